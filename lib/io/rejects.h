/* The file of bad records: the header and the records byte for byte as they stand in the source, so that,
 * mended, it imports; and beside it, in FILE.json, why. Both are for their owner's eyes only (0600). */
#ifndef MI_IO_REJECTS_H
#define MI_IO_REJECTS_H

#include "io/source.h"

struct mi_rejects;

/* Creates or empties the file at `path`, and `path`.json where it is a regular file. Lives in `arena`,
 * borrows `source`, and is ended with mi_rejects_close. MIRAIF_REFUSED: it is the source itself. MIRAIF_IO.
 */
enum miraif_status mi_rejects_open(const char *path, struct mi_source *source, struct miraif_arena *arena,
                                   struct mi_rejects **ret_rejects, struct miraif_error *err);

/* Copies the bytes from `start` to `end` of the source. MIRAIF_IO. */
enum miraif_status mi_rejects_copy(struct mi_rejects *rejects, uint64_t start, uint64_t end,
                                   struct miraif_error *err);

/* Adds one JSON value to the reasons. */
void mi_rejects_tell(struct mi_rejects *rejects, const char *json);

/* Completes and closes both files; null is allowed. Returns `status` or, where that is no failure, MIRAIF_IO
 * when anything could not be written. */
enum miraif_status mi_rejects_close(struct mi_rejects *rejects, enum miraif_status status,
                                    struct miraif_error *err);

#endif
