/* cmd/cli: command lines against tables of commands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "cli/guess.h"
#include "cli/parse.h"

struct args {
    int64_t cohort;
    int64_t size;
    int64_t weight;
    int64_t at;
    const char *start;
    const char *kind;
    const char *who;
    struct cli_texts tags;
    struct cli_texts files;
    bool force;
};

static const char *const kinds[] = {"client", "supplier", NULL};
static const struct cli_param operands[] = {
    {.name = "COHORT", .kind = CLI_COHORT, CLI_INTO(struct args, cohort), .required = true, .help = ""},
    {.name = "FILE", .kind = CLI_FILE, CLI_INTO(struct args, files), .help = ""},
};
static const struct cli_param options[] = {
    {.name = "size",
     .value = "N",
     .kind = CLI_NUMBER,
     .preset = 4,
     .least = 2,
     .most = 40,
     CLI_INTO(struct args, size),
     .help = ""},
    {.name = "weight",
     .letter = 'w',
     .value = "W",
     .kind = CLI_DECIMAL,
     CLI_INTO(struct args, weight),
     .help = ""},
    {.name = "at", .value = "TIME", .kind = CLI_INSTANT, CLI_INTO(struct args, at), .help = ""},
    {.name = "start",
     .letter = 's',
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, start),
     .help = ""},
    {.name = "kind",
     .value = "KIND",
     .kind = CLI_CHOICE,
     .choices = kinds,
     CLI_INTO(struct args, kind),
     .help = ""},
    {.name = "who", .value = "PERSON", .kind = CLI_PERSON, CLI_INTO(struct args, who), .help = ""},
    {.name = "tag", .letter = 't', .value = "TAG", CLI_INTO(struct args, tags), .help = ""},
    {.name = "force", .letter = 'f', CLI_INTO(struct args, force), .help = ""},
};

static const struct cli_command edit = {.noun = "cohort",
                                        .verb = "edit",
                                        CLI_OPERANDS(operands),
                                        CLI_OPTIONS(options),
                                        .args_size = sizeof(struct args)};
static const struct cli_command apart = {.noun = "person",
                                         .verb = "apart",
                                         .operands = operands,
                                         .operand_count = 1,
                                         CLI_OPTIONS(options),
                                         .args_size = sizeof(struct args)};
static const struct cli_command apart_list = {
    .noun = "person", .verb = "apart", .action = "list", .args_size = 1};
const struct cli_command *const cli_commands[] = {&edit, &apart, &apart_list};
const size_t cli_command_count = 3;
const struct cli_noun cli_nouns[] = {{"cohort", ""}};
const size_t cli_noun_count = 1;

static struct miraif_arena *arena;
static struct cli_line line;
static struct miraif_error err;

static int begin(void **state)
{
    (void)state;
    unsetenv("MIRAIF_NOW");
    arena = miraif_arena_create();
    return arena == NULL;
}

static int end(void **state)
{
    (void)state;
    miraif_arena_destroy(arena);
    return 0;
}

/* Parses words that single spaces separate. */
static enum miraif_status parse(const char *words)
{
    static char text[512];
    static char *argv[64];
    int argc = 0;
    size_t length = strlen(words);
    assert_true(length < sizeof text);
    memcpy(text, words, length + 1);
    argv[argc++] = text + length; /* the program's name does not matter */
    for (char *word = text; word < text + length; word += strlen(word) + 1) {
        word[strcspn(word, " ")] = '\0';
        argv[argc++] = word;
    }
    err = (struct miraif_error){0};
    return cli_parse(argc, argv, arena, &line, &err);
}

static const struct args *args(void)
{
    return line.args;
}

static void values_go_where_they_belong(void **state)
{
    (void)state;
    assert_int_equal(
        parse("cohort -n edit --size=8 1 -w0.25 a.csv --start 2027-01-15 -t x -ft y --who p3 b.csv "
              "--at 1970-01-01 --kind client --quiet"),
        MIRAIF_OK);
    assert_ptr_equal(line.path.command, &edit);
    assert_int_equal(args()->cohort, 1);
    assert_int_equal(args()->size, 8);
    assert_int_equal(args()->weight, 250000);
    assert_int_equal(args()->at, -9 * 3600);
    assert_string_equal(args()->start, "2027-01-15");
    assert_string_equal(args()->who, "p3");
    assert_int_equal(args()->tags.count, 2);
    assert_string_equal(args()->tags.item[1], "y");
    assert_int_equal(args()->files.count, 2);
    assert_string_equal(args()->files.item[1], "b.csv");
    assert_true(args()->force && line.globals.dry_run && line.globals.quiet);
}

static void presets_stand_where_nothing_is_given(void **state)
{
    (void)state;
    assert_int_equal(parse("cohort edit 1"), MIRAIF_OK);
    assert_int_equal(args()->size, 4);
    assert_true(args()->at == INT64_MIN && line.globals.now == INT64_MIN && line.globals.seed == -1);
    assert_null(args()->start);
    assert_int_equal(args()->files.count, 0);
}

static void dashes_end_the_options(void **state)
{
    (void)state;
    assert_int_equal(parse("cohort edit 1 - -- --size"), MIRAIF_OK);
    assert_string_equal(args()->files.item[0], "-");
    assert_string_equal(args()->files.item[1], "--size");
}

static void an_action_is_told_from_an_operand(void **state)
{
    (void)state;
    assert_int_equal(parse("person apart list"), MIRAIF_OK);
    assert_ptr_equal(line.path.command, &apart_list);
    assert_int_equal(parse("person apart 7"), MIRAIF_OK);
    assert_ptr_equal(line.path.command, &apart);
    assert_int_equal(parse("person apart -f list"), MIRAIF_USAGE); /* an option came first: an operand */
}

static void help_forgives_what_is_missing(void **state)
{
    (void)state;
    assert_int_equal(parse("cohort edit -h --bogus"), MIRAIF_OK);
    assert_true(line.globals.help);
    assert_int_equal(parse("cohort -h"), MIRAIF_OK);
    assert_int_equal(line.path.count, 1);
    assert_null(line.path.command);
}

static void wrong_lines_say_what_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        const char *message;
        const char *hint;
    } rows[] = {
        {"", "a command is missing", ""},
        {"cohort", "a verb is missing after “cohort”", ""},
        {"cohrot", "there is no command “cohrot”", "did you mean “cohort”?"},
        {"cohort eidt 1", "“cohort” has no verb “eidt”", "did you mean “edit”?"},
        {"cohort edit", "COHORT is missing", "COHORT: "},
        {"cohort edit x", "“x” for COHORT is no whole number", ""},
        {"cohort edit 0", "“0” is out of range for COHORT", "from 1 to 9999"},
        {"cohort edit 1 --sise 3", "“miraif cohort edit” has no option “--sise”", "did you mean “--size”?"},
        {"cohort edit 1 --size 1", "“1” is out of range for --size", "from 2 to 40"},
        {"cohort edit 1 --size 3 --size 3", "“--size” is given twice", ""},
        {"cohort edit 1 --start 2027-02-29", "“2027-02-29” for --start is no date that exists",
         "write it as 2027-01-15"},
        {"cohort edit 1 --kind cleint", "“cleint” is no choice for --kind", "did you mean “client”?"},
        {"cohort edit 1 --kind x", "“x” is no choice for --kind", "one of: client, supplier"},
        {"cohort edit 1 --who me", "“me” for --who names no person",
         "write p12 or an e-mail address; `miraif person list` shows them"},
        {"cohort edit 1 -w 0.1234567", "“0.1234567” for -w is no decimal of at most six places", ""},
        {"cohort edit 1 -x", "“miraif cohort edit” has no option “-x”", ""},
        {"cohort edit 1 -w", "“-w” needs a value: W", ""},
        {"cohort edit 1 --force=1", "“--force” takes no value", ""},
        {"--size 3 cohort edit 1", "“miraif” has no option “--size”", "the options of a command come after it"},
        {"person apart 1 2", "“2” is one operand too many for “miraif person apart”", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(parse(rows[i].words), MIRAIF_USAGE);
        assert_string_equal(err.message, rows[i].message);
        assert_string_equal(err.hint, rows[i].hint);
    }
}

static void distances_count_slips(void **state)
{
    (void)state;
    assert_int_equal(cli_guess_distance("", "abc"), 3);
    assert_int_equal(cli_guess_distance("form", "from"), 1);
    assert_int_equal(cli_guess_distance("kitten", "sitting"), 3);
    assert_int_equal(cli_guess_distance("ca", "abc"), 3); /* optimal string alignment edits no part twice */
    char wide[80] = "";
    memset(wide, 'a', sizeof wide - 1);
    assert_true(cli_guess_distance(wide, "a") == SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_go_where_they_belong),
        cmocka_unit_test(presets_stand_where_nothing_is_given),
        cmocka_unit_test(dashes_end_the_options),
        cmocka_unit_test(an_action_is_told_from_an_operand),
        cmocka_unit_test(help_forgives_what_is_missing),
        cmocka_unit_test(wrong_lines_say_what_is_wrong),
        cmocka_unit_test(distances_count_slips),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("cli_parse", tests, begin, end);
}
