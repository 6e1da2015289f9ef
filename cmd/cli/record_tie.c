/* Ties as records. */
#include "cli/record_tie.h"

static const struct record_field tie_fields[] = {
    {"id", N_("id"), "string", FIELD_TABLE | FIELD_ID},
    {"person", N_("person"), "string", FIELD_TABLE},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"said_at", N_("said on"), "instant", 0},
    {"other", N_("with"), "string", FIELD_TABLE},
    {"other_name", N_("name"), "string", FIELD_TABLE},
    {"other_said_at", N_("said on"), "instant", 0},
    {"kind", N_("kind"), "string", FIELD_TABLE | FIELD_WORD},
    {"state", N_("state"), "string", FIELD_TABLE | FIELD_WORD},
    {"denied_by", N_("denied by"), "string", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_tie_type = {"tie", tie_fields};

const char *const record_tie_kinds[] = {
#define KIND_CODE(name, code) code,
    MIRAIF_TIE_KIND_LIST(KIND_CODE)
#undef KIND_CODE
        NULL};
const char *const record_tie_states[] = {"confirmed", "unconfirmed", "denied", NULL};

static void put_instant_or_null(struct mi_value *record, const char *key, int64_t instant)
{
    if (instant == 0)
        mi_put_null(record, key);
    else
        mi_put_instant(record, key, instant);
}

struct mi_value *record_tie(struct miraif_arena *arena, const struct miraif_tie *tie)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "id", 't', tie->id);
    mi_put_ref(record, "person", 'p', tie->person[0]);
    mi_put_copy(record, "name", tie->name[0]);
    put_instant_or_null(record, "said_at", tie->at[0]);
    mi_put_ref(record, "other", 'p', tie->person[1]);
    mi_put_copy(record, "other_name", tie->name[1]);
    put_instant_or_null(record, "other_said_at", tie->at[1]);
    mi_put_copy(record, "kind", tie->kind);
    mi_put_text(record, "state", miraif_tie_state(tie));
    mi_put_ref(record, "denied_by", 'p', tie->denied_by);
    return record;
}
