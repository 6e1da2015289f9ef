/* One-for-one replacement. Most often the newcomer fits into the very team of the one who leaves; where not,
 * the solver is asked for any division of the new set. */
#include "flow/select/replace.h"

#include "base/arena.h"
#include "base/error.h"
#include "solve/common.h"

bool mi_is_member(const uint32_t *member, uint32_t count, uint32_t person)
{
    uint32_t low = 0;
    while (low < count) {
        uint32_t middle = low + (count - low) / 2;
        if (member[middle] == person)
            return true;
        if (member[middle] < person)
            low = middle + 1;
        else
            count = middle;
    }
    return false;
}

/* Lists the rules of each person, one person's after the other's. */
static enum miraif_status list_rules(const struct miraif_selection *problem, struct miraif_arena *arena,
                                     struct mi_replacement *replacement, struct miraif_error *err)
{
    size_t members = 0;
    uint32_t *first = mi_arena_array(arena, (size_t)problem->people + 2, sizeof *first);
    for (uint32_t i = 0; i < problem->rules; i++)
        members += problem->rule[i].count;
    uint32_t *rule = mi_arena_array(arena, members, sizeof *rule);
    if (first == NULL || rule == NULL)
        return mi_no_memory(err);
    /* Counted two places further on, summed up, and moved back by one as each list fills. */
    for (uint32_t i = 0; i < problem->rules; i++)
        for (uint32_t m = 0; m < problem->rule[i].count; m++)
            first[problem->rule[i].member[m] + 2]++;
    for (uint32_t i = 2; i < problem->people + 2; i++)
        first[i] += first[i - 1];
    for (uint32_t i = 0; i < problem->rules; i++)
        for (uint32_t m = 0; m < problem->rule[i].count; m++)
            rule[first[problem->rule[i].member[m] + 1]++] = i;
    replacement->first = first;
    replacement->rule = rule;
    return MIRAIF_OK;
}

enum miraif_status mi_replacement_begin(const struct miraif_selection *problem,
                                        const struct miraif_selection_result *result,
                                        const struct miraif_env *env, struct miraif_arena *arena,
                                        struct mi_replacement *ret_replacement, struct miraif_error *err)
{
    struct mi_replacement replacement = {.problem = problem, .result = result, .env = env};
    uint32_t *filled = mi_arena_array(arena, problem->quotas, sizeof *filled);
    if (filled == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < problem->quotas; i++)
        for (uint32_t m = 0; m < problem->quota[i].count; m++)
            filled[i] += result->chosen[problem->quota[i].member[m]];
    replacement.filled = filled;
    MI_TRY(list_rules(problem, arena, &replacement, err));
    *ret_replacement = replacement;
    return MIRAIF_OK;
}

/* One question. */
struct swap {
    const struct mi_replacement *replacement;
    uint32_t comes;
    uint32_t goes;
};

static bool chosen_after(const struct swap *swap, uint32_t person)
{
    return person == swap->comes || (person != swap->goes && swap->replacement->result->chosen[person] != 0);
}

static bool quotas_hold(const struct swap *swap)
{
    const struct miraif_selection *problem = swap->replacement->problem;
    for (uint32_t i = 0; i < problem->quotas; i++) {
        const struct miraif_quota *quota = &problem->quota[i];
        uint32_t count = swap->replacement->filled[i] +
                         mi_is_member(quota->member, quota->count, swap->comes) -
                         mi_is_member(quota->member, quota->count, swap->goes);
        if (count < quota->least || count > quota->most)
            return false;
    }
    return true;
}

/* Somebody's place, after the swap, in one group. */
struct place {
    const struct swap *swap;
    uint32_t group;
};

static bool is_in(const void *context, uint32_t person)
{
    const struct place *place = context;
    const struct swap *swap = place->swap;
    return chosen_after(swap, person) &&
           (person == swap->comes || swap->replacement->result->group[person] == place->group);
}

/* Whether a rule holds when the newcomer takes the very place of the one who leaves, in `group`: elsewhere
 * all is as it was. */
static bool rule_holds(const struct swap *swap, const struct miraif_rule *rule, uint32_t group)
{
    uint32_t inside = 0;
    uint32_t chosen = 0;
    const struct place place = {swap, group};
    if (rule->common != NULL)
        return mi_common_holds(rule, is_in, &place);
    for (uint32_t m = 0; m < rule->count; m++) {
        chosen += chosen_after(swap, rule->member[m]);
        inside += is_in(&place, rule->member[m]);
    }
    if (rule->together)
        return inside == 0 || inside == chosen;
    return (rule->allowed >> inside & 1) != 0;
}

static bool rules_hold(const struct swap *swap, uint32_t person, uint32_t group)
{
    const struct mi_replacement *replacement = swap->replacement;
    for (uint32_t i = replacement->first[person]; i < replacement->first[person + 1]; i++)
        if (!rule_holds(swap, &replacement->problem->rule[replacement->rule[i]], group))
            return false;
    return true;
}

/* Whether a division of the new set exists, whatever it is. */
static enum miraif_status divide_anew(const struct swap *swap, struct miraif_arena *arena, bool *ret_can,
                                      struct miraif_error *err)
{
    const struct mi_replacement *replacement = swap->replacement;
    struct miraif_selection fixed = *replacement->problem;
    struct miraif_selection_result other;
    uint8_t *wish = mi_arena_array(arena, fixed.people, sizeof *wish);
    if (wish == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < fixed.people; i++)
        wish[i] = chosen_after(swap, i) ? MIRAIF_INCLUDE : MIRAIF_EXCLUDE;
    fixed.wish = wish;
    MI_TRY(miraif_solve_selection(&fixed, replacement->env, arena, &other, err));
    *ret_can = other.solution != MIRAIF_INFEASIBLE;
    return MIRAIF_OK;
}

enum miraif_status mi_can_replace(const struct mi_replacement *replacement, uint32_t comes, uint32_t goes,
                                  struct miraif_arena *arena, bool *ret_can, struct miraif_error *err)
{
    struct swap swap = {replacement, comes, goes};
    uint32_t group = replacement->result->group[goes];
    bool quotas = quotas_hold(&swap);
    if (quotas && !(rules_hold(&swap, comes, group) && rules_hold(&swap, goes, group)))
        return divide_anew(&swap, arena, ret_can, err);
    *ret_can = quotas;
    return MIRAIF_OK;
}
