/* What people agreed to let others see, and what somebody may therefore see of them. */
#ifndef MIRAIF_SHARE_H
#define MIRAIF_SHARE_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/store.h"

/* Whom something is shared with, as bits. The office sees everything and is none of them. X(name, code, bit)
 */
#define MIRAIF_AUDIENCE_LIST(X)                                                                              \
    X(TEAM, "team", 1U)     /* the others of the person's team, and its mentor's team */                     \
    X(MENTOR, "mentor", 2U) /* who leads the person's team, or accompanies the person */                     \
    X(ALUMNI, "alumni", 4U) /* graduates, of a graduate */                                                   \
    X(PUBLIC, "public", 8U) /* everybody */

enum miraif_audience {
#define MIRAIF_AUDIENCE_ENUM(name, code, bit) MIRAIF_AUDIENCE_##name = bit,
    MIRAIF_AUDIENCE_LIST(MIRAIF_AUDIENCE_ENUM)
#undef MIRAIF_AUDIENCE_ENUM
        MIRAIF_AUDIENCE_SELF = 16 /* one's own, which needs no agreement */
};

/* A field that was agreed to be seen. */
struct miraif_share {
    int64_t person;
    const char *name;     /* of the person */
    const char *field;    /* the code of a field, or "answer:" and the header of a question */
    const char *audience; /* its code */
    int64_t since;        /* Unix seconds */
    const char *until;    /* YYYY-MM-DD, the last day; null: until further notice */
    const char *who;      /* recorded it */
    bool over;            /* the last day has passed */
};

/* The codes of the fields that can be shared, ended by null; static. */
MIRAIF_API const char *const *miraif_share_fields(void);

/* Records that `person` lets `audience` (a code) see `field`: a code, or the header of a question that the
 * person answered; until the day `until`, or with null until further notice. What was agreed before with the
 * same audience is replaced. MIRAIF_NOT_FOUND: no such person. MIRAIF_REFUSED: no such field or audience.
 * MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status miraif_person_share(struct miraif_store *store, int64_t person,
                                                  const char *field, const char *audience, const char *until,
                                                  struct miraif_error *err);

/* Takes that back: of `field` (null: of all fields), with `audience` (null: with everybody). `*ret_count`
 * says how much was shared. Else as above. */
MIRAIF_API enum miraif_status miraif_person_unshare(struct miraif_store *store, int64_t person,
                                                    const char *field, const char *audience,
                                                    int64_t *ret_count, struct miraif_error *err);

typedef enum miraif_status miraif_share_fn(void *context, const struct miraif_share *share);

/* Calls `each` for what is shared by `person` (0: by everybody) and what was until its last day, by person,
 * field and audience. The record lives as long as the call. A status other than MIRAIF_OK from `each` ends
 * the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_share_each(struct miraif_store *store, int64_t person,
                                                miraif_share_fn *each, void *context,
                                                struct miraif_error *err);

struct miraif_seen {
    const char *field; /* as in struct miraif_share */
    const char *text;
};

/* What somebody sees of a person. */
struct miraif_view {
    int64_t person;   /* 0: not even who it is */
    const char *name; /* null: as above */
    unsigned as;      /* enum miraif_audience bits: how the person is near to who looks */
    const struct miraif_seen *item;
    size_t items;
};

typedef enum miraif_status miraif_view_fn(void *context, const struct miraif_view *view);

/* Calls `each` for everybody (with `cohort` not 0: its applicants) of whom `who` may see anything, in the
 * order of the reading. `who` is "public", a team ("1-A") or a person ("p7", an address). Names are known
 * within a team and to its mentor; all else was agreed to by miraif_person_share, and is not over. A person
 * sees all that they said themselves. The record lives as long as the call. A status other than MIRAIF_OK
 * from `each` ends the walk and is returned. MIRAIF_NOT_FOUND: no such team, person or cohort. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_view_each(struct miraif_store *store, const char *who, int64_t cohort,
                                               miraif_view_fn *each, void *context, struct miraif_error *err);

#endif
