/* The tables of asks, for the flows that write to them; all writing is within a write. */
#ifndef MI_STORE_ASK_H
#define MI_STORE_ASK_H

#include "miraif/ask.h"

/* Keeps a new ask, of which id, owner, routes and answers are not looked at. */
enum miraif_status mi_ask_insert(struct miraif_store *store, const struct miraif_ask *ask, int64_t *ret_id,
                                 struct miraif_error *err);

/* Keeps where an ask stands: anyone, due, circle, reminders, closed_at, outcome. */
enum miraif_status mi_ask_update(struct miraif_store *store, const struct miraif_ask *ask,
                                 struct miraif_error *err);

/* Somebody who is not to be asked; once is enough. */
enum miraif_status mi_ask_exclude(struct miraif_store *store, int64_t ask, int64_t person,
                                  struct miraif_error *err);

/* Whether somebody is one of those. */
enum miraif_status mi_ask_excludes(struct miraif_store *store, int64_t ask, int64_t person,
                                   bool *ret_excludes, struct miraif_error *err);

enum miraif_status mi_ask_route_insert(struct miraif_store *store, int64_t ask,
                                       const struct miraif_ask_route *route, struct miraif_error *err);
enum miraif_status mi_ask_answer_insert(struct miraif_store *store, int64_t ask,
                                        const struct miraif_ask_answer *answer, struct miraif_error *err);

/* Notes whether the digest may quote an answer. */
enum miraif_status mi_ask_answer_consent(struct miraif_store *store, int64_t ask, int64_t number, bool digest,
                                         struct miraif_error *err);

/* Called with the id of an ask. */
typedef enum miraif_status mi_ask_id_fn(void *context, int64_t id);

/* Calls `each` for the asks that nobody answered and that are due by `now`, by id. */
enum miraif_status mi_ask_due_each(struct miraif_store *store, int64_t now, mi_ask_id_fn *each, void *context,
                                   struct miraif_error *err);

/* Somebody who could be asked. */
struct mi_ask_candidate {
    int64_t person;
    const char *name;
    const char *email;
    const char *company_key;
    const char *themes;
    const char *offers;
    const char *industry;
    const char *occupation;
    enum miraif_circle circle; /* the narrowest around the asker that they stand in */
    int64_t helped;            /* asks answered so far */
    int64_t load;              /* asks that wait for them */
};

typedef enum miraif_status mi_ask_candidate_fn(void *context, const struct mi_ask_candidate *candidate);

/* Calls `each` for who stands in a circle around the asker and was neither asked, nor excluded, nor has
 * answered, by e-mail key. The record lives as long as the call. */
enum miraif_status mi_ask_candidate_each(struct miraif_store *store, int64_t ask, int64_t asker,
                                         mi_ask_candidate_fn *each, void *context, struct miraif_error *err);

/* Calls `each` for the people who heard of an ask: whose letter has left or will, and who answered. */
enum miraif_status mi_ask_heard_each(struct miraif_store *store, int64_t ask, mi_ask_id_fn *each,
                                     void *context, struct miraif_error *err);

#endif
