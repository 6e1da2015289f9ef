/* Mixing: wishes, what went before, order and stopping. */
#include "mixing_fixture.h"

static void expect_no_repeat(struct instance *in)
{
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing_result result = solve(in, 0, arena);
    assert_int_equal(result.repeats, 0);
    assert_int_equal(result.broken, 0);
    assert_int_equal(result.uneven, 0);
    assert_int_equal(result.solution, MIRAIF_OPTIMAL);
    miraif_arena_destroy(arena);
}

static void teams_meet_others_in_as_many_rounds_as_there_are(void **state)
{
    (void)state;
    static const uint32_t known[][2] = {{4, 4}, {5, 4}, {6, 6}, {7, 8}, {8, 9}, {9, 10}, {10, 11}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct instance in;
        begin(&in, 4 * known[i][0], known[i][0], known[i][1]);
        add_teams(&in, known[i][0], 4);
        expect_no_repeat(&in);
    }
}

static void a_fixed_round_is_kept_and_not_met_again(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 32, 8, 10);
    in.problem.fixed_rounds = 1;
    for (uint32_t p = 0; p < 32; p++)
        in.fixed[p] = (p * 5 + 3) % 8;
    expect_no_repeat(&in);
    begin(&in, 16, 4, 5);
    in.problem.fixed_rounds = 2;
    for (uint32_t p = 0; p < 16; p++) {
        in.fixed[p] = p / 4;
        in.fixed[16 + p] = p % 4;
    }
    expect_no_repeat(&in);
}

/* One round at a time, each knowing the ones before, is as good as all at once: as fixed rounds, and as
 * pairs. */
static void a_design_that_was_begun_goes_on(void **state)
{
    (void)state;
    struct instance in;
    struct miraif_arena *arena = miraif_arena_create();
    begin(&in, 32, 8, 1);
    for (uint32_t p = 0; p < 32; p++)
        in.fixed[p] = (p * 5 + 3) % 8;
    for (uint32_t rounds = 2; rounds <= 10; rounds++) {
        in.problem.rounds = rounds;
        in.problem.fixed_rounds = rounds - 1;
        struct miraif_mixing_result result = solve(&in, 0, arena);
        assert_int_equal(result.repeats, 0);
        assert_int_equal(result.steps, 0);
        memcpy(in.fixed, result.table, rounds * 32 * sizeof *in.fixed);
    }
    begin(&in, 24, 6, 1);
    for (uint32_t p = 0; p < 24; p++)
        for (uint32_t q = p % 6; q < p; q += 6)
            add_met(&in, q, p, 3); /* teams of every sixth */
    for (uint32_t round = 0; round < 4; round++) {
        struct miraif_mixing_result result = solve(&in, 0, arena);
        assert_int_equal(result.repeats, 0);
        assert_int_equal(result.steps, 0);
        for (uint32_t p = 0; p < 24; p++)
            for (uint32_t q = 0; q < p; q++)
                if (result.table[p] == result.table[q])
                    add_met(&in, q, p, 1);
    }
    miraif_arena_destroy(arena);
}

static void tables_may_be_a_seat_short(void **state)
{
    (void)state;
    static const uint32_t known[][3] = {{15, 4, 5},   {31, 8, 10}, {30, 8, 10},
                                        {39, 10, 13}, {23, 6, 7},  {13, 4, 4}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct instance in;
        begin(&in, known[i][0], known[i][1], known[i][2]);
        expect_no_repeat(&in);
    }
}

static void kinds_are_spread_and_separations_kept_in_designs_too(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 32, 8, 9);
    in.problem.kind = in.kind;
    for (uint32_t p = 0; p < 4; p++)
        in.kind[p] = 1;
    add_apart(&in, 0, 9);
    add_apart(&in, 17, 30);
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing_result result = solve(&in, 0, arena);
    assert_int_equal(result.broken, 0);
    assert_int_equal(result.uneven, 0);
    assert_true(result.repeats <= 24);
    miraif_arena_destroy(arena);
    begin(&in, 20, 5, 4);
    in.problem.kind = in.kind;
    for (uint32_t p = 0; p < 5; p++)
        in.kind[p * 4] = 1;
    add_apart(&in, 1, 2);
    expect_no_repeat(&in);
}

/* Two of the first seating do not come and one comes besides: the others stay, or one has to move. */
static void a_seating_is_mended_with_the_fewest_moves(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 15, 4, 1);
    in.problem.stay = in.stay;
    static const uint32_t stay[] = {0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, MIRAIF_MIXING_ANYWHERE};
    memcpy(in.stay, stay, sizeof stay);
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing_result result = solve(&in, 0, arena);
    assert_int_equal(result.moved, 1);
    for (uint32_t i = 0; i < 4; i++)
        in.size[i] = i == 0 ? 3 : 4;
    result = solve(&in, 0, arena);
    assert_int_equal(result.moved, 0);
    assert_int_equal(result.table[14], 0);
    miraif_arena_destroy(arena);
}

static void what_must_repeat_is_spread_evenly(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    for (uint32_t rounds = 6; rounds <= 10; rounds++) {
        struct instance in;
        begin(&in, 16, 4, rounds);
        struct miraif_mixing_result result = solve(&in, 0, arena);
        assert_int_equal(result.repeats, (rounds - 5) * 24);
        assert_int_equal(result.repeats_bound, result.repeats);
        assert_int_equal(result.most, 2);
        assert_int_equal(result.solution, MIRAIF_OPTIMAL);
    }
    miraif_arena_destroy(arena);
}

static void separations_that_cannot_be_kept_are_counted(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 6, 2, 2);
    for (uint32_t one = 0; one < 3; one++)
        for (uint32_t other = 0; other < one; other++)
            add_apart(&in, one, other);
    in.problem.effort = 10000;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing_result result = solve(&in, 0, arena);
    assert_int_equal(result.solution, MIRAIF_INFEASIBLE);
    assert_int_equal(result.broken, 2);
    miraif_arena_destroy(arena);
}

static void the_same_seed_gives_the_same_seating(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 26, 6, 6);
    add_teams(&in, 6, 4);
    add_met(&in, 3, 25, 2);
    add_met(&in, 9, 24, 2);
    in.problem.effort = 50000;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing_result first = solve(&in, 5, arena);
    struct miraif_mixing_result second = solve(&in, 5, arena);
    assert_memory_equal(first.table, second.table, 26 * 6 * sizeof *first.table);
    assert_int_equal(first.steps, second.steps);
    assert_true(first.steps <= 50000);
    miraif_arena_destroy(arena);
}

static bool at_once(void *context)
{
    (void)context;
    return true;
}

static void a_stopped_search_gives_what_it_has(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 26, 6, 8);
    struct miraif_env env = {.should_stop = at_once};
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing_result result;
    assert_int_equal(miraif_solve_mixing(&in.problem, &env, arena, &result, NULL), MIRAIF_OK);
    assert_int_equal(miraif_check_mixing(&in.problem, &result, NULL), MIRAIF_OK);
    assert_true(result.stopped);
    assert_true(result.steps < 5000);
    miraif_arena_destroy(arena);
}

static void expect_refused(const struct instance *in, const char *message)
{
    struct miraif_error err = {0};
    struct miraif_mixing_result result;
    struct miraif_arena *arena = miraif_arena_create();
    assert_int_equal(miraif_solve_mixing(&in->problem, NULL, arena, &result, &err), MIRAIF_REFUSED);
    assert_string_equal(err.message, message);
    miraif_arena_destroy(arena);
}

static void malformed_problems_are_refused(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 8, 2, 2);
    in.problem.people = 9;
    expect_refused(&in, "the tables seat 8, and there are 9 people");
    begin(&in, 8, 2, 0);
    expect_refused(&in, "the number of rounds is not 1 to 200");
    begin(&in, 8, 2, 2);
    add_met(&in, 1, 1, 1);
    expect_refused(&in, "pair 0 is not one of two people from 0 to 7");
    begin(&in, 8, 2, 2);
    add_met(&in, 1, 2, 600);
    add_met(&in, 2, 1, 401);
    expect_refused(&in, "people 1 and 2 met with a weight that is not 1 to 1000");
    begin(&in, 8, 2, 2);
    in.problem.fixed_rounds = 1;
    expect_refused(&in, "person 4 has no seat in the fixed round 0");
    begin(&in, 8, 2, 1);
    in.problem.fixed_rounds = 1;
    expect_refused(&in, "every round is fixed");
}

static void the_check_finds_what_is_wrong(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 16, 4, 4);
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing_result result = solve(&in, 0, arena);
    struct miraif_mixing_result wrong = result;
    wrong.repeats++;
    assert_int_equal(miraif_check_mixing(&in.problem, &wrong, NULL), MIRAIF_INTERNAL);
    wrong = result;
    wrong.bound = 1;
    assert_int_equal(miraif_check_mixing(&in.problem, &wrong, NULL), MIRAIF_INTERNAL);
    uint32_t table[64];
    memcpy(table, result.table, sizeof table);
    wrong = result;
    wrong.table = table;
    table[0] = (table[0] + 1) % 4;
    assert_int_equal(miraif_check_mixing(&in.problem, &wrong, NULL), MIRAIF_INTERNAL);
    table[0] = 7;
    assert_int_equal(miraif_check_mixing(&in.problem, &wrong, NULL), MIRAIF_INTERNAL);
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(teams_meet_others_in_as_many_rounds_as_there_are),
        cmocka_unit_test(a_fixed_round_is_kept_and_not_met_again),
        cmocka_unit_test(a_design_that_was_begun_goes_on),
        cmocka_unit_test(tables_may_be_a_seat_short),
        cmocka_unit_test(kinds_are_spread_and_separations_kept_in_designs_too),
        cmocka_unit_test(a_seating_is_mended_with_the_fewest_moves),
        cmocka_unit_test(what_must_repeat_is_spread_evenly),
        cmocka_unit_test(separations_that_cannot_be_kept_are_counted),
        cmocka_unit_test(the_same_seed_gives_the_same_seating),
        cmocka_unit_test(a_stopped_search_gives_what_it_has),
        cmocka_unit_test(malformed_problems_are_refused),
        cmocka_unit_test(the_check_finds_what_is_wrong),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
