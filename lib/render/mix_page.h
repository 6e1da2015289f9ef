/* The page of a mix. A pure function from records to bytes. */
#ifndef MI_RENDER_MIX_PAGE_H
#define MI_RENDER_MIX_PAGE_H

#include "miraif/env.h"
#include "miraif/mix.h"

/* A self-contained HTML page without scripts for A4: a card for each group, and a list of everybody with
 * their group by reading. The text lives in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_render_mix(const struct miraif_mixed *mixed, const struct miraif_env *env,
                                 struct miraif_arena *arena, const char **ret_html, struct miraif_error *err);

#endif
