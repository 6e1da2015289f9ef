/* Letters, items and texts as records. */
#include "cli/record_letter.h"

#include "text/reference.h"

static const struct record_field letter_fields[] = {
    {"letter", N_("letter"), "string", FIELD_TABLE | FIELD_ID},
    {"message_id", N_("Message-ID"), "string", 0},
    {"batch", N_("batch"), "string", FIELD_TABLE},
    {"attempt", N_("attempt"), "integer", FIELD_RIGHT},
    {"channel", N_("channel"), "string", 0},
    {"person", N_("person"), "string", 0},
    {"team", N_("team"), "string", 0},
    {"to", N_("to"), "array", FIELD_TABLE | FIELD_NESTED},
    {"language", N_("language"), "string", 0},
    {"subject", N_("subject"), "string", FIELD_TABLE},
    {"text", N_("text"), "string", 0},
    {"ics", N_("calendar"), "string", 0},
    {"items", N_("items"), "array", FIELD_NESTED},
    {"reply_code", N_("reply code"), "string", 0},
    {"at", N_("written"), "instant", 0},
    {"state", N_("state"), "string", FIELD_TABLE},
    {"state_at", N_("since"), "instant", 0},
    {"reason", N_("reason"), "string", FIELD_TABLE},
    {"lease_until", N_("lease until"), "instant", 0},
    {"stop", N_("stop it"), "boolean", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_letter_type = {"letter", letter_fields};

static const struct record_field item_fields[] = {
    {"key", N_("item"), "string", FIELD_TABLE | FIELD_ID},
    {"rule", N_("letter"), "string", 0},
    {"object", N_("about"), "string", 0},
    {"person", N_("person"), "string", FIELD_TABLE},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"cohort", N_("cohort"), "integer", 0},
    {"team", N_("team"), "string", 0},
    {"due", N_("due"), "instant", FIELD_TABLE},
    {"expires", N_("expires"), "instant", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_item_type = {"item", item_fields};

static const struct record_field claim_fields[] = {
    {"batch", N_("batch"), "string", FIELD_TABLE | FIELD_ID},
    {"path", N_("written to"), "string", FIELD_TABLE},
    {"letters", N_("letters"), "integer", FIELD_TABLE},
    {"items", N_("items"), "integer", FIELD_TABLE},
    {"again", N_("handed over again"), "integer", FIELD_TABLE},
    {"held", N_("held back"), "integer", FIELD_TABLE},
    {"rewritten", N_("batches written again"), "integer", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_claim_type = {"claim", claim_fields};

static const struct record_field outbox_fields[] = {
    {"hold", N_("on hold since"), "instant", FIELD_TABLE},
    {"waiting", N_("items not due yet"), "integer", FIELD_TABLE},
    {"due", N_("items due"), "integer", FIELD_TABLE},
    {"unwritten", N_("batches to write again"), "integer", FIELD_TABLE},
    {"claimed", N_("letters with the mailer"), "integer", FIELD_TABLE},
    {"overdue", N_("of these overdue"), "integer", FIELD_TABLE},
    {"failed", N_("letters failed"), "integer", FIELD_TABLE},
    {"stop", N_("letters to stop"), "integer", FIELD_TABLE},
    {"missed", N_("items missed"), "integer", FIELD_TABLE},
    {"letters", N_("letters"), "array", FIELD_NESTED},
    {"items", N_("items"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_outbox_type = {"outbox", outbox_fields};

static const struct record_field template_fields[] = {
    {"rule", N_("letter"), "string", FIELD_TABLE | FIELD_ID},
    {"language", N_("language"), "string", FIELD_TABLE},
    {"own", N_("the office's"), "boolean", FIELD_TABLE},
    {"subject", N_("subject"), "string", FIELD_TABLE},
    {"body", N_("text"), "string", 0},
    {"values", N_("placeholders"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_template_type = {"template", template_fields};

static const struct record_field form_fields[] = {
    {"purpose", N_("asks for"), "string", FIELD_TABLE | FIELD_ID},
    {"url", N_("form"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_form_type = {"form", form_fields};

static void put_team(struct mi_value *record, int64_t cohort, int64_t team)
{
    char text[MI_REFERENCE_TEXT];
    if (team == 0) {
        mi_put_null(record, "team");
        return;
    }
    mi_reference_format(&(struct mi_reference){.kind = MI_REFERENCE_TEAM, .cohort = cohort, .team = team},
                        text);
    mi_put_copy(record, "team", text);
}

/* An instant that may not be known. */
static void put_instant(struct mi_value *record, const char *key, int64_t instant)
{
    if (instant == 0)
        mi_put_null(record, key);
    else
        mi_put_instant(record, key, instant);
}

static void put_recipients(struct mi_value *record, const struct miraif_letter *letter)
{
    struct mi_value *to = mi_put_array(record, "to");
    for (size_t i = 0; i < letter->recipients; i++) {
        struct mi_value *recipient = mi_put_object(to, NULL);
        mi_put_copy(recipient, "name", letter->to[i].name);
        mi_put_copy(recipient, "email", letter->to[i].email);
    }
}

static void put_items(struct mi_value *record, const struct miraif_letter *letter)
{
    struct mi_value *items = mi_put_array(record, "items");
    for (size_t i = 0; i < letter->items; i++) {
        struct mi_value *item = mi_put_object(items, NULL);
        mi_put_copy(item, "key", letter->item[i].key);
        mi_put_copy(item, "rule", letter->item[i].rule);
        mi_put_copy(item, "object", letter->item[i].object);
        mi_put_instant(item, "due", letter->item[i].due);
        mi_put_instant(item, "expires", letter->item[i].expires);
        mi_put_bool(item, "cancelled", letter->item[i].cancelled);
    }
}

struct mi_value *record_letter(struct miraif_arena *arena, const struct miraif_letter *letter)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "letter", letter->id);
    mi_put_copy(record, "message_id", letter->message_id);
    mi_put_copy(record, "batch", letter->batch);
    mi_put_int(record, "attempt", letter->attempt);
    mi_put_copy(record, "channel", letter->channel);
    mi_put_ref(record, "person", 'p', letter->person);
    put_team(record, letter->cohort, letter->team);
    put_recipients(record, letter);
    mi_put_copy(record, "language", letter->language);
    mi_put_copy(record, "subject", letter->subject);
    mi_put_copy(record, "text", letter->text);
    mi_put_copy(record, "ics", letter->ics);
    put_items(record, letter);
    mi_put_copy(record, "reply_code", letter->reply_code);
    mi_put_instant(record, "at", letter->at);
    mi_put_copy(record, "state", letter->state);
    mi_put_instant(record, "state_at", letter->state_at);
    mi_put_copy(record, "reason", letter->reason);
    put_instant(record, "lease_until", letter->lease_until);
    mi_put_bool(record, "stop", letter->stop);
    return record;
}

struct mi_value *record_item(struct miraif_arena *arena, const struct miraif_waiting_item *item)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "key", item->key);
    mi_put_copy(record, "rule", item->rule);
    mi_put_copy(record, "object", item->object);
    mi_put_ref(record, "person", 'p', item->person);
    mi_put_copy(record, "name", item->name);
    if (item->cohort == 0)
        mi_put_null(record, "cohort");
    else
        mi_put_int(record, "cohort", item->cohort);
    put_team(record, item->cohort, item->team);
    mi_put_instant(record, "due", item->due);
    mi_put_instant(record, "expires", item->expires);
    return record;
}

struct mi_value *record_claim(struct miraif_arena *arena, const struct miraif_claim *claim)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "batch", claim->batch);
    mi_put_copy(record, "path", claim->path);
    mi_put_int(record, "letters", claim->letters);
    mi_put_int(record, "items", claim->items);
    mi_put_int(record, "again", claim->again);
    mi_put_int(record, "held", claim->held);
    mi_put_int(record, "rewritten", claim->rewritten);
    return record;
}

struct mi_value *record_outbox(struct miraif_arena *arena, const struct miraif_outbox *outbox)
{
    struct mi_value *record = mi_value_object(arena);
    put_instant(record, "hold", outbox->hold);
    mi_put_int(record, "waiting", outbox->waiting);
    mi_put_int(record, "due", outbox->due);
    mi_put_int(record, "unwritten", outbox->unwritten);
    mi_put_int(record, "claimed", outbox->claimed);
    mi_put_int(record, "overdue", outbox->overdue);
    mi_put_int(record, "failed", outbox->failed);
    mi_put_int(record, "stop", outbox->stop);
    mi_put_int(record, "missed", outbox->missed);
    return record;
}

struct mi_value *record_template(struct miraif_arena *arena, const struct miraif_template *text)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "rule", text->rule);
    mi_put_copy(record, "language", text->language);
    mi_put_bool(record, "own", text->own);
    mi_put_copy(record, "subject", text->subject);
    mi_put_copy(record, "body", text->body);
    struct mi_value *values = mi_put_array(record, "values");
    for (const char *word = text->values; *word != '\0';) {
        size_t length = 0;
        while (word[length] != '\0' && word[length] != ' ')
            length++;
        mi_putf(values, NULL, "%.*s", (int)length, word);
        word += length + (word[length] == ' ');
    }
    return record;
}

struct mi_value *record_form(struct miraif_arena *arena, const struct miraif_form *form)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "purpose", form->purpose);
    mi_put_copy(record, "url", form->url);
    return record;
}
