/* Offers: telling applicants what was decided, who holds a seat, and who would step in for those who do not
 * come. */
#ifndef MIRAIF_OFFER_H
#define MIRAIF_OFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/application.h"
#include "miraif/store.h"

/* The letters of a decision. X(NAME, rule) */
#define MIRAIF_DECISION_LIST(X)                                                                              \
    X(OFFER, "offer")                                                                                        \
    X(WAITLISTED, "waitlisted")                                                                              \
    X(REGRET, "regret")

enum miraif_decision {
#define MIRAIF_DECISION_ENUM(name, rule) MIRAIF_DECISION_##name,
    MIRAIF_DECISION_LIST(MIRAIF_DECISION_ENUM)
#undef MIRAIF_DECISION_ENUM
        MIRAIF_DECISIONS
};

/* The rule of the letter, such as "offer": static, never translated. */
MIRAIF_API const char *miraif_decision_code(enum miraif_decision decision);

/* Somebody who is to be told, or was. */
struct miraif_told {
    int64_t person;
    const char *name;
    const char *email;
    enum miraif_decision decision;
};

struct miraif_announcement {
    int64_t cohort;
    const char *deadline;           /* of the offers: the last day, YYYY-MM-DD */
    const struct miraif_told *told; /* offers by rank, the waitlist, the regrets */
    size_t count;                   /* of `told` */
    size_t of[MIRAIF_DECISIONS];    /* of each decision */
    const char *args;               /* what the offer letters show, for miraif_letter_sample */
    int64_t undecided;              /* applications that came after the selection */
};

/* What miraif_announce would do, nothing is changed: those of `cohort` who are selected get an offer, those
 * on the waitlist and those not selected a letter; whoever was told already is left out. `deadline` (null: a
 * week after today) is the offers' last day. In `arena`. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_REFUSED: no
 * selection was adopted, or the deadline is over. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_announce_preview(struct miraif_store *store, int64_t cohort,
                                                      const char *deadline, struct miraif_arena *arena,
                                                      struct miraif_announcement *ret_announcement,
                                                      struct miraif_error *err);

/* Does it: letters wait in the outbox, due at once, and the selected become "offered". `seen` is what the
 * preview said. MIRAIF_CONFLICT: somebody's state changed since. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO,
 * MIRAIF_NO_MEMORY; as above. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_announce(struct miraif_store *store,
                                              const struct miraif_announcement *seen,
                                              struct miraif_arena *arena, struct miraif_error *err);

/* Something that was said between the office and an applicant. */
struct miraif_exchange {
    int64_t cohort;
    int64_t person;
    const char *what;     /* "offer", "waitlisted" or "regret"; or what was answered: "accepted", … */
    bool answer;          /* it is an answer */
    int64_t at;           /* Unix seconds; of an offer that was made again, the last time */
    int64_t times;        /* how often an offer was made; else 1 */
    const char *deadline; /* of an offer, YYYY-MM-DD; else null */
};

typedef enum miraif_status miraif_exchange_fn(void *context, const struct miraif_exchange *exchange);

/* Calls `each` for what applicants to `cohort` (0: to all) were told and answered: by cohort, e-mail key and
 * time. The record lives as long as the call. A status other than MIRAIF_OK from `each` ends the walk and is
 * returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_exchange_each(struct miraif_store *store, int64_t cohort,
                                                   miraif_exchange_fn *each, void *context,
                                                   struct miraif_error *err);

/* An offer that waits for its answer. */
struct miraif_offer {
    int64_t cohort;
    int64_t person;
    const char *name;
    const char *email;
    const char *phone;
    int64_t at;           /* when it was made */
    const char *deadline; /* the last day, YYYY-MM-DD */
    int64_t days_left;    /* until the deadline, negative when it is over */
    bool told;            /* the letter with it was handed to the mailer */
    bool in_team;         /* stands in an adopted team that was formed all the same: the offer cannot lapse */
};

typedef enum miraif_status miraif_offer_fn(void *context, const struct miraif_offer *offer);

/* Calls `each` for the open offers of `cohort` (0: of all), by deadline, cohort and e-mail key. The record
 * lives as long as the call. A status other than MIRAIF_OK from `each` ends the walk and is returned.
 * MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_offer_each(struct miraif_store *store, int64_t cohort,
                                                miraif_offer_fn *each, void *context,
                                                struct miraif_error *err);

/* Makes the offers of those of the `people` in `person` anew who still hold theirs, open for a week: letters
 * about the earlier one that have not left are cancelled, and new ones queued. `*ret_deadline` is the last
 * day, YYYY-MM-DD, in `arena`. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO,
 * MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_offer_renew(struct miraif_store *store, int64_t cohort,
                                                 const int64_t *person, size_t people,
                                                 struct miraif_arena *arena, const char **ret_deadline,
                                                 struct miraif_error *err);

/* One on the waitlist. */
struct miraif_waiting {
    int64_t person;
    const char *name;
    const char *email;
    const char *company;
    int64_t place; /* on the waitlist, 1 is first */
    int64_t rank;
    int64_t mark;            /* millionths */
    bool steps_in;           /* is one of those who would take the free seats */
    bool fits;               /* could take a free seat alone */
    const int64_t *replaces; /* the ids of those in whose seat they could take */
    size_t replace_count;
};

/* The seats of a cohort, and who waits for one. */
struct miraif_waitlist {
    int64_t cohort;
    int64_t seats;
    int64_t in;   /* who is in: accepted, offered, and selected but not told yet */
    int64_t free; /* seats left */
    int64_t status[MIRAIF_APPLICATION_STATUSES];
    const struct miraif_waiting *waiting; /* by place */
    size_t count;
    size_t steps_in;   /* of them: as many as can, and of all such sets the one with the highest marks */
    bool proved;       /* nobody better can step in; else it is the best found */
    bool quota_missed; /* a quota of the selection cannot be kept with them */
    const char *clash; /* those who are in cannot be teamed legally, and why, in words; null: they can */
};

/* Who waits, who of them would step in, and whose seat each could take: jointly with everybody who has
 * accepted, holds an offer or is to get one, so that legal teams exist (a seat that nobody can take stays
 * empty). Separations and the quotas of the adopted selection hold; those that no longer can are left out.
 * The `outs` people of `out` count as if they had gone. `replacing` asks for whose seat each could take. In
 * `arena`. Exact: miraif_solve_selection with those who are in included.
 * MIRAIF_NOT_FOUND: no such cohort. MIRAIF_REFUSED: no selection was adopted. MIRAIF_INTERRUPTED, MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_waitlist_get(struct miraif_store *store, int64_t cohort,
                                                  const int64_t *out, size_t outs, bool replacing,
                                                  struct miraif_arena *arena,
                                                  struct miraif_waitlist *ret_waitlist,
                                                  struct miraif_error *err);

/* What miraif_waitlist_close would do, nothing is changed: everybody on the waitlist of `cohort`, by place,
 * is told that no seat has become free (`told`, each a regret). In `arena`. MIRAIF_NOT_FOUND: no such cohort.
 * MIRAIF_REFUSED: nothing was announced yet. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_waitlist_close_preview(struct miraif_store *store, int64_t cohort,
                                                            struct miraif_arena *arena,
                                                            struct miraif_announcement *ret_announcement,
                                                            struct miraif_error *err);

/* Does it: they become "rejected", and their letters ("waitlist-closed") wait in the outbox, due at once;
 * letters that say that they wait and have not left are cancelled. `seen` is what the preview said.
 * MIRAIF_CONFLICT: somebody's state changed since. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO,
 * MIRAIF_NO_MEMORY; as above. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_waitlist_close(struct miraif_store *store,
                                                    const struct miraif_announcement *seen,
                                                    struct miraif_arena *arena, struct miraif_error *err);

/* Makes offers to the people that `reference` ("p12" or e-mail addresses) names, who are on the waitlist or
 * whose offer has expired; with none named to those who would step in. `deadline` as in
 * miraif_announce_preview. `*ret_waitlist` says how things stand then, `*ret_told` who got an offer; in
 * `arena`. MIRAIF_NOT_FOUND: no such cohort or applicant. MIRAIF_REFUSED: fewer free seats than people, a
 * state that does not allow it, or a deadline that is over. MIRAIF_UNSATISFIABLE: no legal teams exist with
 * them and everybody who is in; the message says why. MIRAIF_CONFLICT: somebody's state changed meanwhile.
 * MIRAIF_INTERRUPTED, MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is
 * changed. */
MIRAIF_API enum miraif_status miraif_waitlist_promote(struct miraif_store *store, int64_t cohort,
                                                      const char *const *reference, size_t references,
                                                      const char *deadline, struct miraif_arena *arena,
                                                      struct miraif_announcement *ret_told,
                                                      struct miraif_error *err);

#endif
