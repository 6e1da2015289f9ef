/* A legal way to divide people into groups, and when one is better than another. */
#ifndef MI_SOLVE_ARRANGEMENT_H
#define MI_SOLVE_ARRANGEMENT_H

#include "miraif/solve.h"

struct mi_arrangement {
    uint32_t *group; /* people */
    int64_t worst;
    int64_t total;
    int64_t best;
    int64_t kept;
};

/* The values of pairs within group `g`. */
const int64_t *mi_values_in(const struct miraif_grouping *problem, uint32_t g);

/* Takes the figures of what `group` says. MIRAIF_NO_MEMORY. */
enum miraif_status mi_arrangement_measure(const struct miraif_grouping *problem, struct miraif_arena *scratch,
                                          struct mi_arrangement *arrangement, struct miraif_error *err);

/* Whether `a` is better than `b` under the problem's objective. */
bool mi_arrangement_better(const struct miraif_grouping *problem, const struct mi_arrangement *a,
                           const struct mi_arrangement *b);

#endif
