/* Memory whose parts live and end together: every variable-sized result lives in the arena that the caller
 * passed. */
#ifndef MIRAIF_ARENA_H
#define MIRAIF_ARENA_H

#include "miraif/status.h"

struct miraif_arena;

/* A new, empty arena, or null when out of memory. The caller ends it with miraif_arena_destroy. */
MIRAIF_API struct miraif_arena *miraif_arena_create(void);

/* Ends everything that lives in `arena`, but keeps it for new use. */
MIRAIF_API void miraif_arena_reset(struct miraif_arena *arena);

/* Ends `arena` and all that lives in it; null is allowed. */
MIRAIF_API void miraif_arena_destroy(struct miraif_arena *arena);

#endif
