/* `miraif session edit`. */
#include "cli/output.h"
#include "cli/record_session.h"
#include "cli/session_change.h"

struct args {
    const char *session;
    struct session_change_args change;
};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the session, such as 1-1, 1-1s or 1-A-3")},
};
static const struct cli_param options[] = {
    SESSION_CHANGE_OPTIONS(struct args, false),
};
static const struct cli_example examples[] = {
    {"miraif session edit 1-1 --place 青山 --time 18:30-20:30", N_("another place and time")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_session_change change;
    struct miraif_session_letters letters;
    struct miraif_session session;
    struct miraif_hours hours;
    MI_TRY(cli_session_change(&args->change, &hours, &change, err));
    MI_TRY(miraif_session_edit(cli->store, args->session, &change, cli->arena, &session, &letters, err));
    record_say_session_letters(cli, session.id, &letters);
    if (letters.stake != NULL)
        cli_warn(cli, "stake", "%s: %s", session.id, letters.stake);
    return cli_object(cli, record_session(cli->arena, &session), err);
}

const struct cli_command cmd_session_edit = {
    .noun = "session",
    .verb = "edit",
    .summary = N_("change a session"),
    .description =
        N_("Changes what is given and leaves the rest; an empty text takes away. Where anything "
           "differs the number of changes rises, so that calendars take it, waiting letters are "
           "cancelled and new ones queued; of another time or place everybody hears at once. A new "
           "date keeps the time of day.\n\n"
           "Another mentor for a team's session is a substitute for this once: the match stays. They must "
           "be mentors who are neither separated nor banned from anybody in the team; the team and both "
           "mentors hear of it."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_session_type,
    .run = run,
};
