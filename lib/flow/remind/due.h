/* What is due, by recipient. */
#ifndef MI_FLOW_REMIND_DUE_H
#define MI_FLOW_REMIND_DUE_H

#include "store/letter.h"

struct mi_due {
    struct miraif_waiting_item item;
    const char *args; /* JSON or null */
};

struct mi_dues {
    struct miraif_arena *arena;
    struct mi_due *due;
    size_t count;
    size_t room;
};

/* All that is due at `until`, in `arena`, the items of one recipient behind one another. */
enum miraif_status mi_dues_read(struct miraif_store *store, int64_t until, struct miraif_arena *arena,
                                struct mi_dues *ret_dues, struct miraif_error *err);

/* How many of the items from `from` on are for the recipient of the first. */
size_t mi_dues_together(const struct mi_dues *dues, size_t from);

#endif
