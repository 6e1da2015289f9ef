/* `miraif team swap`. */
#include "cli/output.h"
#include "cli/record_team_change.h"

struct args {
    const char *one;
    const char *other;
    bool force;
    const char *reason;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, one),
     .required = true,
     .help = N_("one of them: p12 or an e-mail address")},
    {.name = "OTHER",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, other),
     .required = true,
     .help = N_("the other")},
};
static const struct cli_param options[] = {
    {.name = "force",
     CLI_INTO(struct args, force),
     .help = N_("even where rules do not hold then; needs --reason")},
    {.name = "reason",
     .value = "TEXT",
     CLI_INTO(struct args, reason),
     .help = N_("why; for the office alone")},
};
static const struct cli_example examples[] = {
    {"miraif team swap p4 p2 --dry-run", N_("what it would do")},
    {"miraif team swap p4 p2", N_("and do it")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_team_order order = {args->force, args->reason};
    struct miraif_team_change change;
    MI_TRY(miraif_team_swap(cli->store, args->one, args->other, &order, cli->arena, &change, err));
    return record_finish_team_change(cli, &change, err);
}

const struct cli_command cmd_team_swap = {
    .noun = "team",
    .verb = "swap",
    .summary = N_("let two people take each other's places"),
    .description =
        N_("Two people of different teams of a cohort change places; all else is as for miraif team move."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_team_change_type,
    .run = run,
};
