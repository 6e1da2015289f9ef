/* What a best assignment would lose if some other pair had to be made. */
#ifndef MI_SOLVE_EXCHANGE_H
#define MI_SOLVE_EXCHANGE_H

#include "miraif/assignment.h"

enum { MI_EXCHANGE_COLUMNS_MOST = 512 };

/* No assignment with as many pairs has it. */
#define MI_EXCHANGE_NEVER INT64_MAX

/* For every row and column of `problem`, by how much the cost of `result` would rise if the two had to be a
 * pair and as many pairs had to be made: 0 for those that are. The result must be optimal, and every row be
 * in exactly one pair. A pair that is forced closes one cycle of moves, which costs the least (Ahuja,
 * Magnanti and Orlin 1993, ch. 9); ways between all columns are found at once (Floyd 1962). `*ret_extra`,
 * rows × columns, lives in `arena`; null where there are more than MI_EXCHANGE_COLUMNS_MOST columns.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_exchange_solve(const struct miraif_assignment *problem,
                                     const struct miraif_assignment_result *result,
                                     struct miraif_arena *arena, const int64_t **ret_extra,
                                     struct miraif_error *err);

#endif
