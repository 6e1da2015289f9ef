/* `miraif session present`. */
#include "cli/output.h"

struct args {
    const char *session;
    struct cli_texts people;
    bool draw;
};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the general session, such as 1-3")},
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, people),
     .help = N_("who presents, in this order")},
};
static const struct cli_param options[] = {
    {.name = "draw",
     CLI_INTO(struct args, draw),
     .help = N_("draw the order of all others, the teams in turn")},
};
static const struct cli_example examples[] = {
    {"miraif session present 1-3 p4 --draw", N_("one begins, the others follow as drawn")},
    {"miraif session present 1-3", N_("the order")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_presenter *presenter)
{
    const struct listing *listing = context;
    struct mi_value *record = mi_value_object(cli_scratch(listing->cli));
    mi_put_int(record, "position", presenter->position);
    mi_put_ref(record, "id", 'p', presenter->person);
    mi_put_copy(record, "name", presenter->name);
    mi_put_copy(record, "team", presenter->team_id);
    if (presenter->sealed_at == 0)
        mi_put_null(record, "sealed_at");
    else
        mi_put_instant(record, "sealed_at", presenter->sealed_at);
    mi_put_int(record, "messages", presenter->messages);
    return cli_item(listing->cli, record, listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    if (args->people.count > 0 || args->draw) {
        MI_TRY(miraif_present_order(cli->store, args->session, args->people.item, args->people.count,
                                    args->draw, err));
        cli->changed = true;
    }
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_presenter_each(cli->store, args->session, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

static const struct record_field presenter_fields[] = {
    {"position", N_("place"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"id", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"team", N_("team"), "string", FIELD_TABLE},
    {"sealed_at", N_("vision sealed"), "instant", FIELD_TABLE},
    {"messages", N_("messages"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
static const struct record_type presenter_type = {"presenter", presenter_fields};

const struct cli_command cmd_session_present = {
    .noun = "session",
    .verb = "present",
    .summary = N_("set or show the order of presentations"),
    .description =
        N_("Sets who presents in which order: those who are named, and with --draw all others behind them, "
           "drawn by --seed so that no team has two in a row as long as that can be; who said no is not "
           "drawn. Presenters get a letter a week before. Without people and "
           "--draw the order is shown, with who has sealed a vision and how many messages wait for whom."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_EITHER,
    .args_size = sizeof(struct args),
    .record = &presenter_type,
    .list = true,
    .run = run,
};
