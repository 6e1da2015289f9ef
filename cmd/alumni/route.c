/* `miraif alumni route`. */
#include "base/arena.h"
#include "cli/output.h"
#include "cli/record_ask.h"

struct args {
    const char *ask;
    bool due;
    bool anyone;
    struct cli_texts exclude;
};

static const struct cli_param operands[] = {
    {.name = "ASK", CLI_INTO(struct args, ask), .help = N_("which ask: a7; or --due")},
};
static const struct cli_param options[] = {
    {.name = "due",
     CLI_INTO(struct args, due),
     .help = N_("every ask that nobody answered and whose time has run out; for cron")},
    {.name = "not",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, exclude),
     .help = N_("somebody who is not to be asked")},
    {.name = "anyone",
     CLI_INTO(struct args, anyone),
     .help = N_("the asker's own company and its relations may be asked, too")},
};
static const struct cli_example examples[] = {
    {"miraif alumni route a2", N_("ask the next circle now")},
    {"miraif alumni route --due", N_("for cron, every hour or so")},
};

static enum miraif_status check(const struct args *args, struct miraif_error *err)
{
    bool alone = args->ask == NULL && !args->anyone && args->exclude.count == 0;
    if (args->due ? alone : args->ask != NULL)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_USAGE, "either an ask or --due, alone");
    mi_hint(err, "miraif alumni route a1, or miraif alumni route --due");
    return MIRAIF_USAGE;
}

static enum miraif_status widen(struct cli *cli, const struct args *args, const struct miraif_ask **ret_list,
                                size_t *ret_count, struct miraif_error *err)
{
    struct miraif_ask *ask = mi_arena_alloc(cli->arena, sizeof *ask);
    const int64_t *exclude;
    int64_t id;
    if (ask == NULL)
        return mi_no_memory(err);
    MI_TRY(record_ask_parse(args->ask, &id, err));
    MI_TRY(record_ask_people(cli, &args->exclude, &exclude, err));
    MI_TRY(
        miraif_ask_widen(cli->store, id, args->anyone, exclude, args->exclude.count, cli->arena, ask, err));
    *ret_list = ask;
    *ret_count = 1;
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_ask *list;
    size_t count;
    MI_TRY(check(args, err));
    if (args->due)
        MI_TRY(miraif_ask_widen_due(cli->store, cli->arena, &list, &count, err));
    else
        MI_TRY(widen(cli, args, &list, &count, err));
    for (size_t i = 0; i < count; i++)
        record_warn_of_no_manager(cli, &list[i]);
    MI_TRY(cli_list(cli, err));
    for (size_t i = 0; i < count; i++)
        MI_TRY(cli_item(cli, record_ask(cli_scratch(cli), &list[i], cli->env.now), err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_alumni_route = {
    .noun = "alumni",
    .verb = "route",
    .summary = N_("ask more people: the next circle around the asker"),
    .description =
        N_("Circles widen from the asker's own team over the cohort, all alumni and the mentors to the "
           "community manager, one step a call; a circle in which nobody is left is passed over. In the last "
           "circle the community manager (where nobody holds the duty, the founder) is reminded every two "
           "days, until somebody answers.\n\n"
           "Who is named by --not, and what --anyone allows, holds for the further steps of the ask, too."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_ask_type,
    .list = true,
    .run = run,
};
