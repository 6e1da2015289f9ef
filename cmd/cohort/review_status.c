/* `miraif cohort review status`. */
#include "cli/output.h"
#include "cli/record_review.h"

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
    {"miraif cohort review status 1", N_("who is unread, and about whom reviewers disagree")},
    {"miraif cohort review status 1 --format csv", N_("the marks, for a spreadsheet")},
};

struct listing {
    struct cli *cli;
    struct mi_value *reviewers;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_review_state *state)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_review_state(cli_scratch(listing->cli), state), listing->err);
}

static enum miraif_status take_reviewer(void *context, const struct miraif_reviewer *reviewer)
{
    const struct listing *listing = context;
    mi_put_value(listing->reviewers, NULL, record_reviewer(listing->cli->arena, reviewer));
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct listing listing = {cli, mi_value_array(cli->arena), err};
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_review_state_each(cli->store, args->cohort, print, &listing, err));
    MI_TRY(cli_list_end(cli, err));
    MI_TRY(miraif_reviewer_each(cli->store, args->cohort, take_reviewer, &listing, err));
    if (mi_value_failed(listing.reviewers))
        return mi_no_memory(err);
    if (listing.reviewers->first == NULL)
        return MIRAIF_OK;
    cli_say(cli, "%s", "");
    return cli_table(cli, &record_reviewer_type, listing.reviewers, err);
}

const struct cli_command cmd_cohort_review_status = {
    .noun = "cohort",
    .verb = "review",
    .action = "status",
    .summary = N_("show how far reviews have come"),
    .description = N_(
        "Lists the applicants: those without a complete review first, then those about whom reviewers "
        "disagree most. The spread is the highest less the lowest reviewer's mean. The corrected mark is "
        "freed of "
        "how lenient and how decided reviewers are, where at least two of them have marked five or more: as "
        "far from the mean of all, in standard deviations, as from the reviewer's own. Below that, in text, "
        "the reviewers: how many of the applicants they may judge they have marked, and their mean."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_review_state_type,
    .list = true,
    .run = run,
};
