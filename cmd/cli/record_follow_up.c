/* Following up as records. */
#include "cli/record_follow_up.h"

static const struct record_field follow_up_fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"id", N_("id"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", 0},
    {"stage", N_("stage"), "string", FIELD_TABLE | FIELD_WORD},
    {"date", N_("date"), "date", FIELD_TABLE},
    {"state", N_("state"), "string", FIELD_TABLE | FIELD_WORD},
    {"asked_at", N_("asked at"), "instant", 0},
    {"answered_at", N_("answered at"), "instant", 0},
    {"worry", N_("worry"), "string", FIELD_TABLE | FIELD_WORD},
    {"satisfaction", N_("satisfaction"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"comment", N_("comment"), "string", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_follow_up_type = {"follow-up", follow_up_fields};

static const struct record_field result_fields[] = {
    {"stage", N_("stage"), "string", FIELD_TABLE | FIELD_ID | FIELD_WORD},
    {"asked", N_("due to answer"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"answered", N_("have answered"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"counted", N_("counted"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"gone", N_("worry gone"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"lighter", N_("lighter"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"same", N_("the same"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"heavier", N_("heavier"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"satisfaction", N_("satisfaction"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"cohorts", N_("cohorts"), "integer", 0},
    {"withheld", N_("withheld"), "boolean", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_follow_up_result_type = {"follow-up-result", result_fields};

static void put_instant_or_null(struct mi_value *record, const char *key, int64_t instant)
{
    if (instant == 0)
        mi_put_null(record, key);
    else
        mi_put_instant(record, key, instant);
}

struct mi_value *record_follow_up(struct miraif_arena *arena, const struct miraif_follow_up *follow_up)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", follow_up->cohort);
    mi_put_ref(record, "id", 'p', follow_up->person);
    mi_put_copy(record, "name", follow_up->name);
    mi_put_copy(record, "email", follow_up->email);
    mi_put_copy(record, "stage", follow_up->stage);
    mi_put_copy(record, "date", follow_up->date);
    mi_put_copy(record, "state", follow_up->state);
    put_instant_or_null(record, "asked_at", follow_up->asked_at);
    put_instant_or_null(record, "answered_at", follow_up->answered_at);
    mi_put_copy(record, "worry", miraif_worry_code(follow_up->worry));
    if (follow_up->satisfaction == 0)
        mi_put_null(record, "satisfaction");
    else
        mi_put_int(record, "satisfaction", follow_up->satisfaction);
    mi_put_copy(record, "comment", follow_up->comment);
    return record;
}

struct mi_value *record_follow_up_result(struct miraif_arena *arena,
                                         const struct miraif_follow_up_result *result)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "stage", result->stage);
    mi_put_int(record, "asked", result->asked);
    mi_put_int(record, "answered", result->answered);
    mi_put_int(record, "counted", result->counted);
    for (int i = 0; i < MIRAIF_WORRIES; i++) {
        const char *code = miraif_worry_code((enum miraif_worry)i);
        if (result->worries == 0)
            mi_put_null(record, code);
        else
            mi_put_int(record, code, result->worry[i]);
    }
    if (result->satisfied == 0)
        mi_put_null(record, "satisfaction");
    else
        mi_put_decimal(record, "satisfaction", result->satisfaction);
    mi_put_int(record, "cohorts", result->cohorts);
    mi_put_bool(record, "withheld", result->counted < result->answered);
    return record;
}
