/* Who will come to a session, who came, and that it took place. */
#ifndef MIRAIF_ATTENDANCE_H
#define MIRAIF_ATTENDANCE_H

#include "miraif/import.h"
#include "miraif/session.h"

/* X(NAME, code) */
#define MIRAIF_ATTENDANCE_LIST(X)                                                                            \
    X(PRESENT, "present")                                                                                    \
    X(LATE, "late")                                                                                          \
    X(LEFT_EARLY, "left-early")                                                                              \
    X(ABSENT, "absent")                                                                                      \
    X(EXCUSED, "excused")                                                                                    \
    X(ONLINE, "online")

/* What somebody answers. Texts: null is not said, "" takes away. */
struct miraif_rsvp {
    const char *answer; /* "yes", "no" or "maybe" */
    const char *diet;   /* what they cannot eat */
    const char *note;
};

struct miraif_rsvp_result {
    struct miraif_session session;
    int64_t person;
    const char *name;
    bool changed;
    int64_t swapped; /* peer sessions whose turns changed, because the mentee cannot come */
    struct miraif_session_letters letters;
};

/* Keeps an answer: the person's reminder goes where they cannot come and is queued again where they can; the
 * turn of a mentee who cannot come is swapped. Whoever is not of the cohort or team is a guest. `*ret_result`
 * is in `arena`. MIRAIF_USAGE: no reference, no such answer. MIRAIF_NOT_FOUND. MIRAIF_REFUSED: the session is
 * a draft or cancelled. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status miraif_rsvp_set(struct miraif_store *store, const char *session,
                                              const char *person, const struct miraif_rsvp *rsvp,
                                              struct miraif_arena *arena,
                                              struct miraif_rsvp_result *ret_result,
                                              struct miraif_error *err);

struct miraif_attend_result {
    struct miraif_session session;
    int64_t changed; /* people of whom something else was noted before, or nothing */
    int64_t swapped; /* peer sessions whose turns changed, because the mentee will be away */
    int64_t owed;    /* mentees who were away when the session took place: they are owed a turn */
    struct miraif_session_letters letters;
};

/* Notes what became of the people that `person` names at a session, or, with `all`, of every participant of
 * whom nothing is noted yet. An absence that is noted before the session is over does what the answer “no”
 * does. `*ret_result` is in `arena`. Else as above. */
MIRAIF_API enum miraif_status miraif_attend(struct miraif_store *store, const char *session,
                                            const char *status, const char *const *person, size_t people,
                                            bool all, struct miraif_arena *arena,
                                            struct miraif_attend_result *ret_result,
                                            struct miraif_error *err);

/* That a team's session took place. What was said is not kept. */
struct miraif_session_log {
    int64_t at;             /* Unix seconds; INT64_MIN: when it began, or now */
    const char *kind;       /* "peer", "listen", "advise" or "cheer"; null: by the session's kind */
    int64_t minutes;        /* 0: not said */
    const char *theme;      /* a few words; null: not said */
    const char *mentee;     /* a person's reference; null: whose turn it was */
    const char *const *who; /* references of those who were there: noted as present */
    size_t whos;
};

enum { MIRAIF_THEME_MOST = 60 }; /* characters of a theme */

/* Keeps that; said again, what is said replaces what was. `*ret_session` is in `arena`. MIRAIF_REFUSED: not a
 * peer or mentor session, one that is cancelled or a draft, a theme that is longer than a few words, a time
 * to come, or a mentee who is not in the team. Else as above. */
MIRAIF_API enum miraif_status
miraif_session_log(struct miraif_store *store, const char *session, const struct miraif_session_log *log,
                   struct miraif_arena *arena, struct miraif_session *ret_session, struct miraif_error *err);

/* Takes the answers of a file that a form exported into a session: people by reply code, number or e-mail
 * address; answers in Japanese or English; dietary notes; the time of the answer where there is a column for
 * it, else now. Of rows about the same person the latest counts, an answer that is stored and later stays,
 * and the same file again changes nothing. options->on_duplicate is not looked at. Reason codes of refused
 * rows: missing_person unknown_person unknown_code missing_answer unknown_answer invalid_date future_date,
 * and those of broken rows. The report is in `arena`. Else as miraif_import_applicants, and MIRAIF_REFUSED:
 * the session is a draft or cancelled. */
MIRAIF_API enum miraif_status miraif_rsvp_import(struct miraif_store *store, const char *session,
                                                 const struct miraif_import_options *options,
                                                 struct miraif_arena *arena,
                                                 struct miraif_import_report *ret_report,
                                                 struct miraif_error *err);

/* The same for who came. */
MIRAIF_API enum miraif_status miraif_attend_import(struct miraif_store *store, const char *session,
                                                   const struct miraif_import_options *options,
                                                   struct miraif_arena *arena,
                                                   struct miraif_import_report *ret_report,
                                                   struct miraif_error *err);

/* The same for what took place in a cohort: each row names a session; whoever fills in the form was there.
 * Reason codes besides: unknown_session invalid_minutes not_allowed. */
MIRAIF_API enum miraif_status miraif_session_log_import(struct miraif_store *store, int64_t cohort,
                                                        const struct miraif_import_options *options,
                                                        struct miraif_arena *arena,
                                                        struct miraif_import_report *ret_report,
                                                        struct miraif_error *err);

#endif
