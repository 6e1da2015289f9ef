/* lib/io: physical lines, encodings, CSV records. */
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
#include "base/rng.h"
#include "base/str.h"
#include "io/csv.h"

struct input {
    struct miraif_arena *arena;
    struct mi_source *source;
    struct mi_decoder *decoder;
    struct mi_csv *csv;
    struct miraif_error err;
};

/* Opens `bytes` as a file; the status of what fails first. */
static enum miraif_status open_bytes(struct input *input, const char *bytes, size_t length,
                                     enum mi_encoding wanted)
{
    char path[] = "/tmp/miraif-test-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0 && write(fd, bytes, length) == (ssize_t)length);
    close(fd);
    *input = (struct input){.arena = miraif_arena_create()};
    enum miraif_status status = mi_source_open(path, input->arena, &input->source, &input->err);
    unlink(path);
    if (status == MIRAIF_OK)
        status = mi_decoder_open(input->source, wanted, input->arena, &input->decoder, &input->err);
    if (status == MIRAIF_OK)
        status = mi_csv_open(input->source, input->decoder, input->arena, &input->csv, &input->err);
    return status;
}

static void close_input(struct input *input)
{
    mi_csv_close(input->csv);
    mi_decoder_close(input->decoder);
    mi_source_close(input->source);
    miraif_arena_destroy(input->arena);
}

/* The whole file as "line:field|field/…"; faults as "line!fault@column/". Lives until the input is closed. */
static const char *read_all(struct input *input, const char *bytes, size_t length, enum mi_encoding wanted)
{
    struct mi_csv_record record;
    bool more = true;
    assert_int_equal(open_bytes(input, bytes, length, wanted), MIRAIF_OK);
    struct mi_str got = mi_str_begin(input->arena, 1 << 24);
    uint64_t number = 0;
    while (assert_int_equal(mi_csv_next(input->csv, &record, &more, &input->err), MIRAIF_OK), more) {
        assert_true(record.number == number++);
        mi_str_addf(&got, "%d", (int)record.line);
        if (record.fault != MI_CSV_SOUND)
            mi_str_addf(&got, "!%d@%zu", (int)record.fault, record.column);
        for (size_t i = 0; record.fault == MI_CSV_SOUND && i < record.count; i++)
            mi_str_addf(&got, "%c%s", i == 0 ? ':' : '|', record.fields[i]);
        mi_str_add_char(&got, '/');
    }
    const char *text;
    assert_int_equal(mi_str_end(&got, &text, &input->err), MIRAIF_OK);
    return text;
}

static void check_as(const char *bytes, size_t length, enum mi_encoding wanted, const char *expected)
{
    struct input input;
    assert_string_equal(read_all(&input, bytes, length, wanted), expected);
    close_input(&input);
}

static void check(const char *bytes, const char *expected)
{
    check_as(bytes, strlen(bytes), MI_ENCODING_UNKNOWN, expected);
}

static void records_know_their_lines(void **state)
{
    (void)state;
    check("", "");
    check("\n\r\n\r", "");
    check("a,b", "1:a|b/");
    check("a,b\n1,2\n", "1:a|b/2:1|2/");
    check("a,b\r1,2\r\r3,4", "1:a|b/2:1|2/4:3|4/");
    check("a,b\r\n\"1\r\n\r\n2\",x\r\n3,4\r\n", "1:a|b/2:1\r\n\r\n2|x/5:3|4/");
    check("a;b\n1;2,3\n", "1:a|b/2:1|2,3/");
    check("a\tb\n1\t 2 \n", "1:a|b/2:1| 2 /");
    check("\n\na,\"b\n;;;\"\n,\n 　,\t\n\"\"\"x\"\"\",\n", "3:a|b\n;;;/7:\"x\"|/");
    check("\xEF\xBB\xBF\"a\",b\n", "1:a|b/");
}

static void a_broken_quote_costs_one_record(void **state)
{
    (void)state;
    check("a,b\n1,\"x\n2,y\n3,\"z\"\n", "1:a|b/2!1@2/3:2|y/4:3|z/");
    check("a,b\n1,\"x\n2,y\n3,z", "1:a|b/2!1@2/3:2|y/4:3|z/");
    check("a,b\n1,x\"y\"\n2,y\n", "1:a|b/2!2@2/3:2|y/");
    check("a,b\n1,\"x\"y\n2,y\n", "1:a|b/2!2@2/3:2|y/");
    check("a,b\n1,\"", "1:a|b/2!1@2/");
    check("a,b\r\n1,\"x\r\n2,y\r\n", "1:a|b/2!1@2/3:2|y/");
}

static void bytes_that_cannot_be_are_named(void **state)
{
    (void)state;
    check("あ,b\nう,\xE3\x81\n2,y\n", "1:あ|b/2!3@2/3:2|y/");
    check_as("a,b\n1,\0x\n2,y\n", 13, MI_ENCODING_UNKNOWN, "1:a|b/2!4@2/3:2|y/");
    check_as("a,b\n1,\x82\n2,\x82\xA0\n", 13, MI_ENCODING_CP932, "1:a|b/2!3@2/3:2|あ/");
    /* The trail byte of ソ, 表 and 能 is the backslash's. */
    check_as("\x83\x5C\x95\x5C,\x94\x5C\n\xFB\xFC,\x87\x8A\n", 13, MI_ENCODING_UNKNOWN, "1:ソ表|能/2:髙|㈱/");
    check_as("\xFF\xFE\x42\x30\x09\x00\x61\x00\x0D\x00\x0A\x00\x31\x00\x09\x00\x0A\x30", 18,
             MI_ENCODING_UNKNOWN, "1:あ|a/2:1|\xE3\x80\x8A/");
    check_as("\xFE\xFF\x30\x42\x00,\x00\x61\x00\x0A\xD8\x00\x00,\x00\x62", 16, MI_ENCODING_UNKNOWN,
             "1:あ|a/2!3@1/");
}

static void unusable_files_are_refused(void **state)
{
    (void)state;
    struct input input;
    assert_int_equal(open_bytes(&input, "\xFF\xFE\x42", 3, MI_ENCODING_UNKNOWN), MIRAIF_TRUNCATED_UTF16);
    close_input(&input);
    assert_int_equal(open_bytes(&input, "\xFE\xFF\x00\x61\xD8\x3D", 6, MI_ENCODING_UNKNOWN),
                     MIRAIF_TRUNCATED_UTF16);
    close_input(&input);
    assert_int_equal(open_bytes(&input, "PK\x03\x04zzz", 7, MI_ENCODING_UNKNOWN), MIRAIF_UNDECODABLE);
    close_input(&input);
    assert_int_equal(open_bytes(&input, "\xFF\xFD\xFC\n\x80\xFF\n", 7, MI_ENCODING_UNKNOWN),
                     MIRAIF_UNDECODABLE);
    close_input(&input);
}

static void oversized_fields_are_followed_to_their_end(void **state)
{
    (void)state;
    enum { HUGE_FIELD = 1 << 20 };
    char *bytes = malloc(2 * HUGE_FIELD);
    char *at = bytes + snprintf(bytes, 32, "a,b\n1,\"");
    memset(at, 'x', HUGE_FIELD);
    at[100] = '\n';
    at += HUGE_FIELD;
    at += snprintf(at, 32, "\"\n2,y\n");
    check_as(bytes, (size_t)(at - bytes), MI_ENCODING_UNKNOWN, "1:a|b/2!5@2/4:2|y/");
    memset(bytes + 6, 'x', 2 * HUGE_FIELD - 7);
    memcpy(bytes + 2 * HUGE_FIELD - 6, "\r\n2,y\n", 6);
    check_as(bytes, 2 * HUGE_FIELD, MI_ENCODING_UNKNOWN, "1:a|b/2!5@0/3:2|y/");
    memset(bytes, 'x', 64 * 1024);
    memcpy(bytes + 64 * 1024, "\nz\n", 3);
    struct input input;
    struct mi_csv_record record;
    bool more;
    assert_int_equal(open_bytes(&input, bytes, 64 * 1024 + 3, MI_ENCODING_UNKNOWN), MIRAIF_OK);
    assert_int_equal(mi_csv_next(input.csv, &record, &more, &input.err), MIRAIF_OK);
    assert_int_equal(record.fault, MI_CSV_SOUND);
    close_input(&input);
    free(bytes);
}

/* Writes a field as any program might, quoted where it must be. */
static void put_field(struct mi_str *out, const char *field, bool quoted)
{
    if (strpbrk(field, ",\"\r\n") == NULL && !quoted) {
        mi_str_add(out, field);
        return;
    }
    mi_str_add_char(out, '"');
    for (; *field != '\0'; field++) {
        mi_str_add_char(out, *field);
        if (*field == '"')
            mi_str_add_char(out, '"');
    }
    mi_str_add_char(out, '"');
}

static void well_formed_files_come_back_as_they_were(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a", "あ", ",",  "\"", "\n",   "\r\n", "\r",
                                         " ", ";",  "\t", "髙", "\"\"", "x"};
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    struct miraif_arena *arena = miraif_arena_create();
    struct mi_rng rng;
    mi_rng_seed(&rng, 7);
    for (int round = 0; round < 300; round++) {
        miraif_arena_reset(arena);
        struct mi_str file = mi_str_begin(arena, 1 << 20);
        struct mi_str expected = mi_str_begin(arena, 1 << 20);
        const char *end = ends[mi_rng_below(&rng, 3)];
        mi_str_addf(&file, "h,h,h,h,h,h,h,h,h%s", end);
        mi_str_add(&expected, "1:h|h|h|h|h|h|h|h|h/");
        int line = 2;
        for (uint32_t row = mi_rng_below(&rng, 6); row > 0; row--) {
            mi_str_addf(&expected, "%d:k|", line++);
            mi_str_add(&file, "k,");
            for (int column = 0; column < 3; column++) {
                struct mi_str field = mi_str_begin(arena, 1 << 10);
                const char *text;
                for (uint32_t n = mi_rng_below(&rng, 5); n > 0; n--)
                    mi_str_add(&field, pieces[mi_rng_below(&rng, sizeof pieces / sizeof *pieces)]);
                assert_int_equal(mi_str_end(&field, &text, NULL), MIRAIF_OK);
                for (const char *at = text; *at != '\0'; at++)
                    line += *at == '\n' || (*at == '\r' && at[1] != '\n');
                put_field(&file, text, mi_rng_below(&rng, 2) == 0);
                mi_str_add(&file, column < 2 ? "," : row > 1 ? end : "");
                mi_str_addf(&expected, "%s%c", text, column < 2 ? '|' : '/');
            }
        }
        const char *bytes;
        const char *want;
        assert_int_equal(mi_str_end(&file, &bytes, NULL), MIRAIF_OK);
        assert_int_equal(mi_str_end(&expected, &want, NULL), MIRAIF_OK);
        check(bytes, want);
    }
    miraif_arena_destroy(arena);
}

/* A line of random bytes, and the same with a field that only libcsv reads, are alike but for that field. */
static void plain_records_are_read_as_libcsv_reads_them(void **state)
{
    static const char bytes[] = "aab,,\"\" \t;,\"";
    struct mi_rng rng;
    struct input input;
    int sound = 0;
    (void)state;
    mi_rng_seed(&rng, 11);
    for (int round = 0; round < 2000; round++) {
        char line[16];
        char file[64];
        char more[64];
        size_t length = 1 + mi_rng_below(&rng, 12);
        for (size_t i = 0; i < length; i++)
            line[i] = bytes[mi_rng_below(&rng, sizeof bytes - 1)];
        snprintf(file, sizeof file, "a,b\n%.*s\n", (int)length, line);
        snprintf(more, sizeof more, "a,b\n%.*s,\"x\"\"y\"\n", (int)length, line);
        const char *text = read_all(&input, file, strlen(file), MI_ENCODING_UNKNOWN);
        const char *record = strstr(text, "/2:");
        if (record != NULL && strlen(record) > 4 && strchr(record + 1, '/') == record + strlen(record) - 1) {
            snprintf(file, sizeof file, "1:a|b%.*s|x\"y/", (int)strlen(record) - 1, record);
            check(more, file);
            sound++;
        }
        close_input(&input);
    }
    assert_in_range(sound, 200, 2000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_know_their_lines),
        cmocka_unit_test(a_broken_quote_costs_one_record),
        cmocka_unit_test(bytes_that_cannot_be_are_named),
        cmocka_unit_test(unusable_files_are_refused),
        cmocka_unit_test(oversized_fields_are_followed_to_their_end),
        cmocka_unit_test(well_formed_files_come_back_as_they_were),
        cmocka_unit_test(plain_records_are_read_as_libcsv_reads_them),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
