/* The adopted teams of a cohort as one array. */
#ifndef MI_FLOW_SESSION_CREW_H
#define MI_FLOW_SESSION_CREW_H

#include <stddef.h>

#include "store/crew.h"

struct mi_crew {
    const struct mi_crew_member *member; /* by team and e-mail key */
    size_t count;
    int64_t teams; /* the greatest number of a team; 0: none are adopted */
};

/* Those of one team, unless `team` is 0; in `arena`. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_crew_load(struct miraif_store *store, int64_t cohort, int64_t team,
                                struct miraif_arena *arena, struct mi_crew *ret_crew,
                                struct miraif_error *err);

/* The member, or null. */
const struct mi_crew_member *mi_crew_find(const struct mi_crew *crew, int64_t person);

#endif
