/* `miraif history`. */
#include "cli/output.h"
#include "cli/record_history.h"

struct args {
    const char *entry;
    int64_t limit;
};

static const struct cli_param operands[] = {
    {.name = "ENTRY",
     .kind = CLI_PLAIN,
     CLI_INTO(struct args, entry),
     .help = N_("list every row that this entry changed")},
};

static const struct cli_param options[] = {
    {.name = "limit",
     .letter = 'l',
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, limit),
     .least = 1,
     .most = INT32_MAX,
     .help = N_("the newest N entries only")},
};

static const struct cli_example examples[] = {
    {"miraif history --limit 10", N_("the last ten changes of the store")},
    {"miraif history h1", N_("every row that the first one changed")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
    const struct miraif_history_entry *entry; /* whose changes are listed */
    struct mi_value *rows;                    /* of a table of them */
};

static enum miraif_status print_entry(void *context, const struct miraif_history_entry *entry)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_history(cli_scratch(listing->cli), entry, NULL), listing->err);
}

static enum miraif_status print_change(void *context, const struct miraif_change *change)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_history(cli_scratch(listing->cli), listing->entry, change),
                    listing->err);
}

static enum miraif_status keep_change(void *context, const struct miraif_change *change)
{
    const struct listing *listing = context;
    struct mi_value *row = mi_put_object(listing->rows, NULL);
    mi_putf(row, "object", "%s", change->object);
    mi_putf(row, "kind", "%s", change->kind);
    mi_putf(row, "change", "%s", change->change);
    return MIRAIF_OK;
}

/* For people: the entry, and below it a table of its changes. */
static enum miraif_status show_changes(struct listing *listing, struct miraif_error *err)
{
    struct cli *cli = listing->cli;
    listing->rows = mi_value_array(cli->arena);
    MI_TRY(miraif_history_changes(cli->store, listing->entry->id, keep_change, listing, err));
    cli_say(cli, _("h%lld, “%s”, by %s"), (long long)listing->entry->id, listing->entry->command,
            listing->entry->who);
    return cli_table(cli, &record_change_type, listing->rows, err);
}

static enum miraif_status list_changes(struct cli *cli, const char *text, struct miraif_error *err)
{
    int64_t id;
    struct miraif_history_entry entry;
    struct listing listing = {.cli = cli, .err = err, .entry = &entry};
    MI_TRY(cli_entry_read(text, &id, err));
    MI_TRY(miraif_history_get(cli->store, id, cli->arena, &entry, err));
    if (cli->globals.format == CLI_TABLE)
        return show_changes(&listing, err);
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_history_changes(cli->store, id, print_change, &listing, err));
    return cli_list_end(cli, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    if (args->entry != NULL)
        return list_changes(cli, args->entry, err);
    struct listing listing = {.cli = cli, .err = err};
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_history_each(cli->store, args->limit, print_entry, &listing, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_history = {
    .verb = "history",
    .summary = N_("list what was done, by whom and when"),
    .description =
        N_("Lists the commands that changed the store, newest first; with ENTRY, the rows that this one "
           "changed. “taken back by” names the entry that undid one.\n\n"
           "Who did it is the name given with --as, else the user's of the system."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_history_type,
    .list = true,
    .run = run,
};
