/* Turns: against every order on small cases, and what twelve weeks of four people must look like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "base/rng.h"
#include "solve/rotation.h"

enum { SMALL_PEOPLE = 4, SMALL_TURNS = 6 };

/* The cost of an order, written as plainly as can be. */
static void cost_of(const struct mi_rotation *problem, const uint32_t *turn, int64_t *cost)
{
    uint32_t had[SMALL_PEOPLE] = {0}, after[SMALL_PEOPLE][SMALL_PEOPLE] = {{0}}, least = UINT32_MAX;
    uint32_t previous = problem->last;
    memset(cost, 0, MI_ROTATION_COSTS * sizeof *cost);
    for (uint32_t p = 0; p < problem->people; p++) {
        had[p] = problem->had[p];
        least = had[p] < least ? had[p] : least;
        for (uint32_t q = 0; q < problem->people; q++)
            after[p][q] = problem->after[p * problem->people + q];
    }
    for (uint32_t t = 0; t < problem->turns; previous = turn[t++]) {
        uint32_t fewest = UINT32_MAX;
        for (uint32_t p = 0; p < problem->people; p++)
            fewest = had[p] < fewest ? had[p] : fewest;
        if (turn[t] == MI_NOBODY) {
            cost[MI_ROTATION_VACANT]++;
            continue;
        }
        cost[MI_ROTATION_TWICE] += turn[t] == previous;
        cost[MI_ROTATION_UNEVEN] += 2 * (had[turn[t]] - least) + 1;
        cost[MI_ROTATION_EARLY] += had[turn[t]]++ - fewest;
        if (previous != MI_NOBODY)
            cost[MI_ROTATION_REPEATS] += after[previous][turn[t]]++;
    }
}

static bool less(const int64_t *a, const int64_t *b)
{
    for (int i = 0; i < MI_ROTATION_COSTS; i++)
        if (a[i] != b[i])
            return a[i] < b[i];
    return false;
}

/* The least cost over all orders in which nobody away has a turn that somebody else could take. */
static void try_all(const struct mi_rotation *problem, uint32_t *turn, uint32_t t, int64_t *best, bool *any)
{
    int64_t cost[MI_ROTATION_COSTS];
    if (t == problem->turns) {
        cost_of(problem, turn, cost);
        if (!*any || less(cost, best))
            memcpy(best, cost, sizeof cost);
        *any = true;
        return;
    }
    bool present = false;
    for (uint32_t p = 0; p < problem->people; p++) {
        if (problem->away[t * problem->people + p])
            continue;
        present = true;
        turn[t] = p;
        try_all(problem, turn, t + 1, best, any);
    }
    if (!present) {
        turn[t] = MI_NOBODY;
        try_all(problem, turn, t + 1, best, any);
    }
}

static void small_cases_are_as_good_as_can_be(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    struct mi_rng rng;
    mi_rng_seed(&rng, 7);
    for (int round = 0; round < 600; round++) {
        uint32_t had[SMALL_PEOPLE], after[SMALL_PEOPLE * SMALL_PEOPLE], turn[SMALL_TURNS];
        uint8_t away[SMALL_TURNS * SMALL_PEOPLE];
        struct mi_rotation problem = {.people = 1 + mi_rng_below(&rng, SMALL_PEOPLE),
                                      .turns = mi_rng_below(&rng, SMALL_TURNS + 1),
                                      .had = had,
                                      .after = after,
                                      .away = away};
        struct mi_rotation_result result;
        struct miraif_error err = {0};
        int64_t best[MI_ROTATION_COSTS] = {0};
        bool any = false;
        uint32_t mostly = mi_rng_below(&rng, 3);
        for (uint32_t i = 0; i < SMALL_PEOPLE; i++)
            had[i] = mostly == 0 ? 0 : mi_rng_below(&rng, 4);
        for (uint32_t i = 0; i < SMALL_PEOPLE * SMALL_PEOPLE; i++)
            after[i] = mostly == 0 ? 0 : mi_rng_below(&rng, 3);
        for (uint32_t i = 0; i < SMALL_TURNS * SMALL_PEOPLE; i++)
            away[i] = mi_rng_below(&rng, 10) < 3 * mostly;
        problem.last = mi_rng_below(&rng, problem.people + 1);
        if (problem.last == problem.people)
            problem.last = MI_NOBODY;
        assert_int_equal(mi_rotation_solve(&problem, arena, &result, &err), MIRAIF_OK);
        if (mi_rotation_check(&problem, &result, &err) != MIRAIF_OK)
            fail_msg("%s", err.message);
        try_all(&problem, turn, 0, best, &any);
        assert_true(result.optimal);
        assert_memory_equal(result.cost, best, sizeof best);
        miraif_arena_reset(arena);
    }
    miraif_arena_destroy(arena);
}

static void twelve_weeks_of_four_are_an_eulerian_trail(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    const struct mi_rotation problem = {.people = 4, .turns = 12, .last = MI_NOBODY};
    struct mi_rotation_result result;
    bool seen[4][4] = {{false}};
    assert_int_equal(mi_rotation_solve(&problem, arena, &result, NULL), MIRAIF_OK);
    assert_int_equal(mi_rotation_check(&problem, &result, NULL), MIRAIF_OK);
    assert_true(result.optimal);
    for (uint32_t t = 1; t < 12; t++) {
        assert_int_not_equal(result.turn[t], result.turn[t - 1]);
        assert_false(seen[result.turn[t - 1]][result.turn[t]]);
        seen[result.turn[t - 1]][result.turn[t]] = true;
    }
    for (uint32_t block = 0; block < 12; block += 4) {
        unsigned who = 0;
        for (uint32_t t = block; t < block + 4; t++)
            who |= 1U << result.turn[t];
        assert_int_equal(who, 0xF);
    }
    miraif_arena_destroy(arena);
}

/* How often an ordered pair must come again at the least: turns use all pairs before any is used anew. */
static int64_t fewest_repeats(uint32_t people, uint32_t turns)
{
    int64_t pairs = (int64_t)people * (people - 1), steps = (int64_t)turns - 1, rounds = steps / pairs;
    return pairs * rounds * (rounds - 1) / 2 + steps % pairs * rounds;
}

/* Whether every stretch of as many turns as there are people, counted from the first, holds each of them. */
static bool goes_round(const uint32_t *turn, uint32_t people, uint32_t turns)
{
    for (uint32_t first = 0; first < turns; first += people) {
        unsigned who = 0;
        uint32_t count = turns - first < people ? turns - first : people;
        for (uint32_t t = first; t < first + count; t++)
            who |= 1U << turn[t];
        for (; who != 0; who &= who - 1)
            count--;
        if (count != 0)
            return false;
    }
    return true;
}

/* Nobody is away: as even, as varied and as round as turns can be, for every size and number, at once. */
static void turns_are_trails_for_every_size_and_number(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    for (uint32_t people = 2; people <= 8; people++) {
        for (uint32_t turns = 1; turns <= 40; turns++) {
            const struct mi_rotation problem = {.people = people, .turns = turns, .last = MI_NOBODY};
            struct mi_rotation_result result;
            assert_int_equal(mi_rotation_solve(&problem, arena, &result, NULL), MIRAIF_OK);
            assert_int_equal(mi_rotation_check(&problem, &result, NULL), MIRAIF_OK);
            assert_true(result.optimal);
            assert_int_equal(result.cost[MI_ROTATION_TWICE], 0);
            assert_int_equal(result.cost[MI_ROTATION_EARLY], 0);
            assert_int_equal(result.cost[MI_ROTATION_REPEATS], fewest_repeats(people, turns));
            assert_true(goes_round(result.turn, people, turns));
            assert_true(result.steps < 10000);
        }
        miraif_arena_reset(arena);
    }
    miraif_arena_destroy(arena);
}

/* The fewest turns of somebody who had the one before that absences allow, by whose turn it was last. */
static int64_t fewest_twice(const struct mi_rotation *problem)
{
    int64_t until[MI_ROTATION_PEOPLE_MOST + 1], now[MI_ROTATION_PEOPLE_MOST + 1];
    uint32_t people = problem->people;
    for (uint32_t p = 0; p <= people; p++)
        until[p] = p == people ? 0 : INT32_MAX;
    for (uint32_t t = 0; t < problem->turns; t++) {
        int64_t least = INT32_MAX;
        bool present = false;
        for (uint32_t p = 0; p <= people; p++)
            least = until[p] < least ? until[p] : least;
        for (uint32_t p = 0; p < people; p++) {
            now[p] = INT32_MAX;
            if (problem->away[t * people + p] != 0)
                continue;
            present = true;
            now[p] = until[p] + 1;
            for (uint32_t q = 0; q <= people; q++)
                if (q != p && until[q] < now[p])
                    now[p] = until[q];
        }
        now[people] = present ? INT32_MAX : least;
        memcpy(until, now, sizeof until);
    }
    int64_t least = INT32_MAX;
    for (uint32_t p = 0; p <= people; p++)
        least = until[p] < least ? until[p] : least;
    return least;
}

/* The fewest by which anybody's turns must differ is hard to say with absences; but where all are there often
 * enough, swaps leave them even. */
static void absences_swap_turns_and_leave_them_even(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    struct mi_rng rng;
    mi_rng_seed(&rng, 11);
    for (uint32_t people = 2; people <= 8; people++) {
        for (uint32_t turns = 1; turns <= 40; turns++) {
            uint8_t away[40 * 8];
            uint32_t given[8] = {0}, fewest = UINT32_MAX, most = 0;
            uint32_t often = mi_rng_below(&rng, 3);
            for (uint32_t i = 0; i < turns * people; i++)
                away[i] = mi_rng_below(&rng, 20) < often;
            const struct mi_rotation problem = {
                .people = people, .turns = turns, .last = MI_NOBODY, .away = away, .effort = 20000};
            struct mi_rotation_result result;
            assert_int_equal(mi_rotation_solve(&problem, arena, &result, NULL), MIRAIF_OK);
            assert_int_equal(mi_rotation_check(&problem, &result, NULL), MIRAIF_OK);
            assert_int_equal(result.cost[MI_ROTATION_TWICE], fewest_twice(&problem));
            for (uint32_t t = 0; t < turns; t++)
                if (result.turn[t] != MI_NOBODY)
                    given[result.turn[t]]++;
            for (uint32_t p = 0; p < people; p++) {
                fewest = given[p] < fewest ? given[p] : fewest;
                most = given[p] > most ? given[p] : most;
            }
            if (people > 2) /* two people take turns strictly: an absence of one is the other's turn twice */
                assert_true(most - fewest <= 1);
        }
        miraif_arena_reset(arena);
    }
    miraif_arena_destroy(arena);
}

static void a_wrong_result_is_found(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    const uint8_t away[] = {0, 1, 0, 0, 0, 1};
    const struct mi_rotation problem = {.people = 2, .turns = 3, .last = MI_NOBODY, .away = away};
    struct mi_rotation_result result;
    struct miraif_error err = {0};
    assert_int_equal(mi_rotation_solve(&problem, arena, &result, &err), MIRAIF_OK);
    uint32_t wrong[] = {1, 0, 1};
    struct mi_rotation_result other = result;
    other.turn = wrong;
    assert_int_equal(mi_rotation_check(&problem, &other, &err), MIRAIF_INTERNAL);
    other = result;
    other.cost[MI_ROTATION_REPEATS]++;
    assert_int_equal(mi_rotation_check(&problem, &other, &err), MIRAIF_INTERNAL);
    const struct mi_rotation many = {.people = MI_ROTATION_PEOPLE_MOST + 1};
    assert_int_equal(mi_rotation_solve(&many, arena, &result, &err), MIRAIF_REFUSED);
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_cases_are_as_good_as_can_be),
        cmocka_unit_test(twelve_weeks_of_four_are_an_eulerian_trail),
        cmocka_unit_test(turns_are_trails_for_every_size_and_number),
        cmocka_unit_test(absences_swap_turns_and_leave_them_even),
        cmocka_unit_test(a_wrong_result_is_found),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
