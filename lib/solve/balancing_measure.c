/* Is a balancing problem well formed, what is a division worth, and what can none exceed? */
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/balancing.h"

static const uint64_t TOTAL_MOST = UINT64_C(1) << 62;

/* Whether people × greatest size × the square of the widest possible distance stays within TOTAL_MOST. */
static bool totals_fit(const struct miraif_balancing *problem, uint32_t greatest)
{
    uint64_t square = 0;
    for (uint32_t f = 0; f < problem->features; f++) {
        int64_t least = INT32_MAX;
        int64_t most = INT32_MIN;
        for (size_t p = 0; p < problem->people; p++) {
            int64_t value = problem->feature[p * problem->features + f];
            least = value < least ? value : least;
            most = value > most ? value : most;
        }
        uint64_t range = most > least ? (uint64_t)(most - least) : 0;
        if (range > UINT32_MAX / 2 || square + range * range > TOTAL_MOST)
            return false;
        square += range * range;
    }
    return square <= TOTAL_MOST / problem->people / greatest;
}

enum miraif_status mi_balancing_shape(const struct miraif_balancing *problem, struct miraif_error *err)
{
    uint64_t seats = 0;
    uint32_t greatest = 1;
    for (uint32_t g = 0; g < problem->groups; g++) {
        if (problem->size[g] < 1)
            return mi_fail(err, MIRAIF_REFUSED, "group %u has no seats", g);
        seats += problem->size[g];
        greatest = problem->size[g] > greatest ? problem->size[g] : greatest;
    }
    if (problem->people < 1 || seats != problem->people)
        return mi_fail(err, MIRAIF_REFUSED, "the groups hold %llu people, but there are %u",
                       (unsigned long long)seats, problem->people);
    if (!totals_fit(problem, greatest))
        return mi_fail(err, MIRAIF_REFUSED, "the features are too far apart");
    return MIRAIF_OK;
}

static int compare_downwards(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x < y) - (x > y);
}

static int compare_sizes(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return (x < y) - (x > y);
}

/* If all groups were balanced about the common mean, each person would count their square as often as there
 * are people in the group: at most when those with the greatest squares are in the largest groups. */
static int64_t bound_of(const struct miraif_balancing *problem, int64_t *square, uint32_t *size)
{
    qsort(square, problem->people, sizeof *square, compare_downwards);
    qsort(size, problem->groups, sizeof *size, compare_sizes);
    int64_t bound = 0;
    uint32_t p = 0;
    for (uint32_t g = 0; g < problem->groups; g++)
        for (uint32_t i = 0; i < size[g]; i++)
            bound += (int64_t)size[g] * square[p++];
    return bound;
}

enum miraif_status mi_balancing_measure(const struct miraif_balancing *problem, struct miraif_arena *scratch,
                                        struct miraif_balancing_result *result, struct miraif_error *err)
{
    int64_t *square = mi_arena_array(scratch, problem->people, sizeof *square);
    int64_t *sum = mi_arena_array(scratch, problem->groups, sizeof *sum);
    uint32_t *size = mi_arena_array(scratch, problem->groups, sizeof *size);
    if (square == NULL || sum == NULL || size == NULL)
        return mi_no_memory(err);
    int64_t total = 0;
    for (uint32_t f = 0; f < problem->features; f++) {
        int64_t all = 0;
        for (uint32_t g = 0; g < problem->groups; g++)
            sum[g] = 0;
        for (size_t p = 0; p < problem->people; p++)
            all += problem->feature[p * problem->features + f];
        int64_t mean = all / problem->people;
        for (size_t p = 0; p < problem->people; p++) {
            int64_t value = problem->feature[p * problem->features + f] - mean;
            sum[result->group[p]] += value;
            square[p] += value * value;
        }
        for (uint32_t g = 0; g < problem->groups; g++)
            total -= sum[g] * sum[g];
    }
    for (uint32_t g = 0; g < problem->groups; g++)
        size[g] = problem->size[g];
    for (uint32_t p = 0; p < problem->people; p++)
        total += size[result->group[p]] * square[p];
    result->total = total;
    result->bound = bound_of(problem, square, size);
    result->solution = total == result->bound || problem->groups == 1 ? MIRAIF_OPTIMAL : MIRAIF_FEASIBLE;
    if (result->solution == MIRAIF_OPTIMAL)
        result->bound = total;
    return MIRAIF_OK;
}
