/* `miraif cohort staff add`. */
#include "base/date.h"
#include "cli/output.h"
#include "cli/record_staff.h"

struct args {
    int64_t cohort;
    struct cli_texts people;
    const char *duty;
    const char *from;
    const char *until;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, people),
     .required = true,
     .help = N_("p12 or an e-mail address; several people may hold one duty")},
};
static const struct cli_param options[] = {
    {.name = "duty",
     .value = "DUTY",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, duty),
     .required = true,
     .choices = record_duties,
     .help = N_("which duty")},
    {.name = "from",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, from),
     .help = N_("the first day; not given: today")},
    {.name = "until",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, until),
     .help = N_("the last day; not given: open")},
};
static const struct cli_example examples[] = {
    {"miraif cohort staff add 1 p1 --duty community-manager", N_("from today on")},
    {"miraif cohort staff add 1 p2 --duty lecturer --from 2027-01-15", N_("from a day on")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_staff *list;
    size_t count;
    enum miraif_duty duty;
    char today[MI_DATE_TEXT];
    MI_TRY(miraif_duty_parse(args->duty, &duty, err));
    MI_TRY(miraif_staff_add(cli->store, args->cohort, duty, args->people.item, args->people.count, args->from,
                            args->until, cli->arena, &list, &count, err));
    mi_date_format(mi_date_of_instant(cli->env.now), today);
    MI_TRY(cli_list(cli, err));
    for (size_t i = 0; i < count; i++)
        MI_TRY(cli_item(cli, record_staff(cli_scratch(cli), &list[i], today), err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_cohort_staff_add = {
    .noun = "cohort",
    .verb = "staff",
    .action = "add",
    .summary = N_("give somebody a duty in a cohort"),
    .description =
        N_("Duties belong to the cohort's roles, and people hold them from a day until a day: founder, "
           "advisor, digital-advisor, lecturer, community-manager, mentor. Where mentors are named, only "
           "they are matched in this cohort; else all mentors are.\n\n"
           "Who holds the duty already keeps it, and the dates given replace those that were: the same "
           "again changes nothing."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_staff_type,
    .list = true,
    .run = run,
};
