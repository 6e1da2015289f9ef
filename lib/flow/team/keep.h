/* Writing teams into the store. */
#ifndef MI_FLOW_TEAM_KEEP_H
#define MI_FLOW_TEAM_KEEP_H

#include "miraif/team.h"

/* Keeps `teams`, as decoded, as the draft of their cohort, which supersedes an earlier one; `*ret_run` is its
 * number. Within a write. MIRAIF_NO_MEMORY, MIRAIF_IO. */
enum miraif_status mi_teams_keep(struct miraif_store *store, const struct miraif_teams *teams,
                                 struct miraif_arena *arena, int64_t *ret_run, struct miraif_error *err);

#endif
