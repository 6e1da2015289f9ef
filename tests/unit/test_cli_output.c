/* cmd/cli: the same records in every form of output. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "cli/back_end.h"

static const struct record_field fields[] = {
    {"id", "id", "string", FIELD_TABLE | FIELD_ID},
    {"name", "name", "string", FIELD_TABLE},
    {"score", "score", "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"themes", "themes", "array", FIELD_TABLE},
    {"at", "at", "instant", FIELD_TABLE},
    {"members", "members", "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record = {"person", fields};
static const struct cli_command command = {
    .noun = "person", .verb = "list", .need = CLI_NEED_READ, .record = &record, .list = true};
const struct cli_command *const cli_commands[] = {&command};
const size_t cli_command_count = 1;
const struct cli_noun cli_nouns[] = {{"person", ""}};
const size_t cli_noun_count = 1;

static bool stop;

static bool should_stop(void *context)
{
    (void)context;
    return stop;
}

static char path[] = "/tmp/miraif-output-XXXXXX";
static struct cli cli;
static struct miraif_error err;

static int begin(void **state)
{
    (void)state;
    int fd = mkstemp(path);
    return fd < 0 || close(fd) != 0;
}

static int end(void **state)
{
    (void)state;
    return unlink(path);
}

static void open_output(enum cli_format format)
{
    stop = false;
    err = (struct miraif_error){0};
    cli = (struct cli){.command = &command, .arena = miraif_arena_create()};
    cli.globals.format = format;
    cli.globals.output = path;
    cli.env.should_stop = should_stop;
    assert_int_equal(cli_output_begin(&cli, &err), MIRAIF_OK);
}

/* Ends the output and gives what was written. */
static const char *close_output(bool complete)
{
    static char text[1 << 18];
    assert_int_equal(cli_output_finish(&cli, complete, &err), MIRAIF_OK);
    miraif_arena_destroy(cli.arena);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t length = fread(text, 1, sizeof text - 1, file);
    text[length] = '\0';
    assert_int_equal(fclose(file), 0);
    return text;
}

static struct mi_value *person(int64_t id, const char *name, int64_t score)
{
    struct mi_value *root = mi_value_object(cli_scratch(&cli));
    mi_put_ref(root, "id", 'p', id);
    mi_put_text(root, "name", name);
    mi_put_decimal(root, "score", score);
    struct mi_value *themes = mi_put_array(root, "themes");
    mi_put_text(themes, NULL, "復帰");
    mi_put_text(themes, NULL, "副業, \"兼業\"");
    mi_put_instant(root, "at", 0);
    struct mi_value *member = mi_put_object(mi_put_array(root, "members"), NULL);
    mi_put_text(member, "name", "x");
    return root;
}

static void print_two(void)
{
    assert_int_equal(cli_list(&cli, &err), MIRAIF_OK);
    assert_int_equal(cli_item(&cli, person(1, "古野\t花", 500000), &err), MIRAIF_OK);
    assert_int_equal(cli_item(&cli, person(12, "Ann \x1b[31m", 12000000), &err), MIRAIF_OK);
    assert_int_equal(cli_list_end(&cli, &err), MIRAIF_OK);
}

static void tables_are_aligned_by_width(void **state)
{
    (void)state;
    open_output(CLI_TABLE);
    print_two();
    assert_string_equal(close_output(true),
                        "id   name          score  themes              at\n"
                        "p1   古野\\t花        0.5  復帰, 副業, \"兼業\"  1970-01-01 09:00\n"
                        "p12  Ann \\x1b[31m     12  復帰, 副業, \"兼業\"  1970-01-01 09:00\n");
}

static void tables_are_cut_on_a_terminal(void **state)
{
    (void)state;
    open_output(CLI_TABLE);
    cli.output->columns = 44;
    print_two();
    assert_string_equal(close_output(true), "id   name    score  themes  at\n"
                                            "p1   古野\\…    0.5  復帰,…  1970-01-01 09:00\n"
                                            "p12  Ann \\…     12  復帰,…  1970-01-01 09:00\n");
}

static void json_is_one_document(void **state)
{
    (void)state;
    open_output(CLI_JSON);
    print_two();
    cli_warn(&cli, "late", "found %s", "later");
    assert_string_equal(
        close_output(true),
        "{\"schema\":\"miraif/person-list/1\",\"data\":[\n"
        "{\"id\":\"p1\",\"name\":\"古野\\t花\",\"score\":0.5,\"themes\":[\"復帰\",\"副業, \\\"兼業\\\"\"],"
        "\"at\":\"1970-01-01T09:00:00+09:00\",\"members\":[{\"name\":\"x\"}]},\n"
        "{\"id\":\"p12\",\"name\":\"Ann \\u001b[31m\",\"score\":12,\"themes\":[\"復帰\",\"副業, "
        "\\\"兼業\\\"\"],"
        "\"at\":\"1970-01-01T09:00:00+09:00\",\"members\":[{\"name\":\"x\"}]}\n"
        "],\"warnings\":[{\"code\":\"late\",\"message\":\"found later\"}]}\n");
}

static void shells_get_csv_tsv_and_ids(void **state)
{
    (void)state;
    open_output(CLI_CSV);
    print_two();
    assert_string_equal(close_output(true),
                        "id,name,score,themes,at\n"
                        "p1,古野\t花,0.5,\"復帰;副業, \"\"兼業\"\"\",1970-01-01T09:00:00+09:00\n"
                        "p12,Ann \x1b[31m,12,\"復帰;副業, \"\"兼業\"\"\",1970-01-01T09:00:00+09:00\n");
    open_output(CLI_TSV);
    print_two();
    assert_string_equal(close_output(true),
                        "id\tname\tscore\tthemes\tat\n"
                        "p1\t古野\\t花\t0.5\t復帰;副業, \"兼業\"\t1970-01-01T09:00:00+09:00\n"
                        "p12\tAnn \x1b[31m\t12\t復帰;副業, \"兼業\"\t1970-01-01T09:00:00+09:00\n");
    open_output(CLI_IDS);
    print_two();
    assert_string_equal(close_output(true), "p1\np12\n");
}

static void lines_of_json_end_with_their_number(void **state)
{
    (void)state;
    open_output(CLI_JSONL);
    print_two();
    const char *text = close_output(true);
    assert_non_null(strstr(text, "}]}\n{\"end\":2}\n"));
    open_output(CLI_JSONL);
    assert_int_equal(cli_list(&cli, &err), MIRAIF_OK);
    assert_int_equal(cli_list_end(&cli, &err), MIRAIF_OK);
    assert_string_equal(close_output(true), "{\"end\":0}\n");
}

static void empty_lists_are_lists(void **state)
{
    (void)state;
    static const char *const empty[] = {
        [CLI_TABLE] = "nothing to list\n",
        [CLI_JSON] = "{\"schema\":\"miraif/person-list/1\",\"data\":[],\"warnings\":[]}\n",
        [CLI_JSONL] = "{\"end\":0}\n",
        [CLI_CSV] = "id,name,score,themes,at\n",
        [CLI_TSV] = "id\tname\tscore\tthemes\tat\n",
        [CLI_IDS] = "",
    };
    for (enum cli_format format = CLI_TABLE; format <= CLI_IDS; format++) {
        open_output(format);
        assert_int_equal(cli_list(&cli, &err), MIRAIF_OK);
        assert_int_equal(cli_list_end(&cli, &err), MIRAIF_OK);
        assert_string_equal(close_output(true), empty[format]);
    }
}

static void one_record_is_a_sheet(void **state)
{
    (void)state;
    open_output(CLI_TABLE);
    assert_int_equal(cli_object(&cli, person(1, "古野\n花", -1500001), &err), MIRAIF_OK);
    assert_string_equal(close_output(true), "id      p1\n"
                                            "name    古野\n"
                                            "        花\n"
                                            "score   -1.5\n"
                                            "themes  復帰, 副業, \"兼業\"\n"
                                            "at      1970-01-01 09:00\n");
}

static void long_lists_stream_after_a_thousand_rows(void **state)
{
    (void)state;
    open_output(CLI_TABLE);
    assert_int_equal(cli_list(&cli, &err), MIRAIF_OK);
    for (int64_t i = 1; i <= 1500; i++)
        assert_int_equal(cli_item(&cli, person(i, i == 1400 ? "wider than before" : "a", i * 1000), &err),
                         MIRAIF_OK);
    assert_int_equal(cli_list_end(&cli, &err), MIRAIF_OK);
    const char *text = close_output(true);
    size_t lines = 0;
    for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    assert_int_equal(lines, 1501);
    assert_non_null(strstr(text, "\np1400  wider than before    1.4"));
}

static void a_cut_list_leaves_the_file_as_it_was(void **state)
{
    (void)state;
    open_output(CLI_IDS);
    print_two();
    close_output(true);
    open_output(CLI_JSON);
    assert_int_equal(cli_list(&cli, &err), MIRAIF_OK);
    stop = true;
    assert_int_equal(cli_item(&cli, person(1, "a", 0), &err), MIRAIF_INTERRUPTED);
    assert_string_equal(close_output(false), "p1\np12\n");
}

static void calls_have_their_order(void **state)
{
    (void)state;
    open_output(CLI_CSV);
    assert_int_equal(cli_list_end(&cli, &err), MIRAIF_INTERNAL);
    print_two();
    assert_int_equal(cli_object(&cli, person(1, "a", 0), &err), MIRAIF_INTERNAL);
    close_output(false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_aligned_by_width),
        cmocka_unit_test(tables_are_cut_on_a_terminal),
        cmocka_unit_test(json_is_one_document),
        cmocka_unit_test(shells_get_csv_tsv_and_ids),
        cmocka_unit_test(lines_of_json_end_with_their_number),
        cmocka_unit_test(empty_lists_are_lists),
        cmocka_unit_test(one_record_is_a_sheet),
        cmocka_unit_test(long_lists_stream_after_a_thousand_rows),
        cmocka_unit_test(a_cut_list_leaves_the_file_as_it_was),
        cmocka_unit_test(calls_have_their_order),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("cli_output", tests, begin, end);
}
