/* What is answered to an ask and what came of it, one at a time within a write: by hand and from a form
 * alike.
 */
#ifndef MI_FLOW_ALUMNI_ANSWER_H
#define MI_FLOW_ALUMNI_ANSWER_H

#include "miraif/ask.h"

/* Keeps an answer; `*ret_changed` is false where it is known. The outcome is not looked at. `*ret_ask` is how
 * the ask stands then. */
enum miraif_status mi_ask_take_answer(struct miraif_store *store, int64_t id,
                                      const struct miraif_ask_reply *reply, struct miraif_arena *arena,
                                      struct miraif_ask *ret_ask, bool *ret_changed,
                                      struct miraif_error *err);

/* Closes an ask; `*ret_changed` is false where it was closed with this very outcome. */
enum miraif_status mi_ask_take_outcome(struct miraif_store *store, int64_t id, const char *outcome,
                                       struct miraif_arena *arena, struct miraif_ask *ret_ask,
                                       bool *ret_changed, struct miraif_error *err);

#endif
