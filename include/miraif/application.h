/* Applications: one person's candidature for one cohort, with a snapshot of what they said of themselves. */
#ifndef MIRAIF_APPLICATION_H
#define MIRAIF_APPLICATION_H

#include "miraif/person.h"
#include "miraif/store.h"

/* The states of an application, in the order of the programme. X(name, code) */
#define MIRAIF_APPLICATION_STATUS_LIST(X)                                                                    \
    X(APPLIED, "applied")                                                                                    \
    X(SELECTED, "selected")                                                                                  \
    X(OFFERED, "offered")                                                                                    \
    X(ACCEPTED, "accepted")                                                                                  \
    X(WAITLISTED, "waitlisted")                                                                              \
    X(DEFERRED, "deferred")                                                                                  \
    X(DECLINED, "declined")                                                                                  \
    X(WITHDRAWN, "withdrawn")                                                                                \
    X(EXPIRED, "expired")                                                                                    \
    X(REJECTED, "rejected")                                                                                  \
    X(LEFT, "left")

enum miraif_application_status {
#define MIRAIF_APPLICATION_ENUM(name, code) MIRAIF_APPLICATION_##name,
    MIRAIF_APPLICATION_STATUS_LIST(MIRAIF_APPLICATION_ENUM)
#undef MIRAIF_APPLICATION_ENUM
        MIRAIF_APPLICATION_STATUSES
};

/* The code of `status`, such as "applied": static, never translated. */
MIRAIF_API const char *miraif_application_status_code(enum miraif_application_status status);

struct miraif_application {
    int64_t cohort;
    struct miraif_person person; /* its profile is the snapshot that was handed in with this application */
    enum miraif_application_status status;
    int64_t applied_at; /* Unix seconds */
    int64_t status_at;
    int64_t rank;     /* by mark in the selection that stands (adopted, else the draft), 1 is best; 0: none */
    int64_t mark;     /* millionths; means something where rank is not 0 */
    int64_t waitlist; /* place on the waitlist, 1 is first; 0: not on it */
};

typedef enum miraif_status miraif_application_fn(void *context, const struct miraif_application *application);

/* Calls `each` for the applications of `cohort` (0: of all), by cohort and then by e-mail key, which makes
 * the numbers that solvers see independent of the order of rows. The record lives as long as the call. A
 * status other than MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_application_each(struct miraif_store *store, int64_t cohort,
                                                      miraif_application_fn *each, void *context,
                                                      struct miraif_error *err);

/* The same for the applications of one person, by cohort. */
MIRAIF_API enum miraif_status miraif_application_each_of(struct miraif_store *store, int64_t person,
                                                         miraif_application_fn *each, void *context,
                                                         struct miraif_error *err);

#endif
