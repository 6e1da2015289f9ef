/* Can people be divided into groups under rules at all? Exact search with forward pruning, for feasibility
 * only. */
#ifndef MI_SOLVE_DIVIDE_H
#define MI_SOLVE_DIVIDE_H

#include "miraif/solve.h"

enum mi_divided { MI_DIVIDED, MI_INDIVISIBLE, MI_UNDECIDED };

/* The people who are present must all be placed; where they leave seats free, optional people may fill them,
 * and a rule counts as broken only if no choice among the optional ones could mend it. */
struct mi_division {
    uint32_t people;
    uint32_t groups;
    const uint32_t *size; /* groups; their sum is at least the number of those present */
    const struct miraif_rule *rule;
    uint32_t rules;
    const uint8_t *active;   /* rules: 0 leaves a rule out; null: all hold */
    const uint8_t *present;  /* people; null: all */
    const uint8_t *optional; /* people who are not present but may be; null: none */
    uint64_t effort; /* steps before giving up with MI_UNDECIDED, beyond a few descents to the bottom */
};

/* Fills `group` (people entries; UINT32_MAX for those not present) when `*ret_divided` is MI_DIVIDED, and
 * adds the steps taken to `*steps`. What it needs lives in `scratch`, which the caller resets.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_divide(const struct mi_division *division, struct miraif_arena *scratch,
                             uint32_t *group, enum mi_divided *ret_divided, uint64_t *steps,
                             struct miraif_error *err);

#endif
