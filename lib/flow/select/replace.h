/* Who can step in for whom. */
#ifndef MI_FLOW_SELECT_REPLACE_H
#define MI_FLOW_SELECT_REPLACE_H

#include <stdbool.h>

#include "miraif/solve.h"

/* Whether a legal choice remains when `comes`, who is not chosen in `result`, takes the place of `goes`, who
 * is. Exact: the division at hand is tried first, then all others. Work is done in `arena`. MIRAIF_NO_MEMORY.
 */
enum miraif_status mi_can_replace(const struct miraif_selection *problem,
                                  const struct miraif_selection_result *result, uint32_t comes, uint32_t goes,
                                  const struct miraif_env *env, struct miraif_arena *arena, bool *ret_can,
                                  struct miraif_error *err);

#endif
