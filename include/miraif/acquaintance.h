/* Who said that they know one another: as team mates do, they count as having met. */
#ifndef MIRAIF_ACQUAINTANCE_H
#define MIRAIF_ACQUAINTANCE_H

#include "miraif/separation.h"

/* Records that two people know one another, and from where (null: no word on that); said again, that is
 * renewed. `*ret_pair` is what holds then, its reason where from, in `arena`. MIRAIF_REFUSED: a person with
 * themselves. MIRAIF_NOT_FOUND: no such person. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY:
 * nothing is changed. */
MIRAIF_API enum miraif_status miraif_acquaintance_add(struct miraif_store *store, int64_t a, int64_t b,
                                                      const char *reason, struct miraif_arena *arena,
                                                      struct miraif_apart *ret_pair,
                                                      struct miraif_error *err);

/* Takes that back. MIRAIF_NOT_FOUND: it was not said. Else as above. */
MIRAIF_API enum miraif_status miraif_acquaintance_remove(struct miraif_store *store, int64_t a, int64_t b,
                                                         struct miraif_error *err);

/* Calls `each` for the pairs of `person` (0: of everybody), by ids; the record lives as long as the call. A
 * status other than MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_acquaintance_each(struct miraif_store *store, int64_t person,
                                                       miraif_apart_fn *each, void *context,
                                                       struct miraif_error *err);

#endif
