/* The store: one SQLite file that holds a programme office's whole memory. */
#ifndef MIRAIF_STORE_H
#define MIRAIF_STORE_H

#include <stdbool.h>

#include "miraif/arena.h"
#include "miraif/env.h"
#include "miraif/status.h"

struct miraif_store;

enum miraif_store_mode { MIRAIF_STORE_READ, MIRAIF_STORE_WRITE };

/* Creates a store at `path`, whose folder exists; nothing may be there yet. `group` (a group's name) makes it
 * readable and writable by that group (0660), null keeps it to its owner (0600). Needs `env->random`.
 * MIRAIF_REFUSED: something is there already. MIRAIF_NOT_FOUND: no such group. MIRAIF_IO. On failure nothing
 * is left behind. */
MIRAIF_API enum miraif_status miraif_store_init(const char *path, const char *group,
                                                const struct miraif_env *env, struct miraif_error *err);

/* Opens the store at `path`, bringing an older one up to date first. The caller closes `*ret_store` with
 * miraif_store_close; `env` is borrowed until then. In a folder that this user cannot write to, and where
 * nobody has the store open, it is read as it lies. A store is used by one thread at a time.
 * MIRAIF_NO_STORE: no file. MIRAIF_NOT_A_STORE. MIRAIF_STORE_NEWER. MIRAIF_READ_ONLY: writing wanted, or
 * needed to bring it up to date. MIRAIF_BUSY. MIRAIF_IO. `*ret_store` is untouched on failure. */
MIRAIF_API enum miraif_status miraif_store_open(const char *path, enum miraif_store_mode mode,
                                                const struct miraif_env *env, struct miraif_store **ret_store,
                                                struct miraif_error *err);

/* Closes a store; null is allowed. An unfinished write is rolled back. */
MIRAIF_API void miraif_store_close(struct miraif_store *store);

/* One finding of the doctor. `check` is a code that is never translated; `ok` says whether it passed;
 * `message` is for people and lives as long as the call. */
struct miraif_finding {
    const char *check;
    bool ok;
    const char *message;
};

typedef enum miraif_status miraif_finding_fn(void *context, const struct miraif_finding *finding);

/* Examines the store: integrity, foreign keys, permissions, schema version, orphans, settings. Calls `each`
 * per check in a fixed order; a status other than MIRAIF_OK from it ends the examination and is returned.
 * MIRAIF_OK: all is well. MIRAIF_ATTENTION: at least one check failed. MIRAIF_IO, MIRAIF_BUSY. */
MIRAIF_API enum miraif_status miraif_store_doctor(struct miraif_store *store, miraif_finding_fn *each,
                                                  void *context, struct miraif_error *err);

/* Writes a consistent copy of the store to `path`, which must not exist (MIRAIF_REFUSED); it is complete and
 * synced, or it is not there. Mode 0600. Readers and writers of the store go on meanwhile. MIRAIF_IO,
 * MIRAIF_BUSY. */
MIRAIF_API enum miraif_status miraif_store_backup(struct miraif_store *store, const char *path,
                                                  struct miraif_error *err);

/* Puts the backup at `from` in the place of the store at `path`, after checking that it is whole, within one
 * transaction. An existing store is copied beside it first, as `path`.before-restore-N; `*ret_kept` names it
 * (null where there was none; in `arena`). MIRAIF_NOT_FOUND (no backup), MIRAIF_NOT_A_STORE,
 * MIRAIF_STORE_NEWER, MIRAIF_BUSY (the store is in use), MIRAIF_IO: the store is as it was. */
MIRAIF_API enum miraif_status miraif_store_restore(const char *path, const char *from,
                                                   const struct miraif_env *env, struct miraif_arena *arena,
                                                   const char **ret_kept, struct miraif_error *err);

/* From here to miraif_store_end_read all reads see one state, whoever writes meanwhile. No write may begin in
 * between. MIRAIF_BUSY, MIRAIF_IO. */
MIRAIF_API enum miraif_status miraif_store_begin_read(struct miraif_store *store, struct miraif_error *err);

/* Ends that: later reads see what was written meanwhile. Does nothing where nothing was begun. */
MIRAIF_API void miraif_store_end_read(struct miraif_store *store);

/* Facts about an open store. */
struct miraif_store_info {
    const char *path;
    const char *uuid; /* 36 characters, lower case */
    int64_t schema_version;
    int64_t created_at; /* Unix seconds */
    bool read_only;
};

/* Fills `*ret_info`; its texts live in `arena`. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_store_info(struct miraif_store *store, struct miraif_arena *arena,
                                                struct miraif_store_info *ret_info, struct miraif_error *err);

#endif
