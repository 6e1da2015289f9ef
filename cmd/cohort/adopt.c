/* `miraif cohort adopt`. */
#include "cli/output.h"
#include "cli/record_selection.h"

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
    {"miraif cohort adopt 1", N_("the draft becomes the selection")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_selected selected;
    MI_TRY(miraif_selection_adopt(cli->store, args->cohort, cli->arena, &selected, err));
    MI_TRY(record_print_selection_briefly(cli, &selected, err));
    cli_say(cli, _("Next: miraif cohort announce %lld"), (long long)args->cohort);
    return MIRAIF_OK;
}

const struct cli_command cmd_cohort_adopt = {
    .noun = "cohort",
    .verb = "adopt",
    .summary = N_("make the drafted selection valid"),
    .description =
        N_("Makes the draft of `miraif cohort select` the selection: applications become selected, "
           "waitlisted or rejected, those without a mark rejected, too. Refused when applications, marks or "
           "separations changed since the draft: select again."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_selection_type,
    .run = run,
};
