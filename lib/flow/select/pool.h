/* Everything in the store that a selection is computed from. */
#ifndef MI_FLOW_SELECT_POOL_H
#define MI_FLOW_SELECT_POOL_H

#include "base/hash.h"
#include "miraif/cohort.h"
#include "model/mark.h"
#include "model/roster.h"
#include "model/rules.h"

struct mi_pool {
    struct miraif_cohort cohort;
    uint32_t seats;
    struct mi_roster roster; /* the applications in the state "applied", by e-mail key */
    const struct mi_mark *mark;
    struct mi_constraints constraints; /* among the roster */
    char digest[MI_DIGEST_TEXT];       /* of all of the above, as far as it can change a selection */
};

/* Loads the pool of a cohort into `arena`, within a transaction, so that all of it is of one moment.
 * MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_pool_load(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                struct mi_pool *ret_pool, struct miraif_error *err);

/* The part of it that is about the roster: sets the separations and rules of `pool`. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_pool_load_constraints(struct miraif_store *store, struct mi_pool *pool,
                                            struct miraif_arena *arena, struct miraif_error *err);

/* Sets the digest of `pool`, which is complete but for it. */
void mi_pool_digest(struct mi_pool *pool);

#endif
