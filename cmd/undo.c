/* `miraif undo`. */
#include "cli/output.h"
#include "cli/record_history.h"

struct args {
    const char *entry;
};

static const struct cli_param operands[] = {
    {.name = "ENTRY",
     .kind = CLI_PLAIN,
     CLI_INTO(struct args, entry),
     .help = N_("the entry of the history to take back; without it the newest that stands")},
};

static const struct cli_example examples[] = {
    {"miraif undo --dry-run", N_("see whether the last change can be taken back")},
    {"miraif undo", N_("take back the last change")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    int64_t id = 0;
    struct miraif_history_entry entry;
    struct miraif_history_entry undone;
    if (args->entry != NULL)
        MI_TRY(cli_entry_read(args->entry, &id, err));
    MI_TRY(miraif_history_undo(cli->store, id, cli->arena, &entry, err));
    MI_TRY(miraif_history_get(cli->store, entry.undoes, cli->arena, &undone, err));
    cli_say(cli, _("h%lld (“%s”, by %s) is taken back"), (long long)undone.id, undone.command, undone.who);
    if (entry.final)
        cli_say(cli,
                _("of so many imported rows no copy is kept; to bring them back, import the file again"));
    else
        cli_say(cli, _("to bring it back: miraif undo h%lld"), (long long)entry.id);
    return cli_data(cli, record_history(cli->arena, &entry, NULL), err);
}

const struct cli_command cmd_undo = {
    .verb = "undo",
    .summary = N_("take back a change"),
    .description =
        N_("Takes back all that one entry of the history changed, as a new entry that can be taken back "
           "itself. An import is taken back as a whole; of one with more than 10000 rows in the store, three "
           "for each new applicant, no copy is kept.\n\n"
           "Refused when something later stands on it; the entry to take back first is named. Letters "
           "that were sent stay sent."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_history_type,
    .run = run,
};
