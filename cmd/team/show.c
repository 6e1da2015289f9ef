/* `miraif team show`. */
#include "cli/output.h"
#include "cli/record_team.h"

struct args {
    const char *team;
};

static const struct cli_param operands[] = {
    {.name = "TEAM",
     .kind = CLI_TEAM,
     CLI_INTO(struct args, team),
     .required = true,
     .help = N_("cohort and letter, such as 1-A")},
};
static const struct cli_example examples[] = {
    {"miraif team show 1-A", N_("who is in team A of cohort 1")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_teams teams;
    const struct miraif_team *team;
    char score[MI_DECIMAL_TEXT];
    MI_TRY(miraif_team_find(cli->store, args->team, cli->arena, &teams, &team, err));
    mi_decimal_round(team->score, score);
    if (teams.run.adopted_at == 0)
        cli_say(cli, _("team %s (draft), diversity %s"), team->id, score);
    else
        cli_say(cli, _("team %s, diversity %s"), team->id, score);
    MI_TRY(record_say_members(cli, team, err));
    record_say_left(cli, team);
    if (team->mentor.person != 0)
        cli_say(cli, _("led by p%lld %s"), (long long)team->mentor.person, team->mentor.name);
    return cli_data(cli, record_team(cli->arena, team, teams.run.state), err);
}

const struct cli_command cmd_team_show = {
    .noun = "team",
    .verb = "show",
    .summary = N_("show who is in a team"),
    .description =
        N_("Shows the members of a team as their applications say; miraif team explain says why they are "
           "together."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_team_type,
    .run = run,
};
