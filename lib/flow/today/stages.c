/* Those who are to be taken over, and what a cohort's programme goes on with: the step that follows from
 * where it stands, the more urgent the nearer its first session is. */
#include "base/arena.h"
#include "flow/today/today.h"
#include "miraif/application.h"

enum { DAYS_SOON = 21, DAYS_URGENT = 7, DAYS_OVER = 180, COMMAND_MOST = 1024 };

/* Steps without a row are matters of other sources: offers and seats. */
static const struct {
    const char *source;
    const char *message;
    const char *command;
    bool draft; /* computed and left lying */
} steps[] = {
    [MIRAIF_STEP_IMPORT] = {"no_applications", N_("no application has come in"),
                            "miraif cohort import %lld applicants.csv", false},
    [MIRAIF_STEP_CRITERIA] = {"no_criteria", N_("nothing says by what applications are marked"),
                              "miraif cohort review criteria %lld", false},
    [MIRAIF_STEP_REVIEW] = {"no_reviews", N_("nobody has reviewed an application"),
                            "miraif cohort review status %lld", false},
    [MIRAIF_STEP_SELECT] = {"no_selection", N_("reviews are there, nobody is selected"),
                            "miraif cohort select %lld", false},
    [MIRAIF_STEP_ADOPT_SELECTION] = {"selection_draft", N_("a selection is computed and not adopted"),
                                     "miraif cohort adopt %lld", true},
    [MIRAIF_STEP_ANNOUNCE] = {"not_announced", N_("it is decided, and not everybody was told"),
                              "miraif cohort announce %lld", true},
    [MIRAIF_STEP_FORM] = {"no_teams", N_("everybody has answered, and there are no teams"),
                          "miraif team form %lld", false},
    [MIRAIF_STEP_ADOPT_TEAMS] = {"teams_draft", N_("teams are computed and not adopted"),
                                 "miraif team adopt %lld", true},
    [MIRAIF_STEP_MATCH] = {"no_mentors", N_("the teams have no mentors"), "miraif match mentors %lld", false},
    [MIRAIF_STEP_ADOPT_MATCHES] = {"matches_draft", N_("mentors are matched and not adopted"),
                                   "miraif match adopt %lld", true},
    [MIRAIF_STEP_PLAN] = {"no_plan", N_("no sessions are planned"), "miraif session plan %lld", false},
    [MIRAIF_STEP_ADOPT_PLAN] = {"plan_draft", N_("sessions are planned and not adopted"),
                                "miraif session adopt %lld", true},
    [MIRAIF_STEP_GRADUATE] = {"no_graduates", N_("the last session is over, and nobody has graduated"),
                              "miraif cohort graduate %lld", true},
    [MIRAIF_STEP_NONE] = {NULL, NULL, NULL, false},
};

static enum miraif_urgency urgency_of(enum miraif_step step, int64_t days)
{
    if (days <= DAYS_URGENT && step != MIRAIF_STEP_GRADUATE)
        return MIRAIF_URGENCY_URGENT;
    return steps[step].draft || days <= DAYS_SOON ? MIRAIF_URGENCY_SOON : MIRAIF_URGENCY_NEXT;
}

/* The command that divides those who accepted, evenly where they are not as many as the seats; null: out of
 * memory. */
static const char *form_command(const struct mi_today *today, const struct miraif_cohort *cohort,
                                const struct miraif_cohort_state *state)
{
    int64_t people = state->status[MIRAIF_APPLICATION_ACCEPTED];
    int64_t teams = people / 2 < cohort->teams ? people / 2 : cohort->teams;
    if (people == state->seats || !state->announced || teams == 0)
        return mi_arena_printf(today->arena, steps[MIRAIF_STEP_FORM].command, (long long)cohort->id);
    struct mi_str str = mi_str_begin(today->arena, COMMAND_MOST);
    const char *text = NULL;
    mi_str_addf(&str, steps[MIRAIF_STEP_FORM].command, (long long)cohort->id);
    for (int64_t t = 0; t < teams; t++)
        mi_str_addf(&str, "%s%lld", t == 0 ? " --sizes " : ",",
                    (long long)(people / teams + (t < people % teams)));
    return mi_str_end(&str, &text, NULL) == MIRAIF_OK ? text : NULL;
}

static enum miraif_status add_step(struct mi_today *today, const struct miraif_cohort *cohort,
                                   const struct miraif_cohort_state *state, enum miraif_step step,
                                   struct miraif_error *err)
{
    int64_t days = mi_today_until(today, cohort->start_date);
    if (steps[step].source == NULL)
        return MIRAIF_OK;
    struct miraif_matter matter = {
        .source = steps[step].source,
        .urgency = urgency_of(step, days),
        .cohort = cohort->id,
        .due = step == MIRAIF_STEP_GRADUATE ? NULL : cohort->start_date,
        .message = mi_today_say(today, steps[step].message),
        .command = step == MIRAIF_STEP_FORM
                       ? form_command(today, cohort, state)
                       : mi_arena_printf(today->arena, steps[step].command, (long long)cohort->id),
    };
    return mi_today_add(today, &matter, err);
}

static enum miraif_status count_mentor(void *context, const struct miraif_person *person)
{
    (void)person;
    ++*(int64_t *)context;
    return MIRAIF_OK;
}

/* Where no mentor is known, they have to be found first; the plan does not wait for them. */
static enum miraif_status add_mentors(struct mi_today *today, const struct miraif_cohort *cohort,
                                      const struct miraif_cohort_state *state, struct miraif_error *err)
{
    static const struct miraif_person_filter mentors = {.role = "mentor"};
    int64_t known = 0;
    MI_TRY(miraif_person_each(today->store, &mentors, count_mentor, &known, err));
    if (known > 0)
        return add_step(today, cohort, state, MIRAIF_STEP_MATCH, err);
    struct miraif_matter matter = {
        .source = "no_mentors_known",
        .urgency = urgency_of(MIRAIF_STEP_MATCH, mi_today_until(today, cohort->start_date)),
        .cohort = cohort->id,
        .due = cohort->start_date,
        .message = mi_today_say(today, N_("no mentors are known")),
        .command = "miraif person import mentors.csv --role mentor",
    };
    MI_TRY(mi_today_add(today, &matter, err));
    return add_step(today, cohort, state, MIRAIF_STEP_PLAN, err);
}

enum miraif_status mi_today_stages(struct mi_today *today, struct miraif_error *err)
{
    for (size_t i = 0; i < today->cohorts; i++) {
        struct miraif_cohort_state state;
        const struct miraif_cohort *cohort = &today->cohort[i];
        MI_TRY(miraif_cohort_state(today->store, cohort->id, &state, err));
        enum miraif_step step = miraif_cohort_next(&state);
        if (mi_today_until(today, cohort->start_date) < -DAYS_OVER)
            continue;
        MI_TRY(step == MIRAIF_STEP_MATCH ? add_mentors(today, cohort, &state, err)
                                         : add_step(today, cohort, &state, step, err));
    }
    return MIRAIF_OK;
}

static enum miraif_status count_deferral(void *context, const struct miraif_deferral *deferral)
{
    mi_few_add_person(context, deferral->person, deferral->name);
    return MIRAIF_OK;
}

static enum miraif_status add_deferred(struct mi_today *today, const struct miraif_cohort *cohort,
                                       struct miraif_error *err)
{
    struct mi_few who = mi_few_begin(today);
    MI_TRY(miraif_deferral_each(today->store, cohort->id, count_deferral, &who, err));
    if (who.count == 0)
        return MIRAIF_OK;
    const char *names = mi_few_end(&who);
    struct miraif_matter matter = {
        .source = "deferred_waiting",
        .urgency = MIRAIF_URGENCY_SOON,
        .cohort = cohort->id,
        .count = who.count,
        .due = cohort->start_date,
        .message = names == NULL
                       ? NULL
                       : mi_arena_printf(
                             today->arena,
                             mi_today_say(today, N_("asked in an earlier cohort for the next: %lld (%s)")),
                             (long long)who.count, names),
        .command = mi_arena_printf(today->arena, "miraif cohort take-over %lld", (long long)cohort->id),
    };
    return mi_today_add(today, &matter, err);
}

enum miraif_status mi_today_deferred(struct mi_today *today, struct miraif_error *err)
{
    for (size_t i = 0; i < today->cohorts; i++) {
        struct miraif_cohort_state state;
        const struct miraif_cohort *cohort = &today->cohort[i];
        MI_TRY(miraif_cohort_state(today->store, cohort->id, &state, err));
        if (state.selection != MIRAIF_STAGE_ADOPTED && mi_today_until(today, cohort->start_date) > 0)
            MI_TRY(add_deferred(today, cohort, err));
    }
    return MIRAIF_OK;
}
