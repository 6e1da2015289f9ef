/* lib/flow/select/replace.c: on small random selections, every answer is what all divisions say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/rng.h"
#include "flow/select/replace.h"

enum { PEOPLE = 8, GROUPS = 2, SIZE = 2, CASES = 400 };

struct random_case {
    struct miraif_selection problem;
    int64_t mark[PEOPLE];
    uint8_t wish[PEOPLE];
    uint32_t size[GROUPS];
    uint32_t member[4][PEOPLE];
    struct miraif_common common;
    uint32_t bits[PEOPLE];
    struct miraif_rule rule[3];
    struct miraif_quota quota;
};

static uint32_t draw_members(struct mi_rng *rng, uint32_t *member)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < PEOPLE; i++)
        if (mi_rng_below(rng, 3) == 0)
            member[count++] = i;
    return count;
}

static void draw(struct mi_rng *rng, struct random_case *one)
{
    *one = (struct random_case){.size = {SIZE, SIZE}};
    for (int i = 0; i < PEOPLE; i++)
        one->mark[i] = mi_rng_below(rng, 5);
    for (int i = 0; i < 3; i++) {
        uint32_t count = draw_members(rng, one->member[i]);
        bool together = mi_rng_below(rng, 4) == 0;
        uint64_t allowed = mi_rng_below(rng, 4) == 0 ? 5 : 3; /* never alone, or at most one */
        one->rule[i] = (struct miraif_rule){
            .member = one->member[i], .count = count, .allowed = allowed, .together = together};
    }
    if (mi_rng_below(rng, 2)) { /* two hours of a day that pairs must share */
        one->common =
            (struct miraif_common){.bits = one->bits, .words = 1, .unit = 1, .length = 1, .least = 2};
        one->rule[2].common = &one->common;
        one->rule[2].together = false;
        for (uint32_t p = 0; p < PEOPLE; p++)
            one->bits[p] = mi_rng_below(rng, 64);
    }
    uint32_t count = draw_members(rng, one->member[3]);
    one->quota = (struct miraif_quota){one->member[3], count, mi_rng_below(rng, 2), 2 + mi_rng_below(rng, 2)};
    one->problem = (struct miraif_selection){.people = PEOPLE,
                                             .mark = one->mark,
                                             .wish = one->wish,
                                             .groups = GROUPS,
                                             .size = one->size,
                                             .rule = one->rule,
                                             .rules = 3,
                                             .quota = &one->quota,
                                             .quotas = 1};
}

static bool rule_holds(const struct miraif_rule *rule, unsigned set, unsigned group)
{
    unsigned inside = 0, present = 0;
    uint32_t shared = UINT32_MAX;
    for (uint32_t m = 0; rule->common != NULL && m < rule->count; m++)
        shared &= group >> rule->member[m] & 1 ? rule->common->bits[m] : UINT32_MAX;
    if (rule->common != NULL)
        return (uint32_t)__builtin_popcount(shared) >= rule->common->least;
    for (uint32_t m = 0; m < rule->count; m++) {
        present += set >> rule->member[m] & 1;
        inside += group >> rule->member[m] & 1;
    }
    return rule->together ? inside == 0 || inside == present : (rule->allowed >> inside & 1) != 0;
}

/* Whether the four people of `set` can be divided into two legal pairs. */
static bool divisible(const struct random_case *one, unsigned set)
{
    unsigned counted = 0;
    for (uint32_t m = 0; m < one->quota.count; m++)
        counted += set >> one->quota.member[m] & 1;
    if (counted < one->quota.least || counted > one->quota.most)
        return false;
    for (unsigned group = 1; group < 1U << PEOPLE; group++) {
        if ((group & ~set) != 0 || __builtin_popcount(group) != SIZE)
            continue;
        bool legal = true;
        for (int r = 0; r < 3; r++)
            legal = legal && rule_holds(&one->rule[r], set, group) &&
                    rule_holds(&one->rule[r], set, set & ~group);
        if (legal)
            return true;
    }
    return false;
}

static void every_answer_is_what_all_divisions_say(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    struct mi_rng rng;
    int yes = 0, no = 0;
    mi_rng_seed(&rng, 7);
    for (int round = 0; round < CASES; round++) {
        struct random_case one;
        struct miraif_selection_result result;
        struct mi_replacement replacement;
        draw(&rng, &one);
        miraif_arena_reset(arena);
        assert_int_equal(miraif_solve_selection(&one.problem, NULL, arena, &result, &err), MIRAIF_OK);
        if (result.solution == MIRAIF_INFEASIBLE)
            continue;
        assert_int_equal(mi_replacement_begin(&one.problem, &result, NULL, arena, &replacement, &err),
                         MIRAIF_OK);
        unsigned set = 0;
        for (unsigned i = 0; i < PEOPLE; i++)
            set |= (unsigned)result.chosen[i] << i;
        for (uint32_t goes = 0; goes < PEOPLE; goes++) {
            for (uint32_t comes = 0; comes < PEOPLE; comes++) {
                bool can;
                if (!result.chosen[goes] || result.chosen[comes])
                    continue;
                assert_int_equal(mi_can_replace(&replacement, comes, goes, arena, &can, &err), MIRAIF_OK);
                assert_int_equal(can, divisible(&one, (set & ~(1U << goes)) | 1U << comes));
                yes += can;
                no += !can;
            }
        }
    }
    assert_true(yes > 500 && no > 500);
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_answer_is_what_all_divisions_say)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("replace", tests, NULL, NULL);
}
