/* The divisions that one exchange of two people makes. */
#ifndef MI_SOLVE_GROUPING_NEAR_H
#define MI_SOLVE_GROUPING_NEAR_H

#include "miraif/solve.h"

/* Fills `result`'s alternatives with the best legal divisions that differ from its own by two people who take
 * each other's places, where the people are few enough to look at every pair; they live in `arena`.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_grouping_near(const struct miraif_grouping *problem, struct miraif_arena *scratch,
                                    struct miraif_arena *arena, struct miraif_grouping_result *result,
                                    struct miraif_error *err);

#endif
