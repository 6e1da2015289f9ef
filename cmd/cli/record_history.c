/* The record of a history entry. */
#include "cli/record_history.h"

#include <stdlib.h>

static const struct record_field fields[] = {
    {"id", N_("entry"), "string", FIELD_TABLE | FIELD_ID},
    {"at", N_("when"), "instant", FIELD_TABLE},
    {"who", N_("who"), "string", FIELD_TABLE},
    {"command", N_("command"), "string", FIELD_TABLE},
    {"changes", N_("rows"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"undoes", N_("takes back"), "string", 0},
    {"undone_by", N_("taken back by"), "string", FIELD_TABLE},
    {"final", N_("for good"), "boolean", FIELD_TABLE},
    {"object", N_("what"), "string", 0},
    {"kind", N_("kind"), "string", 0},
    {"change", N_("change"), "string", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_history_type = {"history", fields};

static const struct record_field change_fields[] = {
    {"object", N_("what"), "string", FIELD_TABLE | FIELD_ID},
    {"kind", N_("kind"), "string", FIELD_TABLE},
    {"change", N_("change"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_change_type = {"change", change_fields};

struct mi_value *record_history(struct miraif_arena *arena, const struct miraif_history_entry *entry,
                                const struct miraif_change *change)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "id", 'h', entry->id);
    mi_put_instant(record, "at", entry->at);
    mi_put_text(record, "who", entry->who);
    mi_put_text(record, "command", entry->command);
    mi_put_int(record, "changes", entry->changes);
    mi_put_ref(record, "undoes", 'h', entry->undoes);
    mi_put_ref(record, "undone_by", 'h', entry->undone_by);
    mi_put_bool(record, "final", entry->final);
    mi_put_text(record, "object", change == NULL ? NULL : change->object);
    mi_put_text(record, "kind", change == NULL ? NULL : change->kind);
    mi_put_text(record, "change", change == NULL ? NULL : change->change);
    return record;
}

enum miraif_status cli_entry_read(const char *text, int64_t *ret_id, struct miraif_error *err)
{
    const char *digits = *text == 'h' ? text + 1 : text;
    char *end;
    long long id = *digits >= '1' && *digits <= '9' ? strtoll(digits, &end, 10) : 0;
    if (id > 0 && id < INT64_MAX && *end == '\0') {
        *ret_id = id;
        return MIRAIF_OK;
    }
    mi_fail(err, MIRAIF_USAGE, N_("“%s” is no entry of the history"), text);
    mi_hint(err, N_("entries are named as in h5; `miraif history` lists them"));
    return MIRAIF_USAGE;
}
