/* `miraif cohort graduate`. */
#include "cli/output.h"
#include "cli/record_alumni.h"

struct args {
    int64_t cohort;
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
    {.name = "on",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, on),
     .help = N_("the day of the graduation; not given: today")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_graduation graduation;
    MI_TRY(miraif_cohort_graduate(cli->store, args->cohort, args->on, cli->arena, &graduation, err));
    cli_say(cli, _("cohort %lld: %lld graduates, %lld of them new"), (long long)graduation.cohort,
            (long long)(graduation.graduated + graduation.already), (long long)graduation.graduated);
    if (graduation.unanswered > 0)
        cli_warn(cli, "not_accepted", _("%lld in the teams never accepted, and do not graduate"),
                 (long long)graduation.unanswered);
    return cli_data(cli, record_graduation(cli->arena, &graduation), err);
}

const struct cli_command cmd_cohort_graduate = {
    .noun = "cohort",
    .verb = "graduate",
    .summary = N_("make the people in a cohort's teams its graduates"),
    .description =
        N_("Who accepted, and stands in one of the adopted teams, becomes a graduate of the cohort "
           "and one of the alumni. Who left or declined does not.\n\n"
           "Who has graduated keeps the date: the same again changes nothing."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_graduation_type,
    .run = run,
};
