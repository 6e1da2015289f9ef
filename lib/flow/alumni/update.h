/* An update, within a write: by hand and from forms alike. */
#ifndef MI_FLOW_ALUMNI_UPDATE_H
#define MI_FLOW_ALUMNI_UPDATE_H

#include "miraif/update.h"

/* Keeps an update of a person who is there; as miraif_update_put. */
enum miraif_status mi_update_take(struct miraif_store *store, const struct miraif_update_draft *draft,
                                  struct miraif_arena *arena, struct miraif_update *ret_update,
                                  bool *ret_changed, struct miraif_error *err);

#endif
