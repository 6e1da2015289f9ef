/* Is a grouping problem well formed? */
#ifndef MI_SOLVE_GROUPING_SHAPE_H
#define MI_SOLVE_GROUPING_SHAPE_H

#include "miraif/solve.h"

/* MIRAIF_REFUSED: sizes that do not fit, a value out of range, members that are no people; the message says
 * which. */
enum miraif_status mi_grouping_shape(const struct miraif_grouping *problem, struct miraif_error *err);

#endif
