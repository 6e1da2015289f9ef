/* `miraif alumni follow-up results`. */
#include "cli/output.h"
#include "cli/record_follow_up.h"

struct args {
    int64_t cohort;
};

static const struct cli_param options[] = {
    {.name = "cohort",
     .value = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("of this cohort; not given: of all together")},
};
static const struct cli_example examples[] = {
    {"miraif alumni follow-up results", N_("did the worries go?")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_follow_up_result *result)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_follow_up_result(cli_scratch(listing->cli), result), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_follow_up_results(cli->store, args->cohort, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_alumni_follow_up_results = {
    .noun = "alumni",
    .verb = "follow-up",
    .action = "results",
    .summary = N_("show what the answers come to over time: did the worries go?"),
    .description = N_(
        "For each stage: how many were asked and have answered, what became of the worries, and the mean "
        "of the satisfaction, from 1 to 5. Results of fewer than five are withheld. Of all cohorts together, "
        "those with too few answers are left out, unless they have enough among them: else a difference "
        "would tell theirs."),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_follow_up_result_type,
    .list = true,
    .run = run,
};
