/* tmp → fsync → rename → fsync of the folder. */
#include "io/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"

enum miraif_status mi_make_folder(const char *folder, struct miraif_error *err)
{
    struct stat there;
    if (mkdir(folder, 0700) == 0 || (stat(folder, &there) == 0 && S_ISDIR(there.st_mode)))
        return MIRAIF_OK;
    return mi_fail(err, MIRAIF_IO, "cannot make the folder “%s”: %s", folder, strerror(errno));
}

bool mi_file_exists(const char *path)
{
    struct stat there;
    return lstat(path, &there) == 0;
}

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return fsync(file) == 0;
}

static bool sync_folder(const char *folder)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return false;
    /* Some file systems cannot sync a folder and say EINVAL: there is nothing more to do there. */
    bool synced = fsync(file) == 0 || errno == EINVAL;
    return close(file) == 0 && synced;
}

/* Syncs the folder that holds `path`, so that the name is on disk, too. */
static bool sync_folder_of(const char *path, struct miraif_arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *folder = slash == NULL ? "." : slash == path ? "/" : NULL;
    if (folder == NULL)
        folder = mi_arena_copy(arena, path, (size_t)(slash - path));
    return folder != NULL && sync_folder(folder);
}

static enum miraif_status fail_writing(const char *path, struct miraif_error *err)
{
    return mi_fail(err, MIRAIF_IO, "cannot write “%s”: %s", path, strerror(errno));
}

/* Fills the new file `temporary`, which is removed on failure. */
static enum miraif_status fill(int file, const char *temporary, const char *path, const void *bytes,
                               size_t length, struct miraif_error *err)
{
    bool written = write_all(file, bytes, length);
    int why = errno;
    bool closed = close(file) == 0;
    if (written)
        why = errno;
    if (written && closed)
        return MIRAIF_OK;
    unlink(temporary);
    errno = why;
    return fail_writing(path, err);
}

static enum miraif_status fill_and_rename(int file, const char *temporary, const char *path,
                                          const void *bytes, size_t length, struct miraif_error *err)
{
    MI_TRY(fill(file, temporary, path, bytes, length, err));
    if (rename(temporary, path) == 0)
        return MIRAIF_OK;
    fail_writing(path, err);
    unlink(temporary);
    return MIRAIF_IO;
}

enum miraif_status mi_file_publish(const char *path, const void *bytes, size_t length,
                                   struct miraif_arena *arena, struct miraif_error *err)
{
    char *temporary = mi_arena_printf(arena, "%s.XXXXXX", path);
    if (temporary == NULL)
        return mi_no_memory(err);
    int file = mkostemp(temporary, O_CLOEXEC); /* mode 0600 */
    if (file < 0)
        return fail_writing(path, err);
    MI_TRY(fill_and_rename(file, temporary, path, bytes, length, err));
    return sync_folder_of(path, arena) ? MIRAIF_OK : fail_writing(path, err);
}

enum miraif_status mi_file_place(const char *temporary, const char *path, const void *bytes, size_t length,
                                 struct miraif_error *err)
{
    if (unlink(temporary) != 0 && errno != ENOENT)
        return fail_writing(path, err);
    int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return fail_writing(path, err);
    return fill_and_rename(file, temporary, path, bytes, length, err);
}

enum miraif_status mi_folder_sync(const char *folder, struct miraif_error *err)
{
    return sync_folder(folder) ? MIRAIF_OK : fail_writing(folder, err);
}
