/* The write of an import: many rows, most of them new people. Rows are taken in by the hundred; those that
 * refer to one another get their ids here, so that SQLite need not look for them again; and where the store
 * has nobody yet, the index of addresses is made once, at the end, of what is there. */
#ifndef MI_STORE_BULK_H
#define MI_STORE_BULK_H

#include "store/intake.h"

struct mi_bulk;

/* Begins the write of an import to `target` (borrowed) with about `expected` rows. Its rows are a batch of
 * the history: they are added while recording is paused. On success mi_bulk_end ends both. As mi_store_begin;
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_bulk_begin(struct miraif_store *store, const struct mi_intake_target *target,
                                 uint64_t expected, struct mi_bulk **ret_bulk, struct miraif_error *err);

/* As mi_store_end. */
enum miraif_status mi_bulk_end(struct mi_bulk *bulk, enum miraif_status status, struct miraif_error *err);

/* What is stored of the person with this address, what was added just now included. */
enum miraif_status mi_bulk_find(struct mi_bulk *bulk, const char *email_key, struct miraif_arena *arena,
                                struct mi_intake_stored *ret_stored, struct miraif_error *err);

/* Whether the person with this address was forgotten. */
enum miraif_status mi_bulk_forgotten(struct mi_bulk *bulk, const char *email_key, bool *ret_forgotten,
                                     struct miraif_error *err);

/* Adds what a row says, which is copied: a profile as of `as_of` and the application or the role that it
 * belongs to, of `person`, or of a new person (0), whose id is in `*ret_person`. */
enum miraif_status mi_bulk_add(struct mi_bulk *bulk, const struct mi_intake_row *row, int64_t as_of,
                               int64_t person, int64_t *ret_person, struct miraif_error *err);

/* The id for a profile that is now added outside of the bulk. */
enum miraif_status mi_bulk_profile(struct mi_bulk *bulk, int64_t *ret_profile, struct miraif_error *err);

#endif
