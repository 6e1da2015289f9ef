/* Answers and attendance, one at a time within a write: by hand and from a form alike. */
#ifndef MI_FLOW_SESSION_ATTEND_H
#define MI_FLOW_SESSION_ATTEND_H

#include "miraif/attendance.h"

/* The session, if people can come to it: MIRAIF_REFUSED for a draft or a cancelled one. */
enum miraif_status mi_session_open(struct miraif_store *store, const char *reference,
                                   struct miraif_arena *arena, struct miraif_session *ret_session,
                                   struct miraif_error *err);

/* Keeps an answer given at `at`; fills `changed`, `swapped` and `letters` of the result. */
enum miraif_status mi_rsvp_apply(struct miraif_store *store, const struct miraif_session *session,
                                 int64_t person, const struct miraif_rsvp *rsvp, int64_t at,
                                 struct miraif_arena *arena, struct miraif_rsvp_result *ret_result,
                                 struct miraif_error *err);

/* Keeps an attendance, and adds to the figures of `result`; says whether anything changed. */
enum miraif_status mi_attend_apply(struct miraif_store *store, const struct miraif_session *session,
                                   int64_t person, const char *status, struct miraif_arena *arena,
                                   struct miraif_attend_result *result, bool *ret_changed,
                                   struct miraif_error *err);

/* Keeps a log; says whether anything changed. */
enum miraif_status mi_log_apply(struct miraif_store *store, const struct miraif_session *session,
                                const struct miraif_session_log *log, struct miraif_arena *arena,
                                bool *ret_changed, struct miraif_error *err);

#endif
