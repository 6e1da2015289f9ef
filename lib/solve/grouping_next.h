/* The divisions that come after the best one. */
#ifndef MI_SOLVE_GROUPING_NEXT_H
#define MI_SOLVE_GROUPING_NEXT_H

#include "solve/arrangement.h"
#include "solve/grouping_parts.h"

/* Fills `result`'s alternatives and how many divisions are as good as `best`, which is the best; they live in
 * `arena`. Where it was stopped there are none. MIRAIF_NO_MEMORY. */
enum miraif_status mi_grouping_next(struct mi_exact *exact, const struct mi_arrangement *best,
                                    struct miraif_arena *scratch, struct miraif_arena *arena,
                                    struct miraif_grouping_result *result, struct miraif_error *err);

#endif
