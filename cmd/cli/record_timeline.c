/* A person's way as a record. */
#include "cli/record_timeline.h"

#include "base/date.h"
#include "cli/output.h"

static const struct record_field timeline_fields[] = {
    {"person", N_("id"), "string", FIELD_TABLE | FIELD_ID}, {"name", N_("name"), "string", FIELD_TABLE},
    {"then", N_("then"), "object", FIELD_NESTED},           {"now", N_("now"), "object", FIELD_NESTED},
    {"events", N_("events"), "array", FIELD_NESTED},        {NULL, NULL, NULL, 0},
};
const struct record_type record_timeline_type = {"timeline", timeline_fields};

static const struct record_field event_fields[] = {
    {"date", N_("date"), "date", FIELD_TABLE},
    {"what", N_("event"), "string", FIELD_TABLE | FIELD_WORD},
    {"about", N_("concerning"), "string", FIELD_TABLE | FIELD_WORD},
    {"with", N_("with"), "string", FIELD_TABLE},
    {"detail", N_("how"), "string", FIELD_TABLE | FIELD_WORD},
    {"text", N_("text"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type event_type = {"event", event_fields};

static const struct record_field side_fields[] = {
    {"what", N_("side by side"), "string", FIELD_TABLE},
    {"then", N_("then"), "string", FIELD_TABLE | FIELD_WORD},
    {"now", N_("now"), "string", FIELD_TABLE | FIELD_WORD},
    {NULL, NULL, NULL, 0},
};
static const struct record_type side_type = {"side", side_fields};

static void put_date(struct mi_value *record, const char *key, int64_t at)
{
    char day[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(at), day);
    mi_put_copy(record, key, at == 0 ? NULL : day);
}

static void put_answer(struct mi_value *record, const struct miraif_follow_up *answer)
{
    bool there = answer->answered_at != 0;
    mi_put_copy(record, "worry", there ? miraif_worry_code(answer->worry) : NULL);
    if (there && answer->satisfaction != 0)
        mi_put_int(record, "satisfaction", answer->satisfaction);
    else
        mi_put_null(record, "satisfaction");
}

static void put_profile(struct mi_value *record, const struct miraif_profile *profile)
{
    mi_put_copy(record, "company", profile->company);
    mi_put_copy(record, "occupation", profile->occupation);
    mi_put_copy(record, "place", profile->place);
}

static struct mi_value *record_of(struct miraif_arena *arena, const struct miraif_timeline *timeline)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "person", 'p', timeline->person.id);
    mi_put_copy(record, "name", timeline->person.name);
    struct mi_value *then = mi_put_object(record, "then");
    put_date(then, "date", timeline->applied_at);
    mi_put_copy(then, "concern", timeline->then.concern);
    put_profile(then, &timeline->then);
    put_answer(then, &timeline->before);
    mi_put_copy(then, "vision",
                timeline->vision.text != NULL ? timeline->vision.text : timeline->vision.file);
    put_date(then, "sealed_on", timeline->vision.sealed_at);
    struct mi_value *now = mi_put_object(record, "now");
    put_date(now, "date", timeline->now.answered_at);
    put_profile(now, &timeline->person.profile);
    put_answer(now, &timeline->now);
    mi_put_copy(now, "comment", timeline->now.comment);
    mi_put_copy(now, "news", timeline->news);
    struct mi_value *events = mi_put_array(record, "events");
    for (size_t i = 0; i < timeline->events; i++) {
        const struct miraif_event *event = &timeline->event[i];
        struct mi_value *one = mi_put_object(events, NULL);
        put_date(one, "date", event->at);
        mi_put_instant(one, "at", event->at);
        mi_put_copy(one, "what", event->what);
        mi_put_copy(one, "about", event->about);
        mi_put_copy(one, "with", event->with);
        mi_put_copy(one, "detail", event->detail);
        mi_put_copy(one, "text", event->text);
    }
    return record;
}

/* A row of then and now, of the members of both that are called `key`. */
static void put_side(struct mi_value *rows, const char *title, const struct mi_value *record, const char *key)
{
    const struct mi_value *then = mi_value_get(mi_value_get(record, "then"), key);
    const struct mi_value *now = mi_value_get(mi_value_get(record, "now"), key);
    const struct mi_value *values[] = {then, now};
    static const char *const keys[] = {"then", "now"};
    struct mi_value *row = mi_put_object(rows, NULL);
    mi_put_copy(row, "what", title);
    for (int i = 0; i < 2; i++) {
        if (values[i] != NULL && values[i]->kind == MI_INT)
            mi_putf(row, keys[i], "%lld", (long long)values[i]->number);
        else
            mi_put_copy(row, keys[i], values[i] != NULL ? values[i]->text : NULL);
    }
}

static void say_words(struct cli *cli, const struct mi_value *record)
{
    const struct mi_value *then = mi_value_get(record, "then");
    const struct mi_value *now = mi_value_get(record, "now");
    if (mi_value_get_text(then, "concern") != NULL)
        cli_say(cli, _("worry, %s: %s"), mi_value_get_text(then, "date"), mi_value_get_text(then, "concern"));
    if (mi_value_get_text(then, "vision") != NULL)
        cli_say(cli, _("vision, %s: %s"), mi_value_get_text(then, "sealed_on"),
                mi_value_get_text(then, "vision"));
    if (mi_value_get_text(now, "news") != NULL)
        cli_say(cli, _("latest news: %s"), mi_value_get_text(now, "news"));
    if (mi_value_get_text(now, "comment") != NULL)
        cli_say(cli, _("in their own words, %s: %s"), mi_value_get_text(now, "date"),
                mi_value_get_text(now, "comment"));
}

enum miraif_status record_print_timeline(struct cli *cli, const struct miraif_timeline *timeline,
                                         struct miraif_error *err)
{
    const struct mi_value *record = record_of(cli->arena, timeline);
    struct mi_value *sides = mi_value_array(cli->arena);
    put_side(sides, _("worry"), record, "worry");
    put_side(sides, _("satisfaction"), record, "satisfaction");
    put_side(sides, _("company"), record, "company");
    put_side(sides, _("occupation"), record, "occupation");
    put_side(sides, _("place"), record, "place");
    cli_say(cli, "%s (p%lld)", timeline->person.name, (long long)timeline->person.id);
    say_words(cli, record);
    MI_TRY(cli_table(cli, &side_type, sides, err));
    MI_TRY(cli_table(cli, &event_type, mi_value_get(record, "events"), err));
    return cli_data(cli, record, err);
}
