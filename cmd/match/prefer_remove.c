/* `miraif match prefer remove`. */
#include "cli/output.h"
#include "cli/record_wish.h"

struct args {
    int64_t cohort;
    const char *who;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
    {.name = "WHO",
     CLI_INTO(struct args, who),
     .required = true,
     .help = N_("who wished: a mentor, an applicant, or a team such as 1-A")},
};
static const struct cli_example examples[] = {
    {"miraif match prefer remove 1 p1", N_("they take whoever comes")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    int64_t count;
    MI_TRY(miraif_preference_remove(cli->store, args->cohort, args->who, cli->arena, &count, err));
    cli_say(cli, _("wishes of %s taken back: %lld"), args->who, (long long)count);
    return cli_data(cli, record_wishes_removed(cli->arena, args->cohort, args->who, count), err);
}

const struct cli_command cmd_match_prefer_remove = {
    .noun = "match",
    .verb = "prefer",
    .action = "remove",
    .summary = N_("take all wishes of somebody back"),
    .description = N_("Deletes the list of a mentor, an applicant or a team. Matches that are adopted stay."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_wishes_removed_type,
    .run = run,
};
