/* `miraif team restore`. */
#include "cli/output.h"
#include "cli/record_team_change.h"

struct args {
    int64_t cohort;
    int64_t run_number;
    bool force;
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
    {.name = "run",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, run_number),
     .required = true,
     .least = 1,
     .most = INT64_MAX,
     .help = N_("the run whose teams were adopted before")},
    {.name = "force",
     CLI_INTO(struct args, force),
     .help = N_("even where rules do not hold then; needs --reason")},
    {.name = "reason",
     .value = "TEXT",
     CLI_INTO(struct args, reason),
     .help = N_("why; for the office alone")},
};
static const struct cli_example examples[] = {
    {"miraif team restore 1 --run 3", N_("the teams as they were in run 3")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_team_order order = {args->force, args->reason};
    struct miraif_team_change change;
    MI_TRY(miraif_team_restore(cli->store, args->cohort, args->run_number, &order, cli->arena, &change, err));
    return record_finish_team_change(cli, &change, err);
}

const struct cli_command cmd_team_restore = {
    .noun = "team",
    .verb = "restore",
    .summary = N_("go back to teams that were adopted before"),
    .description = N_("Makes the teams of an earlier adopted run valid again, as a run of its own. Who left "
                      "since stays out; who "
                      "joined since stays where they are. A run that is none is answered with the numbers of "
                      "those that are; all "
                      "else is as for miraif team move."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_team_change_type,
    .run = run,
};
