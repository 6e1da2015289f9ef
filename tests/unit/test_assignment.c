/* Assignment: thousands of small random cases against brute force, each proved by its prices, and a few of
 * the real size. */
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

enum { MOST = 6, CASES = 6000 };

/* MIRAIF_CASES asks for more. */
static unsigned long cases(void)
{
    const char *asked = getenv("MIRAIF_CASES");
    return asked == NULL ? CASES : strtoul(asked, NULL, 10);
}

struct instance {
    struct miraif_assignment problem;
    int64_t cost[MOST * MOST];
    uint32_t row_capacity[MOST], column_capacity[MOST], row_least[MOST], column_least[MOST];
};

static void random_instance(struct instance *in, struct mi_rng *rng)
{
    uint32_t kind = mi_rng_below(rng, 4); /* 0: plain, 1: capacities, 2 and 3: minimum loads, too */
    uint32_t forbid = 1 + mi_rng_below(rng, 4), range = mi_rng_below(rng, 2) == 0 ? 4 : 1000;
    uint32_t side = kind == 0 ? MOST - 1 : 4;
    in->problem = (struct miraif_assignment){
        .rows = mi_rng_below(rng, side + 1), .columns = mi_rng_below(rng, side + 1), .cost = in->cost};
    for (uint32_t k = 0; k < MOST * MOST; k++)
        in->cost[k] = mi_rng_below(rng, 5) < forbid - 1 ? MIRAIF_FORBIDDEN
                                                        : (int64_t)mi_rng_below(rng, range) - range / 4;
    for (uint32_t k = 0; k < MOST; k++) {
        in->row_capacity[k] = mi_rng_below(rng, 4);
        in->column_capacity[k] = mi_rng_below(rng, 4);
        in->row_least[k] = mi_rng_below(rng, in->row_capacity[k] + 1);
        in->column_least[k] = mi_rng_below(rng, in->column_capacity[k] + 1);
    }
    if (kind >= 1 && mi_rng_below(rng, 4) > 0)
        in->problem.row_capacity = in->row_capacity;
    if (kind >= 1 && mi_rng_below(rng, 4) > 0)
        in->problem.column_capacity = in->column_capacity;
    if (kind >= 2 && in->problem.row_capacity != NULL)
        in->problem.row_least = in->row_least;
    if (kind >= 2 && in->problem.column_capacity != NULL)
        in->problem.column_least = in->column_least;
    uint32_t objective = mi_rng_below(rng, 3);
    in->problem.balance = objective == 1;
    in->problem.cost_first = objective == 2;
}

/* The best of all sets of pairs: the least shortfall, then the most pairs, then, if asked for, loads as equal
 * as can be, then the least cost; or the least shortfall, cost, and the most pairs. */
struct brute {
    const struct miraif_assignment *problem;
    uint32_t row_load[MOST], column_load[MOST];
    bool found;
    uint64_t shortfall;
    uint32_t pairs;
    int64_t squares; /* of the columns' loads: the less, the more equal */
    int64_t cost;
};

static uint32_t brute_capacity(const uint32_t *capacity, uint32_t i)
{
    return capacity == NULL ? 1 : capacity[i];
}

static void brute_judge(struct brute *brute, uint32_t pairs, int64_t cost)
{
    const struct miraif_assignment *problem = brute->problem;
    uint64_t shortfall = 0;
    for (uint32_t i = 0; problem->row_least != NULL && i < problem->rows; i++)
        if (brute->row_load[i] < problem->row_least[i])
            shortfall += problem->row_least[i] - brute->row_load[i];
    for (uint32_t j = 0; problem->column_least != NULL && j < problem->columns; j++)
        if (brute->column_load[j] < problem->column_least[j])
            shortfall += problem->column_least[j] - brute->column_load[j];
    int64_t squares = 0;
    for (uint32_t j = 0; problem->balance && j < problem->columns; j++)
        squares += (int64_t)brute->column_load[j] * brute->column_load[j];
    int64_t now[4] = {(int64_t)shortfall, -(int64_t)pairs, squares, cost};
    int64_t best[4] = {(int64_t)brute->shortfall, -(int64_t)brute->pairs, brute->squares, brute->cost};
    static const int orders[2][4] = {{0, 1, 2, 3}, {0, 3, 1, 2}};
    const int *order = orders[problem->cost_first];
    int k = 0;
    while (brute->found && k < 4 && now[order[k]] == best[order[k]])
        k++;
    if (brute->found && (k == 4 || now[order[k]] > best[order[k]]))
        return;
    brute->found = true;
    brute->shortfall = shortfall;
    brute->pairs = pairs;
    brute->squares = squares;
    brute->cost = cost;
}

static void brute_cell(struct brute *brute, uint32_t cell, uint32_t pairs, int64_t cost)
{
    const struct miraif_assignment *problem = brute->problem;
    if (cell == problem->rows * problem->columns) {
        brute_judge(brute, pairs, cost);
        return;
    }
    uint32_t i = cell / problem->columns, j = cell % problem->columns;
    brute_cell(brute, cell + 1, pairs, cost);
    if (problem->cost[cell] == MIRAIF_FORBIDDEN ||
        brute->row_load[i] == brute_capacity(problem->row_capacity, i) ||
        brute->column_load[j] == brute_capacity(problem->column_capacity, j))
        return;
    brute->row_load[i]++;
    brute->column_load[j]++;
    brute_cell(brute, cell + 1, pairs + 1, cost + problem->cost[cell]);
    brute->row_load[i]--;
    brute->column_load[j]--;
}

static int64_t squares_of(const struct miraif_assignment *problem,
                          const struct miraif_assignment_result *result)
{
    int64_t load[MOST] = {0}, squares = 0;
    for (uint32_t k = 0; k < result->pairs; k++)
        load[result->column[k]]++;
    for (uint32_t j = 0; problem->balance && j < problem->columns; j++)
        squares += load[j] * load[j];
    return squares;
}

static void solves_as_brute_force(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct instance in;
    struct miraif_arena *arena = miraif_arena_create();
    mi_rng_seed(&rng, 87);
    for (unsigned long k = 0; k < cases(); k++) {
        struct miraif_assignment_result result;
        struct miraif_error err = {0};
        random_instance(&in, &rng);
        struct brute brute = {.problem = &in.problem};
        brute_cell(&brute, 0, 0, 0);
        assert_int_equal(miraif_solve_assignment(&in.problem, NULL, arena, &result, &err), MIRAIF_OK);
        if (miraif_check_assignment(&in.problem, &result, arena, &err) != MIRAIF_OK)
            fail_msg("case %lu: %s", k, err.message);
        assert_int_equal(result.shortfall, brute.shortfall);
        assert_int_equal(result.pairs, brute.pairs);
        assert_int_equal(result.cost, brute.cost);
        assert_int_equal(squares_of(&in.problem, &result), brute.squares);
        miraif_arena_reset(arena);
    }
    miraif_arena_destroy(arena);
}

static int64_t *random_costs(struct mi_rng *rng, uint32_t rows, uint32_t columns, uint32_t range,
                             struct miraif_arena *arena)
{
    int64_t *cost = mi_arena_array(arena, (size_t)rows * columns, sizeof *cost);
    assert_non_null(cost);
    for (size_t k = 0; k < (size_t)rows * columns; k++)
        cost[k] = mi_rng_below(rng, range);
    return cost;
}

static struct miraif_assignment_result solve(const struct miraif_assignment *problem,
                                             struct miraif_arena *arena)
{
    struct miraif_assignment_result result;
    struct miraif_error err = {0};
    assert_int_equal(miraif_solve_assignment(problem, NULL, arena, &result, &err), MIRAIF_OK);
    if (miraif_check_assignment(problem, &result, arena, &err) != MIRAIF_OK)
        fail_msg("%s", err.message);
    return result;
}

/* Both ways to solve find the same cost, and so do rows and columns in each other's place. */
static void both_ways_agree(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    mi_rng_seed(&rng, 1987);
    for (uint32_t k = 0; k < 40; k++) {
        uint32_t rows = 20 + mi_rng_below(&rng, 40), columns = 20 + mi_rng_below(&rng, 40);
        struct miraif_assignment plain = {.rows = rows, .columns = columns};
        int64_t *cost = random_costs(&rng, rows, columns, k % 2 == 0 ? 10 : 1000000, arena);
        int64_t *turned = mi_arena_array(arena, (size_t)rows * columns, sizeof *turned);
        uint32_t *two = mi_arena_array(arena, rows + 1, sizeof *two);
        for (size_t c = 0; c < (size_t)rows * columns; c++) {
            if (k % 3 == 0 && mi_rng_below(&rng, 3) > 0)
                cost[c] = MIRAIF_FORBIDDEN;
            turned[c % columns * rows + c / columns] = cost[c];
        }
        plain.cost = cost;
        struct miraif_assignment_result one = solve(&plain, arena);
        struct miraif_assignment other = {.rows = columns, .columns = rows, .cost = turned};
        struct miraif_assignment_result across = solve(&other, arena);
        assert_int_equal(one.cost, across.cost);
        assert_int_equal(one.pairs, across.pairs);
        /* a row that cannot be served keeps the general way busy */
        int64_t *more = mi_arena_array(arena, (size_t)(rows + 1) * columns, sizeof *more);
        memcpy(more, cost, (size_t)rows * columns * sizeof *more);
        for (uint32_t i = 0; i <= rows; i++)
            two[i] = 1 + (i == rows);
        for (uint32_t j = 0; j < columns; j++)
            more[(size_t)rows * columns + j] = MIRAIF_FORBIDDEN;
        struct miraif_assignment loaded = {
            .rows = rows + 1, .columns = columns, .cost = more, .row_capacity = two};
        struct miraif_assignment_result general = solve(&loaded, arena);
        assert_int_equal(one.cost, general.cost);
        assert_int_equal(one.pairs, general.pairs);
        miraif_arena_reset(arena);
    }
    miraif_arena_destroy(arena);
}

/* Costs at the edge of what is allowed, and small steps over which bids could go round for ever. */
static void extreme_costs(void **state)
{
    (void)state;
    enum { SIDE = 60 };
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    mi_rng_seed(&rng, 12);
    int64_t *cost = random_costs(&rng, SIDE, SIDE, 3, arena);
    uint32_t *load = mi_arena_array(arena, SIDE, sizeof *load);
    for (uint32_t i = 0; i < SIDE; i++) {
        load[i] = 1 + i % 2;
        for (uint32_t j = 2; j < SIDE; j++)
            cost[i * SIDE + j] += j % 2 == 0 ? MIRAIF_COST_MOST - 2 : -MIRAIF_COST_MOST;
    }
    struct miraif_assignment problem = {.rows = SIDE, .columns = SIDE, .cost = cost};
    assert_int_equal(solve(&problem, arena).pairs, SIDE);
    problem.row_capacity = problem.column_capacity = problem.row_least = load;
    assert_int_equal(solve(&problem, arena).pairs, SIDE + SIDE / 2);
    miraif_arena_destroy(arena);
}

/* Large enough for cheapest columns, whole rows and all pairs to be searched; the prices prove the results.
 */
static void every_way_is_proved(void **state)
{
    (void)state;
    enum { SIDE = 280 };
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    mi_rng_seed(&rng, 1996);
    for (uint32_t k = 0; k < 6; k++) {
        int64_t *cost = random_costs(&rng, SIDE, SIDE, k % 2 == 0 ? 4 : 1000000, arena);
        uint32_t *load = mi_arena_array(arena, SIDE, sizeof *load);
        uint32_t *least = mi_arena_array(arena, SIDE, sizeof *least);
        for (size_t c = 0; k >= 4 && c < SIDE * SIDE; c++) /* as hard as can be: products, and a band */
            cost[c] = k == 4 ? (int64_t)(c / SIDE * (c % SIDE))
                             : (c / SIDE > c % SIDE + 3 || mi_rng_below(&rng, 4) > 0 ? MIRAIF_FORBIDDEN : 7);
        for (uint32_t i = 0; i < SIDE; i++) {
            load[i] = mi_rng_below(&rng, 4);
            least[i] = mi_rng_below(&rng, load[i] + 1);
        }
        struct miraif_assignment problem = {.rows = SIDE, .columns = SIDE, .cost = cost};
        solve(&problem, arena);
        problem.cost_first = true;
        solve(&problem, arena);
        problem.cost_first = false;
        problem.row_capacity = problem.column_capacity = load;
        solve(&problem, arena);
        problem.balance = k % 2 == 0;
        problem.row_least = problem.column_least = least;
        solve(&problem, arena);
        miraif_arena_reset(arena);
    }
    miraif_arena_destroy(arena);
}

/* Costs of which the least sum is known: products of two numbers pair the greatest with the least (Machol and
 * Wien 1976), distances on a line leave everybody where they are, and a band has one way only. */
static void known_optima(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    for (int64_t side = 1; side <= 301; side += 75) {
        int64_t *cost = mi_arena_array(arena, (size_t)(side * side), sizeof *cost), products = 0;
        struct miraif_assignment problem = {.rows = (uint32_t)side, .columns = (uint32_t)side, .cost = cost};
        for (int64_t i = 0; i < side; i++)
            products += (i + 1) * (side - i);
        for (int64_t c = 0; c < side * side; c++)
            cost[c] = (c / side + 1) * (c % side + 1);
        assert_int_equal(solve(&problem, arena).cost, products);
        for (int64_t c = 0; c < side * side; c++)
            cost[c] = c / side < c % side ? c % side - c / side : c / side - c % side;
        assert_int_equal(solve(&problem, arena).cost, 0);
        for (int64_t c = 0; c < side * side; c++)
            cost[c] = c % side > c / side ? MIRAIF_FORBIDDEN : c % side == c / side ? 5 : -3;
        struct miraif_assignment_result band = solve(&problem, arena);
        assert_int_equal(band.pairs, side);
        assert_int_equal(band.cost, 5 * side);
    }
    miraif_arena_destroy(arena);
}

/* What does not change the problem does not change what is best: rows in another order, costs times a number,
 * a constant more for a row that has its column. */
static void properties(void **state)
{
    (void)state;
    enum { ROWS = 40, COLUMNS = 12 };
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    mi_rng_seed(&rng, 72);
    for (uint32_t k = 0; k < 20; k++) {
        uint32_t capacity[COLUMNS];
        int64_t *cost = random_costs(&rng, ROWS, COLUMNS, k % 2 == 0 ? 9 : 100000, arena);
        int64_t *other = mi_arena_array(arena, ROWS * COLUMNS, sizeof *other);
        for (uint32_t j = 0; j < COLUMNS; j++)
            capacity[j] = 3 + mi_rng_below(&rng, 4);
        struct miraif_assignment problem = {.rows = ROWS,
                                            .columns = COLUMNS,
                                            .cost = cost,
                                            .column_capacity = capacity,
                                            .balance = k % 3 == 0};
        struct miraif_assignment_result one = solve(&problem, arena);
        problem.cost = other;
        for (uint32_t c = 0; c < ROWS * COLUMNS; c++)
            other[(c / COLUMNS * 7 + k) % ROWS * COLUMNS + c % COLUMNS] = 3 * cost[c];
        struct miraif_assignment_result shuffled = solve(&problem, arena);
        assert_int_equal(shuffled.pairs, one.pairs);
        assert_int_equal(shuffled.cost, 3 * one.cost);
        for (uint32_t c = 0; c < ROWS * COLUMNS; c++)
            other[c] = cost[c] - 50;
        struct miraif_assignment_result less = solve(&problem, arena);
        assert_int_equal(less.pairs, one.pairs);
        assert_int_equal(less.cost, one.cost - 50 * (int64_t)one.pairs);
        miraif_arena_reset(arena);
    }
    miraif_arena_destroy(arena);
}

static void refuses_what_is_out_of_range(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_assignment_result result;
    struct miraif_error err = {0};
    int64_t cost[2] = {0, MIRAIF_COST_MOST + 1};
    uint32_t least[1] = {2};
    struct miraif_assignment problem = {.rows = 1, .columns = 2, .cost = cost};
    assert_int_equal(miraif_solve_assignment(&problem, NULL, arena, &result, &err), MIRAIF_REFUSED);
    assert_non_null(strstr(err.message, "column 1"));
    cost[1] = INT64_MIN;
    assert_int_equal(miraif_solve_assignment(&problem, NULL, arena, &result, &err), MIRAIF_REFUSED);
    cost[1] = 1;
    problem.row_least = least;
    assert_int_equal(miraif_solve_assignment(&problem, NULL, arena, &result, &err), MIRAIF_REFUSED);
    miraif_arena_destroy(arena);
}

/* The checker sees what is wrong: a dearer pair, a figure, a price. */
static void the_checker_checks(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    const int64_t cost[4] = {1, 2, 2, 9};
    struct miraif_assignment problem = {.rows = 2, .columns = 2, .cost = cost};
    struct miraif_assignment_result good = solve(&problem, arena);
    assert_int_equal(good.cost, 4);
    const uint32_t other[2] = {0, 1}, same[2] = {1, 1}, first[3] = {0, 1, 1};
    const int64_t price[2] = {good.row_price[0] - 1, good.row_price[1]};
    for (int k = 0; k < 6; k++) {
        struct miraif_assignment_result bad = good;
        if (k == 0)
            bad.column = other, bad.cost = 10;
        if (k == 1)
            bad.column = same;
        if (k == 2)
            bad.cost--;
        if (k == 3)
            bad.row_price = price;
        if (k == 4)
            bad.first = first, bad.pairs = 1, bad.cost = 2;
        if (k == 5)
            bad.reward = 1;
        assert_int_equal(miraif_check_assignment(&problem, &bad, arena, &err), MIRAIF_INTERNAL);
    }
    miraif_arena_destroy(arena);
}

static void a_large_one_with_capacities(void **state)
{
    (void)state;
    enum { ROWS = 600, COLUMNS = 30 };
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    mi_rng_seed(&rng, 5);
    uint32_t capacity[COLUMNS], least[COLUMNS];
    for (uint32_t j = 0; j < COLUMNS; j++) {
        capacity[j] = 10 + mi_rng_below(&rng, 25);
        least[j] = capacity[j] / 2;
    }
    struct miraif_assignment problem = {.rows = ROWS,
                                        .columns = COLUMNS,
                                        .cost = random_costs(&rng, ROWS, COLUMNS, 1000000, arena),
                                        .column_capacity = capacity,
                                        .column_least = least};
    struct miraif_assignment_result result = solve(&problem, arena);
    assert_int_equal(result.shortfall, 0);
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(solves_as_brute_force),
        cmocka_unit_test(both_ways_agree),
        cmocka_unit_test(extreme_costs),
        cmocka_unit_test(every_way_is_proved),
        cmocka_unit_test(properties),
        cmocka_unit_test(known_optima),
        cmocka_unit_test(refuses_what_is_out_of_range),
        cmocka_unit_test(the_checker_checks),
        cmocka_unit_test(a_large_one_with_capacities),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("assignment", tests, NULL, NULL);
}
