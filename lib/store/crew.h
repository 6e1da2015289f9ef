/* Who is in the adopted teams of a cohort, and still there. */
#ifndef MI_STORE_CREW_H
#define MI_STORE_CREW_H

#include <stdbool.h>

#include "miraif/store.h"

struct mi_crew_member {
    int64_t team;
    int64_t person;
    const char *name;
    const char *availability; /* as the application said; null: nothing */
    bool stands;              /* selected or accepted; else they have gone */
};

/* Called with a member, which lives as long as the call. */
typedef enum miraif_status mi_crew_fn(void *context, const struct mi_crew_member *member);

/* Calls `each` for the members of the adopted teams of a cohort (of one of them, unless `team` is 0), by team
 * and e-mail key. */
enum miraif_status mi_crew_each(struct miraif_store *store, int64_t cohort, int64_t team, mi_crew_fn *each,
                                void *context, struct miraif_error *err);

#endif
