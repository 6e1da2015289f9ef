/* `miraif cohort stats`. */
#include "cli/output.h"
#include "cli/record_cohort.h"

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
    {"miraif cohort stats 1", N_("who applied, in numbers")},
    {"miraif cohort stats 1 --format csv", N_("the same for a spreadsheet")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_count *count)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_count(cli_scratch(listing->cli), count), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_cohort cohort;
    MI_TRY(miraif_cohort_get(cli->store, args->cohort, cli->arena, &cohort, err));
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_cohort_stats(cli->store, args->cohort, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_cohort_stats = {
    .noun = "cohort",
    .verb = "stats",
    .summary = N_("count a cohort's applications by state, industry, age and so on"),
    .description = N_("Counts the applications by state, industry, occupation, age (bands of five years), "
                      "company and gender, as they were handed in. Spellings that differ in width, case or "
                      "blanks count as one, and so do companies with and without 株式会社. What was not "
                      "said comes last, without a value. Satisfaction counts the answers after sessions, "
                      "as far as they are shown."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_count_type,
    .list = true,
    .run = run,
};
