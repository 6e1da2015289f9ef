/* Mentee turns of one team: what they were, what is to come, and how they change. */
#ifndef MI_FLOW_SESSION_TURNS_H
#define MI_FLOW_SESSION_TURNS_H

#include "miraif/session.h"

/* Gives the turn of a peer session, whose mentee cannot come, to another one of the team, who gives theirs in
 * return: the swap after which turns are best. Does nothing where none is possible: the debt stays.
 * `*ret_swapped` counts the sessions that changed; their letters are made anew. Within a write. */
enum miraif_status mi_turn_swap(struct miraif_store *store, const struct miraif_session *session,
                                struct miraif_arena *arena, int64_t *ret_swapped,
                                struct miraif_session_letters *letters, struct miraif_error *err);

/* Gives the turns to come of a team anew, unless their order is as good as any; their letters are made anew.
 * `*ret_changed` counts the sessions that got another mentee. Within a write. */
enum miraif_status mi_turns_settle(struct miraif_store *store, int64_t cohort, int64_t team,
                                   struct miraif_arena *arena, int64_t *ret_changed,
                                   struct miraif_error *err);

#endif
