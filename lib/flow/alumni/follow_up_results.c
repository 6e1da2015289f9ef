/* What the answers come to, stage by stage; the answers of few are withheld. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/alumni/follow_up.h"
#include "miraif/cohort.h"
#include "store/cohort.h"
#include "store/db.h"

enum { MILLIONTHS = 1000000 };

/* Counts of a stage, in one cohort or several. */
struct tally {
    int64_t cohort; /* the last one counted */
    int64_t cohorts;
    int64_t asked;
    int64_t answered;
    int64_t worry[MIRAIF_WORRIES];
    int64_t worries;
    int64_t points; /* of satisfaction */
    int64_t satisfied;
};

/* A stage: the cohort that is being counted, those with answers enough, and those with too few. */
struct stage {
    int stage;
    struct tally present;
    struct tally enough;
    struct tally few;
};

struct results {
    struct miraif_store *store;
    struct miraif_arena *arena;   /* of the stages */
    struct miraif_arena *scratch; /* of one answer */
    struct miraif_error *err;
    struct stage *stage; /* in their order */
    size_t stages;
    size_t room;
};

/* Whether what few said could be seen: nothing said cannot. */
static bool is_few(int64_t count)
{
    return count > 0 && count < MIRAIF_FEW;
}

static void add(struct tally *sum, const struct tally *tally)
{
    sum->cohorts++;
    sum->asked += tally->asked;
    sum->answered += tally->answered;
    for (int i = 0; i < MIRAIF_WORRIES; i++)
        sum->worry[i] += tally->worry[i];
    sum->worries += tally->worries;
    sum->points += tally->points;
    sum->satisfied += tally->satisfied;
}

/* Puts the cohort that was counted to those like it. */
static void settle(struct stage *stage)
{
    const struct tally *tally = &stage->present;
    if (tally->asked == 0)
        return;
    bool few = is_few(tally->answered) || is_few(tally->worries) || is_few(tally->satisfied);
    add(few ? &stage->few : &stage->enough, tally);
    stage->present = (struct tally){0};
}

static enum miraif_status find_stage(struct results *results, int number, struct stage **ret_stage)
{
    size_t at = 0;
    while (at < results->stages && results->stage[at].stage < number)
        at++;
    if (at == results->stages || results->stage[at].stage != number) {
        struct stage *list =
            mi_arena_grow(results->arena, results->stage, results->stages, &results->room, sizeof *list);
        if (list == NULL)
            return mi_no_memory(results->err);
        results->stage = list;
        for (size_t i = results->stages++; i > at; i--)
            list[i] = list[i - 1];
        list[at] = (struct stage){.stage = number};
    }
    *ret_stage = &results->stage[at];
    return MIRAIF_OK;
}

static void count(struct tally *tally, const struct miraif_follow_up *follow_up)
{
    tally->asked++;
    if (follow_up->answered_at == 0)
        return;
    tally->answered++;
    if (follow_up->worry != MIRAIF_WORRIES) {
        tally->worry[follow_up->worry]++;
        tally->worries++;
    }
    tally->points += follow_up->satisfaction;
    tally->satisfied += follow_up->satisfaction != 0;
}

static enum miraif_status count_stage(struct results *results, const struct mi_followed *followed, int number)
{
    struct miraif_follow_up follow_up;
    struct stage *stage = NULL;
    miraif_arena_reset(results->scratch);
    MI_TRY(mi_follow_up_at(results->store, followed, number, results->scratch, &follow_up, results->err));
    MI_TRY(find_stage(results, number, &stage));
    if (stage->present.cohort != followed->cohort)
        settle(stage);
    stage->present.cohort = followed->cohort;
    count(&stage->present, &follow_up);
    return MIRAIF_OK;
}

/* People come cohort by cohort. */
static enum miraif_status count_one(void *context, const struct mi_followed *followed)
{
    struct results *results = context;
    int present;
    if (!mi_stage_on(followed, mi_date_of_instant(mi_store_env(results->store)->now), &present))
        return MIRAIF_OK;
    for (int stage = MI_STAGE_FIRST; stage <= present; stage = mi_stage_next(stage))
        MI_TRY(count_stage(results, followed, stage));
    return MIRAIF_OK;
}

static enum miraif_status tell(const struct stage *stage, miraif_follow_up_result_fn *each, void *context)
{
    char code[MI_STAGE_TEXT];
    struct tally sum = stage->enough;
    bool apart = is_few(stage->few.answered) || is_few(stage->few.worries) || is_few(stage->few.satisfied);
    mi_stage_format(stage->stage, code);
    struct miraif_follow_up_result result = {.stage = code,
                                             .asked = stage->enough.asked + stage->few.asked,
                                             .answered = stage->enough.answered + stage->few.answered};
    if (!apart && stage->few.cohorts > 0) {
        int64_t cohorts = sum.cohorts + stage->few.cohorts;
        add(&sum, &stage->few);
        sum.cohorts = cohorts;
    }
    result.cohorts = sum.cohorts;
    result.counted = sum.answered;
    for (int i = 0; i < MIRAIF_WORRIES; i++)
        result.worry[i] = sum.worry[i];
    result.worries = sum.worries;
    result.satisfied = sum.satisfied;
    result.satisfaction =
        sum.satisfied == 0 ? 0 : (sum.points * MILLIONTHS + sum.satisfied / 2) / sum.satisfied;
    return each(context, &result);
}

static enum miraif_status tell_all(struct results *results, miraif_follow_up_result_fn *each, void *context)
{
    for (size_t i = 0; i < results->stages; i++) {
        settle(&results->stage[i]);
        MI_TRY(tell(&results->stage[i], each, context));
    }
    return MIRAIF_OK;
}

enum miraif_status miraif_follow_up_results(struct miraif_store *store, int64_t cohort,
                                            miraif_follow_up_result_fn *each, void *context,
                                            struct miraif_error *err)
{
    struct results results = {.store = store, .err = err};
    if (cohort != 0)
        MI_TRY(mi_cohort_need(store, cohort, err));
    results.arena = miraif_arena_create();
    results.scratch = miraif_arena_create();
    enum miraif_status status =
        results.arena == NULL || results.scratch == NULL ? mi_no_memory(err) : MIRAIF_OK;
    if (status == MIRAIF_OK)
        status = mi_followed_each(store, cohort, 0, count_one, &results, err);
    if (status == MIRAIF_OK)
        status = tell_all(&results, each, context);
    miraif_arena_destroy(results.scratch);
    miraif_arena_destroy(results.arena);
    return status;
}
