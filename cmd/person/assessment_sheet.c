/* `miraif person assessment sheet`. */
#include "cli/output.h"
#include "cli/record_assessment.h"

struct args {
    const char *scope;
};

static const struct cli_param operands[] = {
    {.name = "SCOPE",
     CLI_INTO(struct args, scope),
     .required = true,
     .help = N_("a team (1-A), or a cohort (1) for all of its teams")},
};
static const struct cli_example examples[] = {
    {"miraif person assessment sheet 1 -o sheet.html", N_("for the workshop, a page for each team")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const char *html;
    MI_TRY(miraif_assessment_sheet(cli->store, args->scope, cli->arena, &html, err));
    cli_hands_out_of(cli, NULL, args->scope);
    return cli_text(cli, html, err);
}

const struct cli_command cmd_person_assessment_sheet = {
    .noun = "person",
    .verb = "assessment",
    .action = "sheet",
    .summary = N_("print a page for each team to get to know one another"),
    .description = N_("Prints an HTML page that needs no other file, for A4: for each team the results of "
                      "those who agreed that their team sees them, side by side, and questions to talk "
                      "about. Who did not agree is not on it, and it does not say who that is."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_assessment_type,
    .document = true,
    .run = run,
};
