/* `miraif session edit`. */
#include "cli/output.h"
#include "cli/record_session.h"

struct args {
    const char *session;
    const char *title;
    const char *date;
    const char *hours;
    const char *place;
    const char *mentee;
    const char *mentor;
};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the session, such as 1-1, 1-1s or 1-A-3")},
};
static const struct cli_param options[] = {
    {.name = "title", .value = "TEXT", CLI_INTO(struct args, title), .help = N_("what it is called")},
    {.name = "date", .value = "DATE", .kind = CLI_DATE, CLI_INTO(struct args, date), .help = N_("its day")},
    {.name = "time",
     .value = "FROM-TO",
     CLI_INTO(struct args, hours),
     .help = N_("its hours, such as 19:00-21:00")},
    {.name = "place",
     .value = "TEXT",
     CLI_INTO(struct args, place),
     .help = N_("where it is, an address or a link")},
    {.name = "mentee",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, mentee),
     .help = N_("whose turn it is, of the team")},
    {.name = "mentor",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, mentor),
     .help = N_("who accompanies it, a substitute for once too")},
};
static const struct cli_example examples[] = {
    {"miraif session edit 1-1 --place 青山 --time 18:30-20:30", N_("another place and time")},
};

static enum miraif_status read_change(const struct args *args, struct miraif_hours *hours,
                                      struct miraif_session_change *change, struct miraif_error *err)
{
    *change = (struct miraif_session_change){.title = args->title,
                                             .date = args->date,
                                             .place = args->place,
                                             .mentee = args->mentee,
                                             .mentor = args->mentor};
    if (args->hours == NULL)
        return MIRAIF_OK;
    change->hours = hours;
    return miraif_hours_parse(args->hours, hours, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_session_change change;
    struct miraif_session_letters letters;
    struct miraif_session session;
    struct miraif_hours hours;
    MI_TRY(read_change(args, &hours, &change, err));
    MI_TRY(miraif_session_edit(cli->store, args->session, &change, cli->arena, &session, &letters, err));
    record_say_session_letters(cli, session.id, &letters);
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
           "date keeps the time of day."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_session_type,
    .run = run,
};
