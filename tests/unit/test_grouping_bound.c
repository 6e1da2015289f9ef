/* The bound for people who are points, against what exact grouping finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/rng.h"
#include "miraif/solve.h"
#include "solve/grouping_spread.h"

enum { MOST = 12, ANSWERS = 4 };

enum kind { ANY, DIFFERENT_ANSWERS, SQUARES };

/* Values of people: any at all; answers in which two differ, weighted and rounded; or squared distances. */
static void fill(int64_t *value, uint32_t n, enum kind kind, struct mi_rng *rng)
{
    int64_t point[MOST][ANSWERS];
    for (uint32_t p = 0; p < n; p++)
        for (uint32_t i = 0; i < ANSWERS; i++)
            point[p][i] = mi_rng_below(rng, kind == SQUARES ? 1000 : 3);
    for (uint32_t p = 0; p < n; p++) {
        for (uint32_t q = 0; q < p; q++) {
            int64_t sum = kind == ANY ? mi_rng_below(rng, 1000) : 0;
            for (uint32_t i = 0; i < ANSWERS && kind != ANY; i++) {
                int64_t apart = point[p][i] - point[q][i];
                sum += kind == SQUARES ? apart * apart : (apart != 0) * (1000000 / (i + 3));
            }
            value[p * n + q] = value[q * n + p] = sum;
        }
    }
}

static void bounds_hold(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    uint32_t close = 0;
    mi_rng_seed(&rng, 77);
    for (uint32_t i = 0; i < 300; i++) {
        int64_t value[MOST * MOST] = {0};
        uint32_t size[3] = {4, 2 + i % 3, 4};
        struct miraif_grouping problem = {
            .people = size[1] + 8, .groups = 3, .size = size, .value = value, .objective = MIRAIF_SUM};
        struct miraif_grouping_result result;
        int64_t bound = INT64_MAX;
        enum kind kind = i / 3 % 3;
        fill(value, problem.people, kind, &rng);
        assert_int_equal(miraif_solve_grouping(&problem, NULL, arena, &result, NULL), MIRAIF_OK);
        assert_int_equal(mi_grouping_spread(&problem, arena, &bound, NULL), MIRAIF_OK);
        assert_true(bound >= result.total);
        close += kind == SQUARES && bound <= result.total + result.total / 4;
        miraif_arena_reset(arena);
    }
    assert_true(close >= 50);
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bounds_hold),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
