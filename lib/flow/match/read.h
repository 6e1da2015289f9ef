/* Matches as they stand in the store. */
#ifndef MI_FLOW_MATCH_READ_H
#define MI_FLOW_MATCH_READ_H

#include "miraif/match.h"

/* Reads the matches of `run` with all reasons in words; in `arena`. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_matches_read(struct miraif_store *store, const struct miraif_run *run,
                                   struct miraif_arena *arena, struct miraif_matches *ret_matches,
                                   struct miraif_error *err);

/* Refuses, where matches of the cohort were adopted. */
enum miraif_status mi_matches_check_open(struct miraif_store *store, int64_t cohort,
                                         struct miraif_arena *arena, struct miraif_error *err);

#endif
