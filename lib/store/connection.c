/* The connection to a file, whatever is in it, and SQLite's settings. */
#include "store/connection.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/function.h"

/* A store is used by one thread at a time, so that SQLite needs no locks of its own. */
enum { ONE_THREAD = SQLITE_OPEN_NOMUTEX };

static int want_stop(void *context)
{
    const struct miraif_env *env = context;
    return env->should_stop(env->context);
}

void mi_connection_heed(struct miraif_store *store, bool heed)
{
    bool can = heed && store->env != NULL && store->env->should_stop != NULL;
    sqlite3_progress_handler(store->db, can ? MI_STOP_INTERVAL : 0, can ? want_stop : NULL,
                             can ? (void *)store->env : NULL);
}

enum miraif_status mi_connection_enforce(struct miraif_store *store, bool on, struct miraif_error *err)
{
    int code = sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, on ? 1 : 0, NULL);
    return code == SQLITE_OK ? MIRAIF_OK : mi_sqlite_fail(store, code, err);
}

int mi_connection_patience(const struct miraif_store *store)
{
    return store->env != NULL && store->env->patience > 0 ? store->env->patience : MI_PATIENCE;
}

/* Settings of the connection that touch no file. Temporary data stays in memory: it is as personal as the
 * store itself. */
static enum miraif_status configure(struct miraif_store *store, struct miraif_error *err)
{
    static const struct {
        int option;
        int value;
    } settings[] = {{SQLITE_DBCONFIG_ENABLE_FKEY, 1},    {SQLITE_DBCONFIG_DEFENSIVE, 1},
                    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_DQS_DML, 0},
                    {SQLITE_DBCONFIG_DQS_DDL, 0},        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        int code = sqlite3_db_config(store->db, settings[i].option, settings[i].value, NULL);
        if (code != SQLITE_OK)
            return mi_sqlite_fail(store, code, err);
    }
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, mi_connection_patience(store));
    mi_connection_heed(store, true);
    MI_TRY(mi_functions_add(store, err));
    MI_TRY(mi_incoming_add(store, err));
    return mi_exec(store,
                   "PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY", err);
}

/* The path as a URI that promises SQLite that nobody writes. */
static enum miraif_status immutable_uri(const char *path, struct miraif_arena *arena, const char **ret_uri,
                                        struct miraif_error *err)
{
    struct mi_str uri = mi_str_begin(arena, 3 * strlen(path) + 64);
    mi_str_add(&uri, "file:");
    for (; *path != '\0'; path++)
        if (strchr("?#%", *path) != NULL)
            mi_str_addf(&uri, "%%%02X", (unsigned)(unsigned char)*path);
        else
            mi_str_add_char(&uri, *path);
    mi_str_add(&uri, "?immutable=1");
    return mi_str_end(&uri, ret_uri, err);
}

static enum miraif_status open_immutable(struct miraif_store *store, struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    if (arena == NULL)
        return mi_no_memory(err);
    const char *uri;
    enum miraif_status status = immutable_uri(store->path, arena, &uri, err);
    if (status == MIRAIF_OK) {
        int code =
            sqlite3_open_v2(uri, &store->db, ONE_THREAD | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
        if (code != SQLITE_OK)
            status = mi_sqlite_fail(store, code, err);
    }
    miraif_arena_destroy(arena);
    return status;
}

static enum miraif_status open_plain(struct miraif_store *store, struct miraif_error *err)
{
    int code = sqlite3_open_v2(store->path, &store->db, ONE_THREAD | SQLITE_OPEN_READWRITE, NULL);
    return code == SQLITE_OK ? MIRAIF_OK : mi_sqlite_fail(store, code, err);
}

enum miraif_status mi_connection_open(const char *path, bool immutable, const struct miraif_env *env,
                                      struct miraif_store **ret_store, struct miraif_error *err)
{
    struct miraif_store *store = calloc(1, sizeof *store);
    if (store == NULL)
        return mi_no_memory(err);
    store->env = env;
    store->immutable = immutable;
    store->path = strdup(path);
    enum miraif_status status = store->path == NULL ? mi_no_memory(err)
                                : immutable         ? open_immutable(store, err)
                                                    : open_plain(store, err);
    if (status == MIRAIF_OK)
        status = configure(store, err);
    if (status != MIRAIF_OK) {
        mi_connection_close(store);
        return status;
    }
    store->read_only = sqlite3_db_readonly(store->db, "main") != 0;
    *ret_store = store;
    return MIRAIF_OK;
}

void mi_connection_close(struct miraif_store *store)
{
    mi_statements_finish(store);
    sqlite3_close_v2(store->db);
    free(store->path);
    free(store);
}

static int is_wal(void *context, int columns, char **value, char **name)
{
    (void)name;
    *(bool *)context = columns == 1 && mi_text_is(value[0], "wal");
    return 0;
}

bool mi_connection_leave_log(struct miraif_store *store)
{
    bool ahead = true;
    sqlite3_busy_timeout(store->db, 0); /* there is another way, which need not wait */
    int code = sqlite3_exec(store->db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(store->db, "PRAGMA journal_mode = TRUNCATE", is_wal, &ahead, NULL);
    sqlite3_busy_timeout(store->db, mi_connection_patience(store));
    if (code == SQLITE_OK && !ahead)
        return true;
    mi_connection_return(store);
    return false;
}

void mi_connection_return(struct miraif_store *store)
{
    mi_connection_heed(store, false);
    (void)sqlite3_exec(store->db, "PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL", NULL, NULL,
                       NULL);
    mi_connection_heed(store, true);
}

enum miraif_status mi_connection_log_ahead(struct miraif_store *store, struct miraif_error *err)
{
    bool ahead = false;
    int code = sqlite3_exec(store->db, "PRAGMA journal_mode = WAL", is_wal, &ahead, NULL);
    if (code != SQLITE_OK)
        return mi_sqlite_fail(store, code, err);
    if (ahead)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_IO, "no write-ahead log can be kept beside “%s”", store->path);
    mi_hint(err, "keep the store on a local disk");
    return MIRAIF_IO;
}

enum miraif_status mi_meta_get(struct miraif_store *store, const char *key, struct miraif_arena *arena,
                               const char **ret_value, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT value FROM meta WHERE key = :key", &stmt, err));
    mi_bind_text(stmt, ":key", key);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    const char *value = row ? mi_column_text(stmt, 0, arena) : NULL;
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_value = value;
    return status;
}
