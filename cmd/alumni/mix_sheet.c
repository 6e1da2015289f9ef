/* `miraif alumni mix sheet`. */
#include "cli/output.h"
#include "cli/record_mix.h"

struct args {
    int64_t mix;
};

static const struct cli_param operands[] = {
    {.name = "MIX",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, mix),
     .least = 1,
     .most = INT64_MAX,
     .help = N_("its number; the draft, or else the last, where not given")},
};
static const struct cli_example examples[] = {
    {"miraif alumni mix sheet -o mix.html", N_("a card for each group, to be printed")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const char *html;
    MI_TRY(miraif_mix_sheet(cli->store, args->mix, cli->arena, &html, err));
    cli_hands_out(cli, NULL, 0);
    return cli_text(cli, html, err);
}

const struct cli_command cmd_alumni_mix_sheet = {
    .noun = "alumni",
    .verb = "mix",
    .action = "sheet",
    .summary = N_("print the groups of a mix"),
    .description =
        N_("Prints an HTML page that needs no other file, for A4: a card for each group, and a list "
           "of everybody with the number of their group. It shows names: keep it as you would keep a "
           "list of participants."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_mix_type,
    .document = true,
    .run = run,
};
