/* Checks a grouping from the problem alone. It shares no code with the solver, on purpose. */
#include "solve/grouping_check.h"

#include "base/error.h"

static uint32_t size_of(const struct miraif_grouping *problem, const uint32_t *group, uint32_t g)
{
    uint32_t size = 0;
    for (uint32_t p = 0; p < problem->people; p++)
        size += group[p] == g;
    return size;
}

static bool has_size(const struct miraif_grouping *problem, uint32_t g, uint32_t size)
{
    return size <= problem->size[g] &&
           size >= (problem->least == NULL ? problem->size[g] : problem->least[g]);
}

static enum miraif_status check_groups(const struct miraif_grouping *problem, const uint32_t *group,
                                       struct miraif_error *err)
{
    if (group == NULL)
        return mi_fail(err, MIRAIF_INTERNAL, "a result that is feasible has no groups");
    for (uint32_t p = 0; p < problem->people; p++)
        if (group[p] >= problem->groups)
            return mi_fail(err, MIRAIF_INTERNAL, "person %u is in a group that does not exist", p);
    for (uint32_t g = 0; g < problem->groups; g++)
        if (!has_size(problem, g, size_of(problem, group, g)))
            return mi_fail(err, MIRAIF_INTERNAL, "group %u has the wrong size", g);
    return MIRAIF_OK;
}

/* The stretches that all members in the group share, counted bit by bit, run by run. */
static bool share_enough(const struct miraif_rule *rule, const uint32_t *group, uint32_t g)
{
    const struct miraif_common *common = rule->common;
    uint32_t stretches = 0;
    uint32_t here = 0;
    for (uint32_t i = 0; i < rule->count; i++)
        here += group[rule->member[i]] == g;
    for (uint32_t bit = 0, running = 0; bit < 32 * common->words; bit++) {
        uint32_t have = 0;
        for (uint32_t i = 0; i < rule->count; i++)
            have += group[rule->member[i]] == g &&
                    (common->bits[i * common->words + bit / 32] >> bit % 32 & 1) != 0;
        running += have == here;
        if (have != here || bit % 32 == 31) {
            stretches += running * common->unit / common->length;
            running = 0;
        }
    }
    return here == 0 || stretches >= common->least;
}

bool mi_check_rule(const struct miraif_rule *rule, const uint32_t *group, uint32_t g)
{
    if (rule->common != NULL)
        return share_enough(rule, group, g);
    uint32_t members = 0;
    for (uint32_t i = 0; i < rule->count; i++)
        members += group[rule->member[i]] == g;
    if (rule->together)
        return members == 0 || members == rule->count;
    return members < 64 && (rule->allowed & UINT64_C(1) << members) != 0;
}

static enum miraif_status check_rules(const struct miraif_grouping *problem, const uint32_t *group,
                                      struct miraif_error *err)
{
    for (uint32_t r = 0; r < problem->rules; r++)
        for (uint32_t g = 0; g < problem->groups; g++)
            if (!mi_check_rule(&problem->rule[r], group, g))
                return mi_fail(err, MIRAIF_INTERNAL, "group %u breaks rule %u", g, r);
    return MIRAIF_OK;
}

static int64_t value_of(const struct miraif_grouping *problem, const uint32_t *group, uint32_t g)
{
    const int64_t *pair = problem->value_in != NULL ? problem->value_in[g] : problem->value;
    int64_t value = 0;
    for (uint32_t p = 0; p < problem->people; p++)
        for (uint32_t q = p + 1; group[p] == g && q < problem->people; q++)
            if (group[q] == g)
                value += pair[(size_t)p * problem->people + q];
    return value;
}

static int64_t kept_pairs(const struct miraif_grouping *problem, const uint32_t *group)
{
    int64_t kept = 0;
    for (uint32_t p = 0; problem->kept != NULL && p < problem->people; p++)
        for (uint32_t q = p + 1; q < problem->people; q++)
            kept += group[p] == group[q] && problem->kept[(size_t)p * problem->people + q] == 1;
    return kept;
}

enum miraif_status mi_check_division(const struct miraif_grouping *problem, const uint32_t *group,
                                     struct miraif_error *err)
{
    MI_TRY(check_groups(problem, group, err));
    return check_rules(problem, group, err);
}

struct mi_figures mi_check_figures(const struct miraif_grouping *problem, const uint32_t *group)
{
    struct mi_figures figures = {.worst = INT64_MAX};
    for (uint32_t g = 0; g < problem->groups; g++) {
        int64_t value = value_of(problem, group, g);
        figures.worst = value < figures.worst ? value : figures.worst;
        figures.best = value > figures.best ? value : figures.best;
        figures.total += value;
    }
    return figures;
}

/* Whether two divisions have the same people together. */
bool mi_check_same(const struct miraif_grouping *problem, const uint32_t *one, const uint32_t *other)
{
    for (uint32_t p = 0; p < problem->people; p++)
        for (uint32_t q = p + 1; q < problem->people; q++)
            if ((one[p] == one[q]) != (other[p] == other[q]))
                return false;
    return true;
}

bool mi_check_before(const struct mi_figures *a, const struct mi_figures *b)
{
    if (a->worst != b->worst)
        return a->worst > b->worst;
    return a->total != b->total ? a->total > b->total : a->best < b->best;
}

/* Alternatives are legal, different, in order, and none is better than what was found to be the best. */
static enum miraif_status check_alternatives(const struct miraif_grouping *problem,
                                             const struct miraif_grouping_result *result,
                                             struct miraif_error *err)
{
    struct mi_figures before = {result->worst, result->total, result->best};
    for (uint32_t i = 0; i < result->alternatives; i++) {
        const struct miraif_alternative *one = &result->alternative[i];
        MI_TRY(mi_check_division(problem, one->group, err));
        const struct mi_figures now = mi_check_figures(problem, one->group);
        if (one->worst != now.worst || one->total != now.total || one->best != now.best)
            return mi_fail(err, MIRAIF_INTERNAL, "the figures of alternative %u are not those of its groups",
                           i);
        bool known = mi_check_same(problem, one->group, result->group);
        for (uint32_t j = 0; j < i; j++)
            known = known || mi_check_same(problem, one->group, result->alternative[j].group);
        if (known)
            return mi_fail(err, MIRAIF_INTERNAL, "alternative %u is none", i);
        if ((i > 0 || result->solution == MIRAIF_OPTIMAL) && mi_check_before(&now, &before))
            return mi_fail(err, MIRAIF_INTERNAL, "alternative %u is better than what comes before it", i);
        before = now;
    }
    return MIRAIF_OK;
}

enum miraif_status miraif_check_grouping(const struct miraif_grouping *problem,
                                         const struct miraif_grouping_result *result,
                                         struct miraif_error *err)
{
    MI_TRY(mi_check_division(problem, result->group, err));
    const struct mi_figures now = mi_check_figures(problem, result->group);
    if (now.worst != result->worst || now.best != result->best || now.total != result->total)
        return mi_fail(err, MIRAIF_INTERNAL, "the figures of a grouping are not those of its groups");
    if (kept_pairs(problem, result->group) != result->kept)
        return mi_fail(err, MIRAIF_INTERNAL, "the kept pairs of a grouping are not those of its groups");
    if (now.total > result->bound)
        return mi_fail(err, MIRAIF_INTERNAL, "a grouping is better than its bound");
    return check_alternatives(problem, result, err);
}
