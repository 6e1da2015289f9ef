/* flock(2) on a folder. It is no lock of the store's file, whose own locks closing another descriptor of it
 * would drop. */
#include "io/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"

enum { WAIT_MILLISECONDS = 20, WAITS_MOST = 500 };

static enum miraif_status fail_locking(const char *folder, struct miraif_error *err)
{
    return mi_fail(err, MIRAIF_IO, "the folder “%s” cannot be locked: %s", folder, strerror(errno));
}

static bool must_stop(const struct miraif_env *env)
{
    return env != NULL && env->should_stop != NULL && env->should_stop(env->context);
}

static enum miraif_status wait_for(int file, const char *folder, const struct miraif_env *env,
                                   struct miraif_error *err)
{
    static const struct timespec pause = {.tv_nsec = WAIT_MILLISECONDS * 1000000L};
    for (int waits = 0; flock(file, LOCK_EX | LOCK_NB) != 0; waits++) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return fail_locking(folder, err);
        if (must_stop(env))
            return mi_fail(err, MIRAIF_INTERRUPTED, "interrupted; nothing was stored");
        if (waits == WAITS_MOST)
            return mi_fail(err, MIRAIF_BUSY, "another claim is at work in “%s” and takes long", folder);
        nanosleep(&pause, NULL);
    }
    return MIRAIF_OK;
}

enum miraif_status mi_lock_take(const char *path, const struct miraif_env *env, struct mi_lock *ret_lock,
                                struct miraif_error *err)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    int length = slash == NULL ? 1 : slash == path ? 1 : (int)(slash - path);
    if (length >= PATH_MAX)
        return mi_fail(err, MIRAIF_IO, "the path “%s” is too long", path);
    snprintf(folder, sizeof folder, "%.*s", length, slash == NULL ? "." : path);
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return fail_locking(folder, err);
    enum miraif_status status = wait_for(file, folder, env, err);
    if (status == MIRAIF_OK)
        ret_lock->file = file;
    else
        close(file);
    return status;
}

void mi_lock_release(struct mi_lock *lock)
{
    if (lock->file >= 0)
        close(lock->file);
    lock->file = -1;
}
