/* One at a time: a lock that ends with the process, however that ends. */
#ifndef MI_IO_LOCK_H
#define MI_IO_LOCK_H

#include "miraif/env.h"
#include "miraif/status.h"

struct mi_lock {
    int file; /* -1: not held */
};

/* Takes the lock of the folder that `path` lies in, without making a file. Waits a few seconds for another
 * process that has it. MIRAIF_BUSY: it takes too long. MIRAIF_INTERRUPTED. MIRAIF_IO. */
enum miraif_status mi_lock_take(const char *path, const struct miraif_env *env, struct mi_lock *ret_lock,
                                struct miraif_error *err);

/* Gives it back. */
void mi_lock_release(struct mi_lock *lock);

#endif
