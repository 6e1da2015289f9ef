/* Sizes for groups that may have several. */
#ifndef MI_SOLVE_GROUPING_SIZES_H
#define MI_SOLVE_GROUPING_SIZES_H

#include "miraif/solve.h"

/* Fills `size` (groups) with sizes from `least` to `size` of the problem that add up to its people and have
 * as many pairs as can be. MIRAIF_NO_MEMORY. */
enum miraif_status mi_sizes_with_most_pairs(const struct miraif_grouping *problem,
                                            struct miraif_arena *scratch, uint32_t *size,
                                            struct miraif_error *err);

#endif
