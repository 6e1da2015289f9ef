/* `miraif alumni asks`. */
#include "cli/output.h"
#include "cli/record_ask.h"

struct args {
    bool open;
    bool unanswered;
};

static const struct cli_param options[] = {
    {.name = "open", CLI_INTO(struct args, open), .help = N_("only those that are not closed")},
    {.name = "unanswered",
     CLI_INTO(struct args, unanswered),
     .help = N_("only those that nobody has answered; exit status 7 where there are any")},
};
static const struct cli_example examples[] = {
    {"miraif alumni asks --open", N_("what is under way")},
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

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct listing listing = {.cli = cli, .err = err};
    enum miraif_ask_filter filter = args->unanswered ? MIRAIF_ASKS_UNANSWERED
                                    : args->open     ? MIRAIF_ASKS_OPEN
                                                     : MIRAIF_ASKS_ALL;
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
    .summary = N_("list asks, with who was asked and who answered"),
    .description =
        N_("An ask is open until somebody answers, answered then, and closed when it is known what "
           "came of it."),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_ask_type,
    .list = true,
    .run = run,
};
