/* Replies: what people answer to an offer, and how they leave. */
#ifndef MIRAIF_REPLY_H
#define MIRAIF_REPLY_H

#include "miraif/application.h"
#include "miraif/import.h"
#include "miraif/store.h"

/* What somebody can answer; each is the state of the application that follows. X(NAME, code) */
#define MIRAIF_REPLY_LIST(X)                                                                                 \
    X(ACCEPTED, "accepted")                                                                                  \
    X(DECLINED, "declined")                                                                                  \
    X(WITHDRAWN, "withdrawn")                                                                                \
    X(DEFERRED, "deferred")                                                                                  \
    X(LEFT, "left")

/* A reply of one person. */
struct miraif_reply {
    int64_t cohort;
    const char *person; /* "p12" or an e-mail address */
    const char *answer; /* a code of the list */
    int64_t at;         /* when it was given, Unix seconds; INT64_MIN: now */
    bool late;          /* a seat is taken after the deadline, too */
};

/* What came of it. */
struct miraif_replied {
    int64_t person;
    const char *name;
    const char *email;
    const char *answer; /* "expired" or "offered" from miraif_reply_expire */
    int64_t at;
    enum miraif_application_status before;
    enum miraif_application_status after;
    const char *deadline; /* of the offer; null: there was none */
    bool repeated;        /* the same was said before: nothing is changed */
    bool outdated;        /* a later reply is there: this one is kept and changes nothing */
    bool frees;           /* a seat became free */
    const char *team;     /* "1-A": the adopted team that they stand in; null: none */
    int64_t cancelled;    /* letters that waited and are not sent */
    int64_t claimed;      /* letters handed out already, to be stopped by hand */
};

/* Takes a reply: it is kept, and the latest of a person gives the application its state. Which answer may
 * follow which state is in miraif-cohort(1). Letters that waited for those who do not take part are
 * cancelled. `*ret_replied` lives in `arena`. MIRAIF_NOT_FOUND: no such cohort or applicant. MIRAIF_REFUSED:
 * the state does not allow it; too late; no seat is free; a time to come. MIRAIF_USAGE: no such answer.
 * MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_reply_take(struct miraif_store *store, const struct miraif_reply *reply,
                                                struct miraif_arena *arena,
                                                struct miraif_replied *ret_replied, struct miraif_error *err);

/* Lets the offers of `cohort` lapse whose deadline is over: they become "expired", letters about them are
 * cancelled. People in an adopted team keep theirs, and so do those whose letter with the offer was never
 * handed to the mailer: they are in the list, too, as "offered" (miraif_offer_renew makes those
 * anew). `*ret_list` (by deadline and e-mail key) lives in `arena`. MIRAIF_NOT_FOUND,
 * MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_reply_expire(struct miraif_store *store, int64_t cohort,
                                                  struct miraif_arena *arena,
                                                  const struct miraif_replied **ret_list, size_t *ret_count,
                                                  struct miraif_error *err);

/* Takes the replies of a file that a form exported: people by reply code, else by e-mail address; answers in
 * Japanese or English; the time of the answer where there is a column for it, else now. The latest reply of a
 * person counts, and the same file again changes nothing. options->on_duplicate is not looked at; `late` is
 * as in a reply. Reason codes of refused rows: missing_person unknown_person unknown_code missing_answer
 * unknown_answer invalid_date future_date not_allowed too_late no_seat, and those of broken rows.
 * `*ret_out` holds the `*ret_outs` people through whom a seat became free; in `arena`, as the report. Else as
 * miraif_import_applicants. */
MIRAIF_API enum miraif_status miraif_reply_import(struct miraif_store *store, int64_t cohort, bool late,
                                                  const struct miraif_import_options *options,
                                                  struct miraif_arena *arena,
                                                  struct miraif_import_report *ret_report,
                                                  const int64_t **ret_out, size_t *ret_outs,
                                                  struct miraif_error *err);

#endif
