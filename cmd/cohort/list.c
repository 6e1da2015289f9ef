/* `miraif cohort list`. */
#include "cli/output.h"
#include "cli/record_cohort.h"

struct args {
    bool unused;
};

static const struct cli_example examples[] = {
    {"miraif cohort list", N_("all cohorts")},
    {"miraif cohort list --format ids", N_("their numbers, for scripts")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_cohort *cohort)
{
    const struct listing *listing = context;
    struct cli *cli = listing->cli;
    struct miraif_cohort_state state;
    MI_TRY(miraif_cohort_state(cli->store, cohort->id, &state, listing->err));
    return cli_item(cli, record_cohort(cli_scratch(cli), cohort, &state), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    (void)arguments;
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_cohort_each(cli->store, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_cohort_list = {
    .noun = "cohort",
    .verb = "list",
    .summary = N_("list cohorts and where they stand"),
    .description = N_("Lists every cohort with its sizes, the number of applications and of those selected "
                      "(offered and accepted included), and the command of its next step."),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_cohort_type,
    .list = true,
    .run = run,
};
