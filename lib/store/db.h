/* The open store, for lib/store alone: what every table family's file needs. Flows see the functions below
 * that take a struct miraif_store, never sqlite3. */
#ifndef MI_STORE_DB_H
#define MI_STORE_DB_H

#include "miraif/store.h"

/* A write: BEGIN IMMEDIATE and a recording session. Between begin and end a flow reads, decides and writes.
 */
enum miraif_status mi_store_begin(struct miraif_store *store, struct miraif_error *err);

/* Ends a write: when `status` is MIRAIF_OK or MIRAIF_PARTIAL, the changes are recorded in the history and
 * committed, unless env->dry_run: then they are rolled back. Any other status rolls back. Returns `status`,
 * or what went wrong with recording or committing (rolled back). A write that changed nothing leaves no
 * history entry. MI_TRY(mi_store_begin(store, err)); return mi_store_end(store, write_it(store, …, err),
 * err); */
enum miraif_status mi_store_end(struct miraif_store *store, enum miraif_status status,
                                struct miraif_error *err);

/* Takes the write back without a word; `err` of the failure that led here stays as it is. */
void mi_store_roll_back(struct miraif_store *store);

/* Bulk rows: between pause and resume, inserts are not recorded row by row but belong to the entry by their
 * `batch` column, whose value is mi_store_batch. Updates and deletes must not be made while paused. */
void mi_store_pause_recording(struct miraif_store *store);
enum miraif_status mi_store_resume_recording(struct miraif_store *store, struct miraif_error *err);

/* The id that this write's history entry will have. */
int64_t mi_store_batch(const struct miraif_store *store);

/* A read transaction, so that several reads see one state. Reads nest in one another, the outermost counts;
 * writes and reads do not. Each that began is ended with mi_store_end_read. */
enum miraif_status mi_store_begin_read(struct miraif_store *store, struct miraif_error *err);
void mi_store_end_read(struct miraif_store *store);

const struct miraif_env *mi_store_env(const struct miraif_store *store);

#endif
