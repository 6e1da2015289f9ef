/* `miraif team list`. */
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
    {"miraif team list 1", N_("the teams of cohort 1")},
    {"miraif team list 1 --format ids", N_("their ids, for a shell")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_teams teams;
    MI_TRY(miraif_teams_get(cli->store, args->cohort, cli->arena, &teams, err));
    MI_TRY(cli_list(cli, err));
    for (size_t t = 0; t < teams.teams; t++)
        MI_TRY(cli_item(cli, record_team(cli_scratch(cli), &teams.team[t], teams.run.state), err));
    MI_TRY(cli_list_end(cli, err));
    if (teams.teams == 0)
        cli_say(cli, _("no teams yet; draft them with miraif team form %lld"), (long long)args->cohort);
    else if (teams.run.adopted_at == 0)
        cli_say(cli, _("a draft; make it valid with miraif team adopt %lld"), (long long)args->cohort);
    return MIRAIF_OK;
}

const struct cli_command cmd_team_list = {
    .noun = "team",
    .verb = "list",
    .summary = N_("list a cohort's teams"),
    .description = N_("Lists the teams that are adopted, else those of the draft."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_team_type,
    .list = true,
    .run = run,
};
