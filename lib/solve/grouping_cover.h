/* The greatest total, proved by set partition. */
#ifndef MI_SOLVE_GROUPING_COVER_H
#define MI_SOLVE_GROUPING_COVER_H

#include "solve/arrangement.h"

enum { MI_COVER_PEOPLE_MOST = 64, MI_COVER_COLUMNS_MOST = 700000 };

/* Whether a proof can be tried: only the total counts, and groups of one size are few enough to be listed. */
bool mi_cover_can(const struct miraif_grouping *problem);

/* Tries to prove that the legal `best` has the greatest total, or makes it so. `*ret_bound` is what no total
 * exceeds: that of `best` when it is proved. Where it was stopped, `*ret_stopped`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_grouping_cover(const struct miraif_grouping *problem, const struct miraif_env *env,
                                     struct miraif_arena *scratch, struct mi_arrangement *best,
                                     int64_t *ret_bound, bool *ret_stopped, struct miraif_error *err);

#endif
