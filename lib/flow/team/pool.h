/* Everything in the store that teams are computed from. */
#ifndef MI_FLOW_TEAM_POOL_H
#define MI_FLOW_TEAM_POOL_H

#include "base/hash.h"
#include "miraif/cohort.h"
#include "model/roster.h"
#include "model/rules.h"

struct mi_team_pool {
    struct miraif_cohort cohort;
    struct mi_roster roster;           /* those selected or accepted, by e-mail key */
    struct mi_constraints constraints; /* among them */
    char digest[MI_DIGEST_TEXT];       /* of all of the above, as far as it can change teams */
};

/* Loads the pool of a cohort into `arena`, within a transaction, so that all of it is of one moment.
 * MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_pool_load(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                     struct mi_team_pool *ret_pool, struct miraif_error *err);

#endif
