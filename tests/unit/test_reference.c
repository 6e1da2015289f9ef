/* References: every form is read and written back; what only looks like one is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/reference.h"

static void every_form_is_read_and_written_back(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum mi_reference_kind kind;
        int64_t cohort, team, number;
    } known[] = {
        {"1", MI_REFERENCE_COHORT, 1, 0, 0},       {"9999", MI_REFERENCE_COHORT, 9999, 0, 0},
        {"1-A", MI_REFERENCE_TEAM, 1, 1, 0},       {"12-AA", MI_REFERENCE_TEAM, 12, 27, 0},
        {"2-NTP", MI_REFERENCE_TEAM, 2, 10000, 0}, {"1-1", MI_REFERENCE_GENERAL, 1, 0, 1},
        {"1-12s", MI_REFERENCE_SOCIAL, 1, 0, 12},  {"1-A-3", MI_REFERENCE_PEER, 1, 1, 3},
        {"3-D-m2", MI_REFERENCE_MENTOR, 3, 4, 2},  {"e3", MI_REFERENCE_COMMUNITY, 0, 0, 3},
        {"a7", MI_REFERENCE_ASK, 0, 0, 7},         {"p12", MI_REFERENCE_PERSON, 0, 0, 12},
        {"1-M-2", MI_REFERENCE_PEER, 1, 13, 2},    {"n5", MI_REFERENCE_NOTE, 0, 0, 5},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct mi_reference reference = {0};
        char text[MI_REFERENCE_TEXT];
        assert_true(mi_reference_parse(known[i].text, &reference));
        assert_int_equal(reference.kind, known[i].kind);
        assert_int_equal(reference.cohort, known[i].cohort);
        assert_int_equal(reference.team, known[i].team);
        assert_int_equal(reference.number, known[i].number);
        mi_reference_format(&reference, text);
        assert_string_equal(text, known[i].text);
    }
}

static void other_spellings_are_taken(void **state)
{
    (void)state;
    static const char *const spellings[][2] = {
        {"1-a", "1-A"}, {"１－Ａ－３", "1-A-3"}, {" 1-a-M2 ", "1-A-m2"}, {"1‐1S", "1-1s"}, {"P12", "p12"}};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        struct mi_reference reference;
        char text[MI_REFERENCE_TEXT];
        assert_true(mi_reference_parse(spellings[i][0], &reference));
        mi_reference_format(&reference, text);
        assert_string_equal(text, spellings[i][1]);
    }
}

static void what_is_none_is_refused(void **state)
{
    (void)state;
    static const char *const none[] = {
        "",      "-",    "0",     "01",     "10000", "1-",    "1-0", "1-01",   "1-A-",
        "1-A-0", "1-A1", "1-A-m", "1-A-m0", "1-1-1", "1-1m",  "A",   "A-1",    "p",
        "p0",    "p12x", "e",     "b3",     "p1@x",  "1-ZZZ", "+1",  "1 - あ", "p99999999999999999999999",
        "1-1ss"};
    struct mi_reference reference = {.number = -1};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (mi_reference_parse(none[i], &reference))
            fail_msg("“%s” was taken", none[i]);
    assert_false(mi_reference_parse(NULL, &reference));
    assert_int_equal(reference.number, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_is_read_and_written_back),
        cmocka_unit_test(other_spellings_are_taken),
        cmocka_unit_test(what_is_none_is_refused),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
