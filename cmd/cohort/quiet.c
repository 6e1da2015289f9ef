/* `miraif cohort quiet`. */
#include "cli/output.h"
#include "cli/record_offer.h"

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
    {"miraif cohort quiet 1", N_("whom to call")},
    {"miraif cohort quiet 1 --format ids", N_("for a script")},
};

/* What the walk needs. */
struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_offer *offer)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_quiet(cli_scratch(listing->cli), offer), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct listing listing = {cli, err};
    MI_TRY(record_warn_of_overdue(cli, args->cohort, err));
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_offer_each(cli->store, args->cohort, print, &listing, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_cohort_quiet = {
    .noun = "cohort",
    .verb = "quiet",
    .summary = N_("list people from whom an answer is missing"),
    .description =
        N_("Lists those who hold an offer and have not answered, those whose deadline comes first at "
           "the top, with how to reach them. A negative number of days left says that the deadline "
           "is over; `miraif cohort reply expire` lets those offers lapse."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_quiet_type,
    .list = true,
    .run = run,
};
