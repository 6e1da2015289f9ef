/* `miraif match adopt`. */
#include "cli/output.h"
#include "cli/record_match.h"

struct args {
    int64_t cohort;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_example examples[] = {
    {"miraif match adopt 1", N_("make the draft valid")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_matches matches;
    MI_TRY(miraif_match_adopt(cli->store, args->cohort, cli->arena, &matches, err));
    cli_say(cli, _("the %zu matches of cohort %lld are adopted"), matches.matches, (long long)args->cohort);
    record_warn_of_match_stakes(cli, &matches);
    return cli_data(cli, record_matches(cli->arena, &matches), err);
}

const struct cli_command cmd_match_adopt = {
    .noun = "match",
    .verb = "adopt",
    .summary = N_("make the draft of matches valid"),
    .description =
        N_("Proves the draft once more, by code that shares nothing with the solver, and adopts it. It is "
           "refused when people, teams, mentors or separations have changed since; match again then. "
           "Matches that are adopted stand."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_matches_type,
    .run = run,
};
