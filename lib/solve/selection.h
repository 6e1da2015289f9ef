/* The search behind selection: the best choice under the active rules and quotas. */
#ifndef MI_SOLVE_SELECTION_H
#define MI_SOLVE_SELECTION_H

#include "miraif/solve.h"

struct mi_choice {
    const struct miraif_selection *problem;
    const int64_t *mark;   /* people */
    const uint8_t *active; /* rules, then quotas: 0 leaves one out; null: all hold */
    bool any;              /* the first legal choice is enough */
    uint64_t effort;       /* steps */
};

/* `chosen` and `group` (people entries each) are the caller's, and filled when `found`. */
struct mi_chosen {
    bool found;
    bool complete; /* nothing better exists, or nothing at all */
    bool stopped;
    int64_t total;
    int64_t bound;
    uint64_t steps;
    uint8_t *chosen;
    uint32_t *group;
};

/* Searches. What it needs lives in `scratch`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_choose(const struct mi_choice *choice, const struct miraif_env *env,
                             struct miraif_arena *scratch, struct mi_chosen *chosen,
                             struct miraif_error *err);

#endif
