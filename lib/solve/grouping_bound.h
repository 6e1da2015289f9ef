/* What no division can exceed. */
#ifndef MI_SOLVE_GROUPING_BOUND_H
#define MI_SOLVE_GROUPING_BOUND_H

#include "miraif/solve.h"

/* `*ret_bound`: no legal division has a greater total. MIRAIF_NO_MEMORY. */
enum miraif_status mi_grouping_bound(const struct miraif_grouping *problem, struct miraif_arena *scratch,
                                     int64_t *ret_bound, struct miraif_error *err);

#endif
