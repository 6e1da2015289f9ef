/* Asks as records. */
#include "cli/record_ask.h"

#include "base/arena.h"
#include "cli/output.h"
#include "text/reference.h"

static const struct record_field ask_fields[] = {
    {"id", N_("id"), "string", FIELD_TABLE | FIELD_ID},
    {"kind", N_("kind"), "string", FIELD_TABLE | FIELD_WORD},
    {"asker", N_("asker"), "string", 0},
    {"asker_name", N_("asker"), "string", FIELD_TABLE},
    {"opened_at", N_("opened at"), "instant", 0},
    {"due", N_("due"), "instant", FIELD_TABLE},
    {"overdue", N_("overdue"), "boolean", 0},
    {"state", N_("state"), "string", 0},
    {"circle", N_("circle"), "string", FIELD_TABLE | FIELD_WORD},
    {"answered_at", N_("answered at"), "instant", FIELD_TABLE},
    {"text", N_("text"), "string", FIELD_TABLE},
    {"themes", N_("themes"), "string", 0},
    {"anyone", N_("anyone"), "boolean", 0},
    {"owner", N_("owner"), "string", 0},
    {"owner_name", N_("owner"), "string", 0},
    {"reminders", N_("reminders"), "integer", FIELD_RIGHT},
    {"routed", N_("asked"), "array", FIELD_NESTED},
    {"answers", N_("answers"), "array", FIELD_NESTED},
    {"closed_at", N_("closed at"), "instant", 0},
    {"outcome", N_("outcome"), "string", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_ask_type = {"ask", ask_fields};

static const struct record_field route_fields[] = {
    {"id", N_("asked"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"circle", N_("circle"), "string", FIELD_TABLE | FIELD_WORD},
    {"at", N_("at"), "instant", FIELD_TABLE},
    {"score", N_("likelihood"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
static const struct record_type route_type = {"route", route_fields};

static const struct record_field answer_fields[] = {
    {"id", N_("answered"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"at", N_("at"), "instant", FIELD_TABLE},
    {"channel", N_("channel"), "string", FIELD_TABLE},
    {"text", N_("text"), "string", FIELD_TABLE},
    {"digest", N_("in the digest"), "boolean", 0},
    {NULL, NULL, NULL, 0},
};
static const struct record_type answer_type = {"answer", answer_fields};

const char *const record_ask_kinds[] = {
#define KIND_CODE(name, code) code,
    MIRAIF_ASK_KIND_LIST(KIND_CODE)
#undef KIND_CODE
        NULL};

static void put_instant_or_null(struct mi_value *record, const char *key, int64_t instant)
{
    if (instant == 0)
        mi_put_null(record, key);
    else
        mi_put_instant(record, key, instant);
}

static void put_route(struct mi_value *routed, const struct miraif_ask_route *route)
{
    struct mi_value *one = mi_put_object(routed, NULL);
    mi_put_ref(one, "id", 'p', route->person);
    mi_put_copy(one, "name", route->name);
    mi_put_copy(one, "email", route->email);
    mi_put_text(one, "circle", miraif_circle_code(route->circle));
    mi_put_instant(one, "at", route->at);
    mi_put_decimal(one, "score", route->score);
    struct mi_value *reasons = mi_put_array(one, "reasons");
    for (size_t i = 0; i < route->reasons; i++) {
        struct mi_value *reason = mi_put_object(reasons, NULL);
        mi_put_copy(reason, "code", route->reason[i].code);
        mi_put_decimal(reason, "points", route->reason[i].points);
        mi_put_copy(reason, "text", route->reason[i].text);
    }
}

static void put_answer(struct mi_value *answers, const struct miraif_ask_answer *answer)
{
    struct mi_value *one = mi_put_object(answers, NULL);
    mi_put_ref(one, "id", 'p', answer->person);
    mi_put_copy(one, "name", answer->name);
    mi_put_copy(one, "email", answer->email);
    mi_put_instant(one, "at", answer->at);
    mi_put_copy(one, "channel", answer->channel);
    mi_put_copy(one, "text", answer->text);
    mi_put_bool(one, "digest", answer->digest);
}

static void put_owner(struct mi_value *record, const struct miraif_ask *ask)
{
    if (ask->owner == 0)
        mi_put_text(record, "owner", miraif_duty_code(MIRAIF_DUTY_COMMUNITY_MANAGER));
    else
        mi_put_ref(record, "owner", 'p', ask->owner);
    mi_put_copy(record, "owner_name", ask->owner_name);
}

struct mi_value *record_ask(struct miraif_arena *arena, const struct miraif_ask *ask, int64_t now)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "id", 'a', ask->id);
    mi_put_text(record, "kind", miraif_ask_kind_code(ask->kind));
    mi_put_ref(record, "asker", 'p', ask->asker);
    mi_put_copy(record, "asker_name", ask->asker_name);
    mi_put_instant(record, "opened_at", ask->opened_at);
    mi_put_instant(record, "due", ask->due);
    mi_put_bool(record, "overdue", ask->answered_at == 0 && ask->closed_at == 0 && ask->due <= now);
    mi_put_text(record, "state", miraif_ask_state(ask));
    mi_put_text(record, "circle", miraif_circle_code(ask->circle));
    put_instant_or_null(record, "answered_at", ask->answered_at);
    mi_put_copy(record, "text", ask->text);
    mi_put_copy(record, "themes", ask->themes);
    mi_put_bool(record, "anyone", ask->anyone);
    put_owner(record, ask);
    mi_put_int(record, "reminders", ask->reminders);
    struct mi_value *routed = mi_put_array(record, "routed");
    for (size_t i = 0; i < ask->routes; i++)
        put_route(routed, &ask->route[i]);
    struct mi_value *answers = mi_put_array(record, "answers");
    for (size_t i = 0; i < ask->answers; i++)
        put_answer(answers, &ask->answer[i]);
    put_instant_or_null(record, "closed_at", ask->closed_at);
    mi_put_copy(record, "outcome", ask->outcome);
    return record;
}

void record_warn_of_no_manager(struct cli *cli, const struct miraif_ask *ask)
{
    if (ask->closed_at == 0 && ask->answered_at == 0 && ask->circle == MIRAIF_CIRCLE_MANAGER &&
        ask->owner == 0)
        cli_warn(cli, "no_manager", _("a%lld is with the community manager, and nobody holds that duty"),
                 (long long)ask->id);
}

enum miraif_status record_print_ask(struct cli *cli, const struct miraif_ask *ask, struct miraif_error *err)
{
    const struct mi_value *record = record_ask(cli->arena, ask, cli->env.now);
    cli_say(cli, _("a%lld of %s: %s"), (long long)ask->id, ask->asker_name, ask->text);
    if (ask->routes > 0)
        MI_TRY(cli_table(cli, &route_type, mi_value_get(record, "routed"), err));
    if (ask->answers > 0)
        MI_TRY(cli_table(cli, &answer_type, mi_value_get(record, "answers"), err));
    if (ask->outcome != NULL)
        cli_say(cli, _("what came of it: %s"), ask->outcome);
    record_warn_of_no_manager(cli, ask);
    return cli_data(cli, record, err);
}

enum miraif_status record_ask_parse(const char *text, int64_t *ret_id, struct miraif_error *err)
{
    struct mi_reference reference;
    if (!mi_reference_parse(text, &reference) || reference.kind != MI_REFERENCE_ASK)
        return mi_fail(err, MIRAIF_USAGE, "“%s” is no ask; they are called a1, a2 …", text);
    *ret_id = reference.number;
    return MIRAIF_OK;
}

enum miraif_status record_ask_people(struct cli *cli, const struct cli_texts *references,
                                     const int64_t **ret_list, struct miraif_error *err)
{
    struct miraif_person person;
    int64_t *list = mi_arena_array(cli->arena, references->count, sizeof *list);
    if (list == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < references->count; i++) {
        MI_TRY(miraif_person_find(cli->store, references->item[i], cli->arena, &person, err));
        list[i] = person.id;
    }
    *ret_list = list;
    return MIRAIF_OK;
}
