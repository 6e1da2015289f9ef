/* Opening and closing a store: the file, whether it is a store of ours, and bringing it up to date. Files of
 * other programs are recognised before anything is written to them. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/connection.h"
#include "store/db.h"
#include "store/migrate.h"
#include "store/place.h"

/* Says early and plainly what SQLite would say late and in general terms. */
static enum miraif_status look_at(const char *path, struct miraif_error *err)
{
    struct stat file;
    if (stat(path, &file) != 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            return mi_fail(err, MIRAIF_IO, "“%s” cannot be read: %s", path, strerror(errno));
        mi_fail(err, MIRAIF_NO_STORE, "there is no store at “%s”", path);
        mi_hint(err, "run `miraif init`, or name the store with --db");
        return MIRAIF_NO_STORE;
    }
    if (!S_ISREG(file.st_mode))
        return mi_fail(err, MIRAIF_NOT_A_STORE, "“%s” is not a file", path);
    if (faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) != 0)
        return mi_fail(err, MIRAIF_IO, "“%s” cannot be read: %s", path, strerror(errno));
    return MIRAIF_OK;
}

/* Verifies what was opened, brings it up to date and makes it ready for `mode`. */
static enum miraif_status prepare(struct miraif_store *store, enum miraif_store_mode mode,
                                  struct miraif_error *err)
{
    int64_t version;
    MI_TRY(mi_schema_verify(store, &version, err));
    if (store->read_only && (mode == MIRAIF_STORE_WRITE || version < mi_schema_newest()))
        return mi_store_refuse_writing(store, err);
    MI_TRY(mi_migrate(store, version, err));
    if (mode == MIRAIF_STORE_WRITE)
        return mi_connection_log_ahead(store, err);
    store->read_only = true;
    return mi_exec(store, "PRAGMA query_only = ON", err);
}

enum miraif_status miraif_store_open(const char *path, enum miraif_store_mode mode,
                                     const struct miraif_env *env, struct miraif_store **ret_store,
                                     struct miraif_error *err)
{
    MI_TRY(look_at(path, err));
    /* SQLite reads a store with a write-ahead log only where it can write beside it. Without a log there is
       nobody who writes, or the writer came this very moment: that risk is the reader's. */
    bool immutable = !mi_folder_writable(path) && !mi_underway(path);
    struct miraif_store *store;
    MI_TRY(mi_connection_open(path, immutable, env, &store, err));
    enum miraif_status status = prepare(store, mode, err);
    if (status == MIRAIF_IO && mode == MIRAIF_STORE_WRITE && !mi_folder_writable(path))
        status = mi_store_refuse_writing(store, err);
    if (status != MIRAIF_OK) {
        miraif_store_close(store);
        return status;
    }
    *ret_store = store;
    return MIRAIF_OK;
}

void miraif_store_close(struct miraif_store *store)
{
    if (store == NULL)
        return;
    mi_store_roll_back(store);
    mi_connection_close(store);
}

enum miraif_status miraif_store_info(struct miraif_store *store, struct miraif_arena *arena,
                                     struct miraif_store_info *ret_info, struct miraif_error *err)
{
    struct miraif_store_info info = {.read_only = store->read_only};
    MI_TRY(mi_meta_get(store, "uuid", arena, &info.uuid, err));
    MI_TRY(mi_read_int(store, "PRAGMA user_version", &info.schema_version, err));
    MI_TRY(mi_read_int(store, "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'created_at'",
                       &info.created_at, err));
    info.path = mi_arena_text(arena, store->path);
    if (info.path == NULL)
        return mi_no_memory(err);
    *ret_info = info;
    return MIRAIF_OK;
}
