/* `miraif alumni asks`. */
#include "cli/output.h"
#include "cli/record_ask.h"

struct args {
    const char *ask;
    bool open;
    bool unanswered;
};

static const struct cli_param operands[] = {
    {.name = "ASK",
     CLI_INTO(struct args, ask),
     .help = N_("one ask, with who was asked and who answered: a7")},
};
static const struct cli_param options[] = {
    {.name = "open", CLI_INTO(struct args, open), .help = N_("only those that are not closed")},
    {.name = "unanswered",
     CLI_INTO(struct args, unanswered),
     .help = N_("only those that nobody has answered; exit status 7 where there are any")},
};
static const struct cli_example examples[] = {
    {"miraif alumni asks --open", N_("what is under way")},
    {"miraif alumni asks a1", N_("one ask whole")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
    int64_t count;
};

static enum miraif_status print(void *context, const struct miraif_ask *ask)
{
    struct listing *listing = context;
    listing->count++;
    return cli_item(listing->cli, record_ask(cli_scratch(listing->cli), ask, listing->cli->env.now),
                    listing->err);
}

/* One ask: in text, whole; as data, a list of one. */
static enum miraif_status show(struct cli *cli, const char *reference, struct miraif_error *err)
{
    struct miraif_ask ask;
    int64_t id;
    MI_TRY(record_ask_parse(reference, &id, err));
    MI_TRY(miraif_ask_get(cli->store, id, cli->arena, &ask, err));
    if (cli->globals.format == CLI_TABLE)
        return record_print_ask(cli, &ask, err);
    MI_TRY(cli_list(cli, err));
    MI_TRY(cli_item(cli, record_ask(cli_scratch(cli), &ask, cli->env.now), err));
    return cli_list_end(cli, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct listing listing = {.cli = cli, .err = err};
    enum miraif_ask_filter filter = args->unanswered ? MIRAIF_ASKS_UNANSWERED
                                    : args->open     ? MIRAIF_ASKS_OPEN
                                                     : MIRAIF_ASKS_ALL;
    if (args->ask != NULL && (args->open || args->unanswered))
        return mi_fail(err, MIRAIF_USAGE, "either an ask, or which asks");
    if (args->ask != NULL)
        return show(cli, args->ask, err);
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_ask_each(cli->store, filter, print, &listing, err));
    MI_TRY(cli_list_end(cli, err));
    if (!args->unanswered || listing.count == 0)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_ATTENTION, "%lld asks wait for an answer", (long long)listing.count);
    mi_hint(err, "miraif alumni route --due asks more people where the time has run out");
    return MIRAIF_ATTENTION;
}

const struct cli_command cmd_alumni_asks = {
    .noun = "alumni",
    .verb = "asks",
    .summary = N_("list asks, or show one with who was asked and who answered"),
    .description =
        N_("An ask is open until somebody answers, answered then, and closed when it is known what "
           "came of it."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_ask_type,
    .list = true,
    .run = run,
};
