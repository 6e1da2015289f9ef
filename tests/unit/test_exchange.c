/* What pairs would cost: against solving anew with the pair forced. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "base/rng.h"
#include "solve/exchange.h"

enum { ROWS_MOST = 9, COLUMNS_MOST = 6, ROUNDS = 400 };

struct instance {
    struct miraif_assignment problem;
    int64_t cost[ROWS_MOST * COLUMNS_MOST];
    uint32_t capacity[COLUMNS_MOST];
};

static void make(struct instance *instance, struct mi_rng *rng)
{
    struct miraif_assignment *problem = &instance->problem;
    *problem = (struct miraif_assignment){.rows = 1 + mi_rng_below(rng, ROWS_MOST),
                                          .columns = 1 + mi_rng_below(rng, COLUMNS_MOST),
                                          .cost = instance->cost,
                                          .column_capacity = instance->capacity};
    uint32_t forbidden = mi_rng_below(rng, 5), range = 1 + mi_rng_below(rng, 30);
    for (uint32_t i = 0; i < problem->rows * problem->columns; i++)
        instance->cost[i] =
            mi_rng_below(rng, 10) < forbidden ? MIRAIF_FORBIDDEN : (int64_t)mi_rng_below(rng, range) - 9;
    for (uint32_t c = 0; c < problem->columns; c++)
        instance->capacity[c] = mi_rng_below(rng, 5);
}

/* What it costs when the pair is forced, or never. */
static int64_t forced(const struct instance *instance, uint32_t row, uint32_t column,
                      struct miraif_arena *arena)
{
    struct instance other = *instance;
    struct miraif_assignment_result result;
    other.problem.cost = other.cost;
    other.problem.column_capacity = other.capacity;
    for (uint32_t c = 0; c < other.problem.columns; c++)
        if (c != column)
            other.cost[row * other.problem.columns + c] = MIRAIF_FORBIDDEN;
    assert_int_equal(miraif_solve_assignment(&other.problem, NULL, arena, &result, NULL), MIRAIF_OK);
    return result.pairs < other.problem.rows ? MI_EXCHANGE_NEVER : result.cost;
}

static void every_pair_costs_what_solving_anew_says(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    struct mi_rng rng;
    int whole = 0;
    mi_rng_seed(&rng, 5);
    for (int round = 0; round < ROUNDS; round++) {
        struct instance instance;
        struct miraif_assignment_result result;
        const int64_t *extra;
        make(&instance, &rng);
        const struct miraif_assignment *problem = &instance.problem;
        miraif_arena_reset(arena);
        assert_int_equal(miraif_solve_assignment(problem, NULL, arena, &result, NULL), MIRAIF_OK);
        if (result.pairs < problem->rows)
            continue;
        whole++;
        assert_int_equal(mi_exchange_solve(problem, &result, arena, &extra, NULL), MIRAIF_OK);
        for (uint32_t row = 0; row < problem->rows; row++)
            for (uint32_t c = 0; c < problem->columns; c++) {
                int64_t anew = forced(&instance, row, c, arena), said = extra[row * problem->columns + c];
                assert_true(said >= 0);
                assert_true(said == (anew == MI_EXCHANGE_NEVER ? anew : anew - result.cost));
            }
    }
    assert_true(whole > ROUNDS / 10);
    miraif_arena_destroy(arena);
}

static void too_many_columns_have_no_prices(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    const uint32_t column[] = {0};
    const struct miraif_assignment problem = {.rows = 1, .columns = MI_EXCHANGE_COLUMNS_MOST + 1};
    const struct miraif_assignment_result result = {.column = column};
    const int64_t *extra;
    assert_int_equal(mi_exchange_solve(&problem, &result, arena, &extra, NULL), MIRAIF_OK);
    assert_null(extra);
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_costs_what_solving_anew_says),
        cmocka_unit_test(too_many_columns_have_no_prices),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
