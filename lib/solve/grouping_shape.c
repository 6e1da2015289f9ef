/* Whether a grouping problem is well formed. */
#include "solve/grouping_shape.h"

#include "base/error.h"
#include "solve/common.h"

static const int64_t VALUE_MOST = INT64_C(1000000000000);

/* Sizes of which each may be smaller. */
static enum miraif_status check_ranges(const struct miraif_grouping *problem, uint64_t most,
                                       struct miraif_error *err)
{
    uint64_t least = 0;
    if (problem->rules > 0 || problem->value_in != NULL || problem->objective != MIRAIF_SUM)
        return mi_fail(err, MIRAIF_REFUSED,
                       "groups whose size may vary have no rules, and only the sum counts");
    for (uint32_t g = 0; g < problem->groups; g++) {
        if (problem->least[g] > problem->size[g])
            return mi_fail(err, MIRAIF_REFUSED, "group %u has no size between %u and %u", g,
                           problem->least[g], problem->size[g]);
        least += problem->least[g];
    }
    if (problem->people < 1 || least > problem->people || most < problem->people)
        return mi_fail(err, MIRAIF_REFUSED, "the groups hold from %llu to %llu people, but there are %u",
                       (unsigned long long)least, (unsigned long long)most, problem->people);
    return MIRAIF_OK;
}

static enum miraif_status check_sizes(const struct miraif_grouping *problem, struct miraif_error *err)
{
    uint64_t seats = 0;
    for (uint32_t g = 0; g < problem->groups; g++) {
        uint32_t most =
            problem->rules > 0 || problem->value_in != NULL ? MIRAIF_GROUP_SIZE_MOST : problem->people;
        if (problem->size[g] < 1 || problem->size[g] > most)
            return mi_fail(err, MIRAIF_REFUSED, "group %u has size %u; sizes are from 1 to %u", g,
                           problem->size[g], most);
        seats += problem->size[g];
    }
    if (problem->least != NULL)
        return check_ranges(problem, seats, err);
    if (problem->people < 1 || seats != problem->people)
        return mi_fail(err, MIRAIF_REFUSED, "the groups hold %llu people, but there are %u",
                       (unsigned long long)seats, problem->people);
    return MIRAIF_OK;
}

static enum miraif_status check_values(uint32_t n, const int64_t *value, struct miraif_error *err)
{
    for (uint32_t p = 0; p < n; p++) {
        for (uint32_t q = 0; q <= p; q++) {
            int64_t there = value[(size_t)p * n + q];
            int64_t back = value[(size_t)q * n + p];
            if (there != back || there < 0 || there > VALUE_MOST || (p == q && there != 0))
                return mi_fail(err, MIRAIF_REFUSED, "the value of people %u and %u is not usable", q, p);
        }
    }
    return MIRAIF_OK;
}

/* The values within the groups of each size, which must be the same. */
static enum miraif_status check_all_values(const struct miraif_grouping *problem, struct miraif_error *err)
{
    const int64_t *seen[MIRAIF_GROUP_SIZE_MOST + 1] = {NULL};
    if (problem->value_in == NULL)
        return check_values(problem->people, problem->value, err);
    for (uint32_t g = 0; g < problem->groups; g++) {
        const int64_t *value = problem->value_in[g];
        const int64_t **known = &seen[problem->size[g]];
        if (*known != NULL && *known != value)
            return mi_fail(err, MIRAIF_REFUSED, "groups of %u have different values", problem->size[g]);
        if (*known == NULL)
            MI_TRY(check_values(problem->people, value, err));
        *known = value;
    }
    return MIRAIF_OK;
}

static enum miraif_status check_kept(const struct miraif_grouping *problem, struct miraif_error *err)
{
    uint32_t n = problem->people;
    for (uint32_t p = 0; problem->kept != NULL && p < n; p++) {
        for (uint32_t q = 0; q <= p; q++) {
            size_t there = (size_t)p * n + q;
            size_t back = (size_t)q * n + p;
            if (problem->kept[there] != problem->kept[back] || problem->kept[there] > 1)
                return mi_fail(err, MIRAIF_REFUSED, "whether people %u and %u are kept is not usable", q, p);
        }
    }
    return MIRAIF_OK;
}

static enum miraif_status check_rules(const struct miraif_grouping *problem, struct miraif_error *err)
{
    for (uint32_t r = 0; r < problem->rules; r++) {
        const struct miraif_rule *rule = &problem->rule[r];
        for (uint32_t i = 0; i < rule->count; i++)
            if (rule->member[i] >= problem->people || (i > 0 && rule->member[i] <= rule->member[i - 1]))
                return mi_fail(err, MIRAIF_REFUSED, "the members of rule %u are not ascending people", r);
        if (!mi_common_usable(rule->common))
            return mi_fail(err, MIRAIF_REFUSED, "rule %u wants more in common than there can be", r);
    }
    return MIRAIF_OK;
}

enum miraif_status mi_grouping_shape(const struct miraif_grouping *problem, struct miraif_error *err)
{
    if (problem->alternatives > MIRAIF_ALTERNATIVES_MOST)
        return mi_fail(err, MIRAIF_REFUSED, "%u alternatives are too many; %d are possible",
                       problem->alternatives, MIRAIF_ALTERNATIVES_MOST);
    MI_TRY(check_sizes(problem, err));
    MI_TRY(check_all_values(problem, err));
    MI_TRY(check_kept(problem, err));
    return check_rules(problem, err);
}
