/* `miraif session present card`. */
#include "cli/output.h"
#include "cli/record_session.h"

struct args {
    const char *session;
    const char *person;
};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the general session, such as 1-3")},
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("the person: p12 or an e-mail address")},
};
static const struct cli_example examples[] = {
    {"miraif session present card 1-3 p4 -o card.html", N_("all messages to one person")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const char *html;
    MI_TRY(miraif_cheer_card(cli->store, args->session, args->person, cli->arena, &html, err));
    cli_hands_out_of(cli, args->person, args->session);
    return cli_text(cli, html, err);
}

const struct cli_command cmd_session_present_card = {
    .noun = "session",
    .verb = "present",
    .action = "card",
    .summary = N_("make the card of the messages to a presenter"),
    .description = N_("Prints all messages to a presenter as one card (応援カード): an HTML page that needs "
                      "no other file, to be sent or printed. It is for the person alone."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_session_type,
    .document = true,
    .run = run,
};
