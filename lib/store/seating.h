/* The tables of seats. */
#ifndef MI_STORE_SEATING_H
#define MI_STORE_SEATING_H

#include "miraif/seating.h"

/* Keeps a seating in the place of an earlier one: as a draft, unless that one is adopted. Within a write. */
enum miraif_status mi_seating_put(struct miraif_store *store, const struct miraif_seating *seating,
                                  const char *digest, struct miraif_error *err);
enum miraif_status mi_seating_adopt(struct miraif_store *store, const char *session,
                                    struct miraif_error *err);

/* The seating of a session, without its seats; `rounds` is 0 where there is none. */
enum miraif_status mi_seating_get(struct miraif_store *store, const char *session, struct miraif_arena *arena,
                                  struct miraif_seating *ret_seating, struct miraif_error *err);

/* Called with a seat, which lives as long as the call. */
typedef enum miraif_status mi_seat_fn(void *context, const struct miraif_seat *seat);

/* Calls `each` for the seats of a session, in the order of miraif_seating. */
enum miraif_status mi_seat_each(struct miraif_store *store, const struct miraif_session *session,
                                mi_seat_fn *each, void *context, struct miraif_error *err);

/* Called with somebody who sat at a table: `sitting` numbers sessions and rounds from 1, in order. Negative
 * ones are teams: those of the cohort of that number, each team a table, its mentor with it. */
typedef enum miraif_status mi_sat_fn(void *context, int64_t sitting, int64_t table, int64_t person);

/* Calls `each` for those who were in a team, or sat at the adopted tables of sessions before `before` that
 * mixed; where attendance was noted, for those who came. By sitting, table and person. */
enum miraif_status mi_sat_each(struct miraif_store *store, const struct miraif_session *before,
                               mi_sat_fn *each, void *context, struct miraif_error *err);

#endif
