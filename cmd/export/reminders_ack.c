/* `miraif export reminders ack`. */
#include "cli/output.h"
#include "cli/record_letter.h"

struct args {
    const char *batch;
    struct cli_texts letters;
};

static const struct cli_param operands[] = {
    {.name = "BATCH",
     .kind = CLI_PLAIN,
     CLI_INTO(struct args, batch),
     .required = true,
     .help = N_("the batch: its file's name without .jsonl, or what stands before the dot in a maildir")},
    {.name = "LETTER",
     .kind = CLI_PLAIN,
     CLI_INTO(struct args, letters),
     .help = N_("these letters only; without, all of the batch that did not fail")},
};
static const struct record_field fields[] = {
    {"batch", N_("batch"), "string", FIELD_TABLE | FIELD_ID},
    {"sent", N_("letters acknowledged"), "integer", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
static const struct record_type record_ack = {"ack", fields};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    int64_t sent;
    MI_TRY(miraif_letters_ack(cli->store, args->batch, args->letters.item, args->letters.count, &sent, err));
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_text(record, "batch", args->batch);
    mi_put_int(record, "sent", sent);
    cli_say(cli, _("letters acknowledged: %lld"), (long long)sent);
    return cli_data(cli, record, err);
}

const struct cli_command cmd_export_reminders_ack = {
    .noun = "export",
    .verb = "reminders",
    .action = "ack",
    .summary = N_("acknowledge that letters were sent"),
    .description =
        N_("To be called by the mailer when a letter has left, or when the whole batch has. Doing it again "
           "changes nothing, so that a mailer may go over a batch from the start. A letter that failed, or "
           "that the office dealt with by hand, is settled by naming it here."),
    CLI_OPERANDS(operands),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_ack,
    .run = run,
};
