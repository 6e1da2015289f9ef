/* Following up: the same questions on the first Friday, at graduation, after 3, 6 and 12 months, and every
 * year. Did the worry go, how satisfied is somebody, what is new; with their own vision before their eyes. */
#ifndef MIRAIF_FOLLOW_UP_H
#define MIRAIF_FOLLOW_UP_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/import.h"
#include "miraif/store.h"

/* What became of the worry (モヤモヤ). X(NAME, code) */
#define MIRAIF_WORRY_LIST(X)                                                                                 \
    X(GONE, "gone")                                                                                          \
    X(LIGHTER, "lighter")                                                                                    \
    X(SAME, "same")                                                                                          \
    X(HEAVIER, "heavier")

enum miraif_worry {
#define MIRAIF_WORRY_ENUM(name, code) MIRAIF_WORRY_##name,
    MIRAIF_WORRY_LIST(MIRAIF_WORRY_ENUM)
#undef MIRAIF_WORRY_ENUM
        MIRAIF_WORRIES /* how many; and, of an answer: not said */
};

/* "gone" and so on, static; null where it is not said. */
MIRAIF_API const char *miraif_worry_code(enum miraif_worry worry);

enum { MIRAIF_SATISFACTION_MOST = 5, MIRAIF_FEW = 5 /* results of fewer people are withheld */ };

/* Somebody at a stage, and what they answered. Stages are "first", "graduation", "m3", "m6", "m12", "m24" and
 * so on, months after graduation. */
struct miraif_follow_up {
    int64_t person;
    const char *name;
    const char *email;
    int64_t cohort;
    const char *stage;
    const char *date; /* YYYY-MM-DD: the day on which the questions are put */
    const char
        *state;       /* "due" (no letter is queued), "asked", "answered", or "missed": the next stage came */
    int64_t asked_at; /* 0: no letter was queued */
    int64_t answered_at; /* 0: not answered; else the rest is */
    enum miraif_worry worry;
    int64_t satisfaction; /* 1 to 5; 0: not said */
    const char *comment;  /* null: none */
};

struct miraif_follow_up_filter {
    int64_t cohort; /* 0: all */
    int64_t person; /* 0: all */
    bool all;       /* every stage so far; else only the present one, where it is not answered */
};

typedef enum miraif_status miraif_follow_up_fn(void *context, const struct miraif_follow_up *follow_up);

/* Calls `each` for the people of adopted teams who accepted, and graduates, by cohort, reading and stage. The
 * record lives as long as the call. A status other than MIRAIF_OK from `each` ends the walk and is returned.
 * MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_follow_up_each(struct miraif_store *store,
                                                    const struct miraif_follow_up_filter *filter,
                                                    miraif_follow_up_fn *each, void *context,
                                                    struct miraif_error *err);

/* Queues the letters of the present stage, and a reminder two weeks later, for all who have not answered, in
 * `cohort` (0: in all); once, however often it is called. Letters of a stage that is over for a month are not
 * queued. `*ret_list` holds who is asked now; in `arena`. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_BUSY,
 * MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status miraif_follow_up_ask(struct miraif_store *store, int64_t cohort,
                                                   struct miraif_arena *arena,
                                                   const struct miraif_follow_up **ret_list,
                                                   size_t *ret_count, struct miraif_error *err);

/* Takes answers from a file that a form exported: people and stages by the reply code of the letter, else by
 * e-mail address and the time of the answer. The latest answer of somebody at a stage counts; what is new is
 * kept as an update. The same file again changes nothing. Reason codes of refused rows: missing_person
 * unknown_person unknown_code invalid_date future_date missing_answer unknown_answer invalid_satisfaction
 * unclear_consent no_stage, and those of broken rows. Else as miraif_import_applicants. */
MIRAIF_API enum miraif_status miraif_follow_up_import(struct miraif_store *store,
                                                      const struct miraif_import_options *options,
                                                      struct miraif_arena *arena,
                                                      struct miraif_import_report *ret_report,
                                                      struct miraif_error *err);

/* What a stage came to. Where fewer than MIRAIF_FEW answered a question, its results are withheld: 0. */
struct miraif_follow_up_result {
    const char *stage;
    int64_t cohorts;  /* how many of them are in it */
    int64_t asked;    /* whose day has come */
    int64_t answered; /* of them */
    int64_t counted;  /* answers in these results */
    int64_t worries;  /* who said what became of the worry; 0: withheld, or nobody */
    int64_t worry[MIRAIF_WORRIES];
    int64_t satisfied;    /* who said how satisfied they are; 0: withheld, or nobody */
    int64_t satisfaction; /* millionths: their mean */
};

typedef enum miraif_status miraif_follow_up_result_fn(void *context,
                                                      const struct miraif_follow_up_result *result);

/* Calls `each` for the stages that have come, in their order, for `cohort` or for all (0). Cohorts with too
 * few answers are counted into the results of all together only, and where they are too few together, not at
 * all: else they could be told from the difference. As miraif_follow_up_each. */
MIRAIF_API enum miraif_status miraif_follow_up_results(struct miraif_store *store, int64_t cohort,
                                                       miraif_follow_up_result_fn *each, void *context,
                                                       struct miraif_error *err);

#endif
