/* The table of wishes. */
#ifndef MI_STORE_MATCH_WISH_H
#define MI_STORE_MATCH_WISH_H

#include "miraif/preference.h"

/* As miraif_preference_each, of a cohort that is known to be there. */
enum miraif_status mi_wish_each(struct miraif_store *store, int64_t cohort, miraif_preference_fn *each,
                                void *context, struct miraif_error *err);

/* Deletes wishes of who wishes in `wish` in its cohort: all, or those for the same one, or of the same rank,
 * where `rank` is not 0. Within a write. */
enum miraif_status mi_wish_delete(struct miraif_store *store, const struct miraif_preference *wish,
                                  struct miraif_error *err);

/* Adds a wish. Within a write. */
enum miraif_status mi_wish_insert(struct miraif_store *store, const struct miraif_preference *wish,
                                  struct miraif_error *err);

#endif
