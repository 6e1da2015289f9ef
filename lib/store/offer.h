/* The tables of offers, announcements and replies, and the states of applications that follow from them. */
#ifndef MI_STORE_OFFER_H
#define MI_STORE_OFFER_H

#include "miraif/offer.h"
#include "miraif/reply.h"

/* The latest offer to somebody. */
struct mi_offer {
    int64_t times; /* how often it was made; 0: never */
    int64_t at;
    const char *deadline;
};

enum miraif_status mi_offer_get(struct miraif_store *store, int64_t cohort, int64_t person,
                                struct miraif_arena *arena, struct mi_offer *ret_offer,
                                struct miraif_error *err);

/* Makes an offer, dated by the store's env; `*ret_times` is how often it was made then. Within a write. */
enum miraif_status mi_offer_make(struct miraif_store *store, int64_t cohort, int64_t person,
                                 const char *deadline, int64_t *ret_times, struct miraif_error *err);

/* Notes that somebody is told that they wait, or that they were not selected. Within a write. */
enum miraif_status mi_announcement_add(struct miraif_store *store, int64_t cohort, int64_t person,
                                       enum miraif_decision decision, struct miraif_error *err);

/* Called with somebody who is still to be told; lives as long as the call. */
typedef enum miraif_status mi_told_fn(void *context, const struct miraif_told *told);

/* Calls `each` for those of a cohort who are selected, wait or were not selected and do not know it: by
 * decision, then by rank or place, then by e-mail key. */
enum miraif_status mi_untold_each(struct miraif_store *store, int64_t cohort, mi_told_fn *each, void *context,
                                  struct miraif_error *err);

/* Calls `each` for those on a cohort's waitlist, by place, then by e-mail key; their decision is the regret.
 */
enum miraif_status mi_waitlisted_each(struct miraif_store *store, int64_t cohort, mi_told_fn *each,
                                      void *context, struct miraif_error *err);

/* Whether anybody of the cohort was told anything. */
enum miraif_status mi_announced(struct miraif_store *store, int64_t cohort, bool *ret_announced,
                                struct miraif_error *err);

/* The latest reply of somebody. */
struct mi_offer_reply {
    int64_t id; /* 0: none */
    int64_t at;
    const char *answer;
};

enum miraif_status mi_offer_reply_latest(struct miraif_store *store, int64_t cohort, int64_t person,
                                         struct miraif_arena *arena, struct mi_offer_reply *ret_reply,
                                         struct miraif_error *err);

/* Whether this very reply is there. */
enum miraif_status mi_offer_reply_known(struct miraif_store *store, int64_t cohort, int64_t person,
                                        int64_t at, const char *answer, bool *ret_known,
                                        struct miraif_error *err);

/* Keeps a reply, taken in now. Within a write. */
enum miraif_status mi_offer_reply_add(struct miraif_store *store, int64_t cohort, int64_t person, int64_t at,
                                      const char *answer, struct miraif_error *err);

/* An application as far as replies are concerned. */
struct mi_standing {
    int64_t person; /* 0: has not applied to the cohort */
    const char *name;
    const char *email;
    enum miraif_application_status status;
    int64_t team; /* number of the adopted team that they stand in; 0: none */
};

enum miraif_status mi_standing_get(struct miraif_store *store, int64_t cohort, int64_t person,
                                   struct miraif_arena *arena, struct mi_standing *ret_standing,
                                   struct miraif_error *err);

/* Gives an application a state, since now. Within a write. */
enum miraif_status mi_application_decide(struct miraif_store *store, int64_t cohort, int64_t person,
                                         enum miraif_application_status status, struct miraif_error *err);

/* How many seats a cohort has, and how many people are selected, hold an offer or have accepted. */
enum miraif_status mi_seats_count(struct miraif_store *store, int64_t cohort, int64_t *ret_seats,
                                  int64_t *ret_in, struct miraif_error *err);

#endif
