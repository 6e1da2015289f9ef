/* Everything in the store that matches are computed from. */
#ifndef MI_FLOW_MATCH_POOL_H
#define MI_FLOW_MATCH_POOL_H

#include "base/hash.h"
#include "miraif/cohort.h"
#include "miraif/match.h"
#include "model/roster.h"

/* A mentor and a person who were matched in another cohort. */
struct mi_match_earlier {
    uint32_t person; /* places in the rosters */
    uint32_t mentor;
    int64_t cohort;
};

struct mi_match_pool {
    struct miraif_cohort cohort;
    struct miraif_run teams; /* the adopted one */
    struct mi_roster roster; /* members of the teams who take part, by e-mail key */
    uint32_t *team;          /* of each: the number of the team */
    uint32_t team_count;     /* the greatest number */
    struct mi_roster mentor; /* who take part, by e-mail key; their applications are empty */
    int64_t *elsewhere;      /* of each mentor: matches in cohorts that overlap */
    const struct miraif_separation *separation; /* among people, and mentors numbered behind them */
    uint32_t separations;
    struct mi_match_earlier *earlier;
    uint32_t earlier_count;
    char digest[MI_DIGEST_TEXT]; /* of all of the above, as far as it can change matches */
};

/* Loads the pool of a cohort into `arena`, within a transaction. MIRAIF_NOT_FOUND: no such cohort.
 * MIRAIF_REFUSED: its teams are not adopted. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_match_pool_load(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                      struct mi_match_pool *ret_pool, struct miraif_error *err);

/* What a mentor can take on in this cohort: the capacity, 1 where it is not stated, less what is taken
 * elsewhere. */
int64_t mi_match_room(const struct mi_match_pool *pool, uint32_t mentor);

#endif
