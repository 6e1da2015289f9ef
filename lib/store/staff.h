/* The table of duties, for the flows that write to it. */
#ifndef MI_STORE_STAFF_H
#define MI_STORE_STAFF_H

#include "miraif/staff.h"

/* A holding with its row. */
struct mi_staff_row {
    int64_t id; /* 0: not stored */
    struct miraif_staff staff;
};

/* Inserts the holding where `row->id` is 0, else gives it the dates in `row`. Within a write. */
enum miraif_status mi_staff_put(struct miraif_store *store, const struct mi_staff_row *row,
                                struct miraif_error *err);

enum miraif_status mi_staff_delete(struct miraif_store *store, int64_t id, struct miraif_error *err);

/* The first holding, by id, of `duty` (MIRAIF_DUTIES: of any) by a person in a cohort that is held on
 * some day from `from` to `until` (null: for ever) and has an id above `after`; in `arena`.
 * `ret_row->id` is 0 where there is none. */
struct mi_staff_query {
    int64_t cohort;
    int64_t person;
    enum miraif_duty duty;
    const char *from;
    const char *until;
    int64_t after;
};
enum miraif_status mi_staff_find(struct miraif_store *store, const struct mi_staff_query *query,
                                 struct miraif_arena *arena, struct mi_staff_row *ret_row,
                                 struct miraif_error *err);

/* Whom the office's letters about a cohort go to today: its community manager, else another cohort's, the
 * latest first, else a founder; 0: nobody. */
enum miraif_status mi_staff_manager(struct miraif_store *store, int64_t cohort, int64_t *ret_person,
                                    struct miraif_error *err);

/* Whether the person has the role of a mentor. */
enum miraif_status mi_is_mentor(struct miraif_store *store, int64_t person, bool *ret_mentor,
                                struct miraif_error *err);

#endif
