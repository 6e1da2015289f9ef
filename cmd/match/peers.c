/* `miraif match peers`. */
#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_session.h"

struct args {
    const char *scope;
    bool settle;
};

static const struct cli_param operands[] = {
    {.name = "SCOPE",
     CLI_INTO(struct args, scope),
     .required = true,
     .help = N_("a cohort (1) or a team (1-A)")},
};
static const struct cli_param options[] = {
    {.name = "settle",
     CLI_INTO(struct args, settle),
     .help = N_("give the turns to come anew, so that debts are paid")},
};
static const struct cli_example examples[] = {
    {"miraif match peers 1", N_("who had and will have how many turns")},
    {"miraif match peers 1-A --settle", N_("pay the debts of one team")},
};

static const struct record_field member_fields[] = {
    {"team", N_("team"), "string", FIELD_TABLE},
    {"id", N_("person"), "string", FIELD_TABLE},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"held", N_("held"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"planned", N_("to come"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"missed", N_("missed"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"owed", N_("owed"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"next", N_("next turn"), "date", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type member_type = {"member_turns", member_fields};

struct collection {
    struct mi_value *teams;
    struct mi_value *rows;
    int64_t changed;
    char monday[MI_DATE_TEXT]; /* of this week */
};

/* The day of the next turn to come, or null. */
static const char *next_turn(const struct miraif_team_turns *turns, int64_t person, const char *monday)
{
    for (size_t i = 0; i < turns->sessions; i++)
        if (turns->session[i].mentee == person && mi_text_is(turns->session[i].state, "planned") &&
            strcmp(turns->session[i].date, monday) >= 0)
            return turns->session[i].date;
    return NULL;
}

static enum miraif_status collect(void *context, const struct miraif_team_turns *turns)
{
    struct collection *collection = context;
    collection->changed += turns->changed;
    mi_put_value(collection->teams, NULL, record_turns(collection->teams->arena, turns));
    for (size_t i = 0; i < turns->members; i++) {
        const struct miraif_turns *one = &turns->turns[i];
        struct mi_value *row = mi_put_object(collection->rows, NULL);
        mi_put_copy(row, "team", turns->team_id);
        mi_put_ref(row, "id", 'p', one->person);
        mi_put_copy(row, "name", one->name);
        mi_put_int(row, "held", one->held);
        mi_put_int(row, "planned", one->planned);
        mi_put_int(row, "missed", one->missed);
        mi_put_int(row, "owed", one->owed);
        mi_put_copy(row, "next", one->left ? NULL : next_turn(turns, one->person, collection->monday));
    }
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct collection collection = {.teams = mi_value_array(cli->arena), .rows = mi_value_array(cli->arena)};
    struct mi_date today = mi_date_of_instant(cli->env.now);
    int64_t monday = mi_date_to_days(today) - (mi_date_weekday(today) + 6) % 7;
    mi_date_format(mi_date_from_days(monday), collection.monday);
    MI_TRY(miraif_turns(cli->store, args->scope, args->settle, collect, &collection, err));
    cli->changed = args->settle;
    MI_TRY(cli_table(cli, &member_type, collection.rows, err));
    if (args->settle)
        cli_say(cli, _("turns given anew: %lld"), (long long)collection.changed);
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_value(record, "teams", collection.teams);
    mi_put_int(record, "changed", collection.changed);
    return cli_data(cli, record, err);
}

static const struct record_field ledger_fields[] = {
    {"teams", N_("teams"), "array", FIELD_NESTED},
    {"changed", N_("changed"), "integer", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type ledger_type = {"turns", ledger_fields};

const struct cli_command cmd_match_peers = {
    .noun = "match",
    .verb = "peers",
    .summary = N_("show whose turn it was and will be in peer sessions"),
    .description = N_(
        "Shows, team by team, how many turns as a mentee everybody had, will have, and missed, and how many "
        "they are owed: fewer than the one who will have had most. A turn is held when the session was "
        "logged or somebody came, and the mentee was there.\n\n"
        "With --settle the turns to come are given anew where that is better: to those who are still there, "
        "so that in the end all had equally many, nobody has two running, nobody who said no has one, and "
        "the "
        "order varies. Letters follow."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_EITHER,
    .args_size = sizeof(struct args),
    .record = &ledger_type,
    .run = run,
};
