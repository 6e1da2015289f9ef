/* Messages to presenters, one at a time within a write: by hand and from a form alike. */
#ifndef MI_FLOW_SESSION_PRESENT_H
#define MI_FLOW_SESSION_PRESENT_H

#include "miraif/presentation.h"

/* The general session that a reference names, if people can present there: MIRAIF_REFUSED. */
enum miraif_status mi_present_session(struct miraif_store *store, const char *reference,
                                      struct miraif_arena *arena, struct miraif_session *ret_session,
                                      struct miraif_error *err);

/* Keeps a message written at `at`. MIRAIF_REFUSED: nothing, too long, or to oneself. */
enum miraif_status mi_cheer_apply(struct miraif_store *store, const struct miraif_session *session,
                                  int64_t person, int64_t sender, const char *text, int64_t at,
                                  bool *ret_added, bool *ret_changed, struct miraif_error *err);

/* Queues the letter with all messages to a presenter, in the place of one that waits. Within a write. */
enum miraif_status mi_card_queue(struct miraif_store *store, const struct miraif_session *session,
                                 int64_t person, struct miraif_error *err);

#endif
