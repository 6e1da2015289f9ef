/* Sessions: when a cohort, a team or the community comes together. General sessions on Fridays, a social after each,
 * a team's weekly peer sessions with a mentee each, and its sessions with a mentor. */
#ifndef MIRAIF_SESSION_H
#define MIRAIF_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/run.h"
#include "miraif/store.h"

/* X(NAME, code) */
#define MIRAIF_SESSION_KIND_LIST(X)                                                                          \
    X(GENERAL, "general")                                                                                    \
    X(SOCIAL, "social")                                                                                      \
    X(PEER, "peer")                                                                                          \
    X(MENTOR, "mentor")                                                                                      \
    X(COMMUNITY, "community")

enum miraif_session_kind {
#define MIRAIF_SESSION_ENUM(name, code) MIRAIF_SESSION_##name,
    MIRAIF_SESSION_KIND_LIST(MIRAIF_SESSION_ENUM)
#undef MIRAIF_SESSION_ENUM
        MIRAIF_SESSION_KINDS
};

/* "general" and so on: static. */
MIRAIF_API const char *miraif_session_kind_code(enum miraif_session_kind kind);

/* The kind with this code; MIRAIF_SESSION_KINDS where there is none. */
MIRAIF_API enum miraif_session_kind miraif_session_kind_find(const char *code);

struct miraif_session {
    const char *id; /* "1-1", "1-1s", "1-A-3", "1-A-m2", "e3"; never given to another */
    int64_t cohort; /* 0: of the community */
    enum miraif_session_kind kind;
    int64_t team;        /* number within the cohort; 0: not a team's */
    const char *team_id; /* "1-A" or null */
    int64_t number;      /* n-th of its kind; a social's is its general session's */
    const char *title;   /* as the office said, else in words, in the language of the store's env */
    const char *date;    /* YYYY-MM-DD; where there is no time, the Monday of the week */
    int64_t starts_at;   /* Unix seconds; 0: the time is the team's to find, within the week */
    int64_t ends_at;
    const char *place; /* null: not said */
    int64_t mentee;    /* whose turn it is; 0: nobody's */
    const char *mentee_name;
    int64_t mentor; /* 0: none */
    const char *mentor_name;
    const char *state; /* "draft", "planned", "held" (somebody came, or it was logged) or "cancelled" */
    int64_t sequence;  /* rises with every change, as calendars want it (RFC 5545, 3.8.7.4) */
};

/* Which sessions: every member that is set must hold; zeroed: all, drafts included. */
struct miraif_session_filter {
    int64_t cohort;
    int64_t team;     /* of the cohort */
    const char *kind; /* a code */
    int64_t person;   /* who takes part as a participant or is invited: see miraif_session_people */
    const char *from; /* YYYY-MM-DD: none earlier */
    const char *to;   /* none later */
    const char *state;
    bool no_drafts;
    bool no_cancelled;
};

typedef enum miraif_status miraif_session_fn(void *context, const struct miraif_session *session);

/* Calls `each` for the sessions in `filter` (null: all), by date, time, kind, team and number. The record lives as
 * long as the call. A status other than MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_NOT_FOUND: no
 * such cohort. MIRAIF_REFUSED: no such kind or state. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_session_each(struct miraif_store *store,
                                                  const struct miraif_session_filter *filter,
                                                  miraif_session_fn *each, void *context,
                                                  struct miraif_error *err);

/* The session that `reference` names, a draft only where no other is there; in `arena`. MIRAIF_USAGE: it is no
 * reference of a session. MIRAIF_NOT_FOUND: no such session. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_session_find(struct miraif_store *store, const char *reference,
                                                  struct miraif_arena *arena, struct miraif_session *ret_session,
                                                  struct miraif_error *err);

/* A day that is free, or that is not although the law says so: the office's word. */
struct miraif_holiday {
    const char *date;
    const char *name; /* "成人の日"; null: none given */
    bool free;
    bool override; /* the office's; else the law's */
};

typedef enum miraif_status miraif_holiday_fn(void *context, const struct miraif_holiday *holiday);

/* Calls `each` for the public holidays from `from` to `to` (YYYY-MM-DD) by date, with what the office says over the
 * law. MIRAIF_USAGE: no dates, or more than 100 years. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_holiday_each(struct miraif_store *store, const char *from, const char *to,
                                                  miraif_holiday_fn *each, void *context,
                                                  struct miraif_error *err);

/* What the office says of a day: that it is free, with a name; that it is not; or what the law says again. */
enum miraif_holiday_word { MIRAIF_HOLIDAY_FREE, MIRAIF_HOLIDAY_WORKDAY, MIRAIF_HOLIDAY_LAW };

/* Sets that. `*ret_holiday` is what holds then, in `arena`. MIRAIF_USAGE: no date. MIRAIF_BUSY, MIRAIF_READ_ONLY,
 * MIRAIF_IO, MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status miraif_holiday_set(struct miraif_store *store, const char *date,
                                                 enum miraif_holiday_word word, const char *name,
                                                 struct miraif_arena *arena, struct miraif_holiday *ret_holiday,
                                                 struct miraif_error *err);

/* A time of day, in minutes from midnight; `to` is later than `from`, and at most 24:00. */
struct miraif_hours {
    int64_t from;
    int64_t to;
};

/* Reads "19:00-21:00". MIRAIF_USAGE. */
MIRAIF_API enum miraif_status miraif_hours_parse(const char *text, struct miraif_hours *ret_hours,
                                                 struct miraif_error *err);

struct miraif_plan_options {
    int64_t generals;           /* general sessions; 0: 3 */
    int64_t weeks;              /* from the first to the last of them; 0: 12 */
    struct miraif_hours hours;  /* of general sessions; zeroed: 19:00-21:00 */
    struct miraif_hours social; /* zeroed: 21:15-22:45 */
    const char *place;          /* of general sessions; null: to be said */
    const char *social_place;
};

/* Something about a plan that the office should know. */
struct miraif_plan_note {
    const char *code;    /* "moved", "late_start", "uneven_turns", … */
    const char *message; /* in words */
};

struct miraif_plan {
    struct miraif_run run;
    const struct miraif_session *session; /* in order of date */
    size_t sessions;
    const struct miraif_plan_note *note;
    size_t notes;
};

/* Drafts a cohort's sessions, replacing an earlier draft: general sessions on Fridays, the first on the cohort's first
 * day (or the next Friday), the last after `weeks`, the others evenly between, none on a public holiday; a social
 * after each; a peer session for each adopted team in every week from the one after the first general session to the
 * one of the last, with turns that are equal, never twice running, and in varied order; and for a team with a mentor,
 * a session with them every month. `*ret_plan` lives in `arena`. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_REFUSED: a
 * plan was adopted already; teams are not adopted; options out of range. MIRAIF_CONFLICT: inputs changed meanwhile.
 * MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_session_plan(struct miraif_store *store, int64_t cohort,
                                                  const struct miraif_plan_options *options,
                                                  struct miraif_arena *arena, struct miraif_plan *ret_plan,
                                                  struct miraif_error *err);

/* Makes the draft valid and queues the letters that go with it. `*ret_plan` is in `arena`. MIRAIF_NOT_FOUND: no such
 * cohort, or no draft. MIRAIF_REFUSED: a plan was adopted already. MIRAIF_CONFLICT: what the draft was computed from
 * has changed. Else as above. */
MIRAIF_API enum miraif_status miraif_session_adopt(struct miraif_store *store, int64_t cohort,
                                                   struct miraif_arena *arena, struct miraif_plan *ret_plan,
                                                   struct miraif_error *err);

/* What is to be changed of a session, or said of a new one. Texts: null is not said, "" is taken away. */
struct miraif_session_change {
    const char *title;
    const char *date;                 /* YYYY-MM-DD */
    const struct miraif_hours *hours; /* null: not said */
    const char *place;
    const char *mentee; /* a person's reference */
    const char *mentor;
};

/* Adds a session under the next number: to a cohort ("1") a general session, or with `kind` a social to the general
 * session `of`; to a team ("1-A") a peer session or one with a mentor; to the community where `scope` is null. Letters
 * are queued. MIRAIF_USAGE: a kind that the scope cannot have. MIRAIF_NOT_FOUND: no such cohort, team or person.
 * MIRAIF_REFUSED: no date, or a mentee who is not in the team. Else as above. */
MIRAIF_API enum miraif_status miraif_session_add(struct miraif_store *store, const char *scope,
                                                 enum miraif_session_kind kind,
                                                 const struct miraif_session_change *change,
                                                 struct miraif_arena *arena, struct miraif_session *ret_session,
                                                 struct miraif_error *err);

/* What became of letters when a session was changed or cancelled. */
struct miraif_session_letters {
    int64_t queued;
    int64_t cancelled; /* were waiting, and will not leave */
    int64_t claimed;   /* handed to the mailer already: to be stopped by hand */
    const char *stake; /* of a mentor who was set: what is to be avoided or known, in words; null: nothing */
};

/* Changes a session; its sequence rises where anything differs, and its letters are made anew. Another mentor is a
 * substitute for this session: the match stays, the team and both mentors hear of it. MIRAIF_NOT_FOUND.
 * MIRAIF_REFUSED: it is cancelled, or a draft; the mentor is none, or must not meet the team. Else as above. */
MIRAIF_API enum miraif_status miraif_session_edit(struct miraif_store *store, const char *reference,
                                                  const struct miraif_session_change *change,
                                                  struct miraif_arena *arena, struct miraif_session *ret_session,
                                                  struct miraif_session_letters *ret_letters,
                                                  struct miraif_error *err);

/* Cancels a session: it keeps its number, its sequence rises, letters that wait are cancelled. Twice changes nothing.
 * MIRAIF_NOT_FOUND. MIRAIF_REFUSED: it is a draft, or it was held. Else as above. */
MIRAIF_API enum miraif_status miraif_session_cancel(struct miraif_store *store, const char *reference,
                                                    struct miraif_arena *arena,
                                                    struct miraif_session *ret_session,
                                                    struct miraif_session_letters *ret_letters,
                                                    struct miraif_error *err);

/* Somebody whom a session is for, or who is its guest, with what they said and did. */
struct miraif_attendee {
    int64_t person;
    const char *name;
    const char *kana;
    const char *email;
    int64_t team;        /* 0: none in the cohort */
    const char *team_id; /* null */
    bool guest;          /* not of the cohort or team: a mentor, a lecturer, a graduate */
    const char *rsvp;    /* "yes", "no", "maybe"; null: not answered */
    const char *diet;    /* dietary note; null: none */
    const char *note;
    const char *attendance; /* "present", "late", "left-early", "absent", "excused", "online"; null: not noted */
};

typedef enum miraif_status miraif_attendee_fn(void *context, const struct miraif_attendee *attendee);

/* Calls `each` for the people of a session: those who take part in the cohort (selected or accepted) or the team, the
 * mentor of the session, and its guests; participants first, by team and reading. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_session_people(struct miraif_store *store,
                                                    const struct miraif_session *session,
                                                    miraif_attendee_fn *each, void *context,
                                                    struct miraif_error *err);

/* A member's turns in a team's peer sessions. */
struct miraif_turns {
    int64_t person;
    const char *name;
    int64_t held;    /* turns that took place */
    int64_t planned; /* turns to come */
    int64_t missed;  /* turns that passed without them, or without being logged */
    int64_t owed;    /* how many fewer they will have had in the end than the one with most */
    bool left;       /* no longer in the cohort */
};

struct miraif_team_turns {
    const char *team_id;
    const struct miraif_session *session; /* the peer sessions that are not cancelled, by number */
    size_t sessions;
    const struct miraif_turns *turns; /* by e-mail key */
    size_t members;
    bool settled; /* the turns to come were given anew */
    int64_t changed; /* sessions that got another mentee */
};

typedef enum miraif_status miraif_team_turns_fn(void *context, const struct miraif_team_turns *turns);

/* Calls `each` for the turns of the teams of `reference`, a cohort or one of its teams. With `settle`, turns to come
 * are first given anew, within a write: to those who are still there, so that debts are paid, nobody has two running,
 * and nobody who said no has one. MIRAIF_USAGE: no reference of either. MIRAIF_NOT_FOUND. MIRAIF_REFUSED: no teams are
 * adopted. MIRAIF_IO, MIRAIF_NO_MEMORY; with `settle` MIRAIF_BUSY, MIRAIF_READ_ONLY, too. */
MIRAIF_API enum miraif_status miraif_turns(struct miraif_store *store, const char *reference, bool settle,
                                           miraif_team_turns_fn *each, void *context, struct miraif_error *err);

#endif
