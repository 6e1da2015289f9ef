/* What somebody says of a tie, within a write: by hand and from forms alike. */
#ifndef MI_FLOW_ALUMNI_TIE_H
#define MI_FLOW_ALUMNI_TIE_H

#include "miraif/tie.h"

/* Keeps it; as miraif_tie_put. */
enum miraif_status mi_tie_take(struct miraif_store *store, const struct miraif_tie_draft *draft,
                               struct miraif_arena *arena, struct miraif_tie *ret_tie, bool *ret_changed,
                               struct miraif_error *err);

#endif
