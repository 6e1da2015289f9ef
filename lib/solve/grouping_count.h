/* How many divisions are legal. */
#ifndef MI_SOLVE_GROUPING_COUNT_H
#define MI_SOLVE_GROUPING_COUNT_H

#include "solve/grouping_parts.h"

/* Counts the legal divisions into `result` where that takes no longer than a proof: no number of people up to
 * MIRAIF_EXACT_PEOPLE_MOST has more than 2^63 divisions. Where it was stopped nothing is counted. */
void mi_count_legal(struct mi_exact *exact, struct miraif_grouping_result *result);

/* Counts those of them without a group below `least`, in the same way. */
void mi_count_from(struct mi_exact *exact, int64_t least, uint64_t *ret_count, bool *ret_counted);

#endif
