/* Ties (ご縁): what grew between two people, a business together, a hire, a friendship. It counts when both
 * have said so. */
#ifndef MIRAIF_TIE_H
#define MIRAIF_TIE_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/import.h"
#include "miraif/store.h"

/* What grew. X(NAME, code) */
#define MIRAIF_TIE_KIND_LIST(X)                                                                              \
    X(BUSINESS, "business")                                                                                  \
    X(HIRE, "hire")                                                                                          \
    X(PROJECT, "project") /* something done together, for no money */                                        \
    X(MENTORING, "mentoring")                                                                                \
    X(FRIENDSHIP, "friendship")                                                                              \
    X(OTHER, "other")

struct miraif_tie {
    int64_t id;
    int64_t person[2]; /* in the order of their ids */
    const char *name[2];
    int64_t at[2]; /* when each said so; 0: not yet */
    const char *kind;
    int64_t denied_by; /* who says that it is not so; 0: nobody */
};

/* "confirmed", "unconfirmed" (one of the two said so) or "denied": static. */
MIRAIF_API const char *miraif_tie_state(const struct miraif_tie *tie);

/* What somebody says of a tie. */
struct miraif_tie_draft {
    int64_t person; /* who says it */
    int64_t other;
    const char *kind; /* a code of the list */
    int64_t at;       /* Unix seconds; INT64_MIN: now */
    bool both;        /* the other says so, too */
    bool deny;        /* it is not so */
};

/* Keeps what is said; the same again changes nothing. The other is asked by letter to confirm what only one
 * has said. `*ret_tie` lives in `arena`. MIRAIF_NOT_FOUND: no such person; nothing to deny. MIRAIF_REFUSED:
 * with oneself, or the other has denied it. MIRAIF_USAGE: no such kind. MIRAIF_BUSY, MIRAIF_READ_ONLY,
 * MIRAIF_IO, MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status miraif_tie_put(struct miraif_store *store, const struct miraif_tie_draft *draft,
                                             struct miraif_arena *arena, struct miraif_tie *ret_tie,
                                             bool *ret_changed, struct miraif_error *err);

/* Takes ties from a file that a form exported: who by the reply code of a letter that asks to confirm a tie,
 * else by e-mail address; the other by e-mail address, number or name; the kind; and for a reply, yes or no.
 * The same file again changes nothing. Reason codes of refused rows: missing_person unknown_person
 * ambiguous_person unknown_code invalid_date future_date missing_other unknown_kind unclear_answer
 * not_allowed, and those of broken rows. Else as miraif_import_applicants. */
MIRAIF_API enum miraif_status miraif_tie_import(struct miraif_store *store,
                                                const struct miraif_import_options *options,
                                                struct miraif_arena *arena,
                                                struct miraif_import_report *ret_report,
                                                struct miraif_error *err);

/* Which ties: every member that is set must hold; zeroed: all. */
struct miraif_tie_filter {
    int64_t person;
    const char *kind;
    const char *state;
};

typedef enum miraif_status miraif_tie_fn(void *context, const struct miraif_tie *tie);

/* Calls `each` for ties, by id. The record lives as long as the call. A status other than MIRAIF_OK from
 * `each` ends the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_tie_each(struct miraif_store *store,
                                              const struct miraif_tie_filter *filter, miraif_tie_fn *each,
                                              void *context, struct miraif_error *err);

#endif
