/* lib/base: arena, texts, dates, hash, random numbers, values, errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/value.h"

static void arena_gives_zeroed_memory_after_reset(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 1000; i++) {
            char *memory = mi_arena_alloc(arena, 37);
            assert_non_null(memory);
            for (int j = 0; j < 37; j++)
                assert_int_equal(memory[j], 0);
            memset(memory, 0xAB, 37);
        }
        miraif_arena_reset(arena);
        assert_int_equal(mi_arena_used(arena), 0);
    }
    assert_null(mi_arena_array(arena, SIZE_MAX / 2, 3));
    miraif_arena_destroy(arena);
}

static void an_array_grows_and_keeps_what_it_holds(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    int *array = NULL;
    size_t room = 0;
    for (int i = 0; i < 1000; i++) {
        array = mi_arena_grow(arena, array, (size_t)i, &room, sizeof *array);
        assert_non_null(array);
        assert_true((size_t)i < room);
        array[i] = i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(array[i], i);
    room = SIZE_MAX / 2;
    assert_null(mi_arena_grow(arena, array, room, &room, sizeof *array));
    assert_int_equal(room, SIZE_MAX / 2);
    miraif_arena_destroy(arena);
}

static void str_reports_its_maximum(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    const char *text = NULL;
    struct mi_str str = mi_str_begin(arena, 8);
    mi_str_add(&str, "1234");
    mi_str_addf(&str, "%d", 5678);
    assert_int_equal(mi_str_end(&str, &text, &err), MIRAIF_OK);
    assert_string_equal(text, "12345678");
    mi_str_add_char(&str, '9');
    assert_int_equal(mi_str_end(&str, &text, &err), MIRAIF_REFUSED);
    assert_string_equal(err.message, "a text is longer than 8 bytes");
    miraif_arena_destroy(arena);
}

static void an_excerpt_ends_with_a_character(void **state)
{
    (void)state;
    static const char *const wanted[] = {"…", "a…", "a…", "a…", "aあ…", "aあ…", "aあ…", "aあい"};
    struct miraif_arena *arena = miraif_arena_create();
    for (size_t most = 0; most < sizeof wanted / sizeof *wanted; most++) {
        const char *text;
        struct mi_str str = mi_str_begin(arena, 64);
        mi_str_add_excerpt(&str, "aあい", most);
        assert_int_equal(mi_str_end(&str, &text, NULL), MIRAIF_OK);
        assert_string_equal(text, wanted[most]);
    }
    miraif_arena_destroy(arena);
}

static void dates_agree_with_a_walk_through_every_day(void **state)
{
    (void)state;
    int64_t days = mi_date_to_days((struct mi_date){1600, 1, 1});
    for (struct mi_date date = {1600, 1, 1}; date.year < 2401; days++) {
        struct mi_date back = mi_date_from_days(days);
        assert_int_equal(mi_date_to_days(date), days);
        assert_int_equal(back.year, date.year);
        assert_int_equal(back.month, date.month);
        assert_int_equal(back.day, date.day);
        date.day++;
        if (!mi_date_exists(date))
            date = (struct mi_date){date.year, date.month + 1, 1};
        if (date.month > 12)
            date = (struct mi_date){date.year + 1, 1, 1};
    }
    assert_int_equal(mi_date_weekday((struct mi_date){2027, 1, 15}), 5);
}

static void dates_that_do_not_exist_are_refused(void **state)
{
    (void)state;
    struct mi_date date;
    int64_t instant;
    assert_true(mi_date_parse("2024-02-29", &date));
    assert_false(mi_date_parse("2023-02-29", &date));
    assert_false(mi_date_parse("2024-2-29", &date));
    assert_false(mi_date_parse("2024-02-29 ", &date));
    assert_true(mi_instant_parse("1970-01-01T09:00:00+09:00", &instant) && instant == 0);
    assert_true(mi_instant_parse("1970-01-01", &instant) && instant == -MI_TOKYO_OFFSET);
    assert_true(mi_instant_parse("1970-01-01T00:00Z", &instant) && instant == 0);
    assert_false(mi_instant_parse("1970-01-01T24:00", &instant));
    char text[MI_INSTANT_TEXT];
    mi_instant_format(-1, text);
    assert_string_equal(text, "1970-01-01T08:59:59+09:00");
    assert_int_equal(mi_date_age((struct mi_date){2000, 2, 29}, (struct mi_date){2021, 2, 28}), 20);
    assert_int_equal(mi_date_age((struct mi_date){2000, 2, 29}, (struct mi_date){2021, 3, 1}), 21);
    assert_int_equal(mi_age_on("2000-02-29", (struct mi_date){2021, 3, 1}, 40), 21);
    assert_int_equal(mi_age_on(NULL, (struct mi_date){2021, 3, 1}, 40), 40);
}

static void sha256_matches_its_standard(void **state)
{
    (void)state;
    struct mi_hash hash;
    unsigned char digest[MI_DIGEST_SIZE];
    char text[MI_DIGEST_TEXT];
    mi_hash_begin(&hash);
    mi_hash_add(&hash, "abc", 3);
    mi_hash_end(&hash, digest);
    mi_digest_format(digest, text);
    assert_string_equal(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    mi_hash_begin(&hash);
    for (int i = 0; i < 1000000; i++)
        mi_hash_add(&hash, "a", 1);
    mi_hash_end(&hash, digest);
    mi_digest_format(digest, text);
    assert_string_equal(text, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void random_numbers_are_the_same_everywhere(void **state)
{
    (void)state;
    struct mi_rng rng = {{1, 2, 3, 4}};
    /* The first outputs of the authors' reference program for this state. */
    assert_true(mi_rng_next(&rng) == 11520);
    assert_true(mi_rng_next(&rng) == 0);
    assert_true(mi_rng_next(&rng) == 1509978240);
    unsigned counts[7] = {0};
    mi_rng_seed(&rng, 1);
    for (int i = 0; i < 70000; i++)
        counts[mi_rng_below(&rng, 7)]++;
    for (int i = 0; i < 7; i++)
        assert_in_range(counts[i], 9500, 10500);
}

static void decimals_are_read_as_they_are_written(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t millionths;
    } rows[] = {{"0", 0},
                {"0.5", 500000},
                {"-3.000001", -3000001},
                {"12", 12000000},
                {"9000000000000", 9000000000000000000}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[MI_DECIMAL_TEXT];
        int64_t back = 1;
        mi_decimal_format(rows[i].millionths, text);
        assert_string_equal(text, rows[i].text);
        assert_true(mi_decimal_parse(text, &back));
        assert_true(back == rows[i].millionths);
    }
    static const struct {
        int64_t millionths;
        const char *text;
    } round[] = {
        {62499999, "62.5"}, {-1500, "-0.002"}, {1499, "0.001"}, {499, "0"}, {INT64_MAX, "9223372036854.775"}};
    for (size_t i = 0; i < sizeof round / sizeof *round; i++) {
        char text[MI_DECIMAL_TEXT];
        mi_decimal_round(round[i].millionths, text);
        assert_string_equal(text, round[i].text);
    }
    int64_t value;
    static const char *const wrong[] = {"",      ".", "-", "1e3", "1.0000001", "99999999999999999999",
                                        "1.2.3", " 1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(mi_decimal_parse(wrong[i], &value));
}

static void errors_are_cut_between_characters(void **state)
{
    (void)state;
    struct miraif_error err = {0};
    char name[1200] = "";
    for (int i = 0; i < 300; i++)
        memcpy(name + 3 * i, "あ", 4);
    assert_int_equal(mi_fail(&err, MIRAIF_NOT_FOUND, "no “%s”", name), MIRAIF_NOT_FOUND);
    size_t length = strlen(err.message);
    assert_true(length > sizeof err.message - 4);
    assert_memory_equal(err.message + length - 3, "あ", 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_gives_zeroed_memory_after_reset),
        cmocka_unit_test(an_array_grows_and_keeps_what_it_holds),
        cmocka_unit_test(str_reports_its_maximum),
        cmocka_unit_test(an_excerpt_ends_with_a_character),
        cmocka_unit_test(dates_agree_with_a_walk_through_every_day),
        cmocka_unit_test(dates_that_do_not_exist_are_refused),
        cmocka_unit_test(sha256_matches_its_standard),
        cmocka_unit_test(random_numbers_are_the_same_everywhere),
        cmocka_unit_test(decimals_are_read_as_they_are_written),
        cmocka_unit_test(errors_are_cut_between_characters),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
