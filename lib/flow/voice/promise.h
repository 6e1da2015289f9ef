/* An acceptance within a write, for one and for many. */
#ifndef MI_FLOW_VOICE_PROMISE_H
#define MI_FLOW_VOICE_PROMISE_H

#include "miraif/promise.h"

/* Notes it and cancels letters that wait to ask for it; `*ret_added` is false where it was noted before. */
enum miraif_status mi_promise_take(struct miraif_store *store, int64_t version, int64_t person, int64_t at,
                                   bool *ret_added, struct miraif_error *err);

#endif
