/* Updates as records. */
#include "cli/record_update.h"

static const struct record_field update_fields[] = {
    {"id", N_("id"), "string", FIELD_TABLE | FIELD_ID},
    {"at", N_("at"), "instant", FIELD_TABLE},
    {"person", N_("person"), "string", FIELD_TABLE},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", 0},
    {"kind", N_("kind"), "string", FIELD_TABLE | FIELD_WORD},
    {"digest", N_("in the digest"), "boolean", FIELD_TABLE},
    {"text", N_("text"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_update_type = {"update", update_fields};

const char *const record_update_kinds[] = {
#define KIND_CODE(name, code) code,
    MIRAIF_UPDATE_KIND_LIST(KIND_CODE)
#undef KIND_CODE
        NULL};

struct mi_value *record_update(struct miraif_arena *arena, const struct miraif_update *update)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "id", 'u', update->id);
    mi_put_instant(record, "at", update->at);
    mi_put_ref(record, "person", 'p', update->person);
    mi_put_copy(record, "name", update->name);
    mi_put_copy(record, "email", update->email);
    mi_put_copy(record, "kind", update->kind);
    mi_put_bool(record, "digest", update->digest);
    mi_put_copy(record, "text", update->text);
    return record;
}
