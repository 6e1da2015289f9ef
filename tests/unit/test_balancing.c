/* Balancing by features: the search against the matrix solver's proof, its checker, repetition. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/rng.h"
#include "miraif/grouping.h"

enum { MOST = 600, FEATURES = 3 };

struct instance {
    struct miraif_balancing problem;
    int32_t feature[MOST * FEATURES];
    uint32_t size[MOST];
};

static void make(struct instance *in, struct mi_rng *rng, uint32_t people, uint32_t range)
{
    in->problem = (struct miraif_balancing){
        .people = people, .features = FEATURES, .feature = in->feature, .size = in->size};
    for (uint32_t i = 0; i < people * FEATURES; i++)
        in->feature[i] = (int32_t)mi_rng_below(rng, range) - (int32_t)range / 3;
    for (uint32_t left = people; left > 0; left -= in->size[in->problem.groups++]) {
        uint32_t size = 1 + mi_rng_below(rng, 5);
        in->size[in->problem.groups] = size < left ? size : left;
    }
}

/* The proof by the matrix is never below what the search finds, and mostly no better. */
static void search_is_near_the_proof(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    uint32_t reached = 0;
    mi_rng_seed(&rng, 1);
    for (uint32_t round = 0; round < 200; round++) {
        struct instance in;
        struct miraif_balancing_result found;
        struct miraif_grouping_result proved;
        struct miraif_grouping matrix;
        make(&in, &rng, 2 + mi_rng_below(&rng, 9), round % 2 ? 4 : 1000);
        assert_int_equal(miraif_solve_balancing(&in.problem, NULL, arena, &found, &err), MIRAIF_OK);
        if (miraif_check_balancing(&in.problem, &found, arena, &err) != MIRAIF_OK)
            fail_msg("%s", err.message);
        assert_int_equal(miraif_balancing_matrix(&in.problem, arena, &matrix, &err), MIRAIF_OK);
        matrix.objective = MIRAIF_SUM;
        assert_int_equal(miraif_solve_grouping(&matrix, NULL, arena, &proved, &err), MIRAIF_OK);
        assert_int_equal(proved.solution, MIRAIF_OPTIMAL);
        assert_true(found.total <= proved.total && proved.total <= found.bound);
        reached += found.total == proved.total;
        miraif_arena_reset(arena);
    }
    assert_in_range(reached, 180, 200);
    miraif_arena_destroy(arena);
}

/* Moving and turning all features over changes nothing; the same again is the same. */
static void origin_does_not_matter(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    static struct instance in;
    struct miraif_balancing_result a;
    struct miraif_balancing_result b;
    mi_rng_seed(&rng, 2);
    make(&in, &rng, MOST, 100000);
    assert_int_equal(miraif_solve_balancing(&in.problem, NULL, arena, &a, &err), MIRAIF_OK);
    assert_int_equal(miraif_check_balancing(&in.problem, &a, arena, &err), MIRAIF_OK);
    for (uint32_t i = 0; i < MOST * FEATURES; i++)
        in.feature[i] = in.feature[i] + 1000000;
    assert_int_equal(miraif_solve_balancing(&in.problem, NULL, arena, &b, &err), MIRAIF_OK);
    assert_int_equal(a.total, b.total);
    assert_memory_equal(a.group, b.group, MOST * sizeof *a.group);
    assert_true(a.total > a.bound - a.bound / 50);
    miraif_arena_destroy(arena);
}

static void malformed_problems_are_refused(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    struct miraif_balancing_result result;
    static const int32_t feature[] = {INT32_MIN, INT32_MAX, 0, 1};
    static const uint32_t size[] = {2, 2};
    struct miraif_balancing problem = {
        .people = 4, .features = 1, .feature = feature, .groups = 2, .size = size};
    assert_int_equal(miraif_solve_balancing(&problem, NULL, arena, &result, &err), MIRAIF_REFUSED);
    problem.people = 3;
    assert_int_equal(miraif_solve_balancing(&problem, NULL, arena, &result, &err), MIRAIF_REFUSED);
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(search_is_near_the_proof),
        cmocka_unit_test(origin_does_not_matter),
        cmocka_unit_test(malformed_problems_are_refused),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
