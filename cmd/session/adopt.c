/* `miraif session adopt`. */
#include "cli/output.h"
#include "cli/record_seating.h"
#include "cli/record_session.h"
#include "text/reference.h"

struct args {
    const char *what;
};

static const struct cli_param operands[] = {
    {.name = "WHAT",
     CLI_INTO(struct args, what),
     .required = true,
     .help = N_("a cohort (1): its plan; or a session (1-1s): its seats")},
};
static const struct cli_example examples[] = {
    {"miraif session adopt 1", N_("make the plan valid")},
};

static enum miraif_status adopt_plan(struct cli *cli, int64_t cohort, struct miraif_error *err)
{
    struct miraif_plan plan;
    MI_TRY(miraif_session_adopt(cli->store, cohort, cli->arena, &plan, err));
    cli_say(cli, _("the plan of cohort %lld is adopted: %zu sessions"), (long long)cohort, plan.sessions);
    return cli_data(cli, record_plan(cli->arena, &plan), err);
}

static enum miraif_status adopt_seats(struct cli *cli, const char *session, struct miraif_error *err)
{
    struct miraif_seating seating;
    MI_TRY(miraif_seating_adopt(cli->store, session, cli->arena, &seating, err));
    MI_TRY(record_say_seating(cli, &seating, err));
    cli_say(cli, "%s", "");
    cli_say(cli, _("the seats of %s are adopted"), seating.session.id);
    return cli_data(cli, record_seating(cli->arena, &seating), err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct mi_reference reference;
    if (!mi_reference_parse(args->what, &reference) ||
        (reference.kind != MI_REFERENCE_COHORT && !mi_reference_is_session(&reference))) {
        mi_fail(err, MIRAIF_USAGE, N_("“%s” names neither a cohort nor a session"), args->what);
        mi_hint(err, N_("write 1 or 1-1s"));
        return MIRAIF_USAGE;
    }
    if (reference.kind == MI_REFERENCE_COHORT)
        return adopt_plan(cli, reference.cohort, err);
    return adopt_seats(cli, args->what, err);
}

const struct cli_command cmd_session_adopt = {
    .noun = "session",
    .verb = "adopt",
    .summary = N_("make a plan or seats valid"),
    .description =
        N_("Makes the draft of sessions valid and queues the letters that go with it: a reminder on the day "
           "before each session, and to each mentee three days before their week. It is refused where teams, "
           "dates or holidays changed since the draft. Afterwards sessions are changed one by one.\n\n"
           "Of a session, the draft of its seats is made valid."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_plan_type,
    .run = run,
};
