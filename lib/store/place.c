/* Files that come into being whole. */
#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

enum { NAMES_MOST = 1000 };

void mi_folder_of(const char *path, char folder[PATH_MAX])
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        snprintf(folder, PATH_MAX, ".");
    else
        snprintf(folder, PATH_MAX, "%.*s", slash == path ? 1 : (int)(slash - path), path);
}

bool mi_folder_writable(const char *path)
{
    char folder[PATH_MAX];
    mi_folder_of(path, folder);
    return faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
}

bool mi_beside(const char *path, const char *suffix)
{
    char name[PATH_MAX];
    struct stat file;
    int length = snprintf(name, sizeof name, "%s%s", path, suffix);
    return length > 0 && (size_t)length < sizeof name && lstat(name, &file) == 0;
}

bool mi_underway(const char *path)
{
    return mi_beside(path, "-wal") || mi_beside(path, "-journal");
}

static enum miraif_status fail(const char *path, struct miraif_error *err)
{
    if (errno == EEXIST) {
        mi_fail(err, MIRAIF_REFUSED, "there is something at “%s” already", path);
        mi_hint(err, "choose another name, or move it away first");
        return MIRAIF_REFUSED;
    }
    return mi_fail(err, MIRAIF_IO, "“%s” cannot be made: %s", path, strerror(errno));
}

/* SQLite's files beside a database. One that is left there alone would be taken for the new file's. */
static const char *const companions[] = {"-journal", "-wal", "-shm"};
enum { COMPANIONS = sizeof companions / sizeof *companions };

static enum miraif_status refuse_companions(const char *path, struct miraif_error *err)
{
    for (size_t i = 0; i < COMPANIONS; i++)
        if (mi_beside(path, companions[i])) {
            mi_fail(err, MIRAIF_REFUSED, "“%s%s” is left of another store", path, companions[i]);
            mi_hint(err, "move it to where that store is, or delete it when there is none");
            return MIRAIF_REFUSED;
        }
    return MIRAIF_OK;
}

enum miraif_status mi_place_begin(const char *path, struct mi_place *place, struct miraif_error *err)
{
    errno = EEXIST;
    if (mi_beside(path, ""))
        return fail(path, err);
    MI_TRY(refuse_companions(path, err));
    place->path = path;
    place->dry_run = false;
    for (int i = 1; i <= NAMES_MOST; i++) {
        int length = snprintf(place->temporary, sizeof place->temporary, "%s.tmp-%d", path, i);
        if (length < 0 || (size_t)length >= sizeof place->temporary)
            return mi_fail(err, MIRAIF_IO, "the path is too long: %s", path);
        int file = open(place->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (file >= 0 && close(file) == 0)
            return MIRAIF_OK;
        if (errno != EEXIST)
            break;
    }
    return fail(place->temporary, err);
}

static bool sync_path(const char *path, int flags)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | flags);
    if (file < 0)
        return false;
    bool synced = fsync(file) == 0;
    return close(file) == 0 && synced;
}

static bool give_name(const char *temporary, const char *path)
{
    if (renameat2(AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    /* A file system that cannot promise not to replace; a hard link never does. */
    return link(temporary, path) == 0 && unlink(temporary) == 0;
}

/* SQLite may have left its own files beside a temporary one that it could not finish. */
static void remove_all(const char *temporary)
{
    unlink(temporary);
    for (size_t i = 0; i < COMPANIONS; i++) {
        char name[PATH_MAX + 16];
        snprintf(name, sizeof name, "%s%s", temporary, companions[i]);
        unlink(name);
    }
}

enum miraif_status mi_place_end(struct mi_place *place, enum miraif_status status, struct miraif_error *err)
{
    char folder[PATH_MAX];
    mi_folder_of(place->path, folder);
    if (status == MIRAIF_OK && !place->dry_run &&
        (!sync_path(place->temporary, 0) || !give_name(place->temporary, place->path)))
        status = fail(place->path, err);
    if (status != MIRAIF_OK || place->dry_run) {
        remove_all(place->temporary);
        return status;
    }
    return sync_path(folder, O_DIRECTORY) ? MIRAIF_OK : fail(folder, err);
}
