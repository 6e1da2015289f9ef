/* The divisions that come after the best one, against all there are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "miraif/solve.h"

enum { MOST = 28, RULES = 3, SIZES = 4, ALL_MOST = 40320 /* orders of eight people */ };

struct instance {
    struct miraif_grouping problem;
    uint32_t size[MOST];
    int64_t value[MOST * MOST];
    struct miraif_rule rule[RULES];
    uint32_t member[RULES][MOST];
};

/* Figures of a division: worst, total, minus best. */
typedef int64_t figures[3];

static void fill(struct instance *in, struct mi_rng *rng, uint32_t rules, uint32_t range)
{
    uint32_t n = in->problem.people;
    in->problem.size = in->size;
    in->problem.value = in->value;
    in->problem.rule = in->rule;
    in->problem.rules = rules;
    for (uint32_t p = 0; p < n; p++)
        for (uint32_t q = 0; q < p; q++)
            in->value[p * n + q] = in->value[q * n + p] = mi_rng_below(rng, range);
    for (uint32_t r = 0; r < rules; r++) {
        struct miraif_rule *rule = &in->rule[r];
        *rule = (struct miraif_rule){.member = in->member[r], .allowed = mi_rng_below(rng, 2) ? 3 : 7};
        for (uint32_t p = 0; p < n && rule->count < 5; p++)
            if (mi_rng_below(rng, 4) == 0)
                in->member[r][rule->count++] = p;
    }
}

static bool is_legal(const struct instance *in, const uint32_t *group)
{
    for (uint32_t r = 0; r < in->problem.rules; r++)
        for (uint32_t g = 0; g < in->problem.groups; g++) {
            uint32_t count = 0;
            for (uint32_t i = 0; i < in->rule[r].count; i++)
                count += group[in->rule[r].member[i]] == g;
            if (!(in->rule[r].allowed >> count & 1))
                return false;
        }
    return true;
}

static void measure(const struct instance *in, const uint32_t *group, figures ret)
{
    uint32_t n = in->problem.people;
    int64_t sum[MOST] = {0};
    for (uint32_t p = 0; p < n; p++)
        for (uint32_t q = 0; q < p; q++)
            sum[group[p]] += group[p] == group[q] ? in->value[p * n + q] : 0;
    ret[0] = INT64_MAX;
    ret[1] = ret[2] = 0;
    for (uint32_t g = 0; g < in->problem.groups; g++) {
        ret[0] = sum[g] < ret[0] ? sum[g] : ret[0];
        ret[1] += sum[g];
        ret[2] = -sum[g] < ret[2] ? -sum[g] : ret[2];
    }
}

static int compare(const void *a, const void *b)
{
    const int64_t *left = a, *right = b;
    for (int i = 0; i < 3; i++)
        if (left[i] != right[i])
            return left[i] > right[i] ? -1 : 1;
    return 0;
}

/* Every assignment of people to groups, groups of equal size told apart. */
struct brute {
    const struct instance *in;
    uint32_t group[MOST];
    uint32_t held[MOST];
    figures *all;
    uint64_t count;
};

static void place(struct brute *brute, uint32_t person)
{
    const struct instance *in = brute->in;
    if (person == in->problem.people) {
        if (is_legal(in, brute->group))
            measure(in, brute->group, brute->all[brute->count++]);
        return;
    }
    for (uint32_t g = 0; g < in->problem.groups; g++) {
        if (brute->held[g] == in->size[g])
            continue;
        brute->group[person] = g;
        brute->held[g]++;
        place(brute, person + 1);
        brute->held[g]--;
    }
}

/* In how many orders groups of equal size can stand. */
static uint64_t count_orders(const struct instance *in)
{
    uint64_t orders = 1;
    for (uint32_t g = 0; g < in->problem.groups; g++) {
        uint64_t same = 0;
        for (uint32_t h = 0; h <= g; h++)
            same += in->size[h] == in->size[g];
        orders *= same;
    }
    return orders;
}

static void check_figures(const struct instance *in, const struct miraif_grouping_result *result,
                          figures *all, uint64_t count, uint64_t step)
{
    uint64_t wanted = in->problem.alternatives;
    assert_int_equal(result->alternatives, wanted < count / step ? wanted : count / step);
    for (uint32_t i = 0; i < result->alternatives; i++) {
        const struct miraif_alternative *one = &result->alternative[i];
        const figures now = {one->worst, one->total, -one->best};
        assert_int_equal(compare(now, all[i * step]), 0);
    }
}

static void compare_with_all(const struct instance *in, struct miraif_arena *arena)
{
    static figures all[ALL_MOST];
    struct miraif_grouping_result result;
    struct miraif_error err = {0};
    struct brute brute = {.in = in, .all = all};
    uint64_t orders = count_orders(in);
    uint64_t equals = 0;
    place(&brute, 0);
    assert_int_equal(miraif_solve_grouping(&in->problem, NULL, arena, &result, &err), MIRAIF_OK);
    assert_int_equal(result.solution == MIRAIF_INFEASIBLE, brute.count == 0);
    if (brute.count == 0)
        return;
    qsort(all, brute.count, sizeof *all, compare);
    while (equals < brute.count && compare(all[equals], all[0]) == 0)
        equals++;
    if (miraif_check_grouping(&in->problem, &result, &err) != MIRAIF_OK)
        fail_msg("%s", err.message);
    assert_true(result.alternatives_proved);
    assert_true(result.equals_counted);
    assert_int_equal(result.equals, equals / orders);
    check_figures(in, &result, all + orders, brute.count - orders, orders);
}

static void nothing_comes_between(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    mi_rng_seed(&rng, 11);
    for (uint32_t round = 0; round < 1000; round++) {
        struct instance in = {0};
        in.problem.people = 2 + mi_rng_below(&rng, 7);
        for (uint32_t left = in.problem.people; left > 0; left -= in.size[in.problem.groups++])
            in.size[in.problem.groups] = 1 + mi_rng_below(&rng, left < SIZES ? left : SIZES);
        in.problem.alternatives = 1 + round % MIRAIF_ALTERNATIVES_MOST;
        fill(&in, &rng, round % (RULES + 1), round % 2 ? 4 : 1000);
        miraif_arena_reset(arena);
        compare_with_all(&in, arena);
    }
    miraif_arena_destroy(arena);
}

/* Of many people the alternatives are the best that one exchange makes. */
static void exchanges_are_what_trying_says(void **state)
{
    (void)state;
    static figures seen[MOST * MOST];
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    mi_rng_seed(&rng, 12);
    for (uint32_t round = 0; round < 12; round++) {
        struct instance in = {0};
        struct miraif_grouping_result result;
        uint64_t count = 0;
        uint32_t size = round % 3 == 0 ? 2 : 4; /* two pairs are made anew by two exchanges */
        in.problem.people = MOST;
        for (in.problem.groups = 0; in.problem.groups < MOST / size; in.problem.groups++)
            in.size[in.problem.groups] = size;
        in.problem.alternatives = 8;
        in.problem.effort = 2000; /* far from the best, so that some exchanges are better */
        fill(&in, &rng, round % 3, 100);
        assert_int_equal(miraif_solve_grouping(&in.problem, NULL, arena, &result, &err), MIRAIF_OK);
        assert_int_not_equal(result.solution, MIRAIF_INFEASIBLE);
        if (miraif_check_grouping(&in.problem, &result, &err) != MIRAIF_OK)
            fail_msg("%s", err.message);
        assert_false(result.alternatives_proved);
        for (uint32_t p = 0; p < MOST; p++) {
            for (uint32_t q = p + 1; q < MOST; q++) {
                uint32_t group[MOST];
                memcpy(group, result.group, sizeof group);
                group[p] = result.group[q];
                group[q] = result.group[p];
                if (group[p] != group[q] && is_legal(&in, group))
                    measure(&in, group, seen[count++]);
            }
        }
        qsort(seen, count, sizeof *seen, compare);
        check_figures(&in, &result, seen, count, size == 2 ? 2 : 1);
    }
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_comes_between),
        cmocka_unit_test(exchanges_are_what_trying_says),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
