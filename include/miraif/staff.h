/* Duties of a cohort: who holds which, from when until when. A duty belongs to the role, so that letters and
 * asks go on when somebody hands it over. */
#ifndef MIRAIF_STAFF_H
#define MIRAIF_STAFF_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/store.h"

/* X(name, code) */
#define MIRAIF_DUTY_LIST(X)                                                                                  \
    X(FOUNDER, "founder")                                                                                    \
    X(ADVISOR, "advisor")                                                                                    \
    X(DIGITAL_ADVISOR, "digital-advisor")                                                                    \
    X(LECTURER, "lecturer")                                                                                  \
    X(COMMUNITY_MANAGER, "community-manager")                                                                \
    X(MENTOR, "mentor")

enum miraif_duty {
#define MIRAIF_DUTY_ENUM(name, code) MIRAIF_DUTY_##name,
    MIRAIF_DUTY_LIST(MIRAIF_DUTY_ENUM)
#undef MIRAIF_DUTY_ENUM
        MIRAIF_DUTIES
};

/* The code of `duty`, such as "community-manager": static, never translated. */
MIRAIF_API const char *miraif_duty_code(enum miraif_duty duty);

/* Reads a code into `*ret_duty`. MIRAIF_USAGE: there is no such duty; the hint names those that are. */
MIRAIF_API enum miraif_status miraif_duty_parse(const char *code, enum miraif_duty *ret_duty,
                                                struct miraif_error *err);

/* One holding of a duty. */
struct miraif_staff {
    int64_t cohort;
    int64_t person;
    const char *name;
    const char *email;
    enum miraif_duty duty;
    const char *from;  /* YYYY-MM-DD, the first day */
    const char *until; /* the last day; null: open */
};

/* Whether the duty is held on `date` (YYYY-MM-DD). */
MIRAIF_API bool miraif_staff_holds(const struct miraif_staff *staff, const char *date);

/* Gives a duty of `cohort` to the people that `reference` names ("p12" or e-mail addresses). `from` null is
 * the day of env->now, `until` null is open. Who holds it already within that time keeps holding it: then the
 * dates that are given replace those that were, so that the same again changes nothing. `*ret_list` is what
 * they hold now, in the order of the references, in `arena`.
 * MIRAIF_NOT_FOUND: no such cohort or person. MIRAIF_REFUSED: `until` before `from`; the duty of a mentor for
 * somebody who is no mentor. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY: nothing is changed.
 */
MIRAIF_API enum miraif_status miraif_staff_add(struct miraif_store *store, int64_t cohort,
                                               enum miraif_duty duty, const char *const *reference,
                                               size_t references, const char *from, const char *until,
                                               struct miraif_arena *arena,
                                               const struct miraif_staff **ret_list, size_t *ret_count,
                                               struct miraif_error *err);

/* Ends the duties that `person` holds in `cohort` on `last` (YYYY-MM-DD; null: the day of env->now) or from
 * some later day on: that one duty, or all where `duty` is MIRAIF_DUTIES. `last` is their last day; one that
 * would have begun later is taken back. `*ret_list` is what was ended, as it is now, in `arena` (a duty taken
 * back ends before it begins). MIRAIF_NOT_FOUND: no such cohort, or nothing of that is held. Else as above.
 */
MIRAIF_API enum miraif_status miraif_staff_end(struct miraif_store *store, int64_t cohort, int64_t person,
                                               enum miraif_duty duty, const char *last,
                                               struct miraif_arena *arena,
                                               const struct miraif_staff **ret_list, size_t *ret_count,
                                               struct miraif_error *err);

typedef enum miraif_status miraif_staff_fn(void *context, const struct miraif_staff *staff);

/* Calls `each` for the holdings of duties, past ones included, of `cohort` (0: of all cohorts): by cohort,
 * duty in the order above, first day, e-mail key. The record lives as long as the call. A status other than
 * MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_staff_each(struct miraif_store *store, int64_t cohort,
                                                miraif_staff_fn *each, void *context,
                                                struct miraif_error *err);

#endif
