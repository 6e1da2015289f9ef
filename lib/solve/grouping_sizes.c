/* Sizes for groups that may have several: those with the most pairs, because nearly all of what groups can
 * gain they gain by having more pairs, and the way from one good choice to another leads through worse ones.
 */
#include "solve/grouping_sizes.h"

#include "base/arena.h"
#include "base/error.h"

enum { CELLS_MOST = 20000000 };

/* Groups with the greatest range first take all that they can. */
static void give_greedily(const struct miraif_grouping *problem, uint32_t rest, uint32_t *size)
{
    while (rest > 0) {
        uint32_t chosen = problem->groups;
        for (uint32_t g = 0; g < problem->groups; g++)
            if (size[g] < problem->size[g] &&
                (chosen == problem->groups || problem->size[g] > problem->size[chosen]))
                chosen = g;
        uint32_t more = problem->size[chosen] - size[chosen];
        more = more < rest ? more : rest;
        size[chosen] += more;
        rest -= more;
    }
}

static int64_t pairs_of(uint32_t size)
{
    return (int64_t)size * (size - 1) / 2;
}

/* A knapsack: `most[r]` is how many pairs the groups so far have if they take r more than the least. */
static void give_best(const struct miraif_grouping *problem, uint32_t rest, int64_t *most, uint32_t *taken,
                      uint32_t *size)
{
    for (uint32_t r = 1; r <= rest; r++)
        most[r] = INT64_MIN;
    for (uint32_t g = 0; g < problem->groups; g++) {
        uint32_t *took = &taken[(size_t)g * (rest + 1)];
        uint32_t range = problem->size[g] - problem->least[g];
        for (uint32_t r = rest + 1; r-- > 0;) {
            int64_t best = INT64_MIN;
            for (uint32_t more = 0; more <= range && more <= r; more++) {
                if (most[r - more] == INT64_MIN)
                    continue;
                int64_t pairs = most[r - more] + pairs_of(problem->least[g] + more);
                if (pairs > best) {
                    best = pairs;
                    took[r] = more;
                }
            }
            most[r] = best;
        }
    }
    size_t row = (size_t)rest + 1;
    for (uint32_t g = problem->groups; g-- > 0;) {
        uint32_t more = taken[g * row + rest];
        size[g] += more;
        rest -= more;
    }
}

enum miraif_status mi_sizes_with_most_pairs(const struct miraif_grouping *problem,
                                            struct miraif_arena *scratch, uint32_t *size,
                                            struct miraif_error *err)
{
    uint32_t rest = problem->people;
    for (uint32_t g = 0; g < problem->groups; g++) {
        size[g] = problem->least == NULL ? problem->size[g] : problem->least[g];
        rest -= size[g];
    }
    if (rest == 0)
        return MIRAIF_OK;
    size_t cells = (size_t)problem->groups * ((size_t)rest + 1);
    if (cells > CELLS_MOST) {
        give_greedily(problem, rest, size);
        return MIRAIF_OK;
    }
    int64_t *most = mi_arena_array(scratch, (size_t)rest + 1, sizeof *most);
    uint32_t *taken = mi_arena_array(scratch, cells, sizeof *taken);
    if (most == NULL || taken == NULL)
        return mi_no_memory(err);
    give_best(problem, rest, most, taken, size);
    return MIRAIF_OK;
}
