/* Updates (近況): what changed in somebody's life since the vision, and what challenge began. Others hear of
 * it, in the digest, if its owner agrees. */
#ifndef MIRAIF_UPDATE_H
#define MIRAIF_UPDATE_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/import.h"
#include "miraif/store.h"

/* What an update is about. X(NAME, code) */
#define MIRAIF_UPDATE_KIND_LIST(X)                                                                           \
    X(CHALLENGE, "challenge") /* something new was begun */                                                  \
    X(JOB, "job")             /* a change of employer or of work */                                          \
    X(FOUNDING, "founding")   /* a company, an own business */                                               \
    X(LEARNING, "learning")                                                                                  \
    X(LIFE, "life") /* family, a move, health */                                                             \
    X(OTHER, "other")

struct miraif_update {
    int64_t id;
    int64_t person;
    const char *name;
    const char *email;
    int64_t at;       /* Unix seconds */
    const char *kind; /* a code of the list */
    const char *text;
    bool digest; /* its owner agrees that others read it */
};

enum miraif_consent { MIRAIF_CONSENT_UNSAID, MIRAIF_CONSENT_YES, MIRAIF_CONSENT_NO };

struct miraif_update_draft {
    int64_t person;
    const char *text;
    const char *kind; /* null: not said, which is "other" */
    int64_t at;       /* Unix seconds; INT64_MIN: now */
    enum miraif_consent digest;
};

/* Keeps an update. The same text of the same person again changes its kind and consent, where these are said;
 * `*ret_changed` says whether anything did. `*ret_update` lives in `arena`. MIRAIF_NOT_FOUND: no such person.
 * MIRAIF_REFUSED: it says nothing, or is of a time to come. MIRAIF_USAGE: no such kind. MIRAIF_BUSY,
 * MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status miraif_update_put(struct miraif_store *store,
                                                const struct miraif_update_draft *draft,
                                                struct miraif_arena *arena, struct miraif_update *ret_update,
                                                bool *ret_changed, struct miraif_error *err);

/* Takes the updates of a file that a form exported: people by the reply code of a letter that follows up,
 * else by e-mail address; text, kind, consent and time. The same file again changes nothing. Reason codes of
 * refused rows: missing_person unknown_person unknown_code invalid_date future_date missing_text
 * unclear_consent, and those of broken rows. Else as miraif_import_applicants. */
MIRAIF_API enum miraif_status miraif_update_import(struct miraif_store *store,
                                                   const struct miraif_import_options *options,
                                                   struct miraif_arena *arena,
                                                   struct miraif_import_report *ret_report,
                                                   struct miraif_error *err);

/* Which updates: every member that is set must hold; zeroed: all. */
struct miraif_update_filter {
    int64_t person;
    int64_t since; /* Unix seconds; 0: any */
    int64_t until; /* earlier than this; 0: any */
    bool digest;   /* only those whose owners agree */
    bool latest;   /* only the latest of each person */
};

typedef enum miraif_status miraif_update_fn(void *context, const struct miraif_update *update);

/* Calls `each` for updates, the latest first. The record lives as long as the call. A status other than
 * MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_update_each(struct miraif_store *store,
                                                 const struct miraif_update_filter *filter,
                                                 miraif_update_fn *each, void *context,
                                                 struct miraif_error *err);

#endif
