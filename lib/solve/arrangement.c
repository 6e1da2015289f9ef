/* Figures of a division into groups. */
#include "solve/arrangement.h"

const int64_t *mi_values_in(const struct miraif_grouping *problem, uint32_t g)
{
    return problem->value_in == NULL ? problem->value : problem->value_in[g];
}

void mi_arrangement_measure(const struct miraif_grouping *problem, int64_t *sum,
                            struct mi_arrangement *arrangement)
{
    for (uint32_t p = 0; p < problem->people; p++) {
        for (uint32_t q = 0; q < p; q++) {
            if (arrangement->group[p] != arrangement->group[q])
                continue;
            sum[arrangement->group[p]] +=
                mi_values_in(problem, arrangement->group[p])[(size_t)p * problem->people + q];
            arrangement->kept += problem->kept != NULL && problem->kept[(size_t)p * problem->people + q];
        }
    }
    arrangement->worst = INT64_MAX;
    for (uint32_t g = 0; g < problem->groups; g++) {
        arrangement->total += sum[g];
        arrangement->worst = sum[g] < arrangement->worst ? sum[g] : arrangement->worst;
        arrangement->best = sum[g] > arrangement->best ? sum[g] : arrangement->best;
    }
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
