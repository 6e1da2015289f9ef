/* Seats as records. */
#include "cli/record_seating.h"

#include "base/str.h"
#include "cli/output.h"

enum { ROW_MOST = 20000 };

static const struct record_field seating_fields[] = {
    {"session", N_("session"), "string", FIELD_TABLE | FIELD_ID},
    {"state", N_("state"), "string", FIELD_TABLE | FIELD_WORD},
    {"status", N_("status"), "string", 0},
    {"rounds", N_("rounds"), "integer", FIELD_TABLE},
    {"tables", N_("tables"), "array", FIELD_NESTED},
    {"repeats", N_("repeated meetings"), "integer", FIELD_TABLE},
    {"bound", N_("unavoidable"), "integer", FIELD_TABLE},
    {"unfamiliar", N_("without a familiar face"), "integer", 0},
    {"seed", N_("seed"), "integer", 0},
    {"steps", N_("steps"), "integer", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_seating_type = {"seating", seating_fields};

static const struct record_field seat_fields[] = {
    {"round", N_("round"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"table", N_("at table"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"id", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"kana", N_("reading"), "string", 0},
    {"team", N_("team"), "string", FIELD_TABLE},
    {"guest", N_("guest"), "boolean", 0},
    {"code", N_("code"), "string", 0},
    {"new", N_("new people"), "integer", 0},
    {"again", N_("people met before"), "integer", 0},
    {"from", N_("from table"), "integer", 0},
    {"reason", N_("reason"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_seat_type = {"seat", seat_fields};

static const struct record_field unmet_fields[] = {
    {"id", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"count", N_("people"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"names", N_("not met yet"), "string", FIELD_TABLE},
    {"people", N_("people"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_unmet_type = {"unmet", unmet_fields};

static const struct record_field table_fields[] = {
    {"round", N_("round"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"table", N_("at table"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"names", N_("who sits there"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type table_type = {"table", table_fields};

/* How many seats from `first` on are at one table in one round. */
static size_t at_table(const struct miraif_seating *seating, size_t first)
{
    size_t count = 1;
    while (first + count < seating->seats &&
           seating->seat[first + count].round == seating->seat[first].round &&
           seating->seat[first + count].table == seating->seat[first].table)
        count++;
    return count;
}

static void fill_seat(struct mi_value *record, const struct miraif_seat *seat)
{
    mi_put_ref(record, "id", 'p', seat->person);
    mi_put_copy(record, "name", seat->name);
    mi_put_copy(record, "kana", seat->kana);
    mi_put_copy(record, "team", seat->team_id);
    mi_put_bool(record, "guest", seat->guest);
    mi_put_copy(record, "code", seat->code);
    mi_put_int(record, "new", seat->fresh);
    mi_put_int(record, "again", seat->again);
    if (seat->origin == 0)
        mi_put_null(record, "from");
    else
        mi_put_int(record, "from", seat->origin);
    mi_put_copy(record, "reason", seat->reason);
}

struct mi_value *record_seat(struct miraif_arena *arena, const struct miraif_seat *seat)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "round", seat->round);
    mi_put_int(record, "table", seat->table);
    fill_seat(record, seat);
    return record;
}

struct mi_value *record_unmet(struct miraif_arena *arena, const struct miraif_unmet *unmet)
{
    struct mi_value *record = mi_value_object(arena);
    struct mi_str names = mi_str_begin(arena, ROW_MOST);
    const char *text = "";
    mi_put_ref(record, "id", 'p', unmet->person);
    mi_put_copy(record, "name", unmet->name);
    mi_put_int(record, "count", (int64_t)unmet->strangers);
    struct mi_value *people = mi_value_array(arena);
    for (size_t i = 0; i < unmet->strangers; i++) {
        struct mi_value *person = mi_put_object(people, NULL);
        mi_put_ref(person, "id", 'p', unmet->stranger[i].person);
        mi_put_copy(person, "name", unmet->stranger[i].name);
        mi_str_addf(&names, "%s%s", i == 0 ? "" : _(", "), unmet->stranger[i].name);
    }
    if (unmet->strangers > 0 && mi_str_end(&names, &text, NULL) != MIRAIF_OK)
        text = NULL;
    mi_put_copy(record, "names", text);
    mi_put_value(record, "people", people);
    return record;
}

struct mi_value *record_seating(struct miraif_arena *arena, const struct miraif_seating *seating)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "session", seating->session.id);
    mi_put_copy(record, "state", seating->state);
    mi_put_copy(record, "status", seating->status);
    mi_put_int(record, "rounds", seating->rounds);
    struct mi_value *tables = mi_put_array(record, "tables");
    for (size_t first = 0; first < seating->seats; first += at_table(seating, first)) {
        struct mi_value *table = mi_put_object(tables, NULL);
        mi_put_int(table, "round", seating->seat[first].round);
        mi_put_int(table, "table", seating->seat[first].table);
        struct mi_value *people = mi_put_array(table, "people");
        for (size_t i = 0; i < at_table(seating, first); i++) {
            fill_seat(mi_put_object(people, NULL), &seating->seat[first + i]);
        }
    }
    mi_put_int(record, "repeats", seating->repeats);
    mi_put_int(record, "bound", seating->bound);
    mi_put_int(record, "unfamiliar", seating->unfamiliar);
    mi_put_int(record, "seed", seating->seed);
    mi_put_int(record, "steps", seating->steps);
    return record;
}

static void say_repeats(struct cli *cli, const struct miraif_seating *seating)
{
    if (seating->session.kind == MIRAIF_SESSION_GENERAL)
        cli_say(cli, "%s", _("seated by team"));
    else if (seating->repeats == 0)
        cli_say(cli, "%s", _("nobody meets anybody again"));
    else
        cli_say(cli, _("pairs that meet again: %lld; no seating has fewer than %lld"),
                (long long)seating->repeats, (long long)seating->bound);
    if (seating->unfamiliar > 0)
        cli_say(cli, _("seats without a familiar face: %lld"), (long long)seating->unfamiliar);
}

enum miraif_status record_say_seating(struct cli *cli, const struct miraif_seating *seating,
                                      struct miraif_error *err)
{
    struct mi_value *rows = mi_value_array(cli->arena);
    for (size_t first = 0; first < seating->seats; first += at_table(seating, first)) {
        struct mi_str names = mi_str_begin(cli->arena, ROW_MOST);
        const char *text;
        for (size_t i = 0; i < at_table(seating, first); i++)
            mi_str_addf(&names, "%s%s", i == 0 ? "" : _(", "), seating->seat[first + i].name);
        MI_TRY(mi_str_end(&names, &text, err));
        struct mi_value *row = mi_put_object(rows, NULL);
        mi_put_int(row, "round", seating->seat[first].round);
        mi_put_int(row, "table", seating->seat[first].table);
        mi_put_text(row, "names", text);
    }
    MI_TRY(cli_table(cli, &table_type, rows, err));
    say_repeats(cli, seating);
    return MIRAIF_OK;
}

enum miraif_status record_say_moves(struct cli *cli, const struct miraif_seating *seating,
                                    struct miraif_error *err)
{
    struct mi_value *rows = mi_value_array(cli->arena);
    size_t changes = 0;
    for (size_t i = 0; i < seating->seats; i++) {
        const struct miraif_seat *seat = &seating->seat[i];
        if (!mi_text_is(seat->code, "moved") && !mi_text_is(seat->code, "joined"))
            continue;
        mi_put_value(rows, NULL, record_seat(cli->arena, seat));
        changes++;
    }
    if (changes == 0) {
        cli_say(cli, "%s", _("nobody moves"));
        return MIRAIF_OK;
    }
    return cli_table(cli, &record_seat_type, rows, err);
}
