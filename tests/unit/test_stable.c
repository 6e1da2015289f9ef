/* Stable and fair assignments: thousands of small random cases against brute force. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/rng.h"
#include "miraif/assignment.h"

enum { MOST = 4, CELLS = MOST * MOST, CASES = 1500 };

/* MIRAIF_CASES asks for more. */
static unsigned long cases(void)
{
    const char *asked = getenv("MIRAIF_CASES");
    return asked == NULL ? CASES : strtoul(asked, NULL, 10);
}

struct instance {
    uint32_t rows, columns;
    int64_t cost[CELLS], grief[CELLS];
    uint32_t row_capacity[MOST], column_capacity[MOST], row_least[MOST], column_least[MOST];
};

static void random_instance(struct instance *in, struct mi_rng *rng)
{
    uint32_t range = mi_rng_below(rng, 2) == 0 ? 3 : 100, forbid = mi_rng_below(rng, 3);
    in->rows = mi_rng_below(rng, MOST + 1);
    in->columns = mi_rng_below(rng, MOST + 1);
    for (uint32_t k = 0; k < CELLS; k++) {
        in->cost[k] = mi_rng_below(rng, 5) < forbid ? MIRAIF_FORBIDDEN : (int64_t)mi_rng_below(rng, range);
        in->grief[k] =
            mi_rng_below(rng, 5) < forbid ? MIRAIF_FORBIDDEN : (int64_t)mi_rng_below(rng, range) - 2;
    }
    for (uint32_t k = 0; k < MOST; k++) {
        in->row_capacity[k] = mi_rng_below(rng, 3);
        in->column_capacity[k] = mi_rng_below(rng, 4);
        in->row_least[k] = mi_rng_below(rng, in->row_capacity[k] + 1);
        in->column_least[k] = mi_rng_below(rng, in->column_capacity[k] + 1);
    }
}

/* Calls `judge` for all pairings, as sets of cells, under capacities. */
struct brute {
    const struct instance *in;
    const uint32_t *row_capacity, *column_capacity;
    uint32_t row_load[MOST], column_load[MOST];
    void (*judge)(struct brute *brute, uint32_t set);
    const void *problem;
    int64_t best[CELLS + 4];
    size_t length;
    bool found;
    struct miraif_arena *arena;
    uint32_t stable[1 << 12];
    size_t stables;
};

static void brute_cell(struct brute *brute, uint32_t cell, uint32_t set)
{
    uint32_t columns = brute->in->columns;
    if (cell == brute->in->rows * columns) {
        brute->judge(brute, set);
        return;
    }
    uint32_t i = cell / columns, j = cell % columns;
    brute_cell(brute, cell + 1, set);
    if (brute->row_load[i] == (brute->row_capacity == NULL ? 1 : brute->row_capacity[i]) ||
        brute->column_load[j] == (brute->column_capacity == NULL ? 1 : brute->column_capacity[j]))
        return;
    brute->row_load[i]++;
    brute->column_load[j]++;
    brute_cell(brute, cell + 1, set | 1u << cell);
    brute->row_load[i]--;
    brute->column_load[j]--;
}

static uint32_t set_of(const struct instance *in, const uint32_t *first, const uint32_t *column)
{
    uint32_t set = 0;
    for (uint32_t i = 0; i < in->rows; i++)
        for (uint32_t k = first[i]; k < first[i + 1]; k++)
            set |= 1u << (i * in->columns + column[k]);
    return set;
}

static int descending(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left < right) - (left > right);
}

/* What is minimised in this order: shortfall, fewness of pairs, unequal loads, cost, and griefs from the
 * worst. */
static size_t fair_key(const struct miraif_assignment *problem, const struct instance *in, uint32_t set,
                       int64_t key[CELLS + 4])
{
    int64_t row_load[MOST] = {0}, column_load[MOST] = {0};
    size_t length = 4;
    memset(key, 0, 4 * sizeof *key);
    for (uint32_t cell = 0; cell < in->rows * in->columns; cell++) {
        if (!(set >> cell & 1))
            continue;
        row_load[cell / in->columns]++;
        column_load[cell % in->columns]++;
        key[1]--;
        key[3] += in->cost[cell];
        key[length++] = in->grief[cell];
    }
    for (uint32_t i = 0; i < in->rows && problem->row_least != NULL; i++)
        key[0] += row_load[i] < problem->row_least[i] ? problem->row_least[i] - row_load[i] : 0;
    for (uint32_t j = 0; j < in->columns; j++) {
        if (problem->column_least != NULL && column_load[j] < problem->column_least[j])
            key[0] += problem->column_least[j] - column_load[j];
        key[2] += problem->balance ? column_load[j] * column_load[j] : 0;
    }
    qsort(key + 4, length - 4, sizeof *key, descending);
    return length;
}

static void judge_fair(struct brute *brute, uint32_t set)
{
    int64_t key[CELLS + 4];
    size_t length = fair_key(brute->problem, brute->in, set, key), k = 0;
    for (uint32_t cell = 0; cell < brute->in->rows * brute->in->columns; cell++)
        if ((set >> cell & 1) && brute->in->cost[cell] == MIRAIF_FORBIDDEN)
            return;
    while (brute->found && k < length && k < brute->length && key[k] == brute->best[k])
        k++;
    if (brute->found && (k == length || k == brute->length || key[k] > brute->best[k]))
        return;
    memcpy(brute->best, key, sizeof key);
    brute->length = length;
    brute->found = true;
}

static void fair_as_brute_force(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct instance in;
    struct miraif_arena *arena = miraif_arena_create();
    mi_rng_seed(&rng, 1991);
    for (unsigned long k = 0; k < cases(); k++) {
        struct miraif_fair_result result;
        struct miraif_error err = {0};
        int64_t key[CELLS + 4];
        random_instance(&in, &rng);
        for (uint32_t cell = 0; cell < CELLS; cell++) {
            in.grief[cell] = in.grief[cell] == MIRAIF_FORBIDDEN ? 1 : in.grief[cell];
            if (k % 3 > 0 && in.cost[cell] != MIRAIF_FORBIDDEN)
                in.cost[cell] = k % 3 == 1 ? 0 : in.cost[cell] / 50;
        }
        struct miraif_assignment problem = {.rows = in.rows, .columns = in.columns, .cost = in.cost};
        problem.row_capacity = k % 2 == 0 ? in.row_capacity : NULL;
        problem.column_capacity = k % 5 > 0 ? in.column_capacity : NULL;
        problem.row_least = k % 4 == 0 ? in.row_least : NULL;
        problem.column_least = k % 5 > 2 ? in.column_least : NULL;
        problem.balance = k % 7 > 4;
        struct brute brute = {.in = &in,
                              .row_capacity = problem.row_capacity,
                              .column_capacity = problem.column_capacity,
                              .judge = judge_fair,
                              .problem = &problem};
        brute_cell(&brute, 0, 0);
        assert_int_equal(miraif_solve_fair(&problem, in.grief, NULL, arena, &result, &err), MIRAIF_OK);
        if (miraif_check_fair(&problem, in.grief, &result, arena, &err) != MIRAIF_OK)
            fail_msg("case %lu: %s", k, err.message);
        assert_int_equal(fair_key(&problem, &in, set_of(&in, result.best.first, result.best.column), key),
                         brute.length);
        for (size_t at = 0; at < brute.length; at++)
            if (key[at] != brute.best[at])
                fail_msg("case %lu: place %zu is %lld instead of %lld", k, at, (long long)key[at],
                         (long long)brute.best[at]);
        miraif_arena_reset(arena);
    }
    miraif_arena_destroy(arena);
}

/* By the definition: whether i would have j, beside or instead of its own. */
static bool would(const struct instance *in, uint32_t set, uint32_t capacity, const int64_t *opinion,
                  uint32_t wanted, uint32_t start, uint32_t step, uint32_t count)
{
    uint32_t load = 0;
    bool instead = false;
    if (opinion[wanted] == MIRAIF_FORBIDDEN || in->rows == 0)
        return false;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t cell = start + k * step;
        load += set >> cell & 1;
        instead = instead || ((set >> cell & 1) && opinion[cell] > opinion[wanted]);
    }
    return load < capacity || instead;
}

static size_t count_blocking(const struct miraif_stable *problem, const struct instance *in, uint32_t set)
{
    size_t blocking = 0;
    for (uint32_t i = 0; i < in->rows; i++)
        for (uint32_t j = 0; j < in->columns; j++)
            blocking += !(set >> (i * in->columns + j) & 1) &&
                        would(in, set, problem->row_capacity == NULL ? 1 : problem->row_capacity[i],
                              problem->row_cost, i * in->columns + j, i * in->columns, 1, in->columns) &&
                        would(in, set, problem->column_capacity == NULL ? 1 : problem->column_capacity[j],
                              problem->column_cost, i * in->columns + j, j, in->columns, in->rows);
    return blocking;
}

static void judge_stable(struct brute *brute, uint32_t set)
{
    for (uint32_t cell = 0; cell < brute->in->rows * brute->in->columns; cell++)
        if ((set >> cell & 1) &&
            (brute->in->cost[cell] == MIRAIF_FORBIDDEN || brute->in->grief[cell] == MIRAIF_FORBIDDEN))
            return;
    if (count_blocking(brute->problem, brute->in, set) == 0 &&
        brute->stables < sizeof brute->stable / sizeof *brute->stable)
        brute->stable[brute->stables++] = set;
}

static int64_t worst_of(const struct instance *in, uint32_t set, const int64_t *opinion, uint32_t start,
                        uint32_t step, uint32_t count)
{
    int64_t sum = 0;
    for (uint32_t k = 0; k < count; k++)
        sum += (set >> (start + k * step) & 1) ? 1000 - opinion[start + k * step] : 0;
    (void)in;
    return sum;
}

/* Stable by the audit and by the definition; where there are no ties, nobody on the side that proposes has it
 * better in any stable pairing (one for one: with several partners each by their sum, which is one way). */
static void stable_as_brute_force(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct instance in;
    struct miraif_arena *arena = miraif_arena_create();
    struct brute *brute = malloc(sizeof *brute);
    assert_non_null(brute);
    mi_rng_seed(&rng, 1962);
    for (unsigned long k = 0; k < cases(); k++) {
        struct miraif_pairing result;
        struct miraif_audit audit;
        struct miraif_error err = {0};
        random_instance(&in, &rng);
        bool strict = k % 2 == 0;
        for (uint32_t cell = 0; cell < CELLS && strict; cell++) {
            in.cost[cell] = in.cost[cell] == MIRAIF_FORBIDDEN ? MIRAIF_FORBIDDEN : in.cost[cell] * 32 + cell;
            in.grief[cell] =
                in.grief[cell] == MIRAIF_FORBIDDEN ? MIRAIF_FORBIDDEN : in.grief[cell] * 32 + cell;
        }
        struct miraif_stable problem = {.rows = in.rows,
                                        .columns = in.columns,
                                        .row_cost = in.cost,
                                        .column_cost = in.grief,
                                        .row_capacity = k % 3 == 0 ? in.row_capacity : NULL,
                                        .column_capacity = k % 3 > 0 ? in.column_capacity : NULL,
                                        .columns_propose = k % 4 > 1};
        *brute = (struct brute){.in = &in,
                                .row_capacity = problem.row_capacity,
                                .column_capacity = problem.column_capacity,
                                .judge = judge_stable,
                                .problem = &problem};
        brute_cell(brute, 0, 0);
        assert_int_equal(miraif_solve_stable(&problem, NULL, arena, &result, &err), MIRAIF_OK);
        assert_int_equal(miraif_audit_pairing(&problem, &result, arena, &audit, &err), MIRAIF_OK);
        assert_int_equal(audit.blockings + audit.unacceptables, 0);
        uint32_t set = set_of(&in, result.first, result.column);
        bool known = false;
        for (size_t s = 0; s < brute->stables; s++)
            known = known || brute->stable[s] == set;
        assert_true(known);
        for (size_t s = 0; s < brute->stables && strict; s++)
            for (uint32_t i = 0; i < (problem.columns_propose ? in.columns : in.rows); i++) {
                uint32_t step = problem.columns_propose ? in.columns : 1;
                uint32_t start = problem.columns_propose ? i : i * in.columns;
                uint32_t count = problem.columns_propose ? in.rows : in.columns;
                const int64_t *opinion = problem.columns_propose ? in.grief : in.cost;
                assert_true(worst_of(&in, set, opinion, start, step, count) >=
                            worst_of(&in, brute->stable[s], opinion, start, step, count));
            }
        miraif_arena_reset(arena);
    }
    free(brute);
    miraif_arena_destroy(arena);
}

/* Any pairing, and what its audit lists. */
static void audits_any_pairing(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct instance in;
    struct miraif_arena *arena = miraif_arena_create();
    mi_rng_seed(&rng, 7);
    for (unsigned long k = 0; k < cases(); k++) {
        uint32_t first[MOST + 1] = {0}, column[CELLS], load[MOST] = {0}, pairs = 0;
        struct miraif_audit audit;
        struct miraif_error err = {0};
        random_instance(&in, &rng);
        for (uint32_t i = 0; i < in.rows; i++) {
            for (uint32_t j = 0; j < in.columns; j++)
                if (pairs - first[i] < in.row_capacity[i] && load[j] < in.column_capacity[j] &&
                    mi_rng_below(&rng, 2) == 0) {
                    column[pairs++] = j;
                    load[j]++;
                }
            first[i + 1] = pairs;
        }
        struct miraif_stable problem = {in.rows,         in.columns,         in.cost, in.grief,
                                        in.row_capacity, in.column_capacity, false};
        struct miraif_pairing pairing = {first, column, pairs, 0};
        assert_int_equal(miraif_audit_pairing(&problem, &pairing, arena, &audit, &err), MIRAIF_OK);
        assert_int_equal(audit.blockings, count_blocking(&problem, &in, set_of(&in, first, column)));
        miraif_arena_reset(arena);
    }
    miraif_arena_destroy(arena);
}

/* Gale and Shapley's own examples (1962): each side proposing has its first choices; a cycle of four. */
static void known_results(void **state)
{
    (void)state;
    const int64_t men[9] = {1, 2, 3, 3, 1, 2, 2, 3, 1}, women[9] = {3, 2, 1, 1, 3, 2, 2, 1, 3};
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_stable problem = {3, 3, men, women, NULL, NULL, false};
    struct miraif_pairing result;
    struct miraif_error err = {0};
    assert_int_equal(miraif_solve_stable(&problem, NULL, arena, &result, &err), MIRAIF_OK);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(men[3 * i + result.column[i]], 1);
    problem.columns_propose = true;
    assert_int_equal(miraif_solve_stable(&problem, NULL, arena, &result, &err), MIRAIF_OK);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(women[3 * i + result.column[i]], 1);
    uint32_t first[4] = {0, 2, 2, 2}, column[2] = {0, 1};
    struct miraif_pairing two = {first, column, 2, 0};
    struct miraif_audit audit;
    assert_int_equal(miraif_audit_pairing(&problem, &two, arena, &audit, &err), MIRAIF_REFUSED);
    miraif_arena_destroy(arena);
}

/* Fair ones of some size, proved; and the checker sees what is not fair. */
static void larger_fair_ones(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    mi_rng_seed(&rng, 3);
    for (uint32_t k = 0; k < 6; k++) {
        uint32_t rows = 40, columns = k % 2 == 0 ? 40 : 9, capacity[40];
        int64_t *grief = mi_arena_array(arena, (size_t)rows * columns, sizeof *grief);
        int64_t *cost = mi_arena_array(arena, (size_t)rows * columns, sizeof *cost);
        struct miraif_fair_result result;
        for (uint32_t c = 0; c < rows * columns; c++)
            grief[c] = mi_rng_below(&rng, k < 3 ? 12 : 100000);
        for (uint32_t j = 0; j < columns; j++)
            capacity[j] = columns == 40 ? 1 : 5;
        struct miraif_assignment problem = {.rows = rows,
                                            .columns = columns,
                                            .cost = cost,
                                            .column_capacity = capacity,
                                            .balance = k % 3 == 0};
        assert_int_equal(miraif_solve_fair(&problem, grief, NULL, arena, &result, &err), MIRAIF_OK);
        if (miraif_check_fair(&problem, grief, &result, arena, &err) != MIRAIF_OK)
            fail_msg("%s", err.message);
        result.levels--;
        assert_int_equal(miraif_check_fair(&problem, grief, &result, arena, &err), MIRAIF_INTERNAL);
        miraif_arena_reset(arena);
    }
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fair_as_brute_force), cmocka_unit_test(stable_as_brute_force),
        cmocka_unit_test(audits_any_pairing),  cmocka_unit_test(known_results),
        cmocka_unit_test(larger_fair_ones),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("stable", tests, NULL, NULL);
}
