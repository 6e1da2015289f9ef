/* How far the reviews of a cohort have come: by applicant, what needs eyes first, and by reviewer. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/review/criteria.h"
#include "flow/review/reviewer.h"
#include "miraif/cohort.h"
#include "model/mark.h"
#include "model/roster.h"
#include "store/review.h"

/* The reviews of a cohort in memory. */
struct reading {
    struct miraif_criteria criteria;
    struct mi_roster roster; /* those whose application stands */
    struct miraif_review *review;
    const int64_t *corrected; /* of each review */
    size_t reviews;
};

static enum miraif_status take_standing(void *context, const struct miraif_application *application)
{
    return mi_application_stands(application->status) ? mi_roster_take(context, application) : MIRAIF_OK;
}

static enum miraif_status read_all(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                   struct reading *reading, struct miraif_error *err)
{
    struct miraif_cohort found;
    *reading = (struct reading){.roster = {.arena = arena, .err = err}};
    MI_TRY(miraif_cohort_get(store, cohort, arena, &found, err));
    MI_TRY(mi_criteria_in_force(store, cohort, arena, &reading->criteria, err));
    MI_TRY(
        mi_reviews_load(store, cohort, &reading->criteria, arena, &reading->review, &reading->reviews, err));
    MI_TRY(mi_marks_correct(&reading->criteria, reading->review, reading->reviews, arena, &reading->corrected,
                            err));
    return miraif_application_each(store, cohort, take_standing, &reading->roster, err);
}

static int compare_people(const void *a, const void *b)
{
    const struct miraif_application *x = a;
    const struct miraif_application *y = b;
    return (x->person.id > y->person.id) - (x->person.id < y->person.id);
}

/* The unread first, then the largest disagreement, then by id. */
static int compare_states(const void *a, const void *b)
{
    const struct miraif_review_state *x = a;
    const struct miraif_review_state *y = b;
    if ((x->reviews == 0) != (y->reviews == 0))
        return x->reviews == 0 ? -1 : 1;
    if (x->spread != y->spread)
        return x->spread > y->spread ? -1 : 1;
    return (x->person > y->person) - (x->person < y->person);
}

/* Reviews are by person; with the roster in that order, too, one walk over both does. */
static void sum_up(struct reading *reading, struct miraif_review_state *state)
{
    size_t at = 0;
    qsort(reading->roster.item, reading->roster.count, sizeof *reading->roster.item, compare_people);
    for (size_t i = 0; i < reading->roster.count; i++) {
        const struct miraif_person *person = &reading->roster.item[i].person;
        while (at < reading->reviews && reading->review[at].person < person->id)
            at++;
        size_t end = at;
        while (end < reading->reviews && reading->review[end].person == person->id)
            end++;
        struct mi_mark mark =
            mi_mark_of(&reading->criteria, &reading->review[at], reading->corrected + at, end - at);
        state[i] = (struct miraif_review_state){.person = person->id,
                                                .name = person->name,
                                                .reviews = mark.complete,
                                                .incomplete = mark.incomplete,
                                                .mark = mark.mark,
                                                .corrected = mark.corrected,
                                                .spread = mark.spread};
        at = end;
    }
    qsort(state, reading->roster.count, sizeof *state, compare_states);
}

static enum miraif_status list_states(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                      miraif_review_state_fn *each, void *context, struct miraif_error *err)
{
    struct reading reading;
    MI_TRY(read_all(store, cohort, arena, &reading, err));
    if (reading.roster.count == 0)
        return MIRAIF_OK;
    struct miraif_review_state *state = mi_arena_array(arena, reading.roster.count, sizeof *state);
    if (state == NULL)
        return mi_no_memory(err);
    sum_up(&reading, state);
    for (size_t i = 0; i < reading.roster.count; i++)
        MI_TRY(each(context, &state[i]));
    return MIRAIF_OK;
}

static int compare_reviewers(const void *a, const void *b)
{
    const struct miraif_review *x = a;
    const struct miraif_review *y = b;
    int order = strcmp(x->reviewer, y->reviewer);
    return order != 0 ? order : (x->person > y->person) - (x->person < y->person);
}

/* One reviewer's reviews, which stand beside one another. */
static enum miraif_status tell_reviewer(struct miraif_store *store, const struct reading *reading,
                                        const struct miraif_review *review, size_t reviews,
                                        struct miraif_arena *arena, miraif_reviewer_fn *each, void *context,
                                        struct miraif_error *err)
{
    struct miraif_reviewer reviewer = {.name = review->reviewer};
    int64_t sum = 0;
    for (size_t i = 0; i < reviews; i++) {
        bool complete = mi_review_complete(&review[i], reading->criteria.count);
        reviewer.complete += complete;
        reviewer.incomplete += !complete;
        sum += complete ? mi_review_mean(&reading->criteria, &review[i]) : 0;
    }
    if (reviewer.complete > 0)
        reviewer.mean = (2 * sum + reviewer.complete) / (2 * reviewer.complete);
    struct mi_reviewer who;
    const uint8_t *separate;
    MI_TRY(mi_reviewer_find(store, review->reviewer, arena, &who, err));
    MI_TRY(mi_reviewer_conflicts(store, &who, &reading->roster, arena, &separate, err));
    for (size_t i = 0; i < reading->roster.count; i++)
        reviewer.applicants += !separate[i];
    return each(context, &reviewer);
}

static enum miraif_status list_reviewers(struct miraif_store *store, int64_t cohort,
                                         struct miraif_arena *arena, miraif_reviewer_fn *each, void *context,
                                         struct miraif_error *err)
{
    struct reading reading;
    MI_TRY(read_all(store, cohort, arena, &reading, err));
    if (reading.reviews > 0)
        qsort(reading.review, reading.reviews, sizeof *reading.review, compare_reviewers);
    for (size_t start = 0, end; start < reading.reviews; start = end) {
        end = start + 1;
        while (end < reading.reviews &&
               strcmp(reading.review[end].reviewer, reading.review[start].reviewer) == 0)
            end++;
        MI_TRY(
            tell_reviewer(store, &reading, &reading.review[start], end - start, arena, each, context, err));
    }
    return MIRAIF_OK;
}

enum miraif_status miraif_review_state_each(struct miraif_store *store, int64_t cohort,
                                            miraif_review_state_fn *each, void *context,
                                            struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    if (arena == NULL)
        return mi_no_memory(err);
    enum miraif_status status = list_states(store, cohort, arena, each, context, err);
    miraif_arena_destroy(arena);
    return status;
}

enum miraif_status miraif_reviewer_each(struct miraif_store *store, int64_t cohort, miraif_reviewer_fn *each,
                                        void *context, struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    if (arena == NULL)
        return mi_no_memory(err);
    enum miraif_status status = list_reviewers(store, cohort, arena, each, context, err);
    miraif_arena_destroy(arena);
    return status;
}
