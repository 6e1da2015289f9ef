/* `miraif team policy show`. */
#include "cli/output.h"
#include "cli/record_policy.h"

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
    {"miraif team policy show 1", N_("by what the teams of cohort 1 are formed")},
    {"miraif team policy show 1 -o policy.json", N_("a file to be edited and set")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_policy policy;
    MI_TRY(miraif_policy_get(cli->store, args->cohort, cli->arena, &policy, err));
    MI_TRY(cli_text(cli, policy.text, err));
    return cli_data(cli, record_policy(cli->arena, &policy), err);
}

const struct cli_command cmd_team_policy_show = {
    .noun = "team",
    .verb = "policy",
    .action = "show",
    .summary = N_("show by what the teams of a cohort are formed"),
    .description = N_(
        "Prints all of the policy in force, what is the default included, as a JSON file that miraif team "
        "policy set takes: attributes with weight, kind and aim, and the rules of miraif team rule, but no "
        "locks, which are about teams as they stand."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_policy_type,
    .run = run,
};
