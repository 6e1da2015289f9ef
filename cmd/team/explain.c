/* `miraif team explain`. */
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
    {"miraif team explain 1-A", N_("why these people are a team")},
};

static void say_scores(struct cli *cli, const struct miraif_team *team)
{
    char score[MI_DECIMAL_TEXT];
    for (size_t i = 0; i < team->score_count; i++) {
        mi_decimal_round(team->scores[i].score, score);
        cli_say(cli, _("- %s: %s of 1"), _(team->scores[i].attribute), score);
    }
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_teams teams;
    const struct miraif_team *team;
    char score[MI_DECIMAL_TEXT];
    MI_TRY(miraif_team_find(cli->store, args->team, cli->arena, &teams, &team, err));
    MI_TRY(record_say_members(cli, team, err));
    mi_decimal_round(team->score, score);
    cli_say(cli, _("Diversity %s, where 1 is all that a team can reach:"), score);
    say_scores(cli, team);
    cli_say(cli, _("In this team:"));
    record_say_reasons(cli, team->reason, team->reasons);
    cli_say(cli, _("Of all teams:"));
    record_say_reasons(cli, teams.reason, teams.reasons);
    return cli_data(cli, record_explanation(cli->arena, &teams, team), err);
}

const struct cli_command cmd_team_explain = {
    .noun = "team",
    .verb = "explain",
    .summary = N_("say why a team is as it is"),
    .description =
        N_("Says what makes the team diverse, attribute by attribute, which rules held, and whether "
           "something better was possible. Reasons are kept with the teams and are as they were when "
           "the teams were formed. They are for the office."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_explanation_type,
    .run = run,
};
