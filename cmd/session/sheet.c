/* `miraif session sheet`. */
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
    {"miraif session sheet 1-1 -o sheet.html", N_("list, badges and table cards, to be printed")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const char *html;
    MI_TRY(miraif_session_sheet(cli->store, args->session, cli->arena, &html, err));
    return cli_text(cli, html, err);
}

const struct cli_command cmd_session_sheet = {
    .noun = "session",
    .verb = "sheet",
    .summary = N_("print list, badges and table cards"),
    .description = N_("Prints an HTML page that needs no other file, for A4: the attendance list of all who "
                      "did not say no, with what they cannot eat; name badges of 91 by 55 mm, ten a sheet; "
                      "and, where seats are given, a card for each table of each round. It shows names: keep "
                      "it as you would keep a list of participants."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_session_type,
    .document = true,
    .run = run,
};
