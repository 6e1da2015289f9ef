/* The promise as records. */
#include "cli/record_promise.h"

static const struct record_field promise_fields[] = {
    {"version", N_("version"), "integer", FIELD_TABLE | FIELD_ID},
    {"at", N_("since"), "instant", FIELD_TABLE},
    {"text", N_("text"), "string", 0},
    {"changes", N_("changes"), "array", FIELD_NESTED},
    {"repeated", N_("repeated"), "boolean", 0},
    {"queued", N_("letters queued"), "integer", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_promise_type = {"promise", promise_fields};

static const struct record_field promiser_fields[] = {
    {"id", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", 0},
    {"as", N_("role"), "string", FIELD_TABLE | FIELD_WORD},
    {"state", N_("state"), "string", FIELD_TABLE | FIELD_WORD},
    {"version", N_("version"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"at", N_("accepted on"), "instant", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_promiser_type = {"promiser", promiser_fields};

struct mi_value *record_promise(struct miraif_arena *arena, const struct miraif_promise *promise,
                                const struct miraif_promise_line *line, size_t lines)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "version", promise->version);
    mi_put_instant(record, "at", promise->at);
    mi_put_copy(record, "text", promise->text);
    struct mi_value *changes = mi_put_array(record, "changes");
    for (size_t i = 0; i < lines; i++) {
        if (line[i].sign == ' ')
            continue;
        struct mi_value *change = mi_put_object(changes, NULL);
        mi_put_text(change, "change", line[i].sign == '+' ? "added" : "removed");
        mi_put_copy(change, "line", line[i].text);
    }
    return record;
}

struct mi_value *record_promiser(struct miraif_arena *arena, const struct miraif_promiser *promiser)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "id", 'p', promiser->person);
    mi_put_copy(record, "name", promiser->name);
    mi_put_copy(record, "email", promiser->email);
    mi_put_copy(record, "as", promiser->as);
    mi_put_copy(record, "state", promiser->state);
    if (promiser->version == 0) {
        mi_put_null(record, "version");
        mi_put_null(record, "at");
    } else {
        mi_put_int(record, "version", promiser->version);
        mi_put_instant(record, "at", promiser->at);
    }
    return record;
}
