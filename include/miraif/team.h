/* Teams of a cohort: drafted by proof, looked at, adopted; and the office's own rules about them. */
#ifndef MIRAIF_TEAM_H
#define MIRAIF_TEAM_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/run.h"
#include "miraif/store.h"

enum { MIRAIF_ATTRIBUTE_WEIGHT_MOST = 1000 };

/* X(NAME, code): how what people said is compared. */
#define MIRAIF_ATTRIBUTE_KIND_LIST(X)                                                                        \
    X(UNSAID, "")           /* as the field is: age a number, themes several words, answers, too */          \
    X(CATEGORY, "category") /* one word, which differs or does not */                                        \
    X(SEVERAL, "several")   /* several words, by what they share (Jaccard) */                                \
    X(NUMBER, "number")     /* the first number of the text, by the range of all */                          \
    X(ORDERED, "ordered")   /* one of some values in an order, by their places */                            \
    X(PROFILE, "profile")   /* several numbers, each by its range */

enum miraif_attribute_kind {
#define MIRAIF_ATTRIBUTE_ENUM(name, code) MIRAIF_ATTRIBUTE_##name,
    MIRAIF_ATTRIBUTE_KIND_LIST(MIRAIF_ATTRIBUTE_ENUM)
#undef MIRAIF_ATTRIBUTE_ENUM
        MIRAIF_ATTRIBUTE_KINDS
};

/* X(NAME, code): what is wanted of a team. */
#define MIRAIF_ATTRIBUTE_AIM_LIST(X)                                                                         \
    X(DIVERSE, "diverse")   /* people as different as can be */                                              \
    X(SIMILAR, "similar")   /* people as alike as can be */                                                  \
    X(BALANCED, "balanced") /* every team's mean like that of all; words as evenly spread as can be */

enum miraif_attribute_aim {
#define MIRAIF_ATTRIBUTE_ENUM(name, code) MIRAIF_ATTRIBUTE_##name,
    MIRAIF_ATTRIBUTE_AIM_LIST(MIRAIF_ATTRIBUTE_ENUM)
#undef MIRAIF_ATTRIBUTE_ENUM
        MIRAIF_ATTRIBUTE_AIMS
};

/* "category" and so on: static. */
MIRAIF_API const char *miraif_attribute_kind_code(enum miraif_attribute_kind kind);

/* "diverse" and so on: static. */
MIRAIF_API const char *miraif_attribute_aim_code(enum miraif_attribute_aim aim);

/* What makes two people different: a field (industry, occupation, age, gender, place, company, themes) or the
 * header of an answer. */
struct miraif_attribute {
    const char *name;
    int64_t weight; /* millionths, in whole thousandths, above 0, at most MIRAIF_ATTRIBUTE_WEIGHT_MOST */
    enum miraif_attribute_kind kind;
    enum miraif_attribute_aim aim;
    const char *const *part; /* ordered: the values, the least first; profile: fields or headers, whose `name`
                                is then only a name; else none */
    size_t parts;
};

/* Reads "NAME" or "NAME=WEIGHT" into `*ret_attribute`, whose name lives in `arena`. MIRAIF_USAGE. */
MIRAIF_API enum miraif_status miraif_attribute_parse(const char *text, struct miraif_arena *arena,
                                                     struct miraif_attribute *ret_attribute,
                                                     struct miraif_error *err);

struct miraif_form_options {
    const struct miraif_attribute *attribute; /* none: those of the cohort's policy */
    size_t attributes;
    const int64_t *size; /* of each team; none: the cohort's */
    size_t sizes;
    uint64_t effort;   /* steps of the search where nothing is proved; 0: a default */
    bool with_offered; /* those who have not answered their offer count, too */
};

/* One of a team, as the application to the cohort says. */
struct miraif_member {
    int64_t person;
    const char *name;
    const char *email;
    const char *company;
    const char *industry;
    const char *occupation;
    int64_t age; /* on the cohort's first day; -1: unknown */
    bool left;   /* takes part no more, though the team stands */
};

struct miraif_team_score {
    const char *attribute;
    int64_t score; /* millionths of what is possible in a team of the largest size */
};

struct miraif_team {
    const char *id; /* "1-A" */
    int64_t cohort;
    int64_t number;                     /* 1 is A */
    const struct miraif_member *member; /* by e-mail key */
    size_t members;
    struct miraif_member mentor; /* who leads it, as adopted, by person, name and e-mail; person 0: nobody */
    int64_t score;               /* the weighted mean of its scores; millionths */
    const struct miraif_team_score *scores;
    size_t score_count;
    const struct miraif_reason *reason;
    size_t reasons;
};

/* Somebody who changes teams. */
struct miraif_team_move {
    int64_t person;
    const char *name;
    const char *from; /* "1-A"; null: in no team */
    const char *to;   /* null: in no team any more */
};

/* A legal division that could be instead of the one that stands. */
struct miraif_team_alternative {
    int64_t worst; /* its figures; millionths, as the next five */
    int64_t total;
    int64_t gap;
    int64_t worst_lost; /* what it loses; below 0: it wins */
    int64_t total_lost;
    int64_t gap_lost;
    bool proved;                         /* nothing comes between it and what is before it; else the best of
                                            those that one exchange makes */
    const struct miraif_team_move *move; /* who would be elsewhere, without names */
    size_t moves;
};

/* A rule that clashes with others. */
struct miraif_team_clash {
    const char *rule;      /* "r3", or "apart", "company", "relation" */
    const int64_t *person; /* whom it is about */
    size_t people;
    const char *message; /* in words, in the language of the store's env */
};

/* What would make legal teams possible: a rule given up, or loosened. */
struct miraif_team_relaxation {
    const char *rule;    /* as of a clash */
    int64_t by;          /* so many more, or fewer, in a team; 0: the rule is given up */
    const char *message; /* in words, with the command for it where there is one */
};

struct miraif_teams {
    struct miraif_run run; /* draft or adopted; without id when infeasible */
    const char *status;    /* "optimal", "feasible" or "infeasible" */
    const struct miraif_team *team;
    size_t teams;
    int64_t worst; /* score of the worst team; millionths, as the next four */
    int64_t total;
    int64_t gap;        /* the best team's less the worst team's */
    int64_t bound;      /* no legal division has a greater total */
    int64_t kept_pairs; /* pairs who shared a team before */
    int64_t considered; /* teams examined, or exchanges tried */
    int64_t legal;      /* legal divisions; -1: not counted */
    int64_t equals;     /* of them, those with the same figures; -1: not counted */
    const struct miraif_team_alternative *alternative; /* the best first */
    size_t alternatives;
    const struct miraif_reason *reason; /* about the division as a whole */
    size_t reasons;
    const struct miraif_team_clash *clash; /* when infeasible */
    size_t clashes;
    bool clash_proved;
    bool clash_fewest;                               /* no fewer rules clash */
    const struct miraif_team_relaxation *relaxation; /* when infeasible: all of this makes teams possible */
    size_t relaxations;
    bool cheapest;       /* nothing less would, by number, kind and extent */
    const char *way_out; /* when infeasible: what would help, in words */
};

/* Drafts the teams of a cohort from those who accepted, or, while nothing was announced, from those selected,
 * and keeps the draft with its reasons; an earlier one is superseded. The worst team is as diverse as can be,
 * then the total, then the gap is smallest: proved up to MIRAIF_EXACT_PEOPLE_MOST people, and mostly for more
 * in small teams of one size. Hard rules:
 * separation and the cohort's team rules. What somebody did not say counts as alike with everybody's. E-mail
 * keys order people, so that the order of rows does not matter. `*ret_teams` lives in `arena`. MIRAIF_OK also
 * where no legal teams exist: then `status` says so, `clash` why, and nothing is kept. MIRAIF_REFUSED: teams
 * were adopted; nobody is selected; offers are open, and not to be counted; sizes that people do not fill
 * (the hint says which would do). MIRAIF_USAGE: no such attribute, a weight out of range. MIRAIF_NOT_FOUND:
 * no such cohort. MIRAIF_CONFLICT: inputs changed meanwhile. MIRAIF_INTERRUPTED, MIRAIF_BUSY,
 * MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_team_form(struct miraif_store *store, int64_t cohort,
                                               const struct miraif_form_options *options,
                                               struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                               struct miraif_error *err);

/* Makes the draft valid, after checking it once more by code that shares nothing with the solver.
 * `*ret_teams` are the teams as adopted, in `arena`. MIRAIF_NOT_FOUND: no such cohort, or no draft.
 * MIRAIF_REFUSED: teams were adopted already. MIRAIF_CONFLICT: what the draft was computed from has changed.
 * MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_team_adopt(struct miraif_store *store, int64_t cohort,
                                                struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                                struct miraif_error *err);

/* The teams of a cohort that stand: adopted, else the draft; in `arena`, with reasons in words.
 * `ret_teams->run.id` is 0 where there are none. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_teams_get(struct miraif_store *store, int64_t cohort,
                                               struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                               struct miraif_error *err);

/* The same teams of those members who still take part, with scores and reasons of today, and without what is
 * said of the whole; so what is said of a team is right before it is mended, too. MIRAIF_NOT_FOUND: no such
 * cohort, or no teams. MIRAIF_REFUSED: nobody, or one, is left in a team. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_teams_now(struct miraif_store *store, int64_t cohort,
                                               struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                               struct miraif_error *err);

/* The same for the cohort of the team that `reference` ("1-A") names; `*ret_team` is that team.
 * MIRAIF_NOT_FOUND: no such team; the hint names those that are there. Else as above. */
MIRAIF_API enum miraif_status miraif_team_find(struct miraif_store *store, const char *reference,
                                               struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                               const struct miraif_team **ret_team, struct miraif_error *err);

/* How the office wants teams changed by hand. */
struct miraif_team_order {
    bool force;         /* also where rules do not hold then */
    const char *reason; /* the office's alone; null: none. Needed with `force` */
};

/* A change of teams, and what it does. */
struct miraif_team_change {
    int64_t cohort;
    struct miraif_teams before;
    struct miraif_teams after;           /* also where it was not kept */
    const struct miraif_team_move *move; /* none: everything is as it was, and nothing is kept */
    size_t moves;
    const struct miraif_team_clash *broken; /* rules that do not hold in the teams that change */
    size_t brokens;
    const char *const *stake; /* what is to be known of newcomers and mentors, in words; does not hinder */
    size_t stakes;
    bool kept;
    int64_t considered; /* changes looked at, when the fewest moves were asked for */
    int64_t turns;      /* peer sessions that got another mentee */
    int64_t letters;    /* queued: the teams that change, and their mentors, hear who is in them now */
};

/* Puts somebody who takes part into a team: out of another, or out of none. That the team's mentor is
 * separated or banned from whoever comes counts like a rule. Adopted teams, or where none are adopted the
 * draft, become a new run; the earlier one can be restored. Where a rule would not hold in a team that
 * changes, or one of adopted teams has had its first peer session, nothing is kept unless `order` forces it;
 * `*ret_change`, in `arena`, says what would be. Of adopted teams turns and reminders follow, and those
 * concerned hear of it, once they were told of their team. MIRAIF_NOT_FOUND: no such person or team, or no
 * teams. MIRAIF_REFUSED: they do not take part or are in that team, a team of one would be left, or `force`
 * without a reason. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is
 * changed. */
MIRAIF_API enum miraif_status miraif_team_put(struct miraif_store *store, const char *person,
                                              const char *team, const struct miraif_team_order *order,
                                              struct miraif_arena *arena,
                                              struct miraif_team_change *ret_change,
                                              struct miraif_error *err);

/* Two people of one cohort take each other's places. As above. */
MIRAIF_API enum miraif_status miraif_team_swap(struct miraif_store *store, const char *one, const char *other,
                                               const struct miraif_team_order *order,
                                               struct miraif_arena *arena,
                                               struct miraif_team_change *ret_change,
                                               struct miraif_error *err);

enum { MIRAIF_REPAIR_MOVES_MOST = 6 };

/* After somebody left: adopted teams go on without them, and turns to come are given anew. With `moves` above
 * 0 others may change teams: the fewest, at most so many, after which no team is smaller than an even
 * division would leave it (or than it was) and every rule holds; among the fewest those that leave the worst
 * team, then all teams, most diverse. Every change of so few was looked at. MIRAIF_UNSATISFIABLE: no such few
 * moves do. MIRAIF_REFUSED: nothing is adopted, a team of one would be left, or too many changes to look at.
 * Else as above; rules that do not hold without moves are named, and do not hinder. */
MIRAIF_API enum miraif_status miraif_team_repair(struct miraif_store *store, int64_t cohort, int64_t moves,
                                                 const struct miraif_team_order *order,
                                                 struct miraif_arena *arena,
                                                 struct miraif_team_change *ret_change,
                                                 struct miraif_error *err);

/* Makes the teams of the earlier adopted run `run` valid again, as a new run: those who left since stay out,
 * those who joined since stay where they are. MIRAIF_NOT_FOUND: no such run of the cohort's teams; the hint
 * names those that there are. Else as for miraif_team_put. */
MIRAIF_API enum miraif_status miraif_team_restore(struct miraif_store *store, int64_t cohort, int64_t run,
                                                  const struct miraif_team_order *order,
                                                  struct miraif_arena *arena,
                                                  struct miraif_team_change *ret_change,
                                                  struct miraif_error *err);

/* X(NAME, code) */
#define MIRAIF_TEAM_RULE_LIST(X)                                                                             \
    X(APART, "apart")                           /* no two of some people in one team */                      \
    X(TOGETHER, "together")                     /* some people all in one team */                            \
    X(NEVER_ALONE, "never-alone")               /* nobody is the only one of a value in a team */            \
    X(AT_LEAST, "at-least")                     /* so many of a value in every team */                       \
    X(AT_MOST, "at-most")                       /* no more of a value in any team */                         \
    X(APART_FROM_EARLIER, "apart-from-earlier") /* nobody with whom they were in a team before */            \
    X(SLOTS, "slots")                           /* so many free times in common in every team */             \
    X(LOCKED, "locked")                         /* some people stay in their team */

enum miraif_team_rule_kind {
#define MIRAIF_TEAM_RULE_ENUM(name, code) MIRAIF_TEAM_RULE_##name,
    MIRAIF_TEAM_RULE_LIST(MIRAIF_TEAM_RULE_ENUM)
#undef MIRAIF_TEAM_RULE_ENUM
        MIRAIF_TEAM_RULE_KINDS
};

/* "apart" and so on: static. */
MIRAIF_API const char *miraif_team_rule_code(enum miraif_team_rule_kind kind);

/* The kind with this code; MIRAIF_TEAM_RULE_KINDS where there is none. */
MIRAIF_API enum miraif_team_rule_kind miraif_team_rule_find(const char *code);

/* A rule of the office about who shares a team of a cohort. */
struct miraif_team_rule {
    int64_t id;
    int64_t cohort;
    enum miraif_team_rule_kind kind;
    /* person, name and email, by e-mail key; of apart-from-earlier pairs, two and two; none where `field` is
     */
    const struct miraif_member *member;
    size_t members;
    const char *field;  /* of never-alone, at-least and at-most: an attribute; else null */
    const char *value;  /* and what people said in it */
    int64_t amount;     /* of at-least, at-most and slots */
    int64_t length;     /* of slots: minutes of each time */
    int64_t team;       /* of locked: its number */
    const char *reason; /* the office's alone; null: none given */
    int64_t since;      /* Unix seconds */
};

enum { MIRAIF_SLOT_LENGTH = 60, MIRAIF_SLOT_LENGTH_MOST = 24 * 60 };

/* A rule that the office wants. */
struct miraif_team_wish {
    enum miraif_team_rule_kind kind;
    const char *const *reference; /* apart and together: "p12" or e-mail addresses */
    size_t references;
    const char *field; /* never-alone, at-least and at-most */
    const char *value;
    int64_t amount;     /* at-least, at-most and slots */
    int64_t length;     /* slots: minutes of each, MIRAIF_SLOT_LENGTH where the office does not say */
    const char *reason; /* null: none */
};

/* Adds the rule `wish`, which is not a lock, to a cohort. The same rule again is the rule that is there, with
 * the new reason where one is given. `*ret_rule` lives in `arena`. MIRAIF_NOT_FOUND: no such cohort or
 * person. MIRAIF_REFUSED: fewer than two people, somebody who has not applied to the cohort, a value that no
 * applicant has, or an amount out of range. MIRAIF_USAGE: no such attribute. MIRAIF_BUSY, MIRAIF_READ_ONLY,
 * MIRAIF_IO, MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status
miraif_team_rule_add(struct miraif_store *store, int64_t cohort, const struct miraif_team_wish *wish,
                     struct miraif_arena *arena, struct miraif_team_rule *ret_rule, struct miraif_error *err);

/* Locks what `reference` names, a team ("1-A") or a person in the latest cohort that has them in a team, into
 * the team as it stands: as a rule, which is removed like any other. `*ret_rule` lives in `arena`.
 * MIRAIF_NOT_FOUND: no such team or person, or they are in none. Else as above. */
MIRAIF_API enum miraif_status miraif_team_lock(struct miraif_store *store, const char *reference,
                                               const char *reason, struct miraif_arena *arena,
                                               struct miraif_team_rule *ret_rule, struct miraif_error *err);

/* Ends the rule `id`; `*ret_rule` is what it was, in `arena`. MIRAIF_NOT_FOUND. Else as above. */
MIRAIF_API enum miraif_status miraif_team_rule_remove(struct miraif_store *store, int64_t id,
                                                      struct miraif_arena *arena,
                                                      struct miraif_team_rule *ret_rule,
                                                      struct miraif_error *err);

typedef enum miraif_status miraif_team_rule_fn(void *context, const struct miraif_team_rule *rule);

/* Calls `each` for the rules of a cohort, by id. The record lives as long as the call. A status other than
 * MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_team_rule_each(struct miraif_store *store, int64_t cohort,
                                                    miraif_team_rule_fn *each, void *context,
                                                    struct miraif_error *err);

#endif
