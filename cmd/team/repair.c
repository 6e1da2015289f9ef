/* `miraif team repair`. */
#include "cli/output.h"
#include "cli/record_team_change.h"

struct args {
    int64_t cohort;
    int64_t moves;
    const char *reason;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_param options[] = {
    {.name = "moves",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, moves),
     .least = 0,
     .most = MIRAIF_REPAIR_MOVES_MOST,
     .help = N_("so many people at most may change teams; none if not given")},
    {.name = "reason",
     .value = "TEXT",
     CLI_INTO(struct args, reason),
     .help = N_("why; for the office alone")},
};
static const struct cli_example examples[] = {
    {"miraif team repair 1", N_("go on without those who left")},
    {"miraif team repair 1 --moves 2 --dry-run", N_("would two moves at most help?")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_team_order order = {.reason = args->reason};
    struct miraif_team_change change;
    MI_TRY(miraif_team_repair(cli->store, args->cohort, args->moves, &order, cli->arena, &change, err));
    return record_finish_team_change(cli, &change, err);
}

const struct cli_command cmd_team_repair = {
    .noun = "team",
    .verb = "repair",
    .summary = N_("go on after somebody left"),
    .description =
        N_("Adopted teams go on without those who left the cohort: a team of four goes on with three, turns "
           "to come "
           "are given anew, and the team and its mentor hear of it. Rules that do not hold any more are "
           "named.\n\n"
           "Nobody else moves unless --moves says so. Then it is the fewest people who do: so many as it "
           "takes for "
           "no team to be smaller than an even division would leave it and for every rule to hold. Among the "
           "fewest, "
           "the worst team is as diverse as can be, then all are. Every change of so few is looked at."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_team_change_type,
    .run = run,
};
