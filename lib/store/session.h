/* The tables of sessions and of the office's holidays. */
#ifndef MI_STORE_SESSION_H
#define MI_STORE_SESSION_H

#include "miraif/session.h"

/* Keeps a session, as a draft of `run` where that is not 0, else as planned. Within a write, as all below. */
enum miraif_status mi_session_insert(struct miraif_store *store, const struct miraif_session *session,
                                     int64_t run, struct miraif_error *err);

/* Sets title (null: by kind and number), date, times, place, mentee, mentor, sequence, and whether it is
 * cancelled.
 */
enum miraif_status mi_session_update(struct miraif_store *store, const struct miraif_session *session,
                                     struct miraif_error *err);

/* Removes the sessions of a cohort's draft. */
enum miraif_status mi_session_drop_draft(struct miraif_store *store, int64_t cohort,
                                         struct miraif_error *err);

/* Makes the sessions of a draft planned ones. */
enum miraif_status mi_session_adopt_draft(struct miraif_store *store, int64_t run, struct miraif_error *err);

/* The greatest number that a session of this kind and scope has, 0 where there is none; drafts count if
 * `drafts`. */
enum miraif_status mi_session_last_number(struct miraif_store *store, const struct miraif_session *scope,
                                          bool drafts, int64_t *ret_number, struct miraif_error *err);

/* The session with this id as the store has it: `title` is null where the office said none. `ret_found`
 * false: none.
 */
enum miraif_status mi_session_get(struct miraif_store *store, const char *id, struct miraif_arena *arena,
                                  struct miraif_session *ret_session, bool *ret_found,
                                  struct miraif_error *err);

/* What a session is called where the office said nothing; in `arena`, null when out of memory. */
const char *mi_session_title(const struct miraif_session *session, const struct miraif_env *env,
                             struct miraif_arena *arena);

/* Whether a session is for somebody who need not be asked: a participant, one of the team, its mentor. */
enum miraif_status mi_session_is_for(struct miraif_store *store, const struct miraif_session *session,
                                     int64_t person, bool *ret_is, struct miraif_error *err);

/* Somebody who did not come to the last two sessions of a cohort at which it was noted. */
struct mi_absent {
    int64_t cohort;
    int64_t person;
    const char *name;
    const char *date; /* of the later one */
};

typedef enum miraif_status mi_absent_fn(void *context, const struct mi_absent *absent);

/* Calls `each` for those who take part in a cohort and have not graduated from it, by cohort and e-mail key. */
enum miraif_status mi_absent_each(struct miraif_store *store, mi_absent_fn *each, void *context,
                                  struct miraif_error *err);

/* The office's word on a day: `ret_name` is null and `*ret_said` false where there is none. */
enum miraif_status mi_holiday_word(struct miraif_store *store, const char *date, struct miraif_arena *arena,
                                   bool *ret_said, bool *ret_free, const char **ret_name,
                                   struct miraif_error *err);
enum miraif_status mi_holiday_put(struct miraif_store *store, const char *date, bool free, const char *name,
                                  struct miraif_error *err);
enum miraif_status mi_holiday_drop(struct miraif_store *store, const char *date, struct miraif_error *err);

#endif
