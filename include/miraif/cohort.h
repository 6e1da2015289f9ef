/* Cohorts (期): numbered intakes of the programme. */
#ifndef MIRAIF_COHORT_H
#define MIRAIF_COHORT_H

#include <stdbool.h>

#include "miraif/application.h"
#include "miraif/store.h"

enum { MIRAIF_COHORT_MOST = 9999, MIRAIF_TEAMS_MOST = 10000, MIRAIF_TEAM_SIZE_MOST = 40 };

struct miraif_cohort {
    int64_t id; /* 1 to MIRAIF_COHORT_MOST */
    const char *name;
    const char *start_date; /* YYYY-MM-DD, the day of the first general session */
    int64_t teams;          /* 1 to MIRAIF_TEAMS_MOST */
    int64_t team_size;      /* 2 to MIRAIF_TEAM_SIZE_MOST */
    int64_t created_at;     /* Unix seconds */
};

/* Cohort `id`; its texts live in `arena`. MIRAIF_NOT_FOUND: the hint names the cohorts that are there.
 * MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_cohort_get(struct miraif_store *store, int64_t id,
                                                struct miraif_arena *arena, struct miraif_cohort *ret_cohort,
                                                struct miraif_error *err);

typedef enum miraif_status miraif_cohort_fn(void *context, const struct miraif_cohort *cohort);

/* Calls `each` for every cohort, by number. The record lives as long as the call. A status other than
 * MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_cohort_each(struct miraif_store *store, miraif_cohort_fn *each,
                                                 void *context, struct miraif_error *err);

/* Adds a cohort; created_at is set to env->now. A blank name becomes the number and 期.
 * MIRAIF_CONFLICT: the number is taken. MIRAIF_REFUSED: a number, date or size out of range.
 * MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO: nothing is changed. The result's texts live in `arena`. */
MIRAIF_API enum miraif_status
miraif_cohort_create(struct miraif_store *store, const struct miraif_cohort *cohort,
                     struct miraif_arena *arena, struct miraif_cohort *ret_cohort, struct miraif_error *err);

/* Changes name, start_date, teams and team_size of the cohort `change->id` where they are set (a text that is
 * not null, a number that is not 0). `*ret_cohort` is what it is then, in `arena`.
 * MIRAIF_NOT_FOUND. MIRAIF_REFUSED: out of range, or sizes after teams were adopted. MIRAIF_BUSY,
 * MIRAIF_READ_ONLY, MIRAIF_IO: nothing is changed. */
MIRAIF_API enum miraif_status miraif_cohort_edit(struct miraif_store *store,
                                                 const struct miraif_cohort *change,
                                                 struct miraif_arena *arena, struct miraif_cohort *ret_cohort,
                                                 struct miraif_error *err);

/* Somebody who asked in an earlier cohort for the next one. */
struct miraif_deferral {
    int64_t cohort; /* in which they did */
    int64_t person;
    const char *name;
    const char *email;
};

typedef enum miraif_status miraif_deferral_fn(void *context, const struct miraif_deferral *deferral);

/* Calls `each` for those who deferred in a cohort that began before `cohort` (the latest such where there are
 * several), and have not applied to one since: by cohort and e-mail key. The record lives as long as the
 * call. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_deferral_each(struct miraif_store *store, int64_t cohort,
                                                   miraif_deferral_fn *each, void *context,
                                                   struct miraif_error *err);

/* Gives those people that `reference` ("p12" or e-mail addresses) names, or all of them where it names none,
 * an application to `cohort` with what they said in the earlier one. `*ret_list` is who got one, in `arena`;
 * the same again changes nothing. MIRAIF_NOT_FOUND: no such cohort or person. MIRAIF_REFUSED: somebody who
 * deferred in no earlier cohort, or the selection of `cohort` is adopted. MIRAIF_BUSY, MIRAIF_READ_ONLY,
 * MIRAIF_IO, MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status miraif_cohort_take_over(struct miraif_store *store, int64_t cohort,
                                                      const char *const *reference, size_t references,
                                                      struct miraif_arena *arena,
                                                      const struct miraif_deferral **ret_list,
                                                      size_t *ret_count, struct miraif_error *err);

/* How far a solved stage has come. */
enum miraif_stage { MIRAIF_STAGE_OPEN, MIRAIF_STAGE_DRAFT, MIRAIF_STAGE_ADOPTED };

/* "open", "draft" or "adopted": static. */
MIRAIF_API const char *miraif_stage_code(enum miraif_stage stage);

struct miraif_cohort_state {
    int64_t applications;
    int64_t status[MIRAIF_APPLICATION_STATUSES]; /* applications in each state */
    int64_t criteria;
    int64_t reviewers;
    int64_t reviewed; /* applications with at least one review */
    enum miraif_stage selection;
    enum miraif_stage teams;
    int64_t seats;
    bool announced;  /* somebody was told what was decided */
    int64_t overdue; /* open offers whose deadline is over */
    enum miraif_stage matches;
    enum miraif_stage plan;
    int64_t graduates;
    bool finished; /* the last general session that is planned is over */
};

/* Where cohort `id` stands: counts and stages. MIRAIF_NOT_FOUND, MIRAIF_IO. */
MIRAIF_API enum miraif_status miraif_cohort_state(struct miraif_store *store, int64_t id,
                                                  struct miraif_cohort_state *ret_state,
                                                  struct miraif_error *err);

/* What comes next for a cohort. */
enum miraif_step {
    MIRAIF_STEP_IMPORT,
    MIRAIF_STEP_CRITERIA,
    MIRAIF_STEP_REVIEW,
    MIRAIF_STEP_SELECT,
    MIRAIF_STEP_ADOPT_SELECTION,
    MIRAIF_STEP_ANNOUNCE,
    MIRAIF_STEP_EXPIRE,   /* offers are overdue */
    MIRAIF_STEP_QUIET,    /* offers are open */
    MIRAIF_STEP_WAITLIST, /* seats are free, and somebody waits */
    MIRAIF_STEP_FORM,
    MIRAIF_STEP_ADOPT_TEAMS,
    MIRAIF_STEP_MATCH,
    MIRAIF_STEP_ADOPT_MATCHES,
    MIRAIF_STEP_PLAN,
    MIRAIF_STEP_ADOPT_PLAN,
    MIRAIF_STEP_GRADUATE,
    MIRAIF_STEP_NONE
};

/* The step that follows from `state`. */
MIRAIF_API enum miraif_step miraif_cohort_next(const struct miraif_cohort_state *state);

/* One line of a cohort's statistics: how many applications have `value` under `by`. */
struct miraif_count {
    const char *by;    /* "status", "industry", "occupation", "age", "company", "gender", "satisfaction" */
    const char *value; /* as first written by code point order; a band such as "30-34"; null: not said */
    int64_t people;
};

typedef enum miraif_status miraif_count_fn(void *context, const struct miraif_count *count);

/* Calls `each` for the counts over the applications of cohort `id`, as stated in them: `by` in the order
 * above; states in the order of the programme, ages ascending, others by falling number, then value; what was
 * not said comes last. Of the satisfaction with sessions, `people` are answers, as far as they are shown (see
 * miraif/voice.h). Values that differ in width or case only, and companies with the same key, count as
 * one. MIRAIF_NOT_FOUND, MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_cohort_stats(struct miraif_store *store, int64_t id,
                                                  miraif_count_fn *each, void *context,
                                                  struct miraif_error *err);

#endif
