/* What no division can exceed. */
#include "solve/grouping_bound.h"

#include "base/arena.h"
#include "base/error.h"
#include "solve/arrangement.h"
#include "solve/grouping_spread.h"

/* The sum of a person's `others` greatest values; `top` has room for them. */
static int64_t sum_of_greatest(const int64_t *value, uint32_t people, uint32_t others, int64_t *top)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < others; i++) /* ascending */
        top[i] = 0;
    for (uint32_t q = 0; others > 0 && q < people; q++) {
        if (value[q] <= top[0])
            continue;
        uint32_t i = 0;
        for (; i + 1 < others && top[i + 1] < value[q]; i++)
            top[i] = top[i + 1];
        top[i] = value[q];
    }
    for (uint32_t i = 0; i < others; i++)
        sum += top[i];
    return sum;
}

/* A group of each size that there is, and how many sizes there are; where values do not depend on the size,
 * one of the greatest. */
static uint32_t list_sizes(const struct miraif_grouping *problem, uint32_t *group_of)
{
    bool known[MIRAIF_GROUP_SIZE_MOST + 1] = {false};
    uint32_t sizes = 0;
    if (problem->value_in == NULL) {
        group_of[0] = 0;
        for (uint32_t g = 1; g < problem->groups; g++)
            if (problem->size[g] > problem->size[group_of[0]])
                group_of[0] = g;
        return 1;
    }
    for (uint32_t g = 0; g < problem->groups; g++) {
        if (!known[problem->size[g]])
            group_of[sizes++] = g;
        known[problem->size[g]] = true;
    }
    return sizes;
}

/* Each person sits with (size - 1) others of some group: the sum of everybody's greatest values, in the size
 * that is best for them, counts each pair twice. */
enum miraif_status mi_grouping_bound(const struct miraif_grouping *problem, struct miraif_arena *scratch,
                                     int64_t *ret_bound, struct miraif_error *err)
{
    uint32_t group_of[MIRAIF_GROUP_SIZE_MOST];
    uint32_t sizes = list_sizes(problem, group_of);
    int64_t *top = mi_arena_array(scratch, problem->people, sizeof *top);
    if (top == NULL)
        return mi_no_memory(err);
    int64_t twice = 0;
    for (uint32_t p = 0; p < problem->people; p++) {
        int64_t most = 0;
        for (uint32_t i = 0; i < sizes; i++) {
            const int64_t *value = &mi_values_in(problem, group_of[i])[(size_t)p * problem->people];
            int64_t sum = sum_of_greatest(value, problem->people, problem->size[group_of[i]] - 1, top);
            most = sum > most ? sum : most;
        }
        twice += most;
    }
    int64_t bound = twice / 2;
    MI_TRY(mi_grouping_spread(problem, scratch, &bound, err));
    *ret_bound = bound;
    return MIRAIF_OK;
}
