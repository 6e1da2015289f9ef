/* The record of a letter: fields are added, never renamed or given another type. */
#include "render/letter.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/value.h"
#include "text/json_write.h"
#include "text/reference.h"

static void put_recipients(struct mi_value *record, const struct miraif_letter *letter)
{
    struct mi_value *to = mi_put_array(record, "to");
    for (size_t i = 0; i < letter->recipients; i++) {
        struct mi_value *recipient = mi_put_object(to, NULL);
        mi_put_text(recipient, "name", letter->to[i].name);
        mi_put_text(recipient, "email", letter->to[i].email);
    }
}

static void put_items(struct mi_value *record, const struct miraif_letter *letter)
{
    struct mi_value *items = mi_put_array(record, "items");
    for (size_t i = 0; i < letter->items; i++) {
        struct mi_value *item = mi_put_object(items, NULL);
        mi_put_text(item, "key", letter->item[i].key);
        mi_put_text(item, "rule", letter->item[i].rule);
        mi_put_text(item, "object", letter->item[i].object);
        mi_put_instant(item, "due", letter->item[i].due);
        mi_put_instant(item, "expires", letter->item[i].expires);
        mi_put_text(item, "reply_code", letter->item[i].reply_code);
    }
}

static void put_team(struct mi_value *record, const struct miraif_letter *letter)
{
    char text[MI_REFERENCE_TEXT];
    struct mi_reference team = {.kind = MI_REFERENCE_TEAM, .cohort = letter->cohort, .team = letter->team};
    if (letter->team == 0) {
        mi_put_null(record, "team");
        return;
    }
    mi_reference_format(&team, text);
    mi_put_copy(record, "team", text);
}

enum miraif_status mi_letter_line(const struct miraif_letter *letter, struct miraif_arena *arena,
                                  const char **ret_line, struct miraif_error *err)
{
    const char *text;
    struct mi_value *record = mi_value_object(arena);
    mi_put_text(record, "letter", letter->id);
    mi_put_text(record, "message_id", letter->message_id);
    mi_put_int(record, "attempt", letter->attempt);
    mi_put_text(record, "channel", letter->channel);
    put_team(record, letter);
    put_recipients(record, letter);
    mi_put_text(record, "language", letter->language);
    mi_put_text(record, "subject", letter->subject);
    mi_put_text(record, "text", letter->text);
    mi_put_text(record, "ics", letter->ics);
    put_items(record, letter);
    mi_put_text(record, "reply_code", letter->reply_code);
    MI_TRY(mi_json_write(record, arena, &text, err));
    *ret_line = mi_arena_printf(arena, "%s\n", text);
    return *ret_line == NULL ? mi_no_memory(err) : MIRAIF_OK;
}
