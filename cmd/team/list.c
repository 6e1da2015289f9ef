/* `miraif team list`. */
#include "cli/output.h"
#include "cli/record_team.h"
#include "miraif/cohort.h"

struct args {
    int64_t cohort;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("number of the cohort; the teams of all when not given")},
};
static const struct cli_example examples[] = {
    {"miraif team list 1", N_("the teams of cohort 1")},
    {"miraif team list --format ids", N_("the ids of all teams, for a shell")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(struct cli *cli, const struct miraif_teams *teams, struct miraif_error *err)
{
    for (size_t t = 0; t < teams->teams; t++)
        MI_TRY(cli_item(cli, record_team(cli_scratch(cli), &teams->team[t], teams->run.state), err));
    return MIRAIF_OK;
}

static enum miraif_status print_cohort(void *context, const struct miraif_cohort *cohort)
{
    const struct listing *listing = context;
    struct miraif_teams teams;
    MI_TRY(miraif_teams_get(listing->cli->store, cohort->id, listing->cli->arena, &teams, listing->err));
    return print(listing->cli, &teams, listing->err);
}

static enum miraif_status list_all(struct cli *cli, struct miraif_error *err)
{
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_cohort_each(cli->store, print_cohort, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_teams teams;
    if (args->cohort == 0)
        return list_all(cli, err);
    MI_TRY(miraif_teams_get(cli->store, args->cohort, cli->arena, &teams, err));
    MI_TRY(cli_list(cli, err));
    MI_TRY(print(cli, &teams, err));
    MI_TRY(cli_list_end(cli, err));
    for (size_t t = 0; t < teams.teams; t++)
        record_say_left(cli, &teams.team[t]);
    if (teams.teams == 0)
        cli_say(cli, _("no teams yet; draft them with miraif team form %lld"), (long long)args->cohort);
    else if (teams.run.adopted_at == 0)
        cli_say(cli, _("a draft; make it valid with miraif team adopt %lld"), (long long)args->cohort);
    return MIRAIF_OK;
}

const struct cli_command cmd_team_list = {
    .noun = "team",
    .verb = "list",
    .summary = N_("list teams"),
    .description = N_(
        "Lists the teams of a cohort, or of every cohort: those that are adopted, else those of the draft."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_team_type,
    .list = true,
    .run = run,
};
