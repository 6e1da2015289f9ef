/* lib/model/mark.c: the arithmetic of marks, against fractions done by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "miraif/arena.h"
#include "model/mark.h"

static const int64_t one = 1000000;

static void a_mean_is_weighted_and_rounded_half_up(void **state)
{
    (void)state;
    const struct miraif_criterion item[] = {{"a", 2 * one, one, 5 * one}, {"b", one, one, 5 * one}};
    const struct miraif_criteria criteria = {item, 2, false};
    int64_t value[] = {4 * one, 5 * one};
    struct miraif_review review = {.value = value};
    assert_int_equal(mi_review_mean(&criteria, &review), 4333333);
    value[1] = 3 * one + 1; /* 11.000001 / 3 rounds to 3.666667 */
    assert_int_equal(mi_review_mean(&criteria, &review), 3666667);
    value[0] = 1;
    value[1] = 1;
    assert_int_equal(mi_review_mean(&criteria, &review), 1);
}

static void the_mean_over_reviews_rounds_once(void **state)
{
    (void)state;
    const struct miraif_criterion item[] = {{"a", one, 0, one}, {"b", one, 0, one}, {"c", one, 0, one}};
    const struct miraif_criteria criteria = {item, 3, false};
    /* Means 1/3, 1/3 and 1/3 of a millionth: each rounds to 0, and so does their exact mean. */
    int64_t low[] = {1, 0, 0};
    struct miraif_review review[] = {{.value = low}, {.value = low}, {.value = low}};
    assert_int_equal(mi_mark_of(&criteria, review, NULL, 3).mark, 0);
    /* Means 1/3 and 2/3: rounded one by one 0 and 1; their exact mean is one half, which goes up. */
    int64_t high[] = {1, 1, 0};
    review[1].value = high;
    struct mi_mark mark = mi_mark_of(&criteria, review, NULL, 2);
    assert_int_equal(mark.mark, 1);
    assert_int_equal(mark.spread, 0); /* one third */
    /* Means 1/3, 1/3 and 2/3 come to 4/9. */
    struct miraif_review three[] = {{.value = low}, {.value = low}, {.value = high}};
    assert_int_equal(mi_mark_of(&criteria, three, NULL, 3).mark, 0);
}

static void an_incomplete_review_does_not_count(void **state)
{
    (void)state;
    const struct miraif_criterion item[] = {{"a", one, one, 5 * one}, {"b", one, one, 5 * one}};
    const struct miraif_criteria criteria = {item, 2, false};
    int64_t whole[] = {2 * one, 4 * one};
    int64_t half[] = {5 * one, MIRAIF_UNMARKED};
    struct miraif_review review[] = {{.value = half}, {.value = whole}};
    struct mi_mark mark = mi_mark_of(&criteria, review, NULL, 2);
    assert_int_equal(mark.complete, 1);
    assert_int_equal(mark.incomplete, 1);
    assert_int_equal(mark.mark, 3 * one);
    assert_int_equal(mark.spread, 0);
    mark = mi_mark_of(&criteria, review, NULL, 1);
    assert_int_equal(mark.complete, 0);
    assert_int_equal(mark.mark, 0);
}

static void the_largest_sheets_do_not_overflow(void **state)
{
    (void)state;
    struct miraif_criterion item[MIRAIF_CRITERIA_MOST];
    int64_t value[MIRAIF_CRITERIA_MOST];
    for (int i = 0; i < MIRAIF_CRITERIA_MOST; i++) {
        item[i] = (struct miraif_criterion){"x", MIRAIF_WEIGHT_MOST * one, 0, MIRAIF_SCALE_MOST * one};
        value[i] = MIRAIF_SCALE_MOST * one;
    }
    const struct miraif_criteria criteria = {item, MIRAIF_CRITERIA_MOST, false};
    static struct miraif_review review[MIRAIF_REVIEWS_MOST];
    for (int i = 0; i < MIRAIF_REVIEWS_MOST; i++)
        review[i].value = value;
    struct mi_mark mark = mi_mark_of(&criteria, review, NULL, MIRAIF_REVIEWS_MOST);
    assert_true(mark.mark == MIRAIF_SCALE_MOST * one);
}

/* Two who see the same people alike but for a point, and for how far they go, are corrected to the same. */
static void corrected_marks_know_no_reviewer(void **state)
{
    (void)state;
    struct miraif_criterion item[] = {{"x", one, 0, 100 * one}};
    const struct miraif_criteria criteria = {item, 1, false};
    int64_t value[12];
    struct miraif_review review[12] = {{0}};
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    const int64_t *mean;
    for (int i = 0; i < 10; i++) {
        value[i] = i < 5 ? (10 + i) * one : (30 + 2 * (i - 5)) * one;
        review[i] = (struct miraif_review){.value = &value[i], .reviewer = i < 5 ? "strict" : "mild"};
    }
    value[10] = value[11] = 50 * one; /* of somebody whose habits nobody knows */
    review[10] = review[11] = (struct miraif_review){.value = &value[10], .reviewer = "new"};
    assert_int_equal(mi_marks_correct(&criteria, review, 12, arena, &mean, &err), MIRAIF_OK);
    for (int i = 0; i < 5; i++)
        assert_in_range(mean[i] - mean[i + 5] + one / 100, 0, one / 50);
    assert_int_equal(mean[2], 23 * one); /* the mean of all */
    assert_true(mean[4] > mean[3] && mean[3] > mean[2]);
    assert_int_equal(mean[10], 50 * one);
    assert_int_equal(mi_mark_of(&criteria, &review[2], &mean[2], 1).corrected, 23 * one);
    assert_int_equal(mi_marks_correct(&criteria, review, 5, arena, &mean, &err), MIRAIF_OK);
    assert_int_equal(mean[0], 10 * one); /* alone, nobody is lenient */
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mean_is_weighted_and_rounded_half_up),
        cmocka_unit_test(the_mean_over_reviews_rounds_once),
        cmocka_unit_test(an_incomplete_review_does_not_count),
        cmocka_unit_test(the_largest_sheets_do_not_overflow),
        cmocka_unit_test(corrected_marks_know_no_reviewer),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("mark", tests, NULL, NULL);
}
