/* Who can step in for whom. */
#ifndef MI_FLOW_SELECT_REPLACE_H
#define MI_FLOW_SELECT_REPLACE_H

#include <stdbool.h>

#include "miraif/solve.h"

/* A solved selection, prepared for questions. */
struct mi_replacement {
    const struct miraif_selection *problem;
    const struct miraif_selection_result *result;
    const struct miraif_env *env;
    const uint32_t *first;  /* people + 1: where the rules of each begin in `rule` */
    const uint32_t *rule;   /* numbers of rules */
    const uint32_t *filled; /* by quota: how many of those chosen count */
};

/* Prepares; what it points to lives in `arena` or is borrowed. MIRAIF_NO_MEMORY. */
enum miraif_status mi_replacement_begin(const struct miraif_selection *problem,
                                        const struct miraif_selection_result *result,
                                        const struct miraif_env *env, struct miraif_arena *arena,
                                        struct mi_replacement *ret_replacement, struct miraif_error *err);

/* Whether `person` is one of the ascending `member`. */
bool mi_is_member(const uint32_t *member, uint32_t count, uint32_t person);

/* Whether a legal choice remains when `comes`, who is not chosen, takes the place of `goes`, who is. Exact:
 * the division at hand is tried first, then all others. Work is done in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_can_replace(const struct mi_replacement *replacement, uint32_t comes, uint32_t goes,
                                  struct miraif_arena *arena, bool *ret_can, struct miraif_error *err);

#endif
