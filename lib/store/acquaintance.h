/* The table of acquaintances, for the flow that writes to it. `low` is less than `high`. */
#ifndef MI_STORE_ACQUAINTANCE_H
#define MI_STORE_ACQUAINTANCE_H

#include "miraif/acquaintance.h"

/* Adds the pair; one that is there gets `reason`, where that is not null. */
enum miraif_status mi_acquaintance_put(struct miraif_store *store, int64_t low, int64_t high,
                                       const char *reason, struct miraif_error *err);

/* `*ret_deleted` says whether the pair was there. */
enum miraif_status mi_acquaintance_delete(struct miraif_store *store, int64_t low, int64_t high,
                                          bool *ret_deleted, struct miraif_error *err);

/* Called with two people who know one another. */
typedef enum miraif_status mi_known_fn(void *context, int64_t low, int64_t high);

/* Calls `each` for those who said that they know one another, and for ties that neither denies, by ids. */
enum miraif_status mi_known_each(struct miraif_store *store, mi_known_fn *each, void *context,
                                 struct miraif_error *err);

#endif
