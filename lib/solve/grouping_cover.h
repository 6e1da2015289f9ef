/* Proof by set partition. */
#ifndef MI_SOLVE_GROUPING_COVER_H
#define MI_SOLVE_GROUPING_COVER_H

#include "solve/arrangement.h"

enum { MI_COVER_PEOPLE_MOST = 64, MI_COVER_COLUMNS_MOST = 700000 };

/* Whether a proof can be tried: groups of one size are few enough to be listed. */
bool mi_cover_can(const struct miraif_grouping *problem);

/* Tries to prove that nothing is better than the legal `best` under the objective, or makes it so: then
 * `*ret_proved`. `*ret_bound` is left or becomes what the total of nothing at least as good exceeds. Where it
 * was stopped, `*ret_stopped`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_grouping_cover(const struct miraif_grouping *problem, const struct miraif_env *env,
                                     struct miraif_arena *scratch, struct mi_arrangement *best,
                                     int64_t *ret_bound, bool *ret_proved, bool *ret_stopped,
                                     struct miraif_error *err);

#endif
