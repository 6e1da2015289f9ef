/* The records of what people share. */
#include "cli/record_share.h"

#include <string.h>

#include "base/str.h"

static const struct record_field fields[] = {
    {"person", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"field", N_("field"), "string", FIELD_TABLE},
    {"audience", N_("shared with"), "string", FIELD_TABLE},
    {"since", N_("since"), "instant", FIELD_TABLE},
    {"until", N_("until"), "date", FIELD_TABLE},
    {"over", N_("over"), "boolean", 0},
    {"who", N_("recorded by"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_share_type = {"share", fields};

struct mi_value *record_share(struct miraif_arena *arena, const struct miraif_share *share)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "person", 'p', share->person);
    mi_put_copy(record, "name", share->name);
    mi_put_copy(record, "field", share->field);
    mi_put_copy(record, "audience", share->audience);
    mi_put_instant(record, "since", share->since);
    mi_put_copy(record, "until", share->until);
    mi_put_bool(record, "over", share->over);
    mi_put_copy(record, "who", share->who);
    return record;
}

struct mi_value *record_view(struct miraif_arena *arena, const struct miraif_view *view)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "person", 'p', view->person);
    mi_put_copy(record, "name", view->name);
    for (size_t i = 0; i < view->items; i++)
        if (!mi_text_starts(view->item[i].field, CLI_ANSWER) && !mi_text_is(view->item[i].field, "name"))
            mi_put_copy(record, view->item[i].field, view->item[i].text);
    struct mi_value *answers = mi_put_object(record, "answers");
    for (size_t i = 0; i < view->items; i++)
        if (mi_text_starts(view->item[i].field, CLI_ANSWER))
            mi_put_copy(answers, view->item[i].field + strlen(CLI_ANSWER), view->item[i].text);
    return record;
}

bool cli_is_narrow(const char *audience)
{
    return audience != NULL && !mi_text_is(audience, "office");
}
