/* What there is to do about a row: by the codes of its reasons. */
#ifndef MI_IO_REASONS_H
#define MI_IO_REASONS_H

#include <stddef.h>

#include "miraif/arena.h"
#include "miraif/env.h"

/* What to do about the codes, in the user's language, each said once and joined with "; "; null where there
 * is nothing to say. In `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_reasons_hint(const struct miraif_env *env, const char *const *codes, size_t count,
                                   struct miraif_arena *arena, const char **ret_hint,
                                   struct miraif_error *err);

#endif
