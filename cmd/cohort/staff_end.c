/* `miraif cohort staff end`. */
#include "base/date.h"
#include "cli/output.h"
#include "cli/record_staff.h"

struct args {
    int64_t cohort;
    const char *person;
    const char *duty;
    const char *on;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("p12 or an e-mail address")},
};
static const struct cli_param options[] = {
    {.name = "duty",
     .value = "DUTY",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, duty),
     .choices = record_duties,
     .help = N_("only this duty; not given: all")},
    {.name = "on",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, on),
     .help = N_("the last day; not given: today")},
};
static const struct cli_example examples[] = {
    {"miraif cohort staff end 1 p1 --duty community-manager --on 2027-02-28", N_("the last day is named")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_staff *list;
    struct miraif_person person;
    size_t count;
    enum miraif_duty duty = MIRAIF_DUTIES;
    char today[MI_DATE_TEXT];
    if (args->duty != NULL)
        MI_TRY(miraif_duty_parse(args->duty, &duty, err));
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(miraif_staff_end(cli->store, args->cohort, person.id, duty, args->on, cli->arena, &list, &count,
                            err));
    mi_date_format(mi_date_of_instant(cli->env.now), today);
    MI_TRY(cli_list(cli, err));
    for (size_t i = 0; i < count; i++)
        MI_TRY(cli_item(cli, record_staff(cli_scratch(cli), &list[i], today), err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_cohort_staff_end = {
    .noun = "cohort",
    .verb = "staff",
    .action = "end",
    .summary = N_("end somebody's duty in a cohort"),
    .description =
        N_("Sets the last day of the duties that a person holds then. One that would begin later is taken "
           "back. What was done under the duty stays as it is."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_staff_type,
    .list = true,
    .run = run,
};
