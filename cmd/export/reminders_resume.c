/* `miraif export reminders resume`. */
#include "cli/output.h"
#include "cli/record_letter.h"

struct args {
    struct cli_texts skip;
    bool skip_all;
};

static const struct cli_param options[] = {
    {.name = "skip",
     .value = "ITEM",
     CLI_INTO(struct args, skip),
     .help = N_("an item that was sent already: it is cancelled")},
    {.name = "skip-all", CLI_INTO(struct args, skip_all), .help = N_("everything listed was sent already")},
};
static const struct record_field fields[] = {
    {"hold", N_("on hold since"), "instant", FIELD_TABLE},
    {"items", N_("items"), "array", FIELD_NESTED},
    {"skipped", N_("items cancelled"), "integer", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_resume = {"resume", fields};

struct gathering {
    struct cli *cli;
    struct mi_value *list;
};

static enum miraif_status add_item(void *context, const struct miraif_waiting_item *item)
{
    const struct gathering *gathering = context;
    mi_put_value(gathering->list, NULL, record_item(gathering->cli->arena, item));
    return MIRAIF_OK;
}

static enum miraif_status list(struct cli *cli, const struct mi_value *items, struct miraif_error *err)
{
    if (items->first == NULL) {
        cli_say(cli, _("nothing is due"));
        return MIRAIF_OK;
    }
    cli_say(cli, _("due by now, and perhaps sent already by the store that was lost:"));
    return cli_table(cli, &record_item_type, items, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_outbox outbox;
    int64_t skipped;
    struct mi_value *items = mi_value_array(cli->arena);
    if (items == NULL)
        return mi_no_memory(err);
    MI_TRY(miraif_outbox_state(cli->store, &outbox, err));
    if (outbox.hold == 0)
        return mi_fail(err, MIRAIF_REFUSED, N_("the outbox is not on hold"));
    MI_TRY(miraif_items_each_due(cli->store, add_item, &(struct gathering){cli, items}, err));
    MI_TRY(list(cli, items, err));
    MI_TRY(cli_confirm(cli, err, _("end the hold, so that the next claim hands over what is due?")));
    MI_TRY(
        miraif_letters_resume(cli->store, args->skip.item, args->skip.count, args->skip_all, &skipped, err));
    cli_say(cli, _("the hold is ended; items cancelled: %lld"), (long long)skipped);
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_instant(record, "hold", outbox.hold);
    mi_put_value(record, "items", items);
    mi_put_int(record, "skipped", skipped);
    return cli_data(cli, record, err);
}

const struct cli_command cmd_export_reminders_resume = {
    .noun = "export",
    .verb = "reminders",
    .action = "resume",
    .summary = N_("go on with letters after a restore"),
    .description = N_(
        "A store that was put back from a backup knows nothing of the letters that went out since. So that "
        "they are not sent twice, nothing can be claimed from it at first. This lists what is due by now, "
        "and ends the hold once it is confirmed. What the mailer's own records say was sent is named with "
        "--skip. A letter that says the same as one before has the same Message-ID."),
    CLI_OPTIONS(options),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_resume,
    .run = run,
};
