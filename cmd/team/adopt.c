/* `miraif team adopt`. */
#include "cli/output.h"
#include "cli/record_team.h"

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
    {"miraif team adopt 1", N_("make the draft valid")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_teams teams;
    MI_TRY(miraif_team_adopt(cli->store, args->cohort, cli->arena, &teams, err));
    cli_say(cli, _("the teams %s to %s of cohort %lld are adopted"), teams.team[0].id,
            teams.team[teams.teams - 1].id, (long long)args->cohort);
    record_warn_of_stakes(cli, &teams);
    return cli_data(cli, record_teams(cli->arena, &teams), err);
}

const struct cli_command cmd_team_adopt = {
    .noun = "team",
    .verb = "adopt",
    .summary = N_("make the draft of teams valid"),
    .description =
        N_("Checks the draft once more, by code that shares nothing with the solver, and adopts it. "
           "It is refused when people, separations or rules have changed since; form the teams "
           "again then. Teams that are adopted stand."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_teams_type,
    .run = run,
};
