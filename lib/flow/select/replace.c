/* One-for-one replacement. Most often the newcomer fits into the very team of the one who leaves; where not,
 * the solver is asked for any division of the new set. */
#include "flow/select/replace.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

struct swap {
    const struct miraif_selection *problem;
    const struct miraif_selection_result *result;
    uint32_t comes;
    uint32_t goes;
};

static bool chosen_after(const struct swap *swap, uint32_t person)
{
    return person == swap->comes || (person != swap->goes && swap->result->chosen[person] != 0);
}

/* The group of someone who is chosen after the swap, when the newcomer takes the very place. */
static uint32_t group_after(const struct swap *swap, uint32_t person)
{
    return swap->result->group[person == swap->comes ? swap->goes : person];
}

static bool quotas_hold(const struct swap *swap)
{
    for (uint32_t i = 0; i < swap->problem->quotas; i++) {
        const struct miraif_quota *quota = &swap->problem->quota[i];
        uint32_t count = 0;
        for (uint32_t m = 0; m < quota->count; m++)
            count += chosen_after(swap, quota->member[m]);
        if (count < quota->least || count > quota->most)
            return false;
    }
    return true;
}

/* Whether the rule holds in the group in which the swap happens; the others are as they were. */
static bool rule_holds(const struct swap *swap, const struct miraif_rule *rule, uint32_t group)
{
    uint32_t inside = 0;
    uint32_t chosen = 0;
    for (uint32_t m = 0; m < rule->count; m++) {
        if (!chosen_after(swap, rule->member[m]))
            continue;
        chosen++;
        inside += group_after(swap, rule->member[m]) == group;
    }
    if (rule->together)
        return inside == 0 || inside == chosen;
    return (rule->allowed >> inside & 1) != 0;
}

static bool fits_in_place(const struct swap *swap)
{
    uint32_t group = swap->result->group[swap->goes];
    for (uint32_t i = 0; i < swap->problem->rules; i++)
        if (!rule_holds(swap, &swap->problem->rule[i], group))
            return false;
    return true;
}

enum miraif_status mi_can_replace(const struct miraif_selection *problem,
                                  const struct miraif_selection_result *result, uint32_t comes, uint32_t goes,
                                  const struct miraif_env *env, struct miraif_arena *arena, bool *ret_can,
                                  struct miraif_error *err)
{
    struct swap swap = {problem, result, comes, goes};
    if (!quotas_hold(&swap) || fits_in_place(&swap)) {
        *ret_can = quotas_hold(&swap);
        return MIRAIF_OK;
    }
    uint8_t *wish = mi_arena_array(arena, problem->people, sizeof *wish);
    if (wish == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < problem->people; i++)
        wish[i] = chosen_after(&swap, i) ? MIRAIF_INCLUDE : MIRAIF_EXCLUDE;
    struct miraif_selection fixed = *problem;
    fixed.wish = wish;
    struct miraif_selection_result other;
    MI_TRY(miraif_solve_selection(&fixed, env, arena, &other, err));
    *ret_can = other.solution != MIRAIF_INFEASIBLE;
    return MIRAIF_OK;
}
