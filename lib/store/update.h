/* The table of updates, for the flows that write to it; all writing is within a write. */
#ifndef MI_STORE_UPDATE_H
#define MI_STORE_UPDATE_H

#include "miraif/update.h"

enum miraif_status mi_update_insert(struct miraif_store *store, const struct miraif_update *update,
                                    int64_t *ret_id, struct miraif_error *err);

/* Keeps kind and consent of an update. */
enum miraif_status mi_update_change(struct miraif_store *store, const struct miraif_update *update,
                                    struct miraif_error *err);

/* The update of a person with this very text, in `arena`; `id` is 0 where there is none. */
enum miraif_status mi_update_find(struct miraif_store *store, int64_t person, const char *text,
                                  struct miraif_arena *arena, struct miraif_update *ret_update,
                                  struct miraif_error *err);

#endif
