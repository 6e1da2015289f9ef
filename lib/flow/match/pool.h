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

/* A match that stands, and that a repair keeps where it can: of a team or of a person, the other is 0. */
struct mi_match_standing {
    int64_t team;
    int64_t person;
    int64_t mentor;
};

/* A pin or ban of one of the mentors. */
struct mi_match_ruled {
    bool pin;
    uint32_t mentor; /* place in the roster; count of mentors: one who does not take part */
    int64_t team;    /* of this cohort; 0: a person */
    int64_t person;
};

/* A wish between one of the mentors and somebody in the roster, or a team. */
struct mi_match_wished {
    bool by_mentor;
    uint32_t mentor; /* place in the roster */
    uint32_t person; /* place in the roster; of a team 0 */
    int64_t team;    /* 0: a person */
    int64_t rank;
    int64_t of;
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
    struct mi_match_ruled *ruled;
    uint32_t ruled_count;
    struct mi_match_wished *wished;
    uint32_t wished_count;
    struct miraif_run stands; /* the matches that are adopted; without id where none are */
    struct mi_match_standing *standing;
    uint32_t standing_count;
    struct miraif_match_absence absence; /* who is left out */
    char digest[MI_DIGEST_TEXT];         /* of all of the above, as far as it can change matches */
};

/* Loads the pool of a cohort without those of `absence` into `arena`, within a transaction. MIRAIF_NOT_FOUND:
 * no such cohort. MIRAIF_REFUSED: its teams are not adopted. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_match_pool_load(struct miraif_store *store, int64_t cohort,
                                      const struct miraif_match_absence *absence, struct miraif_arena *arena,
                                      struct mi_match_pool *ret_pool, struct miraif_error *err);

/* What a mentor can take on in this cohort: the capacity, 1 where it is not stated, less what is taken
 * elsewhere. */
int64_t mi_match_room(const struct mi_match_pool *pool, uint32_t mentor);

#endif
