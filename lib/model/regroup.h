/* The door between the flows of teams and matches and that of sessions, which know nothing else of each
 * other: what becomes of a team's sessions when its members or its mentor change. lib/flow/session/regroup.c
 * and lib/flow/session/successor.c are behind it. */
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

/* Sessions to come that a team has with the mentor `from` get `to` instead, with new letters; one that
 * somebody else accompanies for once keeps them. Within a write. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_session_hand_over(struct miraif_store *store, int64_t cohort, int64_t team,
                                        int64_t from, int64_t to, struct miraif_arena *arena,
                                        struct miraif_error *err);

#endif
