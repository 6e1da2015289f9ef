/* The best groups, proved, for few people. */
#ifndef MI_SOLVE_GROUPING_EXACT_H
#define MI_SOLVE_GROUPING_EXACT_H

#include "solve/arrangement.h"

/* Makes the legal `best` optimal, at most MIRAIF_EXACT_PEOPLE_MOST people, and fills `result`'s counts. Where
 * it was stopped, `best` is as good as known. Alternatives live in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_grouping_exact(const struct miraif_grouping *problem, const struct miraif_env *env,
                                     struct miraif_arena *scratch, struct miraif_arena *arena,
                                     struct mi_arrangement *best, struct miraif_grouping_result *result,
                                     struct miraif_error *err);

#endif
