/* The tables of answers, attendance and logs. */
#ifndef MI_STORE_ATTENDANCE_H
#define MI_STORE_ATTENDANCE_H

#include "miraif/attendance.h"

/* What is stored of a person's answer; texts are null where nothing is. `at` is 0 where there is no answer.
 */
struct mi_rsvp_row {
    const char *answer;
    const char *diet;
    const char *note;
    int64_t at;
};

enum miraif_status mi_rsvp_get(struct miraif_store *store, const char *session, int64_t person,
                               struct miraif_arena *arena, struct mi_rsvp_row *ret_row,
                               struct miraif_error *err);
enum miraif_status mi_rsvp_put(struct miraif_store *store, const char *session, int64_t person,
                               const struct mi_rsvp_row *row, struct miraif_error *err);

/* Notes an attendance at `at`; `*ret_before` is what was noted, null for nothing. */
enum miraif_status mi_attendance_get(struct miraif_store *store, const char *session, int64_t person,
                                     struct miraif_arena *arena, const char **ret_before,
                                     struct miraif_error *err);
enum miraif_status mi_attendance_put(struct miraif_store *store, const char *session, int64_t person,
                                     const char *status, struct miraif_error *err);

struct mi_log_row {
    int64_t at; /* 0: there is no log */
    const char *kind;
    int64_t minutes; /* 0: not said */
    const char *theme;
    int64_t mentee; /* 0: nobody */
};

enum miraif_status mi_log_get(struct miraif_store *store, const char *session, struct miraif_arena *arena,
                              struct mi_log_row *ret_row, struct miraif_error *err);
enum miraif_status mi_log_put(struct miraif_store *store, const char *session, const struct mi_log_row *row,
                              struct miraif_error *err);

#endif
