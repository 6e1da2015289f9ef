/* Telling people what was decided: the state, the offer, and the letters that follow from it. */
#ifndef MI_FLOW_SELECT_TELL_H
#define MI_FLOW_SELECT_TELL_H

#include "base/value.h"
#include "miraif/offer.h"

enum { MI_DEADLINE_DAYS = 7, MI_REMINDER_DAYS = 2 };

/* The last day for an answer: `deadline`, or a week after today where it is null; in `arena`.
 * MIRAIF_REFUSED: it is over. */
enum miraif_status mi_deadline_decide(struct miraif_store *store, const char *deadline,
                                      struct miraif_arena *arena, const char **ret_deadline,
                                      struct miraif_error *err);

/* Tells one person: an offer is made or a decision noted, and the letter queued, due at once; with an offer
 * goes a reminder two days before its deadline. Within a write. */
enum miraif_status mi_tell(struct miraif_store *store, int64_t cohort, const struct miraif_told *told,
                           const char *deadline, struct miraif_arena *arena, struct miraif_error *err);

/* Tells somebody on the waitlist that no seat has become free: they are rejected, a letter that says that
 * they wait is cancelled, and one that thanks them is queued. Within a write. */
enum miraif_status mi_tell_closed(struct miraif_store *store, int64_t cohort, int64_t person,
                                  struct miraif_arena *arena, struct miraif_error *err);

/* The values that the letters of an offer show beside the standard ones; a root in `arena`, null when out of
 * memory. */
struct mi_value *mi_offer_args(const char *deadline, struct miraif_arena *arena);

#endif
