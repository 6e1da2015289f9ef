/* Prepared statements. SQL is static text, prepared once per store and kept; parameters are named; values
 * bound and columns read through here, with every status checked.
 *
 *     struct mi_stmt *stmt;
 *     MI_TRY(mi_stmt_get(store, "SELECT name FROM cohort WHERE id = :id", &stmt, err));
 *     mi_bind_int(stmt, ":id", id);
 *     bool row;
 *     MI_TRY(mi_stmt_step(stmt, &row, err));     resets itself on failure and after the last row
 *     …mi_column_text(stmt, 0, arena)…
 *     mi_stmt_reset(stmt);                       needed where rows may be left
 */
#ifndef MI_STORE_STMT_H
#define MI_STORE_STMT_H

#include <stdbool.h>
#include <stdint.h>

#include "miraif/store.h"

struct mi_stmt;

/* The statement for `sql` (a string literal: it is found again by its address), reset and with its bindings
 * cleared. Owned by the store. One whose rows are being walked through is left alone: whoever asks for the
 * same text meanwhile gets another. */
enum miraif_status mi_stmt_get(struct miraif_store *store, const char *sql, struct mi_stmt **ret_stmt,
                               struct miraif_error *err);

/* Bind by name. Failures stick and are returned by the next step. Texts and blobs are borrowed until the
 * reset. A null text or blob binds NULL; mi_bind_id binds NULL for 0. */
void mi_bind_int(struct mi_stmt *stmt, const char *name, int64_t value);
void mi_bind_id(struct mi_stmt *stmt, const char *name, int64_t id);
void mi_bind_text(struct mi_stmt *stmt, const char *name, const char *text);
void mi_bind_blob(struct mi_stmt *stmt, const char *name, const void *bytes, size_t size);

/* Moves to the next row: `*ret_row` says whether there is one. */
enum miraif_status mi_stmt_step(struct mi_stmt *stmt, bool *ret_row, struct miraif_error *err);

/* Runs a statement that returns no row. */
enum miraif_status mi_stmt_run(struct mi_stmt *stmt, struct miraif_error *err);

/* Runs a statement that returns one number, such as a count; no row is 0. */
enum miraif_status mi_stmt_int(struct mi_stmt *stmt, int64_t *ret_value, struct miraif_error *err);

void mi_stmt_reset(struct mi_stmt *stmt);

/* Columns of the current row. NULL reads as 0 and as null. Texts and blobs are copied into the arena; where
 * it is out of memory null is returned and the next step or reset-check fails, so that a lost text is never
 * taken for NULL. */
int64_t mi_column_int(struct mi_stmt *stmt, int column);
bool mi_column_is_null(struct mi_stmt *stmt, int column);
const char *mi_column_text(struct mi_stmt *stmt, int column, struct miraif_arena *arena);
const void *mi_column_blob(struct mi_stmt *stmt, int column, struct miraif_arena *arena, size_t *ret_size);

/* How many columns a row has, and what one is called; the name lives until the statement's end. */
int mi_column_count(struct mi_stmt *stmt);
const char *mi_column_name(struct mi_stmt *stmt, int column);
bool mi_column_is_number(struct mi_stmt *stmt, int column);
bool mi_column_is_blob(struct mi_stmt *stmt, int column);

/* Whether every column read so far could be copied: MIRAIF_OK or MIRAIF_NO_MEMORY. Ask once per row. */
enum miraif_status mi_stmt_columns(struct mi_stmt *stmt, struct miraif_error *err);

/* Rowid of the last insert, and rows changed by the last run. */
int64_t mi_store_last_id(struct miraif_store *store);
int64_t mi_store_changed(struct miraif_store *store);

/* Runs SQL text of any number of statements that return nothing. */
enum miraif_status mi_exec(struct miraif_store *store, const char *sql, struct miraif_error *err);

/* The one integer that `sql` gives, 0 where it gives no row. */
enum miraif_status mi_read_int(struct miraif_store *store, const char *sql, int64_t *ret_value,
                               struct miraif_error *err);

/* Resets every statement, so that none holds a snapshot open; frees them. */
void mi_statements_reset(struct miraif_store *store);
void mi_statements_finish(struct miraif_store *store);

#endif
