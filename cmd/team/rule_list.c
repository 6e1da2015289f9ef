/* `miraif team rule list`. */
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
    {"miraif team rule list 1", N_("the rules of cohort 1")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_team_rule *rule)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_team_rule(cli_scratch(listing->cli), rule), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_team_rule_each(cli->store, args->cohort, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_team_rule_list = {
    .noun = "team",
    .verb = "rule",
    .action = "list",
    .summary = N_("list the rules about who shares a team"),
    .description =
        N_("Lists the office's own rules for a cohort, with its reasons, which are for the office only."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_team_rule_type,
    .list = true,
    .run = run,
};
