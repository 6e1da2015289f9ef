/* `miraif session cancel`. */
#include "cli/output.h"
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
    {"miraif session cancel 1-A-3", N_("it keeps its number")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_session_letters letters;
    struct miraif_session session;
    MI_TRY(miraif_session_cancel(cli->store, args->session, cli->arena, &session, &letters, err));
    cli_say(cli, _("session %s is cancelled"), session.id);
    record_say_session_letters(cli, session.id, &letters);
    return cli_data(cli, record_session(cli->arena, &session), err);
}

const struct cli_command cmd_session_cancel = {
    .noun = "session",
    .verb = "cancel",
    .summary = N_("cancel a session"),
    .description = N_("Cancels a session. It keeps its number and stays in calendars as cancelled; letters "
                      "that wait are cancelled with it, and whoever did not say no hears of it at once. A "
                      "session that was held cannot be cancelled."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_session_type,
    .run = run,
};
