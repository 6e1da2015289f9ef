/* Anonymous answers, and who has answered: two tables that nothing joins. */
#ifndef MI_STORE_BALLOT_H
#define MI_STORE_BALLOT_H

#include <stdbool.h>

#include "miraif/store.h"

/* All but the readers are for use within a write. */

/* Whether the person has answered; and that they have. */
enum miraif_status mi_voter_has(struct miraif_store *store, const char *topic, int64_t person, bool *ret_has,
                                struct miraif_error *err);
enum miraif_status mi_voter_add(struct miraif_store *store, const char *topic, int64_t person,
                                struct miraif_error *err);
enum miraif_status mi_voter_count(struct miraif_store *store, const char *topic, int64_t *ret_count,
                                  struct miraif_error *err);

/* Adds a ballot. */
enum miraif_status mi_ballot_put(struct miraif_store *store, const char *topic, const char *answers,
                                 struct miraif_error *err);

/* Takes one ballot of these answers away; `*ret_taken` is false where there is none. */
enum miraif_status mi_ballot_take(struct miraif_store *store, const char *topic, const char *answers,
                                  bool *ret_taken, struct miraif_error *err);

/* Takes all ballots of a topic away. What is shown stays. */
enum miraif_status mi_ballot_clear(struct miraif_store *store, const char *topic, struct miraif_error *err);

/* Shows what there is, if it differs from what is shown by at least `fewest` ballots. */
enum miraif_status mi_ballot_show(struct miraif_store *store, const char *topic, int64_t fewest,
                                  struct miraif_error *err);

/* How many ballots are shown. */
enum miraif_status mi_ballot_shown(struct miraif_store *store, const char *topic, int64_t *ret_shown,
                                   struct miraif_error *err);

/* An answer as it is shown: `text` is null where it is a number. */
struct mi_ballot_answer {
    const char *code;
    const char *text;
    int64_t number;
    int64_t times;
};
typedef enum miraif_status mi_ballot_fn(void *context, const struct mi_ballot_answer *answer);

/* Calls `each` for what is shown of a topic, by code and answer. */
enum miraif_status mi_ballot_each(struct miraif_store *store, const char *topic, mi_ballot_fn *each,
                                  void *context, struct miraif_error *err);

#endif
