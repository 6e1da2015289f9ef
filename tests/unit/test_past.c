/* What meetings weigh as time goes by, and what separations make of pairs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/past.h"

static const int64_t person[] = {40, 10, 30, 20};

static void newer_meetings_weigh_more(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    struct mi_past past;
    const struct miraif_mixing_pair *pair;
    assert_int_equal(mi_past_begin(&past, person, 4, "2027-01-01", 100, arena, NULL), MIRAIF_OK);
    const int64_t today = past.today;
    static const int64_t age[] = {0, 99, 100, 250, 400, 100000, -5};
    static const uint32_t weight[] = {16, 16, 8, 4, 1, 1, 16};
    for (uint32_t i = 0; i < 7; i++) {
        assert_int_equal(mi_past_begin(&past, person, 4, "2027-01-01", 100, arena, NULL), MIRAIF_OK);
        assert_int_equal(mi_past_sat(&past, 1, 1, 30, today - age[i]), MIRAIF_OK);
        assert_int_equal(mi_past_sat(&past, 1, 1, 99, today - age[i]), MIRAIF_OK); /* does not come */
        assert_int_equal(mi_past_sat(&past, 1, 1, 40, today - age[i]), MIRAIF_OK);
        assert_int_equal(mi_past_sat(&past, 1, 2, 10, today - age[i]), MIRAIF_OK); /* another table */
        assert_int_equal(mi_past_end(&past, &pair), 1);
        assert_int_equal(pair[0].one, 0);
        assert_int_equal(pair[0].other, 2);
        assert_int_equal(pair[0].weight, weight[i]);
    }
    miraif_arena_destroy(arena);
}

static void what_was_met_again_adds_up_but_not_for_ever(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    struct mi_past past;
    const struct miraif_mixing_pair *pair;
    assert_int_equal(mi_past_begin(&past, person, 4, "2027-01-01", 0, arena, NULL), MIRAIF_OK);
    for (int64_t sitting = 1; sitting <= 3; sitting++) {
        mi_past_sat(&past, sitting, 1, 10, past.today - 400);
        mi_past_sat(&past, sitting, 1, 20, past.today - 400);
    }
    mi_past_known(&past, 10, 20);
    mi_past_known(&past, 10, 77);
    for (int i = 0; i < 200; i++)
        mi_past_known(&past, 30, 40);
    assert_int_equal(mi_past_end(&past, &pair), 2);
    assert_int_equal(pair[0].weight, MI_PAST_MOST);
    assert_int_equal(pair[1].one, 1);
    assert_int_equal(pair[1].other, 3);
    assert_int_equal(pair[1].weight, 3 * 8 + 16);
    assert_int_equal(mi_past_begin(&past, person, 4, "2027-01-01", 0, arena, NULL), MIRAIF_OK);
    mi_past_sat(&past, -1, 1, 10, past.today - 400); /* of one team */
    mi_past_sat(&past, -1, 1, 20, past.today - 400);
    assert_int_equal(mi_past_end(&past, &pair), 1);
    assert_int_equal(pair[0].weight, 16);
    assert_int_equal(mi_past_begin(&past, person, 4, "soon", 0, arena, NULL), MIRAIF_INTERNAL);
    miraif_arena_destroy(arena);
}

static void separations_are_pairs(void **state)
{
    (void)state;
    static const uint32_t company[] = {0, 1, 3};
    static const uint32_t sides[] = {0, 1, 2, 3};
    static const struct miraif_separation separation[] = {
        {.kind = MIRAIF_SEPARATION_COMPANY, .rule = MIRAIF_FORBID, .member = company, .count = 3},
        {.kind = MIRAIF_SEPARATION_RELATION, .rule = MIRAIF_AVOID, .member = sides, .count = 4, .left = 1},
        {.kind = MIRAIF_SEPARATION_RELATION, .rule = MIRAIF_TELL, .member = sides, .count = 4, .left = 2},
    };
    struct miraif_arena *arena = miraif_arena_create();
    struct mi_past_apart apart;
    assert_int_equal(mi_past_separate(separation, 3, arena, &apart, NULL), MIRAIF_OK);
    assert_int_equal(apart.aparts, 3);
    assert_int_equal(apart.avoids, 3);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(apart.avoid[i].one, 0);
        assert_int_equal(apart.avoid[i].other, i + 1);
        assert_int_equal(apart.avoid[i].weight, MI_PAST_AVOIDED);
    }
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(newer_meetings_weigh_more),
        cmocka_unit_test(what_was_met_again_adds_up_but_not_for_ever),
        cmocka_unit_test(separations_are_pairs),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
