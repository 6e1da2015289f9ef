/* `miraif cohort staff list`. */
#include "base/date.h"
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_staff.h"

struct args {
    int64_t cohort;
    const char *duty;
    const char *on;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_param options[] = {
    {.name = "duty",
     .value = "DUTY",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, duty),
     .choices = record_duties,
     .help = N_("only this duty")},
    {.name = "on",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, on),
     .help = N_("only who holds a duty on this day")},
};
static const struct cli_example examples[] = {
    {"miraif cohort staff list 1", N_("who does what, and who did")},
    {"miraif cohort staff list 1 --duty mentor --format ids", N_("for a shell")},
};

struct listing {
    struct cli *cli;
    const struct args *args;
    char today[MI_DATE_TEXT];
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_staff *staff)
{
    const struct listing *listing = context;
    const struct args *args = listing->args;
    if (args->duty != NULL && !mi_text_is(args->duty, miraif_duty_code(staff->duty)))
        return MIRAIF_OK;
    if (args->on != NULL && !miraif_staff_holds(staff, args->on))
        return MIRAIF_OK;
    return cli_item(listing->cli, record_staff(cli_scratch(listing->cli), staff, listing->today),
                    listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct listing listing = {.cli = cli, .args = args, .err = err};
    mi_date_format(mi_date_of_instant(cli->env.now), listing.today);
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_staff_each(cli->store, args->cohort, print, &listing, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_cohort_staff_list = {
    .noun = "cohort",
    .verb = "staff",
    .action = "list",
    .summary = N_("list who holds which duty in a cohort"),
    .description = N_("Lists all that hold a duty, held one, or will hold one, by duty and first day."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_staff_type,
    .list = true,
    .run = run,
};
