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

/* Called with somebody who was of a table: those of equal `sitting` and `table` met there, on `day` (days
 * since 1970-01-01). */
typedef enum miraif_status mi_sat_fn(void *context, int64_t sitting, int64_t table, int64_t person,
                                     int64_t day);

/* What came before: sessions and mixes that were earlier than this instant, and not of this session. */
struct mi_sat_before {
    const char *session; /* null: none is left out */
    const char *date;    /* YYYY-MM-DD */
    int64_t starts_at;
};

/* Calls `each` for those who were in a team (until the last session of its cohort), its mentor with it; for
 * mentors and whom they accompany; for those who sat at adopted tables of sessions that mixed, where
 * attendance was noted those who came; and for the groups of adopted mixes. By sitting, table and person. */
enum miraif_status mi_sat_each(struct miraif_store *store, const struct mi_sat_before *before,
                               mi_sat_fn *each, void *context, struct miraif_error *err);

#endif
