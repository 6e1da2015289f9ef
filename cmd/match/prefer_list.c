/* `miraif match prefer list`. */
#include "cli/output.h"
#include "cli/record_wish.h"

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
    {"miraif match prefer list 1", N_("who wishes for whom")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    return record_list_wishes(cli, args->cohort, err);
}

const struct cli_command cmd_match_prefer_list = {
    .noun = "match",
    .verb = "prefer",
    .action = "list",
    .summary = N_("list who would like to be matched with whom"),
    .description = N_("Lists the wishes of teams, mentors and people of a cohort, each in order."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_wish_type,
    .list = true,
    .run = run,
};
