/* Whoever accompanies one session in a mentor's place. */
#ifndef MI_FLOW_SESSION_SUBSTITUTE_H
#define MI_FLOW_SESSION_SUBSTITUTE_H

#include "miraif/session.h"

/* Whether the mentor of `session` may meet its team: MIRAIF_REFUSED where they are no mentor, where
 * separation forbids it, or where the office banned them from the team or one of it. `*ret_stake` is a
 * relation that is to be avoided or known, in words and in `arena`; null: there is none. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_substitute_check(struct miraif_store *store, const struct miraif_session *session,
                                       struct miraif_arena *arena, const char **ret_stake,
                                       struct miraif_error *err);

/* The mentor whom an adopted match gives the team of `session`; 0: nobody. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_substitute_regular(struct miraif_store *store, const struct miraif_session *session,
                                         struct miraif_arena *arena, int64_t *ret_mentor,
                                         struct miraif_error *err);

#endif
