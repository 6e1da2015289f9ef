/* Putting a backup in the place of a store. An existing store is copied aside and then overwritten within one
 * transaction of SQLite: whoever has it open sees one state or the other, no log of the old one is left
 * beside the new one, and a restore that is killed is rolled back. Who was forgotten since the backup is back
 * with it: what the old store remembers of them goes into the new one, so that `today` can say so. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/backup.h"
#include "store/connection.h"
#include "store/forget.h"
#include "store/hold.h"
#include "store/migrate.h"
#include "store/place.h"

enum { KEPT_MOST = 10000 };

static enum miraif_status check_apart(const char *path, const char *from, struct miraif_error *err)
{
    struct stat store;
    struct stat backup;
    if (stat(from, &backup) != 0) {
        mi_fail(err, MIRAIF_NOT_FOUND, "there is no backup at “%s”", from);
        mi_hint(err, "`miraif backup FILE` makes one");
        return MIRAIF_NOT_FOUND;
    }
    if (!S_ISREG(backup.st_mode))
        return mi_fail(err, MIRAIF_NOT_A_STORE, "“%s” is not a file", from);
    if (stat(path, &store) == 0 && store.st_dev == backup.st_dev && store.st_ino == backup.st_ino)
        return mi_fail(err, MIRAIF_REFUSED, "“%s” is the store itself", from);
    return MIRAIF_OK;
}

static enum miraif_status fail_damaged(const char *from, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_NOT_A_STORE, "the backup “%s” is damaged", from);
    mi_hint(err, "take an older backup; the store is as it was");
    return MIRAIF_NOT_A_STORE;
}

/* Whether the backup is a store of ours and whole. */
static enum miraif_status check_backup(struct miraif_store *backup, struct miraif_error *err)
{
    int64_t version;
    int64_t faults = 0;
    enum miraif_status status = mi_schema_verify(backup, &version, err);
    if (status == MIRAIF_OK)
        status =
            mi_read_int(backup, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
                        &faults, err);
    if (status == MIRAIF_OK && faults == 0)
        return MIRAIF_OK;
    if (status != MIRAIF_OK && (sqlite3_errcode(backup->db) & 0xff) != SQLITE_CORRUPT)
        return status;
    return fail_damaged(backup->path, err);
}

/* The first free name beside the store; nothing is made yet. */
static enum miraif_status name_kept(const char *path, struct miraif_arena *arena, const char **ret_kept,
                                    struct miraif_error *err)
{
    for (int i = 1; i <= KEPT_MOST; i++) {
        const char *kept = mi_arena_printf(arena, "%s.before-restore-%d", path, i);
        if (kept == NULL)
            return mi_no_memory(err);
        if (mi_beside(kept, ""))
            continue;
        *ret_kept = kept;
        return MIRAIF_OK;
    }
    return mi_fail(err, MIRAIF_REFUSED, "too many stores are kept beside “%s”", path);
}

static enum miraif_status overwrite(struct miraif_store *store, struct miraif_store *backup, const char *kept,
                                    struct miraif_error *err)
{
    int64_t version;
    /* Nobody else may have the store open from here on, until it is closed. */
    MI_TRY(mi_exec(store, "PRAGMA locking_mode = EXCLUSIVE", err));
    MI_TRY(mi_schema_verify(store, &version, err));
    if (store->read_only)
        return mi_store_refuse_writing(store, err);
    MI_TRY(mi_connection_log_ahead(store, err));
    MI_TRY(mi_exec(store, "BEGIN EXCLUSIVE; COMMIT", err));
    MI_TRY(mi_store_copy(store, kept, err));
    if (store->env != NULL && store->env->dry_run)
        return MIRAIF_OK;
    MI_TRY(mi_forgotten_carry(store, err));
    MI_TRY(mi_connection_copy(backup, store, err));
    MI_TRY(mi_forgotten_bring(store, err));
    return mi_hold_begin(store, store->env != NULL ? store->env->now : 1, err); /* a copy of another kind */
}

static enum miraif_status replace(const char *path, struct miraif_store *backup, struct miraif_arena *arena,
                                  const char **ret_kept, struct miraif_error *err)
{
    const char *kept = NULL;
    struct miraif_store *store;
    MI_TRY(name_kept(path, arena, &kept, err));
    enum miraif_status status = mi_connection_open(path, false, backup->env, &store, err);
    bool unusable = status == MIRAIF_IO;
    if (status == MIRAIF_OK) {
        status = overwrite(store, backup, kept, err);
        unusable = status == MIRAIF_NOT_A_STORE || status == MIRAIF_STORE_NEWER;
        miraif_store_close(store);
    }
    if (unusable)
        mi_hint(err, "move “%s” away, with “%s-wal” if there is one, and run the command again", path, path);
    if (status == MIRAIF_OK)
        *ret_kept = kept;
    return status;
}

static enum miraif_status put(const char *path, struct miraif_store *backup, struct miraif_arena *arena,
                              const char **ret_kept, struct miraif_error *err)
{
    MI_TRY(check_backup(backup, err));
    if (mi_beside(path, ""))
        return replace(path, backup, arena, ret_kept, err);
    MI_TRY(mi_store_copy(backup, path, err));
    *ret_kept = NULL;
    return MIRAIF_OK;
}

enum miraif_status miraif_store_restore(const char *path, const char *from, const struct miraif_env *env,
                                        struct miraif_arena *arena, const char **ret_kept,
                                        struct miraif_error *err)
{
    struct miraif_store *backup;
    MI_TRY(check_apart(path, from, err));
    bool immutable = !mi_folder_writable(from) && !mi_underway(from);
    enum miraif_status status = mi_connection_open(from, immutable, env, &backup, err);
    if (status == MIRAIF_IO && faccessat(AT_FDCWD, from, R_OK, AT_EACCESS) == 0)
        return fail_damaged(from, err); /* too damaged to be opened */
    MI_TRY(status);
    status = put(path, backup, arena, ret_kept, err);
    miraif_store_close(backup);
    return status;
}
