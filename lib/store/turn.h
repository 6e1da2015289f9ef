/* What became of the turns in a team's peer sessions. */
#ifndef MI_STORE_TURN_H
#define MI_STORE_TURN_H

#include <stdbool.h>

#include "miraif/store.h"

struct mi_turn_row {
    const char *session;
    int64_t mentee; /* who had the turn, or is to have it; 0: nobody */
    int64_t end;    /* Unix seconds: when it is over */
    bool held;      /* it took place with the mentee there */
};

/* Called with a turn, which lives as long as the call. */
typedef enum miraif_status mi_turn_fn(void *context, const struct mi_turn_row *turn);

/* Calls `each` for the peer sessions of a team that are neither drafts nor cancelled, by date and number. */
enum miraif_status mi_turn_each(struct miraif_store *store, int64_t cohort, int64_t team, mi_turn_fn *each,
                                void *context, struct miraif_error *err);

/* Whether somebody said that they cannot come to a session, or was noted as not there. */
enum miraif_status mi_rsvp_declined(struct miraif_store *store, const char *session, int64_t person,
                                    bool *ret_declined, struct miraif_error *err);

#endif
