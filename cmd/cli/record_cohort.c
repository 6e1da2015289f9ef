/* Cohorts as records, with where they stand and the command that comes next. */
#include "cli/record_cohort.h"

#include "base/date.h"
#include "cli/output.h"

static const struct record_field cohort_fields[] = {
    {"id", N_("cohort"), "integer", FIELD_TABLE | FIELD_ID | FIELD_RIGHT},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"start", N_("start"), "date", FIELD_TABLE},
    {"teams", N_("teams"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"team_size", N_("team size"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"seats", N_("seats"), "integer", FIELD_RIGHT},
    {"applications", N_("applications"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"selected", N_("selected"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"accepted", N_("accepted"), "integer", FIELD_RIGHT},
    {"overdue", N_("overdue offers"), "integer", FIELD_RIGHT},
    {"statuses", N_("states"), "object", FIELD_NESTED},
    {"reviewers", N_("reviewers"), "integer", FIELD_RIGHT},
    {"reviewed", N_("reviewed"), "integer", FIELD_RIGHT},
    {"selection", N_("selection"), "string", 0},
    {"team_forming", N_("teams formed"), "string", 0},
    {"created_at", N_("created at"), "instant", 0},
    {"next", N_("next step"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_cohort_type = {"cohort", cohort_fields};

static const struct record_field sheet_fields[] = {
    {"id", N_("cohort"), "integer", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"start", N_("start"), "date", FIELD_TABLE},
    {"teams", N_("teams"), "integer", FIELD_TABLE},
    {"team_size", N_("team size"), "integer", FIELD_TABLE},
    {"seats", N_("seats"), "integer", FIELD_TABLE},
    {"applications", N_("applications"), "integer", FIELD_TABLE},
    {"reviewers", N_("reviewers"), "integer", FIELD_TABLE},
    {"reviewed", N_("reviewed"), "integer", FIELD_TABLE},
    {"selection", N_("selection"), "string", FIELD_TABLE | FIELD_WORD},
    {"selected", N_("selected"), "integer", FIELD_TABLE},
    {"team_forming", N_("teams formed"), "string", FIELD_TABLE | FIELD_WORD},
    {"accepted", N_("accepted"), "integer", FIELD_RIGHT},
    {"overdue", N_("overdue offers"), "integer", FIELD_RIGHT},
    {"statuses", N_("states"), "object", FIELD_NESTED},
    {"created_at", N_("created at"), "instant", 0},
    {"next", N_("next step"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_cohort_sheet_type = {"cohort", sheet_fields};

static const struct record_field count_fields[] = {
    {"by", N_("by"), "string", FIELD_TABLE | FIELD_WORD},
    {"value", N_("value"), "string", FIELD_TABLE},
    {"people", N_("people"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_count_type = {"count", count_fields};

static const struct record_field status_fields[] = {
    {"value", N_("state"), "string", FIELD_TABLE | FIELD_WORD},
    {"people", N_("people"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_status_type = {"status", status_fields};

/* The command of the next step; the verbs are those of the command table. */
static void put_next(struct mi_value *record, int64_t id, enum miraif_step step)
{
    static const char *const verbs[] = {
        [MIRAIF_STEP_IMPORT] = "cohort import",         [MIRAIF_STEP_CRITERIA] = "cohort review criteria",
        [MIRAIF_STEP_REVIEW] = "cohort review pack",    [MIRAIF_STEP_SELECT] = "cohort select",
        [MIRAIF_STEP_ADOPT_SELECTION] = "cohort adopt", [MIRAIF_STEP_ANNOUNCE] = "cohort announce",
        [MIRAIF_STEP_EXPIRE] = "cohort reply expire",   [MIRAIF_STEP_QUIET] = "cohort quiet",
        [MIRAIF_STEP_WAITLIST] = "cohort waitlist",     [MIRAIF_STEP_FORM] = "team form",
        [MIRAIF_STEP_ADOPT_TEAMS] = "team adopt",       [MIRAIF_STEP_MATCH] = "match mentors",
        [MIRAIF_STEP_ADOPT_MATCHES] = "match adopt",    [MIRAIF_STEP_PLAN] = "session plan",
        [MIRAIF_STEP_ADOPT_PLAN] = "session adopt",     [MIRAIF_STEP_GRADUATE] = "cohort graduate",
    };
    if (step == MIRAIF_STEP_NONE)
        mi_put_null(record, "next");
    else
        mi_putf(record, "next", "miraif %s %lld", verbs[step], (long long)id);
}

static void put_statuses(struct mi_value *record, const struct miraif_cohort_state *state)
{
    struct mi_value *statuses = mi_put_object(record, "statuses");
    for (int i = 0; i < MIRAIF_APPLICATION_STATUSES; i++)
        mi_put_int(statuses, miraif_application_status_code((enum miraif_application_status)i),
                   state->status[i]);
}

struct mi_value *record_cohort(struct miraif_arena *arena, const struct miraif_cohort *cohort,
                               const struct miraif_cohort_state *state)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "id", cohort->id);
    mi_put_copy(record, "name", cohort->name);
    mi_put_copy(record, "start", cohort->start_date);
    mi_put_int(record, "teams", cohort->teams);
    mi_put_int(record, "team_size", cohort->team_size);
    mi_put_int(record, "seats", cohort->teams * cohort->team_size);
    mi_put_int(record, "applications", state->applications);
    mi_put_int(record, "selected",
               state->status[MIRAIF_APPLICATION_SELECTED] + state->status[MIRAIF_APPLICATION_OFFERED] +
                   state->status[MIRAIF_APPLICATION_ACCEPTED]);
    mi_put_int(record, "accepted", state->status[MIRAIF_APPLICATION_ACCEPTED]);
    mi_put_int(record, "overdue", state->overdue);
    put_statuses(record, state);
    mi_put_int(record, "reviewers", state->reviewers);
    mi_put_int(record, "reviewed", state->reviewed);
    mi_put_text(record, "selection", miraif_stage_code(state->selection));
    mi_put_text(record, "team_forming", miraif_stage_code(state->teams));
    mi_put_instant(record, "created_at", cohort->created_at);
    put_next(record, cohort->id, miraif_cohort_next(state));
    return record;
}

struct mi_value *record_count(struct miraif_arena *arena, const struct miraif_count *count)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "by", count->by);
    mi_put_copy(record, "value", count->value);
    mi_put_int(record, "people", count->people);
    return record;
}

void record_warn_of_start(struct cli *cli, const struct miraif_cohort *cohort)
{
    enum { FRIDAY = 5 };
    struct mi_date date;
    if (mi_date_parse(cohort->start_date, &date) && mi_date_weekday(date) != FRIDAY)
        cli_warn(cli, "not_a_friday", _("%s is not a Friday, the day of general sessions"),
                 cohort->start_date);
}
