/* The table of ties, for the flow that writes to it; all writing is within a write. */
#ifndef MI_STORE_TIE_H
#define MI_STORE_TIE_H

#include "miraif/tie.h"

/* The tie between two people, in the order of their ids, of a kind; `id` is 0 where there is none. */
enum miraif_status mi_tie_find(struct miraif_store *store, int64_t low, int64_t high, const char *kind,
                               struct miraif_arena *arena, struct miraif_tie *ret_tie,
                               struct miraif_error *err);

/* The tie with this id; `id` is 0 where there is none. */
enum miraif_status mi_tie_get(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                              struct miraif_tie *ret_tie, struct miraif_error *err);

enum miraif_status mi_tie_insert(struct miraif_store *store, const struct miraif_tie *tie, int64_t *ret_id,
                                 struct miraif_error *err);

/* Keeps who said what of a tie. */
enum miraif_status mi_tie_update(struct miraif_store *store, const struct miraif_tie *tie,
                                 struct miraif_error *err);

#endif
