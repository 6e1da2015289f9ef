/* The door between the flows of teams and of sessions, which know nothing else of each other: what becomes of
 * a team's sessions when its members change. lib/flow/session/regroup.c is behind it. */
#ifndef MI_MODEL_REGROUP_H
#define MI_MODEL_REGROUP_H

#include <stddef.h>

#include "miraif/store.h"

struct mi_regrouping {
    int64_t cohort;
    int64_t team; /* its number; its members in the store are those of now */
    const int64_t *left;
    size_t lefts;
    const int64_t *joined;
    size_t joineds;
};

/* Reminders of the team's sessions to come go to those who are in it now, and the turns to come are given
 * anew, unless their order is as good as any. `*ret_turns` counts the sessions that got another mentee.
 * Within a write. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_session_regroup(struct miraif_store *store, const struct mi_regrouping *regrouping,
                                      struct miraif_arena *arena, int64_t *ret_turns,
                                      struct miraif_error *err);

#endif
