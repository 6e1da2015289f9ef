/* Moving everything of one person to another, and what stands against it. */
#ifndef MI_STORE_MERGE_H
#define MI_STORE_MERGE_H

#include "miraif/merge.h"

/* Opens a write in which the order of rows does not matter, and which records letters, too. As
 * mi_store_begin. */
enum miraif_status mi_merge_begin(struct miraif_store *store, struct miraif_error *err);

/* Fails with MIRAIF_REFUSED and says why the two cannot be one, where they cannot. */
enum miraif_status mi_merge_check(struct miraif_store *store, const struct miraif_person *into,
                                  const struct miraif_person *from, bool drop, struct miraif_arena *arena,
                                  struct miraif_error *err);

/* Moves every row, and takes the person `from` away; `*merge` is told what moved, in `arena`. */
enum miraif_status mi_merge_rows(struct miraif_store *store, int64_t into, int64_t from,
                                 struct miraif_arena *arena, struct miraif_merge *merge,
                                 struct miraif_error *err);

#endif
