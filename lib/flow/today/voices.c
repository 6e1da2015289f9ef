/* What people have not said yet, or said that it is not well: the promise, surveys, and how graduates are. */
#include "miraif/voice.h"

#include "base/arena.h"
#include "flow/today/today.h"
#include "miraif/follow_up.h"
#include "miraif/promise.h"
#include "store/promise.h"

enum {
    DAYS_BEFORE = 7,    /* from when on a promise is missed */
    DAYS_RUNNING = 120, /* how long a cohort is looked at after its first day */
    SURVEY_DAYS = 30,   /* how long an answer to a survey is worth asking for */
};

struct gathering {
    struct mi_today *today;
    struct miraif_error *err;
    const struct miraif_cohort *cohort;
    struct mi_few who;
};

static const char *say_who(struct mi_today *today, const char *message, struct mi_few *who)
{
    const char *names = mi_few_end(who);
    return names == NULL
               ? NULL
               : mi_arena_printf(today->arena, mi_today_say(today, message), (long long)who->count, names);
}

static enum miraif_status count_promiser(void *context, const struct miraif_promiser *promiser)
{
    struct gathering *gathering = context;
    if (!mi_text_is(promiser->state, "accepted"))
        mi_few_add_person(&gathering->who, promiser->person, promiser->name);
    return MIRAIF_OK;
}

static enum miraif_status look_at_promise(struct mi_today *today, const struct miraif_cohort *cohort,
                                          struct miraif_error *err)
{
    struct gathering gathering = {today, err, cohort, mi_few_begin(today)};
    MI_TRY(miraif_promise_each(today->store, cohort->id, count_promiser, &gathering, err));
    if (gathering.who.count == 0)
        return MIRAIF_OK;
    struct miraif_matter matter = {
        .source = "promise_missing",
        .urgency = MIRAIF_URGENCY_SOON,
        .cohort = cohort->id,
        .count = gathering.who.count,
        .due = cohort->start_date,
        .message = say_who(today, N_("have not accepted the promise: %lld (%s)"), &gathering.who),
        .command =
            mi_arena_printf(today->arena, "miraif cohort promise ask %lld --again", (long long)cohort->id),
    };
    return mi_today_add(today, &matter, err);
}

static bool is_running(const struct mi_today *today, const struct miraif_cohort *cohort)
{
    int64_t days = mi_today_until(today, cohort->start_date);
    return days <= DAYS_BEFORE && days >= -DAYS_RUNNING;
}

enum miraif_status mi_today_promise(struct mi_today *today, struct miraif_error *err)
{
    struct miraif_promise promise;
    MI_TRY(mi_promise_find(today->store, 0, 0, today->arena, &promise, err));
    if (promise.version == 0)
        return MIRAIF_OK; /* a community without one */
    for (size_t i = 0; i < today->cohorts; i++)
        if (is_running(today, &today->cohort[i]))
            MI_TRY(look_at_promise(today, &today->cohort[i], err));
    return MIRAIF_OK;
}

/* The first question of a survey with a scale is how satisfied people are. */
static const struct miraif_tally *satisfaction_of(const struct miraif_survey *survey)
{
    for (size_t i = 0; i < survey->voices.tallies; i++)
        if (mi_text_is(survey->voices.tally[i].question->code, "satisfaction"))
            return &survey->voices.tally[i];
    return NULL;
}

static enum miraif_status add_survey(const struct gathering *gathering, const struct miraif_survey *survey,
                                     const char *source, enum miraif_urgency urgency, const char *message)
{
    struct mi_today *today = gathering->today;
    struct miraif_matter matter = {
        .source = source,
        .urgency = urgency,
        .cohort = gathering->cohort->id,
        .object = survey->session->id,
        .count = survey->voices.answered,
        .due = survey->session->date,
        .message = message,
        .command = mi_arena_printf(today->arena, "miraif session survey show %s", survey->session->id),
    };
    return mi_today_add(today, &matter, gathering->err);
}

static enum miraif_status look_at_survey(void *context, const struct miraif_survey *survey)
{
    const struct gathering *gathering = context;
    struct mi_today *today = gathering->today;
    const struct miraif_tally *satisfaction = satisfaction_of(survey);
    const char *id = survey->session->id;
    if (survey->voices.people == 0 || mi_today_until(today, survey->session->date) < -SURVEY_DAYS)
        return MIRAIF_OK;
    if (survey->voices.answered == 0)
        return add_survey(gathering, survey, "survey_missing", MIRAIF_URGENCY_SOON,
                          mi_arena_printf(today->arena,
                                          mi_today_say(today, N_("nobody has said how %s was: %s")), id,
                                          survey->session->title));
    if (satisfaction == NULL || satisfaction->withheld || satisfaction->answers == 0)
        return MIRAIF_OK;
    int64_t middle = (satisfaction->question->low + satisfaction->question->high) * 500000;
    if (satisfaction->mean > middle)
        return MIRAIF_OK;
    return add_survey(gathering, survey, "satisfaction_low", MIRAIF_URGENCY_URGENT,
                      mi_arena_printf(today->arena,
                                      mi_today_say(today, N_("people are not satisfied with %s: %s")), id,
                                      survey->session->title));
}

enum miraif_status mi_today_surveys(struct mi_today *today, struct miraif_error *err)
{
    struct gathering gathering = {.today = today, .err = err};
    for (size_t i = 0; i < today->cohorts; i++) {
        gathering.cohort = &today->cohort[i];
        if (is_running(today, gathering.cohort))
            MI_TRY(miraif_survey_each(today->store, gathering.cohort->id, look_at_survey, &gathering, err));
    }
    return MIRAIF_OK;
}

static enum miraif_status count_due(void *context, const struct miraif_follow_up *follow_up)
{
    struct gathering *gathering = context;
    if (mi_text_is(follow_up->state, "due"))
        mi_few_add_person(&gathering->who, follow_up->person, follow_up->name);
    return MIRAIF_OK;
}

enum miraif_status mi_today_follow_up(struct mi_today *today, struct miraif_error *err)
{
    static const struct miraif_follow_up_filter present = {0};
    struct gathering gathering = {today, err, NULL, mi_few_begin(today)};
    MI_TRY(miraif_follow_up_each(today->store, &present, count_due, &gathering, err));
    if (gathering.who.count == 0)
        return MIRAIF_OK;
    struct miraif_matter matter = {
        .source = "follow_up_due",
        .urgency = MIRAIF_URGENCY_SOON,
        .count = gathering.who.count,
        .message = say_who(today, N_("to be asked how they are: %lld (%s)"), &gathering.who),
        .command = "miraif alumni follow-up",
    };
    return mi_today_add(today, &matter, err);
}
