/* `miraif session show`. */
#include "cli/output.h"
#include "cli/record_seating.h"
#include "cli/record_session.h"

struct args {
    const char *session;
};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the session, such as 1-1, 1-1s or 1-A-3")},
};
static const struct cli_example examples[] = {
    {"miraif session show 1-1", N_("the first general session and its people")},
};

static enum miraif_status collect(void *context, const struct miraif_attendee *attendee)
{
    struct mi_value *people = context;
    mi_put_value(people, NULL, record_attendee(people->arena, attendee));
    return MIRAIF_OK;
}

static enum miraif_status show_seats(struct cli *cli, const char *session, struct mi_value *record,
                                     struct miraif_error *err)
{
    struct miraif_seating seating;
    MI_TRY(miraif_seating_get(cli->store, session, cli->arena, &seating, err));
    if (seating.rounds == 0) {
        mi_put_null(record, "seating");
        return MIRAIF_OK;
    }
    mi_put_value(record, "seating", record_seating(cli->arena, &seating));
    cli_say(cli, "%s", "");
    return record_say_seating(cli, &seating, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_session session;
    MI_TRY(miraif_session_find(cli->store, args->session, cli->arena, &session, err));
    struct mi_value *people = mi_value_array(cli->arena);
    MI_TRY(miraif_session_people(cli->store, &session, collect, people, err));
    struct mi_value *record = record_session(cli->arena, &session);
    struct mi_value *rows = mi_value_array(cli->arena);
    mi_put_value(rows, NULL, record_session(cli->arena, &session));
    MI_TRY(cli_table(cli, &record_session_type, rows, err));
    cli_say(cli, "%s", "");
    MI_TRY(cli_table(cli, &record_attendee_type, people, err));
    mi_put_value(record, "people", people);
    MI_TRY(show_seats(cli, session.id, record, err));
    return cli_data(cli, record, err);
}

const struct cli_command cmd_session_show = {
    .noun = "session",
    .verb = "show",
    .summary = N_("show a session and its people"),
    .description =
        N_("Shows a session with everybody it is for, its guests, what they answered, who came, and who "
           "sits where."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_session_type,
    .run = run,
};
