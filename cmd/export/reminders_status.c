/* `miraif export reminders status`. */
#include "cli/output.h"
#include "cli/record_letter.h"

static const struct cli_example examples[] = {
    {"miraif export reminders status", N_("what is out, overdue, failed or missed")},
};

struct gathering {
    struct cli *cli;
    struct mi_value *list;
};

static enum miraif_status add_letter(void *context, const struct miraif_letter *letter)
{
    const struct gathering *gathering = context;
    mi_put_value(gathering->list, NULL, record_letter(gathering->cli->arena, letter));
    return MIRAIF_OK;
}

static enum miraif_status add_item(void *context, const struct miraif_waiting_item *item)
{
    const struct gathering *gathering = context;
    mi_put_value(gathering->list, NULL, record_item(gathering->cli->arena, item));
    return MIRAIF_OK;
}

static void say(struct cli *cli, const struct miraif_outbox *outbox)
{
    if (outbox->hold != 0)
        cli_say(cli, _("on hold after a restore; `miraif export reminders resume` goes on"));
    cli_say(cli, _("items: due %lld, later %lld, missed %lld"), (long long)outbox->due,
            (long long)outbox->waiting, (long long)outbox->missed);
    cli_say(cli, _("letters: with the mailer %lld, overdue %lld, failed %lld, to be stopped %lld"),
            (long long)outbox->claimed, (long long)outbox->overdue, (long long)outbox->failed,
            (long long)outbox->stop);
    if (outbox->unwritten > 0)
        cli_say(cli, _("batches that the next claim writes again: %lld"), (long long)outbox->unwritten);
}

static enum miraif_status show(struct cli *cli, const struct miraif_outbox *outbox,
                               const struct mi_value *letters, const struct mi_value *items,
                               struct miraif_error *err)
{
    say(cli, outbox);
    if (letters->first != NULL)
        MI_TRY(cli_table(cli, &record_letter_type, letters, err));
    if (items->first == NULL)
        return MIRAIF_OK;
    cli_say(cli, _("missed in the last 14 days:"));
    return cli_table(cli, &record_item_type, items, err);
}

static enum miraif_status gather(struct cli *cli, struct miraif_outbox *outbox, struct mi_value *letters,
                                 struct mi_value *items, struct miraif_error *err)
{
    MI_TRY(miraif_outbox_state(cli->store, outbox, err));
    MI_TRY(miraif_letters_each_open(cli->store, add_letter, &(struct gathering){cli, letters}, err));
    return miraif_items_each_missed(cli->store, add_item, &(struct gathering){cli, items}, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    struct miraif_outbox outbox;
    struct mi_value *letters = mi_value_array(cli->arena);
    struct mi_value *items = mi_value_array(cli->arena);
    (void)arguments;
    if (letters == NULL || items == NULL)
        return mi_no_memory(err);
    MI_TRY(miraif_store_begin_read(cli->store, err));
    enum miraif_status status = gather(cli, &outbox, letters, items, err);
    miraif_store_end_read(cli->store);
    MI_TRY(status);
    MI_TRY(show(cli, &outbox, letters, items, err));
    struct mi_value *record = record_outbox(cli->arena, &outbox);
    mi_put_value(record, "letters", letters);
    mi_put_value(record, "items", items);
    MI_TRY(cli_data(cli, record, err));
    return outbox.overdue > 0 ? MIRAIF_ATTENTION : MIRAIF_OK;
}

const struct cli_command cmd_export_reminders_status = {
    .noun = "export",
    .verb = "reminders",
    .action = "status",
    .summary = N_("show what is out, overdue, failed or missed"),
    .description =
        N_("Letters that the mailer has, or that failed; and items that expired before anybody claimed them, "
           "for 14 days. A letter whose lease ran out is overdue: the exit status is 7 until it is "
           "acknowledged, fails, or is handed over again. “stop it” marks a letter in which something was "
           "cancelled after it was handed over: whoever runs the mailer should take it out by hand."),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .record = &record_outbox_type,
    .run = run,
};
