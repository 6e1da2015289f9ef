/* `miraif alumni list`. */
#include "cli/output.h"
#include "cli/record_alumni.h"

struct args {
    int64_t cohort;
};

static const struct cli_param options[] = {
    {.name = "cohort",
     .value = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("those who graduated from this cohort")},
};
static const struct cli_example examples[] = {
    {"miraif alumni list", N_("the graduates of all cohorts")},
    {"miraif alumni list --format csv", N_("for a spreadsheet")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_graduate *graduate)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_graduate(cli_scratch(listing->cli), graduate, NULL), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_graduate_each(cli->store, args->cohort, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_alumni_list = {
    .noun = "alumni",
    .verb = "list",
    .summary = N_("list the graduates of all cohorts"),
    .description =
        N_("Lists graduates in the order of their readings, with what is known of them at present. "
           "People become graduates by `miraif cohort graduate`."),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_graduate_type,
    .list = true,
    .run = run,
};
