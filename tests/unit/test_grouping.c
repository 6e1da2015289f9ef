/* Grouping: the exact solver against brute force, clashes, order and scale of the input, larger cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/rng.h"
#include "miraif/solve.h"
#include "solve/grouping_cover.h"
#include "solve/grouping_exact.h"

enum { MOST = 40, RULES = 6, SIZES = 4, WORDS = 2 };

/* A problem with its arrays. */
struct instance {
    struct miraif_grouping problem;
    uint32_t size[MOST];
    int64_t value[MOST * MOST];
    int64_t value_of_size[SIZES + 1][MOST * MOST];
    const int64_t *value_in[MOST];
    uint8_t kept[MOST * MOST];
    struct miraif_rule rule[RULES];
    uint32_t member[RULES][MOST];
    struct miraif_common common[RULES];
    uint32_t bits[RULES][MOST * WORDS];
};

static void random_sizes(struct instance *in, struct mi_rng *rng, uint32_t people)
{
    in->problem.people = people;
    in->problem.groups = 0;
    for (uint32_t left = people; left > 0;) {
        uint32_t most = left < SIZES ? left : SIZES;
        uint32_t size = 1 + mi_rng_below(rng, most);
        in->size[in->problem.groups++] = size;
        left -= size;
    }
}

static void equal_sizes(struct instance *in, uint32_t groups, uint32_t size)
{
    in->problem.people = groups * size;
    in->problem.groups = groups;
    for (uint32_t g = 0; g < groups; g++)
        in->size[g] = size;
}

/* The rule asks that members have stretches of bits in common: seldom more than they have. */
static void ask_for_common(struct instance *in, struct mi_rng *rng, uint32_t r)
{
    struct miraif_common *common = &in->common[r];
    uint32_t width = 1 + mi_rng_below(rng, 12);
    *common = (struct miraif_common){.bits = in->bits[r],
                                     .words = 1 + mi_rng_below(rng, WORDS),
                                     .unit = 1 + mi_rng_below(rng, 2),
                                     .length = 1 + mi_rng_below(rng, 3),
                                     .least = 1 + mi_rng_below(rng, 3)};
    for (uint32_t i = 0; i < MOST * WORDS; i++)
        in->bits[r][i] = (uint32_t)(mi_rng_next(rng) | mi_rng_next(rng)) &
                         ((UINT32_C(1) << width) - 1) << (mi_rng_below(rng, 2) ? 32 - width : 0);
    in->rule[r].common = common;
}

static void random_rule(struct instance *in, struct mi_rng *rng)
{
    struct miraif_rule *rule = &in->rule[in->problem.rules];
    uint32_t *member = in->member[in->problem.rules++];
    uint32_t chance = 2 + mi_rng_below(rng, 3);
    *rule = (struct miraif_rule){.member = member};
    for (uint32_t p = 0; p < in->problem.people; p++)
        if (mi_rng_below(rng, chance) == 0)
            member[rule->count++] = p;
    uint32_t kind = mi_rng_below(rng, 8);
    if (kind > 5)
        ask_for_common(in, rng, in->problem.rules - 1);
    rule->together = kind == 0 && rule->count <= 3;
    rule->allowed = kind <= 1   ? 3                     /* at most one */
                    : kind == 2 ? 7                     /* at most two */
                    : kind == 3 ? ~UINT64_C(2)          /* never alone */
                    : kind == 4 ? UINT64_MAX - 1        /* at least one */
                                : mi_rng_next(rng) | 1; /* anything */
}

/* Values that differ by the size of the group. */
static void random_values_by_size(struct instance *in, struct mi_rng *rng, uint32_t range)
{
    uint32_t n = in->problem.people;
    for (uint32_t s = 1; s <= SIZES; s++)
        for (uint32_t p = 0; p < n; p++)
            for (uint32_t q = 0; q < p; q++)
                in->value_of_size[s][p * n + q] = in->value_of_size[s][q * n + p] = mi_rng_below(rng, range);
    for (uint32_t g = 0; g < in->problem.groups; g++)
        in->value_in[g] = in->value_of_size[in->size[g]];
    in->problem.value = NULL;
    in->problem.value_in = in->value_in;
}

static void finish(struct instance *in, struct mi_rng *rng, uint32_t rules, uint32_t range)
{
    uint32_t n = in->problem.people;
    in->problem.size = in->size;
    in->problem.value = in->value;
    in->problem.kept = mi_rng_below(rng, 2) ? in->kept : NULL;
    in->problem.rule = in->rule;
    for (uint32_t p = 0; p < n; p++) {
        for (uint32_t q = 0; q <= p; q++) {
            in->value[p * n + q] = in->value[q * n + p] = p == q ? 0 : mi_rng_below(rng, range);
            in->kept[p * n + q] = in->kept[q * n + p] = p != q && mi_rng_below(rng, 3) == 0;
        }
    }
    while (in->problem.rules < rules)
        random_rule(in, rng);
}

/* Brute force: every assignment of people to groups. */
struct brute {
    const struct instance *in;
    const uint8_t *active; /* rules; null: all */
    uint32_t group[MOST];
    uint32_t held[MOST];
    uint64_t legal; /* with groups of equal size told apart */
    bool found;
    int64_t best[4];         /* worst, total, minus best, kept */
    int64_t first[4];        /* of the first legal division, and */
    uint32_t at_first[MOST]; /* that division */
};

static bool brute_have_in_common(const struct brute *brute, const struct miraif_rule *rule, uint32_t g)
{
    const struct miraif_common *common = rule->common;
    uint32_t stretches = 0;
    bool any = false;
    for (uint32_t w = 0; w < common->words; w++) {
        uint64_t shared = UINT32_MAX;
        for (uint32_t i = 0; i < rule->count; i++) {
            if (brute->group[rule->member[i]] == g) {
                shared &= common->bits[i * common->words + w];
                any = true;
            }
        }
        for (uint32_t time = 0; shared != 0; shared >>= 1) { /* hands out time bit by bit, within a run */
            time = shared & 1 ? time + common->unit : 0;
            for (; time >= common->length; time -= common->length)
                stretches++;
        }
    }
    return !any || stretches >= common->least;
}

static bool brute_is_legal(const struct brute *brute)
{
    for (uint32_t r = 0; r < brute->in->problem.rules; r++) {
        const struct miraif_rule *rule = &brute->in->rule[r];
        for (uint32_t g = 0; (brute->active == NULL || brute->active[r]) && g < brute->in->problem.groups;
             g++) {
            uint32_t count = 0;
            if (rule->common != NULL && !brute_have_in_common(brute, rule, g))
                return false;
            if (rule->common != NULL)
                continue;
            for (uint32_t i = 0; i < rule->count; i++)
                count += brute->group[rule->member[i]] == g;
            if (rule->together ? count != 0 && count != rule->count : !(rule->allowed >> count & 1))
                return false;
        }
    }
    return true;
}

static void brute_measure(struct brute *brute)
{
    const struct miraif_grouping *problem = &brute->in->problem;
    int64_t sum[MOST] = {0};
    int64_t now[4] = {INT64_MAX, 0, 0, 0};
    for (uint32_t p = 0; p < problem->people; p++) {
        for (uint32_t q = 0; q < p; q++) {
            if (brute->group[p] != brute->group[q])
                continue;
            const int64_t *value =
                problem->value_in == NULL ? problem->value : problem->value_in[brute->group[p]];
            sum[brute->group[p]] += value[p * problem->people + q];
            now[3] += problem->kept != NULL && problem->kept[p * problem->people + q];
        }
    }
    for (uint32_t g = 0; g < problem->groups; g++) {
        now[0] = sum[g] < now[0] ? sum[g] : now[0];
        now[1] += sum[g];
        now[2] = -sum[g] < now[2] ? -sum[g] : now[2];
    }
    if (!brute->found) {
        memcpy(brute->first, now, sizeof now);
        memcpy(brute->at_first, brute->group, sizeof brute->group);
    }
    uint32_t first = problem->objective == MIRAIF_SUM ? 1 : 0;
    uint32_t last = problem->objective == MIRAIF_SUM ? 1 : 3;
    for (uint32_t i = first; brute->found && i <= last; i++) {
        if (now[i] < brute->best[i])
            return;
        if (now[i] > brute->best[i])
            break;
    }
    brute->found = true;
    memcpy(brute->best, now, sizeof now);
}

static void brute_place(struct brute *brute, uint32_t person, bool measure)
{
    if (person == brute->in->problem.people) {
        if (brute_is_legal(brute)) {
            brute->legal++;
            brute->found = brute->found || !measure;
            if (measure)
                brute_measure(brute);
        }
        return;
    }
    for (uint32_t g = 0; g < brute->in->problem.groups && (measure || !brute->found); g++) {
        if (brute->held[g] == brute->in->size[g])
            continue;
        brute->group[person] = g;
        brute->held[g]++;
        brute_place(brute, person + 1, measure);
        brute->held[g]--;
    }
}

/* Legal divisions with groups of equal size not told apart. */
static uint64_t brute_count(const struct brute *brute)
{
    uint64_t orders = 1;
    for (uint32_t g = 0; g < brute->in->problem.groups; g++) {
        uint64_t same = 0;
        for (uint32_t h = 0; h <= g; h++)
            same += brute->in->size[h] == brute->in->size[g];
        orders *= same;
    }
    return brute->legal / orders;
}

static bool brute_can(const struct instance *in, const uint8_t *active)
{
    struct brute brute = {.in = in, .active = active};
    brute_place(&brute, 0, false);
    return brute.found;
}

static void check_clash(const struct instance *in, const struct miraif_clash *clash)
{
    uint8_t active[RULES] = {0};
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

/* The passes alone, begun from any legal division instead of a good one. */
static void check_passes(const struct instance *in, struct brute *brute, struct miraif_arena *arena)
{
    struct miraif_grouping_result result = {0};
    struct miraif_error err = {0};
    struct mi_arrangement best = {.group = brute->at_first,
                                  .worst = brute->first[0],
                                  .total = brute->first[1],
                                  .best = -brute->first[2],
                                  .kept = brute->first[3]};
    assert_int_equal(mi_grouping_exact(&in->problem, NULL, arena, arena, &best, &result, &err), MIRAIF_OK);
    assert_int_equal(best.total, brute->best[1]);
    if (in->problem.objective == MIRAIF_SUM)
        return;
    assert_int_equal(best.worst, brute->best[0]);
    assert_int_equal(best.best, -brute->best[2]);
    assert_int_equal(best.kept, brute->best[3]);
}

static void compare_with_brute_force(const struct instance *in, struct miraif_arena *arena)
{
    struct miraif_grouping_result result;
    struct miraif_error err = {0};
    struct brute brute = {.in = in};
    brute_place(&brute, 0, true);
    miraif_arena_reset(arena);
    assert_int_equal(miraif_solve_grouping(&in->problem, NULL, arena, &result, &err), MIRAIF_OK);
    if (!brute.found) {
        assert_int_equal(result.solution, MIRAIF_INFEASIBLE);
        check_clash(in, &result.clash);
        return;
    }
    check_passes(in, &brute, arena);
    assert_int_equal(result.solution, MIRAIF_OPTIMAL);
    if (miraif_check_grouping(&in->problem, &result, &err) != MIRAIF_OK)
        fail_msg("%s", err.message);
    assert_true(result.legal_counted);
    assert_int_equal(result.legal, brute_count(&brute));
    assert_int_equal(result.total, brute.best[1]);
    assert_int_equal(result.bound, brute.best[1]);
    if (in->problem.objective == MIRAIF_SUM)
        return;
    assert_int_equal(result.worst, brute.best[0]);
    assert_int_equal(result.best, -brute.best[2]);
    assert_int_equal(result.kept, brute.best[3]);
}

static void exact_is_what_brute_force_finds(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    mi_rng_seed(&rng, 1);
    for (int round = 0; round < 2000; round++) {
        struct instance in = {0};
        random_sizes(&in, &rng, 2 + mi_rng_below(&rng, 7));
        finish(&in, &rng, mi_rng_below(&rng, RULES), round % 2 ? 4 : 1000);
        in.problem.objective = round % 5 ? MIRAIF_WORST_THEN_SUM : MIRAIF_SUM;
        if (round % 3 == 0)
            random_values_by_size(&in, &rng, 1000);
        compare_with_brute_force(&in, arena);
    }
    miraif_arena_destroy(arena);
}

/* The same people in another order, and values doubled, give the same figures (and twice them). */
static void order_and_scale_do_not_matter(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    mi_rng_seed(&rng, 2);
    for (int round = 0; round < 40; round++) {
        struct instance in = {0};
        struct instance other = {0};
        struct miraif_grouping_result a;
        struct miraif_grouping_result b;
        uint32_t name[MOST];
        equal_sizes(&in, 4, 4);
        finish(&in, &rng, 0, 50);
        equal_sizes(&other, 4, 4);
        finish(&other, &rng, 0, 2);
        other.problem.kept = in.problem.kept == NULL ? NULL : other.kept;
        for (uint32_t p = 0; p < 16; p++) {
            uint32_t q = mi_rng_below(&rng, p + 1);
            name[p] = name[q];
            name[q] = p;
        }
        for (uint32_t p = 0; p < 16; p++) {
            for (uint32_t q = 0; q < 16; q++) {
                other.value[name[p] * 16 + name[q]] = 2 * in.value[p * 16 + q];
                other.kept[name[p] * 16 + name[q]] = in.kept[p * 16 + q];
            }
        }
        miraif_arena_reset(arena);
        assert_int_equal(miraif_solve_grouping(&in.problem, NULL, arena, &a, &err), MIRAIF_OK);
        assert_int_equal(miraif_solve_grouping(&other.problem, NULL, arena, &b, &err), MIRAIF_OK);
        assert_int_equal(2 * a.worst, b.worst);
        assert_int_equal(2 * a.total, b.total);
        assert_int_equal(2 * a.best, b.best);
        assert_int_equal(a.kept, b.kept);
        assert_int_equal(a.legal, 2627625);
    }
    miraif_arena_destroy(arena);
}

/* Five of one company cannot be spread over four teams; and two who are to be together and apart. */
static void what_cannot_be_is_named(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    struct miraif_grouping_result result;
    struct instance in = {0};
    static const uint32_t company[] = {0, 3, 7, 9, 12};
    static const uint32_t pair[] = {1, 2};
    mi_rng_seed(&rng, 3);
    equal_sizes(&in, 4, 4);
    finish(&in, &rng, 0, 50);
    in.problem.rules = 3;
    in.rule[0] = (struct miraif_rule){.member = pair, .count = 2, .together = true};
    in.rule[1] = (struct miraif_rule){.member = company, .count = 5, .allowed = 3};
    in.rule[2] = (struct miraif_rule){.member = pair, .count = 2, .allowed = 3};
    assert_int_equal(miraif_solve_grouping(&in.problem, NULL, arena, &result, &err), MIRAIF_OK);
    assert_int_equal(result.solution, MIRAIF_INFEASIBLE);
    assert_int_equal(result.clash.count, 1);
    assert_int_equal(result.clash.rule[0], 1);
    in.rule[1].count = 4;
    assert_int_equal(miraif_solve_grouping(&in.problem, NULL, arena, &result, &err), MIRAIF_OK);
    assert_int_equal(result.solution, MIRAIF_INFEASIBLE);
    assert_int_equal(result.clash.count, 2);
    assert_int_equal(result.clash.rule[0], 0);
    assert_int_equal(result.clash.rule[1], 2);
    assert_true(result.clash.proved && result.clash.smallest);
    miraif_arena_destroy(arena);
}

/* Above the exact limit: legal, checked, the same again, and within its bound. */
static void larger_cases_are_legal_and_repeatable(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    mi_rng_seed(&rng, 4);
    for (int round = 0; round < 6; round++) {
        struct instance in = {0};
        struct miraif_grouping_result a;
        struct miraif_grouping_result b;
        uint32_t group[MOST];
        equal_sizes(&in, 9, 4);
        in.problem.effort = 100000;
        in.problem.objective = round % 2 ? MIRAIF_SUM : MIRAIF_WORST_THEN_SUM;
        for (uint32_t p = 0; p < 6; p++)
            in.member[0][p] = 5 * p;
        in.rule[0] = (struct miraif_rule){.member = in.member[0], .count = 6, .allowed = 3};
        in.member[1][0] = 3, in.member[1][1] = 17, in.member[1][2] = 20;
        in.rule[1] = (struct miraif_rule){.member = in.member[1], .count = 3, .together = true};
        in.problem.rules = 2;
        finish(&in, &rng, 2, 1000);
        if (round % 3 == 0) { /* two teams become three, and smaller ones */
            in.problem.groups = 10;
            for (uint32_t g = 6; g < 10; g++)
                in.size[g] = 3;
            random_values_by_size(&in, &rng, 1000);
        }
        assert_int_equal(miraif_solve_grouping(&in.problem, NULL, arena, &a, &err), MIRAIF_OK);
        assert_int_not_equal(a.solution, MIRAIF_INFEASIBLE);
        assert_int_equal(miraif_check_grouping(&in.problem, &a, &err), MIRAIF_OK);
        memcpy(group, a.group, 36 * sizeof *group);
        assert_int_equal(miraif_solve_grouping(&in.problem, NULL, arena, &b, &err), MIRAIF_OK);
        assert_memory_equal(group, b.group, 36 * sizeof *group);
        assert_true(a.total * 10 > a.bound * 7);
    }
    miraif_arena_destroy(arena);
}

/* Set partition proves what the passes over subsets prove, from whatever legal division it begins. */
static void covers_are_what_subsets_say(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    mi_rng_seed(&rng, 6);
    for (int round = 0; round < 400; round++) {
        struct instance in = {0};
        struct miraif_grouping_result proved;
        struct miraif_grouping_result other;
        uint32_t group[MOST];
        uint32_t size = 2 + mi_rng_below(&rng, 3);
        equal_sizes(&in, 2 + mi_rng_below(&rng, 12 / size), size);
        finish(&in, &rng, mi_rng_below(&rng, 4), round % 2 ? 5 : 1000);
        in.problem.objective = round % 3 == 0 ? MIRAIF_WORST_THEN_SUM : MIRAIF_SUM;
        miraif_arena_reset(arena);
        assert_int_equal(miraif_solve_grouping(&in.problem, NULL, arena, &other, &err), MIRAIF_OK);
        in.problem.objective = round % 3 != 0 ? MIRAIF_WORST_THEN_SUM : MIRAIF_SUM;
        assert_int_equal(miraif_solve_grouping(&in.problem, NULL, arena, &proved, &err), MIRAIF_OK);
        if (proved.solution == MIRAIF_INFEASIBLE)
            continue;
        /* Without rules, anything is a beginning; with them, only what is legal. */
        for (uint32_t p = 0; p < in.problem.people; p++)
            group[p] = in.problem.rules == 0 ? p / size : other.group[p];
        struct mi_arrangement best = {.group = group};
        int64_t bound = INT64_MAX;
        bool is_proved = false;
        bool stopped = true;
        assert_true(mi_cover_can(&in.problem));
        assert_int_equal(mi_arrangement_measure(&in.problem, arena, &best, &err), MIRAIF_OK);
        assert_int_equal(
            mi_grouping_cover(&in.problem, NULL, arena, &best, &bound, &is_proved, &stopped, &err),
            MIRAIF_OK);
        assert_false(stopped);
        assert_true(is_proved);
        assert_int_equal(best.total, proved.total);
        assert_int_equal(bound, proved.total);
        if (in.problem.objective == MIRAIF_SUM)
            continue;
        assert_int_equal(best.worst, proved.worst);
        assert_int_equal(best.best, proved.best);
        assert_int_equal(best.kept, proved.kept);
    }
    miraif_arena_destroy(arena);
}

/* Forty people under rules, shuffled and with doubled values: the same proof. */
static void proofs_do_not_depend_on_order(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    mi_rng_seed(&rng, 7);
    struct instance in = {0};
    struct instance other = {0};
    struct miraif_grouping_result a;
    struct miraif_grouping_result b;
    equal_sizes(&in, 8, 4);
    equal_sizes(&other, 8, 4);
    finish(&in, &rng, 0, 1000);
    finish(&other, &rng, 0, 2);
    for (uint32_t p = 0; p < 6; p++) {
        in.member[0][p] = 5 * p;
        other.member[0][p] = 31 - 5 * (5 - p);
    }
    in.rule[0] = (struct miraif_rule){.member = in.member[0], .count = 6, .allowed = 3};
    other.rule[0] = (struct miraif_rule){.member = other.member[0], .count = 6, .allowed = 3};
    in.problem.rules = other.problem.rules = 1;
    for (uint32_t p = 0; p < 32; p++)
        for (uint32_t q = 0; q < 32; q++)
            other.value[(31 - p) * 32 + 31 - q] = 2 * in.value[p * 32 + q];
    for (int objective = MIRAIF_WORST_THEN_SUM; objective <= MIRAIF_SUM; objective++) {
        in.problem.objective = other.problem.objective = (enum miraif_grouping_objective)objective;
        assert_int_equal(miraif_solve_grouping(&in.problem, NULL, arena, &a, &err), MIRAIF_OK);
        assert_int_equal(miraif_solve_grouping(&other.problem, NULL, arena, &b, &err), MIRAIF_OK);
        assert_int_equal(a.solution, MIRAIF_OPTIMAL);
        assert_int_equal(b.solution, MIRAIF_OPTIMAL);
        assert_int_equal(2 * a.total, b.total);
        assert_int_equal(2 * a.worst, b.worst);
        assert_int_equal(2 * a.best, b.best);
        assert_int_equal(miraif_check_grouping(&in.problem, &a, &err), MIRAIF_OK);
    }
    miraif_arena_destroy(arena);
}

static void malformed_problems_are_refused(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    struct miraif_grouping_result result;
    struct instance in = {0};
    mi_rng_seed(&rng, 5);
    equal_sizes(&in, 2, 3);
    finish(&in, &rng, 0, 50);
    in.size[0] = 2;
    assert_int_equal(miraif_solve_grouping(&in.problem, NULL, arena, &result, &err), MIRAIF_REFUSED);
    assert_string_equal(err.message, "the groups hold 5 people, but there are 6");
    in.size[0] = 3;
    in.value[1] = -1;
    assert_int_equal(miraif_solve_grouping(&in.problem, NULL, arena, &result, &err), MIRAIF_REFUSED);
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_is_what_brute_force_finds),
        cmocka_unit_test(order_and_scale_do_not_matter),
        cmocka_unit_test(what_cannot_be_is_named),
        cmocka_unit_test(larger_cases_are_legal_and_repeatable),
        cmocka_unit_test(covers_are_what_subsets_say),
        cmocka_unit_test(proofs_do_not_depend_on_order),
        cmocka_unit_test(malformed_problems_are_refused),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
