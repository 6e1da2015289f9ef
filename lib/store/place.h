/* Files come into being whole: written under a temporary name beside the final one, synced, and then given
 * their name in one step that never replaces anything. */
#ifndef MI_STORE_PLACE_H
#define MI_STORE_PLACE_H

#include <limits.h>
#include <stdbool.h>

#include "miraif/status.h"

/* A file that is being made. */
struct mi_place {
    const char *path; /* the final name, borrowed */
    char temporary[PATH_MAX];
    bool dry_run; /* set by the caller: the file is removed in the end, whatever happens */
};

/* Makes an empty file of mode 0600 beside `path`, under a name that nobody has. MIRAIF_REFUSED: there is
 * something at `path` already, or a file of SQLite's is left beside it. MIRAIF_IO. */
enum miraif_status mi_place_begin(const char *path, struct mi_place *place, struct miraif_error *err);

/* When `status` is MIRAIF_OK: syncs the file, which no program has open any more, and gives it its name;
 * MIRAIF_REFUSED when something has taken the name meanwhile. Otherwise, or on failure, the file is removed.
 * Returns `status`, or what went wrong. */
enum miraif_status mi_place_end(struct mi_place *place, enum miraif_status status, struct miraif_error *err);

/* The folder of `path`, "." where it names none; cut where it is too long for any system call. */
void mi_folder_of(const char *path, char folder[PATH_MAX]);

/* Whether this user may make files in the folder of `path`. */
bool mi_folder_writable(const char *path);

/* Whether there is a file whose name is `path` and then `suffix`. */
bool mi_beside(const char *path, const char *suffix);

/* Whether a log or a journal stands beside the store, without which it may not be read. */
bool mi_underway(const char *path);

#endif
