/* Figures of a division into groups. */
#include "solve/arrangement.h"

#include "base/arena.h"
#include "base/error.h"

const int64_t *mi_values_in(const struct miraif_grouping *problem, uint32_t g)
{
    return problem->value_in == NULL ? problem->value : problem->value_in[g];
}

enum miraif_status mi_arrangement_measure(const struct miraif_grouping *problem, struct miraif_arena *scratch,
                                          struct mi_arrangement *arrangement, struct miraif_error *err)
{
    const uint32_t *group = arrangement->group;
    int64_t *sum = mi_arena_array(scratch, problem->groups, sizeof *sum);
    struct mi_arrangement measured = {.group = arrangement->group, .worst = INT64_MAX};
    if (sum == NULL)
        return mi_no_memory(err);
    for (uint32_t p = 0; p < problem->people; p++) {
        const int64_t *value = &mi_values_in(problem, group[p])[(size_t)p * problem->people];
        for (uint32_t q = 0; q < p; q++) {
            if (group[p] != group[q])
                continue;
            sum[group[p]] += value[q];
            measured.kept += problem->kept != NULL && problem->kept[(size_t)p * problem->people + q];
        }
    }
    for (uint32_t g = 0; g < problem->groups; g++) {
        measured.total += sum[g];
        measured.worst = sum[g] < measured.worst ? sum[g] : measured.worst;
        measured.best = sum[g] > measured.best ? sum[g] : measured.best;
    }
    *arrangement = measured;
    return MIRAIF_OK;
}

bool mi_arrangement_better(const struct miraif_grouping *problem, const struct mi_arrangement *a,
                           const struct mi_arrangement *b)
{
    if (problem->objective == MIRAIF_SUM)
        return a->total > b->total;
    if (a->worst != b->worst)
        return a->worst > b->worst;
    if (a->total != b->total)
        return a->total > b->total;
    if (a->best != b->best)
        return a->best < b->best;
    return a->kept > b->kept;
}
