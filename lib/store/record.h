/* The recording of a write: a session of SQLite that watches every table, and the history entry that keeps
 * what it saw. */
#ifndef MI_STORE_RECORD_H
#define MI_STORE_RECORD_H

#include "miraif/history.h"

/* Starts to watch, within the write's transaction. */
enum miraif_status mi_record_begin(struct miraif_store *store, struct miraif_error *err);

/* Writes the history entry, unless nothing changed. */
enum miraif_status mi_record_end(struct miraif_store *store, struct miraif_error *err);

/* Fails with MIRAIF_CONFLICT and names the later entry that stands on what `entry` changed. */
enum miraif_status mi_undo_refuse(struct miraif_store *store, int64_t entry, struct miraif_error *err);

/* Whether a later entry that stands changed one of the bulk rows of `entry`. */
enum miraif_status mi_undo_batch_touched(struct miraif_store *store, int64_t entry, bool *ret_touched,
                                         struct miraif_error *err);

#endif
