/* The record of a note, without its text. */
#include "cli/record_note.h"

static const struct record_field note_fields[] = {
    {"id", N_("id"), "string", FIELD_TABLE | FIELD_ID},
    {"person", N_("person"), "string", FIELD_TABLE},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"at", N_("when"), "instant", FIELD_TABLE},
    {"who", N_("who"), "string", FIELD_TABLE},
    {"snooze", N_("comes up again"), "date", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_note_type = {"note", note_fields};

struct mi_value *record_note(struct miraif_arena *arena, const struct miraif_note *note)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "id", 'n', note->id);
    mi_put_ref(record, "person", 'p', note->person);
    mi_put_copy(record, "name", note->name);
    mi_put_instant(record, "at", note->at);
    mi_put_copy(record, "who", note->who);
    mi_put_copy(record, "snooze", note->snooze);
    return record;
}
