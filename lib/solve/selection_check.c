/* Checks a selection from the problem alone. It shares no code with the solver, on purpose. */
#include "base/error.h"
#include "miraif/solve.h"

static enum miraif_status check_people(const struct miraif_selection *problem,
                                       const struct miraif_selection_result *result, struct miraif_error *err)
{
    for (uint32_t p = 0; p < problem->people; p++) {
        bool chosen = result->chosen[p] == 1;
        if (chosen != (result->group[p] < problem->groups))
            return mi_fail(err, MIRAIF_INTERNAL, "person %u is chosen without a group, or the reverse", p);
        if (problem->wish != NULL && ((chosen && problem->wish[p] == MIRAIF_EXCLUDE) ||
                                      (!chosen && problem->wish[p] == MIRAIF_INCLUDE)))
            return mi_fail(err, MIRAIF_INTERNAL, "the wish about person %u does not hold", p);
    }
    for (uint32_t g = 0; g < problem->groups; g++) {
        uint32_t size = 0;
        for (uint32_t p = 0; p < problem->people; p++)
            size += result->group[p] == g;
        if (size != problem->size[g])
            return mi_fail(err, MIRAIF_INTERNAL, "group %u has the wrong size", g);
    }
    return MIRAIF_OK;
}

/* Whether the members in the group have enough in common: bits that nobody of them lacks, run by run. */
static bool share_enough(const struct miraif_rule *rule, const uint32_t *group, uint32_t g)
{
    const struct miraif_common *common = rule->common;
    uint32_t here = 0;
    uint32_t stretches = 0;
    for (uint32_t w = 0; w < common->words; w++) {
        uint32_t minutes = 0;
        for (uint32_t bit = 0; bit <= 32; bit++) {
            bool lacking = bit == 32;
            for (uint32_t i = 0; i < rule->count && bit < 32; i++) {
                bool inside = group[rule->member[i]] == g;
                here += inside;
                lacking = lacking || (inside && !(common->bits[i * common->words + w] >> bit & 1));
            }
            stretches += lacking ? minutes / common->length : 0;
            minutes = lacking ? 0 : minutes + common->unit;
        }
    }
    return here == 0 || stretches >= common->least;
}

static bool rule_holds(const struct miraif_rule *rule, const struct miraif_selection_result *result,
                       uint32_t g)
{
    uint32_t here = 0;
    uint32_t anywhere = 0;
    if (rule->common != NULL)
        return share_enough(rule, result->group, g);
    for (uint32_t i = 0; i < rule->count; i++) {
        here += result->group[rule->member[i]] == g;
        anywhere += result->chosen[rule->member[i]];
    }
    if (rule->together)
        return here == 0 || here == anywhere;
    return here < 64 && (rule->allowed & UINT64_C(1) << here) != 0;
}

static enum miraif_status check_limits(const struct miraif_selection *problem,
                                       const struct miraif_selection_result *result, struct miraif_error *err)
{
    for (uint32_t r = 0; r < problem->rules; r++)
        for (uint32_t g = 0; g < problem->groups; g++)
            if (!rule_holds(&problem->rule[r], result, g))
                return mi_fail(err, MIRAIF_INTERNAL, "group %u breaks rule %u", g, r);
    for (uint32_t q = 0; q < problem->quotas; q++) {
        const struct miraif_quota *quota = &problem->quota[q];
        uint32_t count = 0;
        for (uint32_t i = 0; i < quota->count; i++)
            count += result->chosen[quota->member[i]];
        if (count < quota->least || count > quota->most)
            return mi_fail(err, MIRAIF_INTERNAL, "quota %u does not hold", q);
    }
    return MIRAIF_OK;
}

enum miraif_status miraif_check_selection(const struct miraif_selection *problem,
                                          const struct miraif_selection_result *result,
                                          struct miraif_error *err)
{
    if (result->chosen == NULL || result->group == NULL)
        return mi_fail(err, MIRAIF_INTERNAL, "a result that is feasible has nobody chosen");
    MI_TRY(check_people(problem, result, err));
    MI_TRY(check_limits(problem, result, err));
    int64_t total = 0;
    for (uint32_t p = 0; p < problem->people; p++)
        total += result->chosen[p] ? problem->mark[p] : 0;
    if (total != result->total || total > result->bound || total > result->unruled)
        return mi_fail(err, MIRAIF_INTERNAL, "the figures of a selection are not those of its people");
    return MIRAIF_OK;
}
