/* Grouping under rules of every kind where nothing is proved: sixty to two hundred people, a legal division
 * known beforehand, and the checker, which shares nothing with the search, asked of every result. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "base/rng.h"
#include "miraif/solve.h"

enum { MOST = 200, GROUPS = 70, RULES = 24, DAYS = 7, CASES = 30 };

struct instance {
    struct miraif_grouping problem;
    uint32_t size[GROUPS];
    uint32_t planted[MOST]; /* a legal division */
    int64_t value[MOST * MOST];
    struct miraif_rule rule[RULES];
    uint32_t member[RULES][MOST];
    struct miraif_common common;
    uint32_t bits[MOST * DAYS];
};

/* People for whom the planted division is as legal as it can be: `upto` of each group, of which `most` count.
 */
static uint32_t draw_from_groups(const struct instance *in, struct mi_rng *rng, uint32_t upto,
                                 uint32_t *member)
{
    uint32_t held[GROUPS] = {0};
    uint32_t count = 0;
    for (uint32_t p = 0; p < in->problem.people; p++)
        if (mi_rng_below(rng, 4) == 0 && held[in->planted[p]] < upto) {
            held[in->planted[p]]++;
            member[count++] = p;
        }
    return count;
}

/* Members of which every planted group has `least` at least, or none at all. */
static uint32_t draw_enough(const struct instance *in, struct mi_rng *rng, uint32_t least, bool every,
                            uint32_t *member)
{
    uint32_t held[GROUPS] = {0};
    uint8_t in_use[GROUPS];
    uint32_t count = 0;
    for (uint32_t g = 0; g < in->problem.groups; g++)
        in_use[g] = every || mi_rng_below(rng, 3) == 0;
    for (uint32_t p = 0; p < in->problem.people; p++) {
        uint32_t g = in->planted[p];
        if (in_use[g] && (held[g] < least || mi_rng_below(rng, 4) == 0)) {
            held[g]++;
            member[count++] = p;
        }
    }
    return count;
}

/* A pair of one planted group. */
static uint32_t draw_pair(const struct instance *in, struct mi_rng *rng, uint32_t *member)
{
    uint32_t g = mi_rng_below(rng, in->problem.groups);
    uint32_t count = 0;
    for (uint32_t p = 0; p < in->problem.people && count < 2; p++)
        if (in->planted[p] == g)
            member[count++] = p;
    return count;
}

static void add_rule(struct instance *in, struct mi_rng *rng, uint32_t kind)
{
    uint32_t *member = in->member[in->problem.rules];
    struct miraif_rule rule = {.member = member};
    if (kind == 0) {
        rule.together = true;
        rule.count = draw_pair(in, rng, member);
    } else if (kind <= 2) { /* apart, or at most two */
        rule.allowed = kind == 1 ? 3 : 7;
        rule.count = draw_from_groups(in, rng, kind, member);
    } else if (kind == 3) { /* never alone */
        rule.allowed = ~UINT64_C(2);
        rule.count = draw_enough(in, rng, 2, false, member);
    } else { /* at least one */
        rule.allowed = ~UINT64_C(1);
        rule.count = draw_enough(in, rng, 1, true, member);
    }
    in->rule[in->problem.rules++] = rule;
}

/* Everybody is free on the one evening that their planted group shares, and on every third besides; an
 * evening begins when it begins. */
static void add_slots(struct instance *in, struct mi_rng *rng)
{
    uint32_t *member = in->member[in->problem.rules];
    uint32_t day[GROUPS];
    for (uint32_t g = 0; g < in->problem.groups; g++)
        day[g] = mi_rng_below(rng, DAYS);
    for (uint32_t p = 0; p < in->problem.people; p++) {
        member[p] = p;
        for (uint32_t d = 0; d < DAYS; d++)
            in->bits[p * DAYS + d] = mi_rng_below(rng, 3) == 0 || d == day[in->planted[p]]
                                         ? UINT32_C(0xFF0000) << mi_rng_below(rng, 4) & 0xFFFFFF
                                         : 0;
    }
    in->common =
        (struct miraif_common){.bits = in->bits, .words = DAYS, .unit = 60, .length = 90, .least = 1};
    in->rule[in->problem.rules++] =
        (struct miraif_rule){.member = member, .count = in->problem.people, .common = &in->common};
}

static void make(struct instance *in, struct mi_rng *rng, bool slots)
{
    struct miraif_grouping *problem = &in->problem;
    uint32_t most = 60 + mi_rng_below(rng, MOST - 60 + 1);
    *problem = (struct miraif_grouping){.size = in->size, .value = in->value, .rule = in->rule};
    while (problem->people + 5 <= most && problem->groups < GROUPS)
        problem->people += in->size[problem->groups++] = 3 + mi_rng_below(rng, 3);
    uint32_t next = 0;
    for (uint32_t g = 0; g < problem->groups; g++)
        for (uint32_t i = 0; i < in->size[g]; i++)
            in->planted[next++] = g;
    for (uint32_t p = 0; p < problem->people; p++) {
        uint32_t q = mi_rng_below(rng, p + 1);
        uint32_t group = in->planted[p];
        in->planted[p] = in->planted[q];
        in->planted[q] = group;
        in->value[p * problem->people + p] = 0;
        for (q = 0; q < p; q++)
            in->value[p * problem->people + q] = in->value[q * problem->people + p] = mi_rng_below(rng, 1000);
    }
    problem->objective = mi_rng_below(rng, 2) ? MIRAIF_SUM : MIRAIF_WORST_THEN_SUM;
    problem->effort = 20000;
    for (uint32_t i = mi_rng_below(rng, 12); i > 0; i--)
        add_rule(in, rng, mi_rng_below(rng, 5));
    if (slots)
        add_slots(in, rng);
}

static void searches_break_no_rule(void **state)
{
    (void)state;
    struct instance *in = malloc(sizeof *in);
    struct miraif_arena *arena = miraif_arena_create();
    struct mi_rng rng;
    const char *cases = getenv("MIRAIF_TEST_CASES");
    int rounds = cases == NULL ? CASES : (int)strtol(cases, NULL, 10);
    int divided = 0;
    assert_non_null(in);
    mi_rng_seed(&rng, 11);
    for (int round = 0; round < rounds; round++) {
        struct miraif_grouping_result result;
        struct miraif_error err = {0};
        make(in, &rng, round % 2 == 0);
        miraif_arena_reset(arena);
        assert_int_equal(miraif_solve_grouping(&in->problem, NULL, arena, &result, &err), MIRAIF_OK);
        if (result.solution == MIRAIF_INFEASIBLE) { /* there is one: at most it was not found */
            assert_false(result.clash.proved);
            continue;
        }
        divided++;
        if (miraif_check_grouping(&in->problem, &result, &err) != MIRAIF_OK)
            fail_msg("round %d: %s", round, err.message);
    }
    print_message("# %d of %d divided\n", divided, rounds);
    assert_true(divided * 10 >= rounds * 8);
    miraif_arena_destroy(arena);
    free(in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(searches_break_no_rule),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
