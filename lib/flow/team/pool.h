/* Everything in the store that teams are computed from. */
#ifndef MI_FLOW_TEAM_POOL_H
#define MI_FLOW_TEAM_POOL_H

#include "base/hash.h"
#include "miraif/cohort.h"
#include "model/roster.h"
#include "model/rules.h"

/* Some people, ascending. */
struct mi_people {
    const int64_t *person;
    size_t count;
};

struct mi_team_pool {
    struct miraif_cohort cohort;
    bool announced;                    /* offers were made: those who accepted count; else those selected */
    const struct mi_people *only;      /* nobody else counts; null: everybody does */
    bool with_open;                    /* open offers count, too */
    struct mi_roster roster;           /* who takes part, by e-mail key */
    struct mi_roster open;             /* who is selected or holds an offer, and does not count */
    struct mi_constraints constraints; /* among them */
    const struct miraif_attribute *attribute; /* of the cohort's policy */
    size_t attributes;
    bool preset;                 /* that is the default */
    char digest[MI_DIGEST_TEXT]; /* of all of the above, as far as it can change teams */
};

/* Loads the pool of a cohort into `arena`, within a transaction, so that all of it is of one moment.
 * MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_pool_load(struct miraif_store *store, int64_t cohort, bool with_open,
                                     struct miraif_arena *arena, struct mi_team_pool *ret_pool,
                                     struct miraif_error *err);

/* The same of those of `only`, as far as they take part. */
enum miraif_status mi_team_pool_load_only(struct miraif_store *store, int64_t cohort, bool with_open,
                                          const struct mi_people *only, struct miraif_arena *arena,
                                          struct mi_team_pool *ret_pool, struct miraif_error *err);

/* Whether somebody is one of them. */
bool mi_people_have(const struct mi_people *people, int64_t person);

/* Refuses, and names them, where somebody has not answered an offer. */
enum miraif_status mi_team_pool_check_open(const struct mi_team_pool *pool, struct miraif_arena *arena,
                                           struct miraif_error *err);

#endif
