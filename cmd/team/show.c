/* `miraif team show`. */
#include "cli/output.h"
#include "cli/record_sheet.h"
#include "cli/record_team.h"
#include "text/reference.h"

struct args {
    const char *team;
    bool proof;
};

static const struct cli_param operands[] = {
    {.name = "TEAM",
     .kind = CLI_TEAMS,
     CLI_INTO(struct args, team),
     .required = true,
     .help = N_("cohort and letter, such as 1-A, or a cohort for all its teams")},
};
static const struct cli_param options[] = {
    {.name = "proof",
     CLI_INTO(struct args, proof),
     .help = N_("the proof sheet of all teams of the cohort, without names")},
};
static const struct cli_example examples[] = {
    {"miraif team show 1-A", N_("who is in team A of cohort 1")},
    {"miraif team show 1", N_("all teams of cohort 1, and what could be instead")},
    {"miraif --json team show 1 --proof -o proof.json", N_("a proof sheet that anybody can check again")},
};

static enum miraif_status show_all(struct cli *cli, int64_t cohort, struct miraif_error *err)
{
    struct miraif_teams teams = {0};
    MI_TRY(miraif_teams_get(cli->store, cohort, cli->arena, &teams, err));
    if (teams.run.id == 0) {
        mi_fail(err, MIRAIF_NOT_FOUND, N_("cohort %lld has no teams yet"), (long long)cohort);
        mi_hint(err, N_("draft them: miraif team form %lld"), (long long)cohort);
        return MIRAIF_NOT_FOUND;
    }
    MI_TRY(record_say_teams(cli, &teams, err));
    for (size_t t = 0; t < teams.teams; t++)
        record_say_left(cli, &teams.team[t]);
    return cli_data(cli, record_teams(cli->arena, &teams), err);
}

static enum miraif_status show_one(struct cli *cli, const char *reference, struct miraif_error *err)
{
    struct miraif_teams teams;
    const struct miraif_team *team;
    char score[MI_DECIMAL_TEXT];
    MI_TRY(miraif_team_find(cli->store, reference, cli->arena, &teams, &team, err));
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

static enum miraif_status show_proof(struct cli *cli, int64_t cohort, struct miraif_error *err)
{
    struct miraif_sheet sheet;
    MI_TRY(miraif_team_prove(cli->store, cohort, cli->arena, &sheet, err));
    MI_TRY(record_say_sheet(cli, &sheet, err));
    return cli_data(cli, record_sheet(cli->arena, &sheet), err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct mi_reference reference = {0};
    bool known = mi_reference_parse(args->team, &reference);
    if (known && args->proof)
        return show_proof(cli, reference.cohort, err);
    if (known && reference.kind == MI_REFERENCE_COHORT)
        return show_all(cli, reference.cohort, err);
    return show_one(cli, args->team, err);
}

const struct cli_command cmd_team_show = {
    .noun = "team",
    .verb = "show",
    .summary = N_("show who is in a team"),
    .description =
        N_("Shows the members of a team as their applications say; miraif team explain says why they are "
           "together. Of a whole cohort it shows the teams, what is proved of them, and the divisions that "
           "come next, with what each would lose.\n\n"
           "The proof sheet holds the same without names, with all numbers that it was computed from: --json "
           "writes it for miraif solve grouping --check. It is made anew, of what the store says today."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_team_type,
    .run = run,
};
