/* `miraif export report`. */
#include "base/str.h"
#include "cli/output.h"

struct args {
    int64_t cohort;
    const char *audience;
};

static const char *const audiences[] = {"office", "public", NULL};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_param options[] = {
    {.name = "for",
     .value = "AUDIENCE",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, audience),
     .choices = audiences,
     .help = N_("who will see it; the office if not given")},
};
static const struct cli_example examples[] = {
    {"miraif export report 1 -o report.html", N_("something to look at, and to print")},
    {"miraif --lang ja export report 1 --for public -o report.html", N_("without names, in Japanese")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const char *html;
    MI_TRY(miraif_report_render(cli->store, args->cohort, mi_text_is(args->audience, "public"), cli->arena,
                                &html, err));
    cli_hands_out(cli, args->audience, args->cohort);
    return cli_text(cli, html, err);
}

const struct cli_command cmd_export_report = {
    .noun = "export",
    .verb = "report",
    .summary = N_("write a cohort at a glance as a page"),
    .description = N_(
        "A page of HTML that needs nothing else and prints on A4: who takes part by industry, occupation and "
        "age, the teams with the reasons for them and their mentors, sessions and attendance, peer "
        "mentoring week by week, satisfaction and psychological safety over time, and asks with how many "
        "were answered.\n\n"
        "It holds nothing that was told in confidence: no concern, answer, mark, vision or note. What "
        "participants answered anonymously is shown from five answers on. With --for public it names "
        "nobody, no company and no reason."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .document = true,
    .run = run,
};
