/* Asks: what somebody throws into the community. Every ask has an owner and a clock at once, goes to a few
 * likely people, and widens circle by circle until somebody answers. */
#ifndef MIRAIF_ASK_H
#define MIRAIF_ASK_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/import.h"
#include "miraif/store.h"

/* X(name, code) */
#define MIRAIF_ASK_KIND_LIST(X)                                                                              \
    X(QUESTION, "question")                                                                                  \
    X(NEWS, "news")                                                                                          \
    X(INVITATION, "invitation")

enum miraif_ask_kind {
#define MIRAIF_ASK_KIND_ENUM(name, code) MIRAIF_ASK_##name,
    MIRAIF_ASK_KIND_LIST(MIRAIF_ASK_KIND_ENUM)
#undef MIRAIF_ASK_KIND_ENUM
        MIRAIF_ASK_KINDS
};

/* The circles, each within the next. X(name, code) */
#define MIRAIF_CIRCLE_LIST(X)                                                                                \
    X(TEAM, "team")                                                                                          \
    X(COHORT, "cohort")                                                                                      \
    X(ALUMNI, "alumni")                                                                                      \
    X(MENTORS, "mentors")                                                                                    \
    X(MANAGER, "community-manager")

enum miraif_circle {
#define MIRAIF_CIRCLE_ENUM(name, code) MIRAIF_CIRCLE_##name,
    MIRAIF_CIRCLE_LIST(MIRAIF_CIRCLE_ENUM)
#undef MIRAIF_CIRCLE_ENUM
        MIRAIF_CIRCLES
};

enum {
    MIRAIF_ASK_STEP = 3,            /* people asked at a time */
    MIRAIF_ASK_CLOCK = 48 * 60 * 60 /* seconds until an ask without an answer widens */
};

/* The code of `kind`, such as "question": static, never translated. */
MIRAIF_API const char *miraif_ask_kind_code(enum miraif_ask_kind kind);

/* The code of `circle`, such as "team": static, never translated. */
MIRAIF_API const char *miraif_circle_code(enum miraif_circle circle);

/* Why somebody was asked: "themes", "text", "helped" or "load". */
struct miraif_ask_reason {
    const char *code;
    int64_t points;   /* millionths; of the load, negative */
    const char *text; /* what was found in common, null: nothing to name */
};

/* Somebody who was asked. */
struct miraif_ask_route {
    int64_t person;
    const char *name;
    const char *email;
    enum miraif_circle circle;
    int64_t at;    /* Unix seconds */
    int64_t score; /* millionths: the sum of the reasons' points */
    const struct miraif_ask_reason *reason;
    size_t reasons;
};

struct miraif_ask_answer {
    int64_t number; /* from 1 */
    int64_t person;
    const char *name;
    const char *email;
    int64_t at;
    const char *channel; /* where it was given, if not here; null */
    const char *text;    /* null where only the channel is known */
    bool digest;         /* who gave it agreed that the digest quotes it */
};

struct miraif_ask {
    int64_t id;
    enum miraif_ask_kind kind;
    int64_t asker;
    const char *asker_name;
    const char *asker_email;
    const char *text;
    const char *themes; /* with commas, as given; null: none */
    bool anyone;        /* the asker's own company and its relations may be asked, too */
    int64_t opened_at;  /* Unix seconds */
    int64_t due;        /* when it widens, unless somebody answered */
    int64_t owner;      /* who is the community manager today, else the founder, not the asker where that
                           can be; 0: nobody holds the duty */
    const char *owner_name;
    enum miraif_circle circle;
    int64_t reminders;   /* how often the community manager was told */
    int64_t answered_at; /* the first answer; 0: none */
    int64_t closed_at;   /* 0: not closed */
    const char *outcome; /* what came of it */
    const struct miraif_ask_route *route;
    size_t routes;
    const struct miraif_ask_answer *answer;
    size_t answers;
};

/* "open" (nobody answered), "answered" or "closed": static. */
MIRAIF_API const char *miraif_ask_state(const struct miraif_ask *ask);

/* What is thrown in. `exclude` holds people who are not to be asked. */
struct miraif_ask_draft {
    int64_t asker;
    const char *text;
    enum miraif_ask_kind kind;
    const char *themes;
    bool anyone;
    const int64_t *exclude;
    size_t excluded;
};

/* Opens an ask and takes its first step: the likeliest people of the narrowest circle in which there are any
 * are asked by letter. Never asked are people whom the office keeps apart from the asker and, unless
 * `draft->anyone`, people of the asker's company group or of one in a relation that forbids or avoids it.
 * `*ret_ask` lives in `arena`. MIRAIF_NOT_FOUND: no such person. MIRAIF_REFUSED: no text. MIRAIF_BUSY,
 * MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status miraif_ask_open(struct miraif_store *store,
                                              const struct miraif_ask_draft *draft,
                                              struct miraif_arena *arena, struct miraif_ask *ret_ask,
                                              struct miraif_error *err);

/* Takes a step with an open ask, whatever its clock says: the next circle is asked or, in the last one, the
 * community manager reminded. `anyone` (when true) and `exclude` are kept for further steps.
 * MIRAIF_NOT_FOUND: no such ask. MIRAIF_REFUSED: it is closed. Else as above. */
MIRAIF_API enum miraif_status miraif_ask_widen(struct miraif_store *store, int64_t id, bool anyone,
                                               const int64_t *exclude, size_t excluded,
                                               struct miraif_arena *arena, struct miraif_ask *ret_ask,
                                               struct miraif_error *err);

/* Takes a step with every ask that nobody answered and whose clock has run out, in one write; `*ret_list`,
 * by id, lives in `arena`. Called again at once it finds none. */
MIRAIF_API enum miraif_status miraif_ask_widen_due(struct miraif_store *store, struct miraif_arena *arena,
                                                   const struct miraif_ask **ret_list, size_t *ret_count,
                                                   struct miraif_error *err);

/* What somebody answers; zeroed but for what is said. */
struct miraif_ask_reply {
    int64_t person;
    const char *text;
    const char *channel; /* `text` or `channel` may be null, not both */
    const char *outcome; /* what came of it, which closes the ask; null: not known */
    int64_t at;          /* Unix seconds; INT64_MIN: now */
    bool digest;         /* the digest may quote it */
};

/* Keeps an answer. The asker hears of it by letter, and two weeks after the first one is asked what came of
 * it. The same again changes nothing but the consent to be quoted. MIRAIF_NOT_FOUND: no such ask or person.
 * MIRAIF_REFUSED: it is closed, the answer is the asker's own, or it is empty. Else as above. */
MIRAIF_API enum miraif_status miraif_ask_answer(struct miraif_store *store, int64_t id,
                                                const struct miraif_ask_reply *reply,
                                                struct miraif_arena *arena, struct miraif_ask *ret_ask,
                                                struct miraif_error *err);

/* Takes answers to asks, and what came of them, from a file that a form exported: people by reply code, which
 * names the ask, too, else by e-mail address and a column for the ask. The same file again changes nothing.
 * Reason codes of refused rows: missing_person unknown_person unknown_code invalid_date future_date
 * missing_ask unknown_ask unclear_consent not_allowed, and those of broken rows. Else as
 * miraif_import_applicants. */
MIRAIF_API enum miraif_status miraif_ask_import(struct miraif_store *store,
                                                const struct miraif_import_options *options,
                                                struct miraif_arena *arena,
                                                struct miraif_import_report *ret_report,
                                                struct miraif_error *err);

/* Closes an ask: letters that ask for an answer and have not left are cancelled, and everybody who was asked
 * or answered hears what came of it. MIRAIF_REFUSED: it is closed with another outcome, or none is given.
 * MIRAIF_NOT_FOUND: no such ask. Else as above. */
MIRAIF_API enum miraif_status miraif_ask_close(struct miraif_store *store, int64_t id, const char *outcome,
                                               struct miraif_arena *arena, struct miraif_ask *ret_ask,
                                               struct miraif_error *err);

/* The ask with this id; everything lives in `arena`. MIRAIF_NOT_FOUND, MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_ask_get(struct miraif_store *store, int64_t id,
                                             struct miraif_arena *arena, struct miraif_ask *ret_ask,
                                             struct miraif_error *err);

enum miraif_ask_filter { MIRAIF_ASKS_ALL, MIRAIF_ASKS_OPEN /* not closed */, MIRAIF_ASKS_UNANSWERED };

typedef enum miraif_status miraif_ask_fn(void *context, const struct miraif_ask *ask);

/* Calls `each` for asks, by id. The record lives as long as the call. A status other than MIRAIF_OK from
 * `each` ends the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_ask_each(struct miraif_store *store, enum miraif_ask_filter filter,
                                              miraif_ask_fn *each, void *context, struct miraif_error *err);

#endif
