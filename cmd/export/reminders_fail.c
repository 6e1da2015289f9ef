/* `miraif export reminders fail`. */
#include "cli/output.h"
#include "cli/record_letter.h"

struct args {
    const char *letter;
    const char *reason;
};

static const struct cli_param operands[] = {
    {.name = "LETTER",
     .kind = CLI_PLAIN,
     CLI_INTO(struct args, letter),
     .required = true,
     .help = N_("the letter, sixteen digits")},
};
static const struct cli_param options[] = {
    {.name = "reason",
     .value = "TEXT",
     CLI_INTO(struct args, reason),
     .required = true,
     .help = N_("what went wrong; shown to the office")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_letter letter;
    MI_TRY(miraif_letters_fail(cli->store, args->letter, args->reason, cli->arena, &letter, err));
    cli_say(cli, _("letter %s failed: %s"), letter.id, letter.reason);
    return cli_data(cli, record_letter(cli->arena, &letter), err);
}

const struct cli_command cmd_export_reminders_fail = {
    .noun = "export",
    .verb = "reminders",
    .action = "fail",
    .summary = N_("record that a letter could not be sent"),
    .description =
        N_("To be called by the mailer when an address does not exist, or whenever trying again by itself "
           "would not help. miraif export reminders status shows the letter until it is handed over again "
           "(miraif export reminders claim --reclaim LETTER) or settled by hand (miraif export reminders ack "
           "BATCH LETTER)."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_letter_type,
    .run = run,
};
