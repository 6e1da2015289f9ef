/* The table of what people agreed to let others see, and who is near to whom. */
#ifndef MI_STORE_SHARE_H
#define MI_STORE_SHARE_H

#include "miraif/share.h"

/* Records it, in place of what was agreed before. Within a write, as is the next. */
enum miraif_status mi_share_put(struct miraif_store *store, int64_t person, const char *field,
                                const char *audience, const char *until, struct miraif_error *err);

/* Takes it back; a null `field` or `audience` is any. */
enum miraif_status mi_share_delete(struct miraif_store *store, int64_t person, const char *field,
                                   const char *audience, int64_t *ret_count, struct miraif_error *err);

typedef enum miraif_status mi_field_fn(void *context, const char *field);

/* Calls `each` for the fields that the person shares today with any of the audiences in `as` (bits), or with
 * the public. */
enum miraif_status mi_share_fields_each(struct miraif_store *store, int64_t person, unsigned as,
                                        mi_field_fn *each, void *context, struct miraif_error *err);

/* Who looks: a person, or a team (`cohort` and `team`), or with neither the public. */
struct mi_looker {
    int64_t person;
    int64_t cohort, team;
};

typedef enum miraif_status mi_near_fn(void *context, int64_t person, unsigned as);

/* Calls `each` for the people whom `looker` may see anything of, and how they are near; with `cohort` not 0
 * only its applicants. In the order of the reading. */
enum miraif_status mi_near_each(struct miraif_store *store, const struct mi_looker *looker, int64_t cohort,
                                mi_near_fn *each, void *context, struct miraif_error *err);

#endif
