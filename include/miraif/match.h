/* Matches: which mentor leads which team of a cohort, and which accompanies whom. A draft is computed, looked
 * at, and adopted. */
#ifndef MIRAIF_MATCH_H
#define MIRAIF_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/run.h"
#include "miraif/store.h"

/* What a match is to be. */
enum miraif_match_objective {
    MIRAIF_MATCH_EVERYONE, /* as many as can be, none with more than needed for that, the greatest total */
    MIRAIF_MATCH_TOTAL,    /* the greatest total, even if somebody is left out for it */
    MIRAIF_MATCH_FAIR,     /* as many as can be, the least points as many as can be, then the next */
    MIRAIF_MATCH_STABLE    /* nobody and no mentor would rather have each other than whom they have */
};

/* "everyone-matched", "best-total", "fair" or "stable": static. */
MIRAIF_API const char *miraif_match_objective_name(enum miraif_match_objective objective);

struct miraif_match_options {
    bool individuals; /* everybody in the teams gets a mentor, too */
    int64_t most;     /* matches of one mentor in this cohort; 0: as few as serve everybody */
    enum miraif_match_objective objective;
    int64_t least;        /* matches that each mentor who has room has at least; not for stable ones */
    bool balance;         /* mentors have as equally many as can be; for everyone-matched and fair */
    bool mentors_propose; /* of stable ones the best for mentors, else the best for those accompanied */
};

/* Mentors who are out of a cohort, though they are stored as before, and those who were and are back; by id.
 */
struct miraif_match_absence {
    const int64_t *mentor;
    size_t mentors;
    const int64_t *back; /* who were out by the repair that stands */
    size_t backs;
};

/* Why a mentor and a team or person are matched. */
struct miraif_match_reason {
    const char *code; /* never translated */
    int64_t points;   /* what it adds to the score; 0: it is only to be known */
    const char *text; /* in words, in the language of the store's env; null where the code is unknown */
};

struct miraif_match {
    const char *id;   /* "1-A" or "p12": what is accompanied */
    int64_t team;     /* its number, 1 is A; 0: it is a person */
    int64_t person;   /* 0: it is a team */
    const char *name; /* the person's; null for a team */
    const char *email;
    int64_t mentor;
    const char *mentor_name;
    const char *mentor_email;
    int64_t before; /* in a repair: the mentor until then; 0: there was none, or it is no repair */
    const char *before_name;
    int64_t score; /* points, at most 1000; a team's is the mean of its members' */
    /* mentors who would suit it better and who have room or would suit it better than another of theirs */
    int64_t blocking;
    const struct miraif_match_reason *reason;
    size_t reasons;
};

/* What has no mentor, and how many could be one but for their capacity. */
struct miraif_unmatched {
    const char *id;
    const char *name;
    int64_t possible;
};

/* A mentor, and who would rather have them than the mentor that they have, as they would. */
struct miraif_match_blocking {
    const char *id; /* of whom, as in a match */
    const char *name;
    int64_t mentor;
    const char *mentor_name;
    int64_t score;
    int64_t now;        /* the score with the mentor whom they have */
    int64_t now_mentor; /* 0: they have none */
    const char *now_mentor_name;
};

struct miraif_match_audit {
    const struct miraif_match_blocking *blocking; /* teams by number, then people by e-mail key */
    size_t count;
};

struct miraif_matches {
    struct miraif_run run; /* draft or adopted; without id when there are too few mentors */
    const char *status;    /* "optimal" or "infeasible" */
    enum miraif_match_objective objective;
    const struct miraif_match *match; /* teams by number, then people by e-mail key */
    size_t matches;
    int64_t total;    /* of all scores; no matches of so many have more under the same limit */
    int64_t most;     /* how many matches one mentor has at most */
    int64_t wanted;   /* teams and people to be matched */
    int64_t mentors;  /* who take part */
    int64_t capacity; /* what they have left for this cohort, together */
    int64_t repairs;  /* the run that is repaired, with its id; 0: it is no repair */
    int64_t kept;     /* of a repair: matches that stay as they are */
    int64_t ended;    /* of a repair: matches of those who are there no more */
    const struct miraif_match_reason *reason; /* about the matches as a whole */
    size_t reasons;
    const struct miraif_unmatched *unmatched; /* when infeasible, or left out for the objective */
    size_t unmatched_count;
    struct miraif_match_audit audit; /* of what miraif_match_mentors drafted; else empty */
};

/* Audits the matches of a cohort that stand, adopted, else the draft, by points as they are now: `*ret_audit`
 * lists in `arena` which pairs would rather have each other, where the mentor has room or would rather have
 * them than one of theirs. MIRAIF_NOT_FOUND: no such cohort, or no matches. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_match_audit(struct miraif_store *store, int64_t cohort,
                                                 struct miraif_arena *arena,
                                                 struct miraif_match_audit *ret_audit,
                                                 struct miraif_error *err);

/* Drafts the matches of a cohort whose teams are adopted, and keeps the draft with its reasons; an earlier
 * one is superseded. Those take part who hold the duty of a mentor in the cohort, or, where nobody does, all
 * mentors. Nobody is matched whom separation forbids (a team is, through any member), nor has more matches
 * than their capacity (1 where it is not stated) leaves over other cohorts that stand within three months;
 * then the objective decides, but that what is to be avoided is avoided first (by best-total never done).
 * Proved.
 * `*ret_matches` lives in `arena`. MIRAIF_OK also where mentors are too few for everyone-matched or fair:
 * then `status` says so, `unmatched` whom it leaves, and nothing is kept. MIRAIF_REFUSED: matches were
 * adopted; no teams are adopted. MIRAIF_UNSATISFIABLE: not every mentor can have the least. MIRAIF_NOT_FOUND:
 * no such cohort. MIRAIF_CONFLICT: inputs changed meanwhile. MIRAIF_INTERRUPTED, MIRAIF_BUSY,
 * MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_match_mentors(struct miraif_store *store, int64_t cohort,
                                                   const struct miraif_match_options *options,
                                                   struct miraif_arena *arena,
                                                   struct miraif_matches *ret_matches,
                                                   struct miraif_error *err);

/* The office's word that a mentor accompanies somebody, or never does: a team, or a person in whatever
 * cohort. Of a person, a pin means the mentor of their own, a ban their team's mentor, too. */
struct miraif_match_rule {
    bool pin; /* else a ban */
    int64_t mentor;
    const char *mentor_name;
    int64_t cohort;     /* of the team; 0: it is about a person */
    int64_t team;       /* its number */
    int64_t person;     /* 0: it is about a team */
    const char *whom;   /* "1-A" or "p12" */
    const char *name;   /* the person's; null for a team */
    const char *reason; /* null: none given */
    int64_t since;      /* Unix seconds */
};

/* Pins or bans from now on; said again, the reason is renewed where one is given. `whom` names a team that is
 * adopted, or a person. `*ret_rule` lives in `arena`. MIRAIF_NOT_FOUND: nobody or no team is called that.
 * MIRAIF_REFUSED: the mentor is none; it says the contrary of a rule that holds, or pins to a second mentor.
 * MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_match_rule_add(struct miraif_store *store, const char *mentor,
                                                    const char *whom, bool pin, const char *reason,
                                                    struct miraif_arena *arena,
                                                    struct miraif_match_rule *ret_rule,
                                                    struct miraif_error *err);

/* Ends what holds between the two. MIRAIF_NOT_FOUND: nothing does. Else as above. */
MIRAIF_API enum miraif_status miraif_match_rule_remove(struct miraif_store *store, const char *mentor,
                                                       const char *whom, struct miraif_arena *arena,
                                                       struct miraif_match_rule *ret_rule,
                                                       struct miraif_error *err);

typedef enum miraif_status miraif_match_rule_fn(void *context, const struct miraif_match_rule *rule);

/* Calls `each` for all pins and bans, in the order in which they were said. The record lives as long as the
 * call. A status other than MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY.
 */
MIRAIF_API enum miraif_status miraif_match_rule_each(struct miraif_store *store, miraif_match_rule_fn *each,
                                                     void *context, struct miraif_error *err);

/* Makes the draft valid, after proving it once more by code that shares nothing with the solver, and queues
 * letters by which teams, people and their mentors learn of one another. A repair takes the place of what it
 * repairs; it tells those only whose mentor is another one, takes back what they were not told yet, and hands
 * the sessions that are to come to the new mentor. MIRAIF_NOT_FOUND: no such cohort, or no draft.
 * MIRAIF_REFUSED: matches were adopted already. MIRAIF_CONFLICT: what the draft was computed from has
 * changed. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_match_adopt(struct miraif_store *store, int64_t cohort,
                                                 struct miraif_arena *arena,
                                                 struct miraif_matches *ret_matches,
                                                 struct miraif_error *err);

/* Drafts a repair of the matches that are adopted, under the options they were made with; who was out by an
 * earlier repair stays so, unless they are back: everything that wants a mentor has one, as many keep theirs
 * as can, then what is to be avoided is avoided, and the total score is the greatest there is, proved. The
 * draft is adopted by miraif_match_adopt. Nothing is kept where nothing changes: then `ret_matches->run` is
 * the one that stands. As miraif_match_mentors else; MIRAIF_REFUSED: no matches are adopted. */
MIRAIF_API enum miraif_status
miraif_match_repair(struct miraif_store *store, int64_t cohort, const struct miraif_match_absence *absence,
                    struct miraif_arena *arena, struct miraif_matches *ret_matches, struct miraif_error *err);

/* The matches of a cohort that stand: adopted, else the draft; in `arena`, with reasons in words.
 * `ret_matches->run.id` is 0 where there are none. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_matches_get(struct miraif_store *store, int64_t cohort,
                                                 struct miraif_arena *arena,
                                                 struct miraif_matches *ret_matches,
                                                 struct miraif_error *err);

/* The same for what `reference` names: a team ("1-A"), or a person ("p12" or an e-mail address) in the latest
 * cohort in which they have a mentor of their own. `*ret_match` is its match. MIRAIF_NOT_FOUND: no such team
 * or person, or it has no match. Else as above. */
MIRAIF_API enum miraif_status miraif_match_find(struct miraif_store *store, const char *reference,
                                                struct miraif_arena *arena,
                                                struct miraif_matches *ret_matches,
                                                const struct miraif_match **ret_match,
                                                struct miraif_error *err);

#endif
