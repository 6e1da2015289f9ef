/* `miraif session adopt`. */
#include "cli/output.h"
#include "cli/record_session.h"

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
    {"miraif session adopt 1", N_("make the draft valid")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_plan plan;
    MI_TRY(miraif_session_adopt(cli->store, args->cohort, cli->arena, &plan, err));
    cli_say(cli, _("the plan of cohort %lld is adopted: %zu sessions"), (long long)args->cohort,
            plan.sessions);
    return cli_data(cli, record_plan(cli->arena, &plan), err);
}

const struct cli_command cmd_session_adopt = {
    .noun = "session",
    .verb = "adopt",
    .summary = N_("make a cohort's plan valid"),
    .description =
        N_("Makes the draft of sessions valid and queues the letters that go with it: a reminder on the day "
           "before each session, and to each mentee three days before their week. It is refused where teams, "
           "dates or holidays changed since the draft. Afterwards sessions are changed one by one."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_plan_type,
    .run = run,
};
