/* Which letters are handed over again. */
#ifndef MI_FLOW_REMIND_RECLAIM_H
#define MI_FLOW_REMIND_RECLAIM_H

#include "store/letter.h"

struct mi_again {
    struct miraif_letter *letter; /* id and attempt only */
    size_t count;
    int64_t held; /* overdue, but not to be sent any more */
};

/* The letters named, else those whose lease ran out; in `arena`. Whoever was cancelled meanwhile, or is too
 * late, is not written to: such letters are left out or, where they are named, MIRAIF_REFUSED, as those that
 * were sent. MIRAIF_NOT_FOUND: no such letter. */
enum miraif_status mi_again_read(struct miraif_store *store, const char *const *name, size_t names,
                                 struct miraif_arena *arena, struct mi_again *ret_again,
                                 struct miraif_error *err);

/* Whether something in the letter is too late to be sent. */
bool mi_letter_expired(const struct miraif_letter *letter, int64_t now);

#endif
