/* Letters that go with a session. */
#ifndef MI_FLOW_SESSION_LETTERS_H
#define MI_FLOW_SESSION_LETTERS_H

#include "miraif/session.h"

/* Queues them, for everybody whom the session is for and who did not say no: a reminder on the day before; to
 * the mentee of a peer session, three days before, that it is their turn; to a presenter, a week before, when
 * they present. What is there already stays; what
 * would be too late is left out. `*ret_queued` counts the new ones. Within a write. */
enum miraif_status mi_session_queue(struct miraif_store *store, const struct miraif_session *session,
                                    int64_t *ret_queued, struct miraif_error *err);

/* The same for one of them, who has no letter waiting: said no before, or is a new guest. */
enum miraif_status mi_session_queue_for(struct miraif_store *store, const struct miraif_session *session,
                                        int64_t person, int64_t *ret_queued, struct miraif_error *err);

/* Asks somebody who was there how it was, where no such letter waits or has left: they had said that they
 * would not come, were noted as away, or walked in; adds to `letters`. Within a write. */
enum miraif_status mi_session_queue_survey(struct miraif_store *store, const struct miraif_session *session,
                                           int64_t person, struct miraif_session_letters *letters,
                                           struct miraif_error *err);

/* Does not ask somebody who was not there; adds to `letters`. Within a write. */
enum miraif_status mi_session_unqueue_survey(struct miraif_store *store, const struct miraif_session *session,
                                             int64_t person, struct miraif_session_letters *letters,
                                             struct miraif_error *err);

/* Tells presenters their place a week before, and takes back what waits of an earlier order. Within a write.
 */
enum miraif_status mi_session_queue_presenters(struct miraif_store *store,
                                               const struct miraif_session *session,
                                               struct miraif_error *err);

/* Tells everybody at once that the session is cancelled, or is not when and where it was `before`; nobody of
 * one that would have begun already. What stands in the store is `session`. Within a write. */
enum miraif_status mi_session_tell_change(struct miraif_store *store, const struct miraif_session *session,
                                          const struct miraif_session *before, int64_t *ret_queued,
                                          struct miraif_error *err);

/* Tells everybody at once that another mentor comes than `before`, and that one, and the team's `regular`
 * one, that they need not, unless they are who comes. What stands in the store is `session`. Within a write.
 */
enum miraif_status mi_session_tell_mentor(struct miraif_store *store, const struct miraif_session *session,
                                          const struct miraif_session *before, int64_t regular,
                                          int64_t *ret_queued, struct miraif_error *err);

/* Cancels those that were not sent, of one person unless `person` is 0; adds to `letters`. Within a write. */
enum miraif_status mi_session_unqueue(struct miraif_store *store, const struct miraif_session *session,
                                      int64_t person, struct miraif_session_letters *letters,
                                      struct miraif_error *err);

#endif
