/* Sessions as an array. */
#ifndef MI_FLOW_SESSION_LIST_H
#define MI_FLOW_SESSION_LIST_H

#include "miraif/session.h"

struct mi_session_list {
    struct miraif_arena *arena; /* set by the caller, with `err` */
    struct miraif_error *err;
    struct miraif_session *item;
    size_t count;
    size_t room;
};

/* Takes a copy into the list `context`: hand it to miraif_session_each. */
enum miraif_status mi_session_take(void *context, const struct miraif_session *session);

#endif
