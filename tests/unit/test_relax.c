/* Which constraints clash and what to give up, against every choice of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/rng.h"
#include "model/relaxing.h"
#include "solve/relax.h"

enum { PEOPLE = 6, GROUPS = 3, RULES = 6, DIVISIONS = 90 /* six people in three groups of two */ };

/* Six people in three groups of two under rules, and which rules every division breaks, by how much. */
struct instance {
    struct miraif_rule rule[RULES];
    uint32_t member[RULES][PEOPLE];
    uint32_t rules;
    uint32_t cost[RULES];
    uint32_t most[RULES];
    uint32_t need[DIVISIONS][RULES]; /* 0: holds; MI_DROPPED: cannot be loosened that far */
    uint32_t divisions;
};

static void fill(struct instance *in, struct mi_rng *rng)
{
    in->rules = 3 + mi_rng_below(rng, RULES - 2);
    for (uint32_t r = 0; r < in->rules; r++) {
        struct miraif_rule *rule = &in->rule[r];
        *rule = (struct miraif_rule){.member = in->member[r]};
        while (rule->count < 2) {
            rule->count = 0;
            for (uint32_t p = 0; p < PEOPLE; p++)
                if (mi_rng_below(rng, 2) == 0)
                    in->member[r][rule->count++] = p;
        }
        uint32_t kind = mi_rng_below(rng, 4);
        rule->together = kind == 0 && rule->count == 2;
        rule->allowed = kind <= 1 ? 3 : kind == 2 ? 1 | UINT64_C(0xFFC) : UINT64_C(0xFFE);
        in->cost[r] = 1 + mi_rng_below(rng, 3);
        in->most[r] = mi_rule_most_loose(rule, 2);
    }
}

static bool keeps(const struct miraif_rule *rule, const uint32_t *group)
{
    for (uint32_t g = 0; g < GROUPS; g++) {
        uint32_t count = 0;
        for (uint32_t i = 0; i < rule->count; i++)
            count += group[rule->member[i]] == g;
        if (rule->together ? count != 0 && count != rule->count : !(rule->allowed >> count & 1))
            return false;
    }
    return true;
}

static void weigh(struct instance *in, const uint32_t *group)
{
    for (uint32_t r = 0; r < in->rules; r++) {
        struct miraif_common room;
        uint32_t by = 0;
        struct miraif_rule loosened = in->rule[r];
        while (by <= in->most[r] && !keeps(&loosened, group))
            loosened = mi_rule_loosened(&in->rule[r], ++by, &room);
        in->need[in->divisions][r] = by <= in->most[r] ? by : MI_DROPPED;
    }
    in->divisions++;
}

static void divide(struct instance *in, uint32_t *group, uint32_t *held, uint32_t person)
{
    if (person == PEOPLE)
        weigh(in, group);
    for (uint32_t g = 0; person < PEOPLE && g < GROUPS; g++) {
        if (held[g] == 2)
            continue;
        group[person] = g;
        held[g]++;
        divide(in, group, held, person + 1);
        held[g]--;
    }
}

/* Whether some division holds where rules are loosened so. */
static bool brute_can(const struct instance *in, const uint32_t *loose)
{
    for (uint32_t d = 0; d < in->divisions; d++) {
        bool can = true;
        for (uint32_t r = 0; r < in->rules; r++)
            can = can && (loose[r] == MI_DROPPED || in->need[d][r] <= loose[r]);
        if (can)
            return true;
    }
    return false;
}

/* What the flows ask: the same of the search for a division. */
static enum miraif_status can_relaxed(void *context, const uint32_t *loose, enum mi_divided *ret_divided,
                                      struct miraif_error *err)
{
    static const uint32_t size[GROUPS] = {2, 2, 2};
    const struct instance *in = context;
    struct miraif_rule rule[RULES];
    struct miraif_common room[RULES];
    uint8_t active[RULES];
    uint32_t group[PEOPLE];
    uint64_t steps = 0;
    for (uint32_t r = 0; r < in->rules; r++) {
        active[r] = loose[r] != MI_DROPPED;
        rule[r] = mi_rule_loosened(&in->rule[r], active[r] ? loose[r] : 0, &room[r]);
    }
    const struct mi_division division = {.people = PEOPLE,
                                         .groups = GROUPS,
                                         .size = size,
                                         .rule = rule,
                                         .rules = in->rules,
                                         .active = active,
                                         .effort = 100000};
    struct miraif_arena *scratch = miraif_arena_create();
    enum miraif_status status = mi_divide(&division, scratch, group, ret_divided, &steps, err);
    miraif_arena_destroy(scratch);
    return status;
}

static enum miraif_status can_active(void *context, const uint8_t *active, enum mi_divided *ret_divided,
                                     struct miraif_error *err)
{
    const struct instance *in = context;
    uint32_t loose[RULES];
    for (uint32_t r = 0; r < in->rules; r++)
        loose[r] = active[r] ? 0 : MI_DROPPED;
    return can_relaxed(context, loose, ret_divided, err);
}

static void drop(const struct instance *in, uint32_t set, uint32_t *loose)
{
    for (uint32_t r = 0; r < in->rules; r++)
        loose[r] = set >> r & 1 ? MI_DROPPED : 0;
}

static uint32_t size_of(uint32_t set)
{
    uint32_t size = 0;
    for (; set != 0; set &= set - 1)
        size++;
    return size;
}

/* Nothing smaller clashes. */
static void check_clash(struct instance *in, struct miraif_arena *arena)
{
    struct miraif_clash clash;
    struct miraif_error err = {0};
    uint32_t loose[RULES];
    uint32_t set = 0;
    uint32_t smallest = RULES;
    uint32_t all = (UINT32_C(1) << in->rules) - 1;
    assert_int_equal(mi_clash_find(in->rules, true, can_active, in, arena, &clash, &err), MIRAIF_OK);
    assert_true(clash.proved && clash.smallest && clash.fewest);
    for (uint32_t i = 0; i < clash.count; i++)
        set |= UINT32_C(1) << clash.rule[i];
    drop(in, all & ~set, loose);
    assert_false(brute_can(in, loose));
    for (uint32_t other = 0; other <= all; other++) {
        drop(in, all & ~other, loose);
        if (!brute_can(in, loose) && size_of(other) < smallest)
            smallest = size_of(other);
    }
    assert_int_equal(clash.count, smallest);
}

static uint32_t cost_of(const struct instance *in, uint32_t set)
{
    uint32_t cost = 100 * size_of(set);
    for (uint32_t r = 0; r < in->rules; r++)
        cost += set >> r & 1 ? in->cost[r] : 0;
    return cost;
}

/* Nothing that costs less would do, and nothing looser is needed. */
static void check_relaxation(struct instance *in, struct miraif_arena *arena)
{
    const struct mi_relaxable relaxable = {in->rules, in->cost, in->most, can_relaxed, in};
    struct mi_relaxation found;
    struct miraif_error err = {0};
    uint32_t loose[RULES] = {0};
    uint32_t least = UINT32_MAX;
    uint32_t set = 0;
    assert_int_equal(mi_relax_find(&relaxable, arena, &found, &err), MIRAIF_OK);
    for (uint32_t other = 0; other < UINT32_C(1) << in->rules; other++) {
        drop(in, other, loose);
        if (size_of(other) <= MI_RELAXED_MOST && brute_can(in, loose) && cost_of(in, other) < least)
            least = cost_of(in, other);
    }
    assert_int_equal(found.count == 0, least == UINT32_MAX);
    if (found.count == 0)
        return;
    assert_true(found.cheapest);
    for (uint32_t i = 0; i < found.count; i++)
        set |= UINT32_C(1) << found.item[i];
    assert_int_equal(cost_of(in, set), least);
    drop(in, 0, loose);
    for (uint32_t i = 0; i < found.count; i++)
        loose[found.item[i]] = found.by[i];
    assert_true(brute_can(in, loose));
    for (uint32_t i = 0; i < found.count; i++) {
        uint32_t by = found.by[i];
        loose[found.item[i]] = by == MI_DROPPED ? in->most[found.item[i]] : by - 1;
        assert_false(brute_can(in, loose));
        loose[found.item[i]] = by;
    }
}

static void no_less_clashes_and_no_less_is_given_up(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    uint32_t clashes = 0;
    mi_rng_seed(&rng, 31);
    for (int round = 0; round < 3000; round++) {
        struct instance in = {0};
        uint32_t group[PEOPLE];
        uint32_t held[GROUPS] = {0};
        uint32_t loose[RULES] = {0};
        fill(&in, &rng);
        divide(&in, group, held, 0);
        if (brute_can(&in, loose))
            continue;
        clashes++;
        miraif_arena_reset(arena);
        check_clash(&in, arena);
        check_relaxation(&in, arena);
    }
    assert_true(clashes > 500);
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_less_clashes_and_no_less_is_given_up),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
