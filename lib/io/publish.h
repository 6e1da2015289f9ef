/* Files that are whole or not there. */
#ifndef MI_IO_PUBLISH_H
#define MI_IO_PUBLISH_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/arena.h"

/* Makes `folder` (mode 0700) if it is not there; its parent must be. MIRAIF_IO. */
enum miraif_status mi_make_folder(const char *folder, struct miraif_error *err);

/* Whether something is there under `path`. */
bool mi_file_exists(const char *path);

/* Writes `length` bytes to a new file `temporary` (mode 0600; one of a write that was broken off goes), syncs
 * it, and gives it the name `path` on the same file system, in the place of what had it. On failure `path` is
 * as it was and nothing else is left. The name is on disk after mi_folder_sync. MIRAIF_IO. */
enum miraif_status mi_file_place(const char *temporary, const char *path, const void *bytes, size_t length,
                                 struct miraif_error *err);

/* Syncs a folder, so that the names in it are on disk. MIRAIF_IO. */
enum miraif_status mi_folder_sync(const char *folder, struct miraif_error *err);

/* Writes `length` bytes to a new file beside `path` (mode 0600), syncs it, gives it the name `path`, in the
 * place of what had it, and syncs the folder. On failure `path` is as it was and nothing else is left.
 * MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_file_publish(const char *path, const void *bytes, size_t length,
                                   struct miraif_arena *arena, struct miraif_error *err);

#endif
