/* Teams as they stand in the store. */
#ifndef MI_FLOW_TEAM_READ_H
#define MI_FLOW_TEAM_READ_H

#include "miraif/team.h"

/* Reads the teams of `run` with all reasons in words; in `arena`. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_teams_read(struct miraif_store *store, const struct miraif_run *run,
                                 struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                 struct miraif_error *err);

/* Refuses with the verbs that mend, where teams of the cohort were adopted. */
enum miraif_status mi_teams_check_open(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                       struct miraif_error *err);

#endif
