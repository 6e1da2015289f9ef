/* The promise (お約束): the community's agreement, in versions, accepted by everyone, mentors and staff too.
 */
#ifndef MIRAIF_PROMISE_H
#define MIRAIF_PROMISE_H

#include "miraif/import.h"
#include "miraif/store.h"

enum { MIRAIF_PROMISE_MOST = 65536, MIRAIF_PROMISE_LINES_MOST = 2000 };

struct miraif_promise {
    int64_t version; /* from 1 */
    int64_t at;      /* when it was set, Unix seconds */
    const char *text;
};

/* A line of a version beside another. */
struct miraif_promise_line {
    char sign; /* ' ' in both, '-' in the earlier, '+' in the later one */
    const char *text;
};

/* What came of setting a promise. */
struct miraif_promise_set {
    struct miraif_promise promise;
    bool repeated;  /* the version in force says the same: nothing is changed */
    int64_t queued; /* letters that ask for acceptance */
};

/* Makes `text` (UTF-8) the version in force and queues letters: the whole text to those who accepted none
 * before, and to others what has changed since the version that they accepted. `*ret_set` lives in `arena`.
 * MIRAIF_REFUSED: blank, not UTF-8, or longer than the maxima above. MIRAIF_BUSY, MIRAIF_READ_ONLY,
 * MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_promise_set(struct miraif_store *store, const char *text,
                                                 struct miraif_arena *arena,
                                                 struct miraif_promise_set *ret_set,
                                                 struct miraif_error *err);

/* A version, 0 for the one in force; in `arena`. MIRAIF_NOT_FOUND, MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_promise_get(struct miraif_store *store, int64_t version,
                                                 struct miraif_arena *arena,
                                                 struct miraif_promise *ret_promise,
                                                 struct miraif_error *err);

/* The lines of `after` beside those of `before`, as few changed as can be (longest common subsequence; Wagner
 * and Fischer 1974); in `arena`. MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_promise_compare(const struct miraif_promise *before,
                                                     const struct miraif_promise *after,
                                                     struct miraif_arena *arena,
                                                     const struct miraif_promise_line **ret_line,
                                                     size_t *ret_count, struct miraif_error *err);

/* Somebody of the community, and how they stand to the promise. */
struct miraif_promiser {
    int64_t person;
    const char *name;
    const char *email;
    const char *as;    /* "participant", "mentor", "staff" or "lecturer": the first that they are */
    int64_t version;   /* the latest that they accepted; 0: none */
    int64_t at;        /* when; 0: never */
    const char *state; /* "accepted" (the version in force), "outdated" or "missing" */
};

typedef enum miraif_status miraif_promiser_fn(void *context, const struct miraif_promiser *promiser);

/* Calls `each` for everybody who is to accept: participants and graduates, mentors, staff and lecturers; of
 * one cohort unless `cohort` is 0. Those who have not accepted the version in force come first, by reading
 * and name. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_promise_each(struct miraif_store *store, int64_t cohort,
                                                  miraif_promiser_fn *each, void *context,
                                                  struct miraif_error *err);

/* Queues letters to those of them who have not accepted the version in force and got no letter about it; with
 * `again` to all who have not accepted and for whom none waits, once a day. MIRAIF_NOT_FOUND: no such cohort, or no
 * promise. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_promise_ask(struct miraif_store *store, int64_t cohort, bool again,
                                                 int64_t *ret_queued, struct miraif_error *err);

/* Notes that the person `reference` names accepted `version` (0: the one in force) at `at` (INT64_MIN: now).
 * Letters that wait to ask for it are cancelled. `*ret_repeated`: it was noted before, and stays.
 * MIRAIF_NOT_FOUND: no such person or version. MIRAIF_REFUSED: a time to come. Else as above. */
MIRAIF_API enum miraif_status miraif_promise_accept(struct miraif_store *store, const char *reference,
                                                    int64_t version, int64_t at, struct miraif_arena *arena,
                                                    struct miraif_promiser *ret_promiser, bool *ret_repeated,
                                                    struct miraif_error *err);

/* Takes in what a form has gathered: people by reply code, which also says the version, else by e-mail
 * address; then the version that was in force at the time of the answer. Reason codes of refused rows:
 * missing_person unknown_person unknown_code missing_answer not_accepted unknown_answer invalid_date
 * future_date no_version, and those of broken rows. Else as miraif_import_applicants. */
MIRAIF_API enum miraif_status miraif_promise_import(struct miraif_store *store,
                                                    const struct miraif_import_options *options,
                                                    struct miraif_arena *arena,
                                                    struct miraif_import_report *ret_report,
                                                    struct miraif_error *err);

#endif
