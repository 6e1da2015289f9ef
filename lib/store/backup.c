/* Copies of a store. A backup is one file without a write-ahead log, so that it opens wherever it is put; its
 * outbox is on hold. When one was made is a line of the table `meta`. */
#include "store/backup.h"

#include "base/error.h"
#include "store/connection.h"
#include "store/db.h"
#include "store/hold.h"
#include "store/place.h"

enum { PAGES_AT_ONCE = 1024, WAIT_MILLISECONDS = 50 };

static bool must_stop(const struct miraif_store *store)
{
    return store->env != NULL && store->env->should_stop != NULL &&
           store->env->should_stop(store->env->context);
}

/* SQLite's own waiting does not cover the copy's steps. */
static int copy_pages(sqlite3_backup *copy, const struct miraif_store *from)
{
    for (int waited = 0;;) {
        int code = must_stop(from) ? SQLITE_INTERRUPT : sqlite3_backup_step(copy, PAGES_AT_ONCE);
        if (code != SQLITE_OK && code != SQLITE_BUSY && code != SQLITE_LOCKED)
            return code;
        if (code == SQLITE_OK)
            continue;
        if (waited >= mi_connection_patience(from))
            return code;
        waited += sqlite3_sleep(WAIT_MILLISECONDS);
    }
}

enum miraif_status mi_connection_copy(struct miraif_store *from, struct miraif_store *to,
                                      struct miraif_error *err)
{
    sqlite3_backup *copy = sqlite3_backup_init(to->db, "main", from->db, "main");
    if (copy == NULL)
        return mi_sqlite_fail(to, sqlite3_extended_errcode(to->db), err);
    int code = copy_pages(copy, from);
    int finished = sqlite3_backup_finish(copy);
    if (code == SQLITE_DONE)
        code = finished;
    return code == SQLITE_OK ? MIRAIF_OK : mi_sqlite_fail(to, code, err);
}

/* Copies what the store holds now: a read transaction keeps out what is written meanwhile. */
static enum miraif_status copy_snapshot(struct miraif_store *store, struct miraif_store *copy,
                                        struct miraif_error *err)
{
    int64_t tables;
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = mi_read_int(store, "SELECT count(*) FROM sqlite_schema", &tables, err);
    if (status == MIRAIF_OK)
        status = mi_connection_copy(store, copy, err);
    mi_store_end_read(store);
    return status;
}

enum miraif_status mi_backup_last(struct miraif_store *store, int64_t *ret_at, struct miraif_error *err)
{
    return mi_read_int(store, "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'backup'", ret_at, err);
}

static enum miraif_status note_backup(struct miraif_store *store, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO meta (key, value) VALUES ('backup', CAST(:now AS TEXT))"
                       " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                       &stmt, err));
    mi_bind_int(stmt, ":now", store->env->now);
    return mi_stmt_run(stmt, err);
}

static enum miraif_status fill(struct miraif_store *store, const char *path, bool backup,
                               struct miraif_error *err)
{
    struct miraif_store *copy;
    MI_TRY(mi_connection_open(path, false, store->env, &copy, err));
    enum miraif_status status = copy_snapshot(store, copy, err);
    if (status == MIRAIF_OK && backup)
        status = note_backup(copy, err);
    if (status == MIRAIF_OK)
        status = mi_hold_begin(copy, store->env != NULL ? store->env->now : 1, err);
    if (status == MIRAIF_OK)
        status = mi_exec(copy, "PRAGMA journal_mode = DELETE", err);
    miraif_store_close(copy);
    return status;
}

static enum miraif_status copy_to(struct miraif_store *store, const char *path, bool backup,
                                  struct miraif_error *err)
{
    struct mi_place place;
    MI_TRY(mi_place_begin(path, &place, err));
    place.dry_run = store->env != NULL && store->env->dry_run;
    return mi_place_end(&place, fill(store, place.temporary, backup, err), err);
}

enum miraif_status mi_store_copy(struct miraif_store *store, const char *path, struct miraif_error *err)
{
    return copy_to(store, path, false, err);
}

enum miraif_status miraif_store_backup(struct miraif_store *store, const char *path, struct miraif_error *err)
{
    const struct miraif_env *env = store->env;
    MI_TRY(copy_to(store, path, env != NULL, err));
    /* The backup is there: that somebody else is writing must not say otherwise. The next one is noted. */
    if (env != NULL && !env->dry_run && !store->read_only)
        (void)note_backup(store, NULL);
    return MIRAIF_OK;
}
