/* Groups with balanced features: what surrounds the search. */
#ifndef MI_SOLVE_BALANCING_H
#define MI_SOLVE_BALANCING_H

#include "miraif/grouping.h"

/* MIRAIF_REFUSED: the problem is malformed, or its totals could not be told in 62 bits. */
enum miraif_status mi_balancing_shape(const struct miraif_balancing *problem, struct miraif_error *err);

/* Fills in total, bound and solution from the groups. MIRAIF_NO_MEMORY. */
enum miraif_status mi_balancing_measure(const struct miraif_balancing *problem, struct miraif_arena *scratch,
                                        struct miraif_balancing_result *result, struct miraif_error *err);

#endif
