/* Items become a letter. */
#ifndef MI_FLOW_REMIND_COMPOSE_H
#define MI_FLOW_REMIND_COMPOSE_H

#include "flow/remind/due.h"

struct mi_composer {
    struct miraif_store *store;
    const char *uuid; /* the store's */
    bool preview;     /* reply codes are not remembered: no write is under way */
};

/* The letter to the one recipient of `due`, in `arena`: its bytes follow from the store as it is now. Where
 * nobody is on a team's channel, `recipients` is 0. MIRAIF_INTERNAL: an item of a rule that there is not. */
enum miraif_status mi_compose(const struct mi_composer *composer, const struct mi_due *due, size_t count,
                              struct miraif_arena *arena, struct miraif_letter *ret_letter,
                              struct miraif_error *err);

#endif
