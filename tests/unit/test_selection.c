/* Selection: branch and bound against brute force, clashes, and cases of the real size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/rng.h"
#include "miraif/solve.h"

enum { MOST = 64, SETS = 40 };

struct instance {
    struct miraif_selection problem;
    uint32_t size[MOST];
    int64_t mark[MOST];
    uint8_t wish[MOST];
    struct miraif_rule rule[SETS];
    struct miraif_quota quota[SETS];
    uint32_t member[2 * SETS][MOST];
    struct miraif_common common;
    uint32_t bits[MOST];
    uint32_t sets;
};

static void begin(struct instance *in, uint32_t people, uint32_t groups, uint32_t size)
{
    in->problem.people = people;
    in->problem.groups = groups;
    for (uint32_t g = 0; g < groups; g++)
        in->size[g] = size;
    in->problem.size = in->size;
    in->problem.mark = in->mark;
    in->problem.wish = in->wish;
    in->problem.rule = in->rule;
    in->problem.quota = in->quota;
}

static uint32_t random_members(struct instance *in, struct mi_rng *rng, uint32_t chance)
{
    uint32_t count = 0;
    for (uint32_t p = 0; p < in->problem.people; p++)
        if (mi_rng_below(rng, chance) == 0)
            in->member[in->sets][count++] = p;
    return count;
}

static void add_rule(struct instance *in, uint32_t count, uint64_t allowed, bool together)
{
    in->rule[in->problem.rules++] = (struct miraif_rule){
        .member = in->member[in->sets++], .count = count, .allowed = allowed, .together = together};
}

static void add_quota(struct instance *in, uint32_t count, uint32_t least, uint32_t most)
{
    in->quota[in->problem.quotas++] = (struct miraif_quota){in->member[in->sets++], count, least, most};
}

static void random_instance(struct instance *in, struct mi_rng *rng)
{
    uint32_t groups = 1 + mi_rng_below(rng, 3);
    begin(in, 0, groups, 0);
    uint32_t seats = 0;
    for (uint32_t g = 0; g < groups; g++)
        seats += in->size[g] = 1 + mi_rng_below(rng, 2);
    in->problem.people = seats + mi_rng_below(rng, 5);
    uint32_t range = mi_rng_below(rng, 2) ? 4 : 1000;
    int64_t unit = mi_rng_below(rng, 2) ? 1 : 1000000000;
    for (uint32_t p = 0; p < in->problem.people; p++) {
        in->mark[p] = unit * ((int64_t)mi_rng_below(rng, range) - 2);
        in->wish[p] = (uint8_t)(mi_rng_below(rng, 8) == 0 ? 1 + mi_rng_below(rng, 2) : 0);
    }
    for (uint32_t i = mi_rng_below(rng, 4); i > 0; i--) {
        uint32_t kind = mi_rng_below(rng, 5);
        uint32_t count = random_members(in, rng, 2 + mi_rng_below(rng, 2));
        add_rule(in, count, kind <= 2 ? 3 : kind == 3 ? ~UINT64_C(2) : UINT64_MAX - 1, kind == 0);
    }
    if (mi_rng_below(rng, 2)) { /* and hours that those in a group share, of one day */
        uint32_t count = random_members(in, rng, 2);
        add_rule(in, count, 0, false);
        in->rule[in->problem.rules - 1].common = &in->common;
        in->common = (struct miraif_common){.bits = in->bits,
                                            .words = 1,
                                            .unit = 1 + mi_rng_below(rng, 2),
                                            .length = 1 + mi_rng_below(rng, 3),
                                            .least = 1 + mi_rng_below(rng, 2)};
        for (uint32_t p = 0; p < MOST; p++)
            in->bits[p] = (uint32_t)(mi_rng_next(rng) | mi_rng_next(rng)) & 0xFF;
    }
    for (uint32_t i = mi_rng_below(rng, 3); i > 0; i--) {
        uint32_t count = random_members(in, rng, 2);
        uint32_t least = mi_rng_below(rng, 3);
        add_quota(in, count, least, mi_rng_below(rng, 4) ? least + mi_rng_below(rng, 3) : UINT32_MAX);
    }
}

struct brute {
    const struct instance *in;
    const uint8_t *active;
    uint32_t group[MOST]; /* groups: nobody's */
    uint32_t held[MOST];
    bool found;
    int64_t total;
};

static bool brute_have_in_common(const struct brute *brute, const struct miraif_rule *rule, uint32_t g)
{
    uint32_t shared = 0xFF;
    uint32_t left = rule->common->least;
    bool any = false;
    for (uint32_t i = 0; i < rule->count; i++) {
        if (brute->group[rule->member[i]] == g) {
            shared &= rule->common->bits[i];
            any = true;
        }
    }
    for (uint32_t time = 0; shared != 0; shared >>= 1) { /* hands out time bit by bit, within a run */
        time = shared & 1 ? time + rule->common->unit : 0;
        for (; left > 0 && time >= rule->common->length; time -= rule->common->length)
            left--;
    }
    return !any || left == 0;
}

static bool brute_holds(const struct brute *brute)
{
    const struct miraif_selection *problem = &brute->in->problem;
    for (uint32_t r = 0; r < problem->rules; r++) {
        const struct miraif_rule *rule = &problem->rule[r];
        uint32_t used = 0;
        for (uint32_t g = 0; (brute->active == NULL || brute->active[r]) && g < problem->groups; g++) {
            uint32_t count = 0;
            if (rule->common != NULL && !brute_have_in_common(brute, rule, g))
                return false;
            if (rule->common != NULL)
                continue;
            for (uint32_t i = 0; i < rule->count; i++)
                count += brute->group[rule->member[i]] == g;
            used += count > 0;
            if (rule->together ? used > 1 : !(rule->allowed >> count & 1))
                return false;
        }
    }
    for (uint32_t q = 0; q < problem->quotas; q++) {
        uint32_t count = 0;
        for (uint32_t i = 0; i < problem->quota[q].count; i++)
            count += brute->group[problem->quota[q].member[i]] != problem->groups;
        if ((brute->active == NULL || brute->active[problem->rules + q]) &&
            (count < problem->quota[q].least || count > problem->quota[q].most))
            return false;
    }
    return true;
}

static void brute_place(struct brute *brute, uint32_t person, int64_t total)
{
    const struct miraif_selection *problem = &brute->in->problem;
    if (person == problem->people) {
        for (uint32_t g = 0; g < problem->groups; g++)
            if (brute->held[g] != problem->size[g])
                return;
        if ((!brute->found || total > brute->total) && brute_holds(brute)) {
            brute->found = true;
            brute->total = total;
        }
        return;
    }
    brute->group[person] = problem->groups;
    if (problem->wish[person] != MIRAIF_INCLUDE)
        brute_place(brute, person + 1, total);
    for (uint32_t g = 0; problem->wish[person] != MIRAIF_EXCLUDE && g < problem->groups; g++) {
        if (brute->held[g] == problem->size[g])
            continue;
        brute->group[person] = g;
        brute->held[g]++;
        brute_place(brute, person + 1, total + problem->mark[person]);
        brute->held[g]--;
    }
}

static bool brute_can(const struct instance *in, const uint8_t *active)
{
    struct brute brute = {.in = in, .active = active};
    brute_place(&brute, 0, 0);
    return brute.found;
}

static void check_clash(const struct instance *in, const struct miraif_clash *clash)
{
    uint8_t active[2 * SETS] = {0};
    assert_true(clash->proved);
    assert_true(clash->smallest);
    for (uint32_t i = 0; i < clash->count; i++)
        active[clash->rule[i]] = 1;
    assert_false(brute_can(in, active));
    for (uint32_t i = 0; i < clash->count; i++) {
        active[clash->rule[i]] = 0;
        assert_true(brute_can(in, active));
        active[clash->rule[i]] = 1;
    }
}

static void selection_is_what_brute_force_finds(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    mi_rng_seed(&rng, 1);
    for (int round = 0; round < 3000; round++) {
        struct instance in = {0};
        struct miraif_selection_result result;
        struct miraif_error err = {0};
        random_instance(&in, &rng);
        struct brute brute = {.in = &in};
        brute_place(&brute, 0, 0);
        miraif_arena_reset(arena);
        assert_int_equal(miraif_solve_selection(&in.problem, NULL, arena, &result, &err), MIRAIF_OK);
        if (!brute.found) {
            assert_int_equal(result.solution, MIRAIF_INFEASIBLE);
            check_clash(&in, &result.clash);
            continue;
        }
        assert_int_equal(result.solution, MIRAIF_OPTIMAL);
        assert_int_equal(result.total, brute.total);
        if (miraif_check_selection(&in.problem, &result, &err) != MIRAIF_OK)
            fail_msg("%s", err.message);
    }
    miraif_arena_destroy(arena);
}

/* 16 of 60 with tied marks, companies, quotas of industries, a web of separations. */
static void real_instance(struct instance *in, struct mi_rng *rng, uint32_t levels)
{
    uint32_t company[MOST];
    uint32_t industry[MOST];
    begin(in, 60, 4, 4);
    for (uint32_t p = 0; p < 60; p++) {
        in->mark[p] = 1000000 * (int64_t)mi_rng_below(rng, levels) / 4;
        company[p] = mi_rng_below(rng, 12);
        industry[p] = mi_rng_below(rng, 5);
    }
    for (uint32_t c = 0; c < 12; c++) {
        uint32_t count = 0;
        for (uint32_t p = 0; p < 60; p++)
            if (company[p] == c)
                in->member[in->sets][count++] = p;
        add_rule(in, count, 3, false);
    }
    for (uint32_t i = 0; i < 5; i++) {
        uint32_t count = 0;
        for (uint32_t p = 0; p < 60; p++)
            if (industry[p] == i)
                in->member[in->sets][count++] = p;
        add_quota(in, count, 2, 4);
    }
    for (uint32_t i = 0; i < 15; i++) {
        uint32_t p = mi_rng_below(rng, 30);
        uint32_t q = p + 1 + mi_rng_below(rng, 29);
        in->member[in->sets][0] = p;
        in->member[in->sets][1] = q;
        add_rule(in, 2, 3, i >= 12);
    }
}

static void sixteen_of_sixty_are_proved(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    mi_rng_seed(&rng, 2);
    for (int round = 0; round < 20; round++) {
        struct instance in = {0};
        struct miraif_selection_result result;
        struct miraif_error err = {0};
        real_instance(&in, &rng, round % 2 ? 12 : 1000);
        miraif_arena_reset(arena);
        assert_int_equal(miraif_solve_selection(&in.problem, NULL, arena, &result, &err), MIRAIF_OK);
        assert_int_equal(result.solution, MIRAIF_OPTIMAL);
        assert_int_equal(miraif_check_selection(&in.problem, &result, &err), MIRAIF_OK);
    }
    miraif_arena_destroy(arena);
}

/* Everyone from one company: named by itself. */
static void a_company_too_large_is_named(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_selection_result result;
    struct miraif_error err = {0};
    struct instance in = {0};
    begin(&in, 20, 4, 4);
    for (uint32_t p = 0; p < 20; p++)
        in.member[1][p] = p;
    in.member[0][0] = 1, in.member[0][1] = 2;
    add_rule(&in, 2, 3, false);
    add_rule(&in, 20, 3, false);
    assert_int_equal(miraif_solve_selection(&in.problem, NULL, arena, &result, &err), MIRAIF_OK);
    assert_int_equal(result.solution, MIRAIF_INFEASIBLE);
    assert_int_equal(result.clash.count, 1);
    assert_int_equal(result.clash.rule[0], 1);
    assert_true(result.clash.proved && result.clash.smallest);
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(selection_is_what_brute_force_finds),
        cmocka_unit_test(sixteen_of_sixty_are_proved),
        cmocka_unit_test(a_company_too_large_is_named),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
