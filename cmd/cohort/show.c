/* `miraif cohort show`. */
#include "cli/output.h"
#include "cli/record_cohort.h"
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
static const struct cli_example examples[] = {{"miraif cohort show 1", N_("where cohort 1 stands")}};

static enum miraif_status show_statuses(struct cli *cli, const struct miraif_cohort_state *state,
                                        struct miraif_error *err)
{
    struct mi_value *rows = mi_value_array(cli->arena);
    for (int i = 0; i < MIRAIF_APPLICATION_STATUSES; i++) {
        struct miraif_count count = {NULL, miraif_application_status_code((enum miraif_application_status)i),
                                     state->status[i]};
        if (count.people > 0)
            mi_put_value(rows, NULL, record_count(cli->arena, &count));
    }
    return cli_table(cli, &record_status_type, rows, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_cohort cohort;
    struct miraif_cohort_state state;
    MI_TRY(miraif_cohort_get(cli->store, args->cohort, cli->arena, &cohort, err));
    MI_TRY(miraif_cohort_state(cli->store, args->cohort, &state, err));
    if (state.overdue > 0)
        MI_TRY(record_warn_of_overdue(cli, args->cohort, err));
    MI_TRY(cli_object(cli, record_cohort(cli->arena, &cohort, &state), err));
    if (state.applications == 0)
        return MIRAIF_OK;
    cli_say(cli, "%s", "");
    return show_statuses(cli, &state, err);
}

const struct cli_command cmd_cohort_show = {
    .noun = "cohort",
    .verb = "show",
    .summary = N_("show a cohort: dates, sizes, where it stands, what comes next"),
    .description = N_("Shows the cohort, the number of applications in each state, how far reviews, "
                      "selection and teams have come, and the command of the next step."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_cohort_sheet_type,
    .run = run,
};
