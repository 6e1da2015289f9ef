/* The teams of a cohort as they stand, with what the store says of their people today. */
#ifndef MI_FLOW_TEAM_STAND_H
#define MI_FLOW_TEAM_STAND_H

#include "flow/team/settings.h"

struct mi_standing {
    struct miraif_run run;            /* adopted, else the draft */
    struct mi_team_settings settings; /* with which they were made */
    size_t teams;
    size_t gone; /* members who take part no more, and are left out of the rest */
    struct mi_people members;
    struct mi_team_pool pool;
    struct mi_team_problem problem; /* with the rules that hold */
    uint32_t *group;                /* of everybody in the pool */
    size_t set_aside;               /* rules that do not hold, because the office said so or people changed */
};

/* Loads them, within a transaction, into `*ret_standing`, whose parts point to each other: it must not be
 * copied. MIRAIF_NOT_FOUND: no such cohort, or no teams. MIRAIF_REFUSED: a team of one. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_standing_load(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                    struct mi_standing *ret_standing, struct miraif_error *err);

#endif
