/* The letters that asks send. Within a write. */
#ifndef MI_FLOW_ALUMNI_LETTER_H
#define MI_FLOW_ALUMNI_LETTER_H

#include "miraif/ask.h"

/* An instant at which letters to people may leave: `now` or, at night, the next morning. */
int64_t mi_polite(int64_t now);

/* Asks somebody for an answer. */
enum miraif_status mi_ask_tell_routed(struct miraif_store *store, const struct miraif_ask *ask,
                                      int64_t person, struct miraif_arena *arena, struct miraif_error *err);

/* Tells the community manager, `ask->owner`, for the `ask->reminders`-th time. */
enum miraif_status mi_ask_tell_owner(struct miraif_store *store, const struct miraif_ask *ask,
                                     struct miraif_arena *arena, struct miraif_error *err);

/* Tells the asker of an answer. */
enum miraif_status mi_ask_tell_asker(struct miraif_store *store, const struct miraif_ask *ask,
                                     const struct miraif_ask_answer *answer, struct miraif_arena *arena,
                                     struct miraif_error *err);

/* Asks the asker, two weeks from now, what came of it. */
enum miraif_status mi_ask_want_outcome(struct miraif_store *store, const struct miraif_ask *ask,
                                       struct miraif_arena *arena, struct miraif_error *err);

/* Tells somebody who heard of the ask what came of it. */
enum miraif_status mi_ask_tell_outcome(struct miraif_store *store, const struct miraif_ask *ask,
                                       int64_t person, struct miraif_arena *arena, struct miraif_error *err);

/* Cancels letters of one rule about the ask that have not left. */
enum miraif_status mi_ask_silence(struct miraif_store *store, int64_t ask, const char *rule,
                                  struct miraif_error *err);

#endif
