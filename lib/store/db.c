/* Transactions: the write that is recorded in the history, and the read that sees one state. */
#include "store/db.h"

#include "base/error.h"
#include "store/connection.h"
#include "store/record.h"

const struct miraif_env *mi_store_env(const struct miraif_store *store)
{
    return store->env;
}

static bool must_stop(const struct miraif_store *store)
{
    return store->env->should_stop != NULL && store->env->should_stop(store->env->context);
}

static void forget_write(struct miraif_store *store)
{
    if (store->recording != NULL)
        sqlite3session_delete(store->recording);
    store->recording = NULL;
    store->entry = 0;
    store->undoes = 0;
    store->final = false;
    store->paused = false;
    store->bulk_rows = 0;
}

void mi_store_roll_back(struct miraif_store *store)
{
    mi_statements_reset(store);
    forget_write(store);
    struct mi_stmt *stmt;
    /* Some failures make SQLite roll back by itself. */
    if (sqlite3_get_autocommit(store->db) || mi_stmt_get(store, "ROLLBACK", &stmt, NULL) != MIRAIF_OK)
        return;
    mi_connection_heed(store, false);
    (void)mi_stmt_run(stmt, NULL); /* what remains open is rolled back when the store is closed */
    mi_connection_heed(store, true);
}

/* What can fail before a write begins. ROLLBACK is prepared, so that it later needs no memory. */
static enum miraif_status get_ready(struct miraif_store *store, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    if (store->read_only)
        return mi_store_refuse_writing(store, err);
    if (store->env == NULL || store->env->who == NULL || store->env->command == NULL)
        return mi_fail(err, MIRAIF_INTERNAL, "a write that nobody is named for");
    if (must_stop(store))
        return mi_sqlite_fail(store, SQLITE_INTERRUPT, err);
    mi_statements_reset(store);
    return mi_stmt_get(store, "ROLLBACK", &stmt, err);
}

enum miraif_status mi_store_begin(struct miraif_store *store, struct miraif_error *err)
{
    MI_TRY(get_ready(store, err));
    MI_TRY(mi_exec(store, "BEGIN IMMEDIATE", err));
    enum miraif_status status = mi_record_begin(store, err);
    if (status != MIRAIF_OK)
        mi_store_roll_back(store);
    return status;
}

static enum miraif_status commit(struct miraif_store *store, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    mi_statements_reset(store);
    MI_TRY(mi_stmt_get(store, "COMMIT", &stmt, err));
    mi_connection_heed(store, false);
    enum miraif_status status = mi_stmt_run(stmt, err);
    mi_connection_heed(store, true);
    return status;
}

/* Records and commits. Interrupted means nothing stored, however late it comes. */
static enum miraif_status finish(struct miraif_store *store, struct miraif_error *err)
{
    if (sqlite3_get_autocommit(store->db))
        return mi_fail(err, MIRAIF_INTERNAL, "the write was taken back by a failure that nobody reported");
    MI_TRY(mi_record_end(store, err));
    if (must_stop(store))
        return mi_sqlite_fail(store, SQLITE_INTERRUPT, err);
    return store->env->dry_run ? MIRAIF_OK : commit(store, err);
}

enum miraif_status mi_store_end(struct miraif_store *store, enum miraif_status status,
                                struct miraif_error *err)
{
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL) {
        enum miraif_status finished = finish(store, err);
        if (finished != MIRAIF_OK)
            status = finished;
    }
    mi_store_roll_back(store); /* what was not committed */
    return status;
}

enum miraif_status mi_store_begin_read(struct miraif_store *store, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    if (store->reads == 0) {
        mi_statements_reset(store);
        MI_TRY(mi_stmt_get(store, "ROLLBACK", &stmt, err));
        MI_TRY(mi_exec(store, "BEGIN", err));
    }
    store->reads++;
    return MIRAIF_OK;
}

void mi_store_end_read(struct miraif_store *store)
{
    if (store->reads > 0 && --store->reads == 0)
        mi_store_roll_back(store);
}

enum miraif_status miraif_store_begin_read(struct miraif_store *store, struct miraif_error *err)
{
    return mi_store_begin_read(store, err);
}

void miraif_store_end_read(struct miraif_store *store)
{
    mi_store_end_read(store);
}
