/* Composing a letter: a part for each item, framed, with the sessions that it speaks of as a calendar. */
#include "flow/remind/compose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/remind/texts.h"
#include "io/json_read.h"
#include "miraif/cohort.h"
#include "render/ics.h"
#include "store/db.h"
#include "store/outbox.h"
#include "store/secret.h"
#include "text/reference.h"

enum { LETTER_MOST = 1 << 20, ID_BYTES = 8, CHANNEL_MOST = 1000 };

/* A letter under way. */
struct work {
    const struct mi_composer *composer;
    const struct mi_due *due;
    size_t count;
    struct miraif_arena *arena;
    struct miraif_letter letter;
    enum mi_language language;
    struct miraif_recipient *to;
    struct miraif_letter_item *item;
    struct mi_template *part; /* of each item */
    struct mi_event *event;
    size_t events;
    struct miraif_error *err;
};

static enum miraif_status add_recipient(void *context, const struct miraif_recipient *recipient)
{
    struct work *work = context;
    struct miraif_recipient *to = &work->to[work->letter.recipients];
    if (work->letter.recipients == CHANNEL_MOST)
        return MIRAIF_OK;
    *to = (struct miraif_recipient){mi_arena_text(work->arena, recipient->name),
                                    mi_arena_text(work->arena, recipient->email)};
    work->letter.recipients++;
    return to->name == NULL || to->email == NULL ? mi_no_memory(work->err) : MIRAIF_OK;
}

static enum miraif_status find_recipients(struct work *work)
{
    const struct miraif_waiting_item *first = &work->due[0].item;
    struct miraif_letter *letter = &work->letter;
    work->to = mi_arena_array(work->arena, first->person != 0 ? 1 : CHANNEL_MOST, sizeof *work->to);
    if (work->to == NULL)
        return mi_no_memory(work->err);
    letter->to = work->to;
    letter->language = mi_language_code(MI_JA);
    letter->channel = first->person != 0 ? "mail" : "team";
    letter->person = first->person;
    if (first->person == 0) {
        letter->cohort = first->cohort;
        letter->team = first->team;
        return mi_channel_each(work->composer->store, first->cohort, first->team, add_recipient, work,
                               work->err);
    }
    letter->recipients = 1;
    MI_TRY(mi_recipient_get(work->composer->store, first->person, work->arena, work->to, &letter->language,
                            work->err));
    work->language = mi_language_of(letter->language);
    return MIRAIF_OK;
}

/* The values that every template may use. */
static enum miraif_status put_standard(struct work *work, const struct miraif_waiting_item *item,
                                       struct mi_value *values)
{
    struct miraif_cohort cohort;
    char team[MI_REFERENCE_TEXT];
    if (item->person != 0)
        mi_put_text(values, "name", work->to[0].name);
    if (item->cohort != 0) {
        MI_TRY(miraif_cohort_get(work->composer->store, item->cohort, work->arena, &cohort, work->err));
        mi_put_text(values, "cohort", cohort.name);
    }
    if (item->team != 0) {
        mi_reference_format(&(struct mi_reference){.kind = MI_REFERENCE_TEAM, .team = item->team}, team);
        mi_put_copy(values, "team", strchr(team, '-') + 1);
    }
    return MIRAIF_OK;
}

static enum miraif_status put_answer(struct work *work, const struct mi_rule *rule, size_t i,
                                     struct mi_value *values)
{
    const struct mi_composer *composer = work->composer;
    const struct miraif_waiting_item *item = &work->due[i].item;
    const char *code = NULL;
    const char *way = NULL;
    if (rule->purpose == NULL || item->person == 0)
        return MIRAIF_OK;
    MI_TRY((composer->preview ? mi_reply_code_preview : mi_reply_code)(
        composer->store, item->person, rule->purpose, item->object, work->arena, &code, work->err));
    MI_TRY(
        mi_way_to_answer(composer->store, rule->purpose, code, work->language, work->arena, &way, work->err));
    mi_put_text(values, "reply_code", code);
    mi_put_text(values, "reply_url", way);
    work->item[i].reply_code = code;
    if (work->letter.reply_code == NULL)
        work->letter.reply_code = code;
    return MIRAIF_OK;
}

/* A number, which letters are given as a text. */
static int64_t number_of(const struct mi_value *args, const char *key)
{
    const struct mi_value *value = mi_value_get(args, key);
    int64_t number = 0;
    if (value == NULL || value->kind == MI_NULL)
        return 0;
    if (value->kind != MI_TEXT)
        return value->number;
    for (const char *c = value->text; *c >= '0' && *c <= '9' && number < INT32_MAX; c++)
        number = 10 * number + (*c - '0');
    return number;
}

/* A session that has moved, and its reminder, are one entry. */
static bool is_there(const struct work *work, const struct mi_event *event)
{
    for (size_t i = 0; i < work->events; i++)
        if (mi_text_is(work->event[i].uid, event->uid) && work->event[i].sequence == event->sequence)
            return true;
    return false;
}

static enum miraif_status add_event(struct work *work, const char *object, const struct mi_value *args,
                                    const struct mi_value *values)
{
    struct mi_event event = {.uid = mi_event_uid(object, work->composer->uuid, work->arena),
                             .sequence = number_of(args, "sequence"),
                             .stamp = work->letter.at,
                             .starts_at = number_of(args, "starts_at"),
                             .ends_at = number_of(args, "ends_at"),
                             .title = mi_value_get_text(values, "title"),
                             .place = mi_value_get_text(values, "place"),
                             .cancelled = number_of(args, "cancelled") != 0};
    if (event.uid == NULL)
        return mi_no_memory(work->err);
    if (event.starts_at != 0 && !is_there(work, &event))
        work->event[work->events++] = event;
    return MIRAIF_OK;
}

static enum miraif_status fill(struct work *work, const struct mi_rule *rule, const struct mi_value *values,
                               struct mi_template *ret_filled)
{
    struct mi_template text;
    bool own;
    if (mi_value_failed(values))
        return mi_no_memory(work->err);
    MI_TRY(mi_text_of_rule(work->composer->store, rule, work->language, work->arena, &text, &own, work->err));
    return mi_template_fill(&text, values, work->arena, ret_filled, work->err);
}

static enum miraif_status compose_part(struct work *work, size_t i)
{
    const struct mi_due *due = &work->due[i];
    const struct mi_rule *rule = mi_rule_find(due->item.rule);
    struct mi_value *values = mi_value_object(work->arena);
    struct mi_value *args = NULL;
    if (rule == NULL)
        return mi_fail(work->err, MIRAIF_INTERNAL, "there is no letter “%s”, which “%s” asks for",
                       due->item.rule, due->item.key);
    if (due->args != NULL)
        MI_TRY(mi_json_read(due->args, strlen(due->args), work->arena, &args, work->err));
    work->item[i] = (struct miraif_letter_item){.key = due->item.key,
                                                .rule = due->item.rule,
                                                .object = due->item.object,
                                                .due = due->item.due,
                                                .expires = due->item.expires};
    MI_TRY(put_standard(work, &due->item, values));
    MI_TRY(put_answer(work, rule, i, values));
    mi_template_put_args(values, args, work->language, work->arena);
    if (rule->calendar)
        MI_TRY(add_event(work, due->item.object, args, values));
    return fill(work, rule, values, &work->part[i]);
}

/* Several parts stand under their own subjects. */
static enum miraif_status join_parts(struct work *work, const char **ret_text)
{
    struct mi_str str = mi_str_begin(work->arena, LETTER_MOST);
    for (size_t i = 0; i < work->count; i++) {
        if (work->count > 1)
            mi_str_addf(&str, "%s■ %s\n\n", i == 0 ? "" : "\n\n", work->part[i].subject);
        mi_str_add(&str, work->part[i].body);
    }
    return mi_str_end(&str, ret_text, work->err);
}

static enum miraif_status frame(struct work *work)
{
    struct miraif_letter *letter = &work->letter;
    struct mi_value *values = mi_value_object(work->arena);
    struct mi_template filled;
    const char *items;
    MI_TRY(join_parts(work, &items));
    MI_TRY(put_standard(work, &work->due[0].item, values));
    mi_put_text(values, "subject", work->part[0].subject);
    if (work->count > 1)
        mi_putf(values, "more", work->language == MI_EN ? ", and %zu more" : " ほか%zu件", work->count - 1);
    mi_put_text(values, "items", items);
    MI_TRY(fill(work, mi_rule_find(letter->person != 0 ? "letter" : "team-letter"), values, &filled));
    letter->subject = filled.subject;
    letter->text = filled.body;
    return MIRAIF_OK;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A letter is called after what is in it, so that a store that was put back calls it the same. */
static enum miraif_status name_letter(struct work *work)
{
    struct miraif_letter *letter = &work->letter;
    unsigned char digest[MI_DIGEST_SIZE];
    char digits[MI_DIGEST_TEXT];
    const char *text;
    struct mi_str str = mi_str_begin(work->arena, LETTER_MOST);
    const char **key = mi_arena_array(work->arena, work->count, sizeof *key);
    if (key == NULL)
        return mi_no_memory(work->err);
    for (size_t i = 0; i < work->count; i++)
        key[i] = work->due[i].item.key;
    qsort(key, work->count, sizeof *key, compare_texts);
    for (size_t i = 0; i < work->count; i++)
        mi_str_addf(&str, "%s\n", key[i]);
    MI_TRY(mi_str_end(&str, &text, work->err));
    MI_TRY(mi_secret_hash(work->composer->store, "letter", text, digest, work->err));
    mi_digest_format(digest, digits);
    letter->id = mi_arena_copy(work->arena, digits, 2 * (size_t)ID_BYTES);
    letter->message_id =
        mi_arena_printf(work->arena, "<%.*s@%s.invalid>", 2 * ID_BYTES, digits, work->composer->uuid);
    return letter->id == NULL || letter->message_id == NULL ? mi_no_memory(work->err) : MIRAIF_OK;
}

static enum miraif_status compose(struct work *work)
{
    MI_TRY(find_recipients(work));
    if (work->letter.recipients == 0)
        return MIRAIF_OK;
    for (size_t i = 0; i < work->count; i++)
        MI_TRY(compose_part(work, i));
    MI_TRY(frame(work));
    if (work->events > 0)
        MI_TRY(mi_ics_render(NULL, work->event, work->events, work->arena, &work->letter.ics, work->err));
    return name_letter(work);
}

enum miraif_status mi_compose(const struct mi_composer *composer, const struct mi_due *due, size_t count,
                              struct miraif_arena *arena, struct miraif_letter *ret_letter,
                              struct miraif_error *err)
{
    int64_t now = mi_store_env(composer->store)->now;
    struct work work = {.composer = composer,
                        .due = due,
                        .count = count,
                        .arena = arena,
                        .letter = {.at = now, .state = "due", .state_at = now, .attempt = 1},
                        .item = mi_arena_array(arena, count, sizeof *work.item),
                        .part = mi_arena_array(arena, count, sizeof *work.part),
                        .event = mi_arena_array(arena, count, sizeof *work.event),
                        .err = err};
    if (work.item == NULL || work.part == NULL || work.event == NULL)
        return mi_no_memory(err);
    work.letter.item = work.item;
    work.letter.items = count;
    MI_TRY(compose(&work));
    *ret_letter = work.letter;
    return MIRAIF_OK;
}
