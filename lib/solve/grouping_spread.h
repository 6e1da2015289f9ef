/* An upper bound where people are points. */
#ifndef MI_SOLVE_GROUPING_SPREAD_H
#define MI_SOLVE_GROUPING_SPREAD_H

#include "miraif/solve.h"

/* Lowers `*bound`, which no total exceeds, where values are distances between points, or nearly.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_grouping_spread(const struct miraif_grouping *problem, struct miraif_arena *scratch,
                                      int64_t *bound, struct miraif_error *err);

#endif
