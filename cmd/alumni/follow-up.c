/* `miraif alumni follow-up`. */
#include "cli/output.h"
#include "cli/record_follow_up.h"

struct args {
    int64_t cohort;
};

static const struct cli_param options[] = {
    {.name = "cohort",
     .value = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("only people of this cohort")},
};
static const struct cli_example examples[] = {
    {"miraif alumni follow-up", N_("for cron, once a day")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_follow_up *list;
    size_t count;
    MI_TRY(miraif_follow_up_ask(cli->store, args->cohort, cli->arena, &list, &count, err));
    MI_TRY(cli_list(cli, err));
    for (size_t i = 0; i < count; i++)
        MI_TRY(cli_item(cli, record_follow_up(cli_scratch(cli), &list[i]), err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_alumni_follow_up = {
    .noun = "alumni",
    .verb = "follow-up",
    .summary = N_("ask whose day has come how they are: the same questions as always"),
    .description =
        N_("The same questions are put on the first Friday, at graduation, 3, 6 and 12 months after it, and "
           "every year: did the worry go, how satisfied is somebody, what is new. The letter shows people "
           "the worry they applied with, and the vision they sealed. Who does not answer is reminded once, "
           "two weeks later.\n\n"
           "Queues the letters of those whose day has come, and lists these people; again it finds nobody. "
           "A day that is over for a month is let go. Who left is not asked."),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_follow_up_type,
    .list = true,
    .run = run,
};
