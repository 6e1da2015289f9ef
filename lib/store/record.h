/* The recording of a write: a session of SQLite that watches every table, and the history entry that keeps
 * what it saw. */
#ifndef MI_STORE_RECORD_H
#define MI_STORE_RECORD_H

#include "miraif/store.h"

/* Starts to watch, within the write's transaction. */
enum miraif_status mi_record_begin(struct miraif_store *store, struct miraif_error *err);

/* Writes the history entry, unless nothing changed. */
enum miraif_status mi_record_end(struct miraif_store *store, struct miraif_error *err);

#endif
