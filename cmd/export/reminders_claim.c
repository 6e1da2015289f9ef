/* `miraif export reminders claim`. */
#include "cli/env.h"
#include "cli/output.h"
#include "cli/record_letter.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 24 * 3600, LEASE_MOST = 365 };

struct args {
    struct cli_texts letters;
    const char *spool;
    const char *format;
    const char *from;
    const char *lease;
    bool reclaim;
};

static const char *const formats[] = {"jsonl", "maildir", NULL};
static const struct cli_param operands[] = {
    {.name = "LETTER",
     .kind = CLI_PLAIN,
     CLI_INTO(struct args, letters),
     .help = N_("with --reclaim: these letters only, failed ones and those of a running lease, too")},
};
static const struct cli_param options[] = {
    {.name = "spool",
     .value = "FOLDER",
     .kind = CLI_FOLDER,
     CLI_INTO(struct args, spool),
     .required = true,
     .help = N_("where the mailer looks; made if it is not there")},
    {.name = "format",
     .value = "FORMAT",
     .kind = CLI_CHOICE,
     .choices = formats,
     CLI_INTO(struct args, format),
     .help = N_("one file of JSON Lines a batch (the default), or a maildir with one mail a letter")},
    {.name = "from",
     .value = "SENDER",
     CLI_INTO(struct args, from),
     .help = N_("maildir: who the mails are from, as “Programme Office <office@example.jp>”")},
    {.name = "lease",
     .value = "TIME",
     CLI_INTO(struct args, lease),
     .help = N_("how long the mailer has until letters count as overdue, as 45m, 2h or 1d; 30m if not "
                "given")},
    {.name = "reclaim",
     CLI_INTO(struct args, reclaim),
     .help = N_("hand over again, as the same letters, what was not acknowledged in time")},
};
static const struct cli_example examples[] = {
    {"miraif export reminders claim --spool outbox", N_("what is due, as a file for a mailer of one's own")},
    {"miraif export reminders claim --spool out --format maildir --from a@b.jp",
     N_("what is due, as mails")},
    {"miraif export reminders claim --spool outbox --reclaim", N_("and what the mailer left lying")},
};

/* Reads "30m". */
static enum miraif_status read_lease(const char *text, int64_t *ret_seconds, struct miraif_error *err)
{
    int64_t number = 0;
    const char *c = text;
    for (; *c >= '0' && *c <= '9' && number < LEASE_MOST * DAY; c++)
        number = 10 * number + (*c - '0');
    int64_t unit = *c == 'm' ? MINUTE : *c == 'h' ? HOUR : *c == 'd' ? DAY : 0;
    if (number > 0 && unit > 0 && c[1] == '\0' && number <= LEASE_MOST * DAY / unit) {
        *ret_seconds = number * unit;
        return MIRAIF_OK;
    }
    mi_fail(err, MIRAIF_USAGE, N_("“%s” is no length of time"), text);
    mi_hint(err, N_("write it in minutes, hours or days: 30m, 2h, 1d"));
    return MIRAIF_USAGE;
}

/* A clock that runs ahead would hand out what is not due, and let the rest expire. */
static enum miraif_status check_clock(struct cli *cli, struct miraif_error *err)
{
    if (cli->env.now - cli_env_clock() <= DAY)
        return MIRAIF_OK;
    return cli_confirm(cli, err, _("--now is more than a day ahead of the clock; claim letters as of then?"));
}

static void say(struct cli *cli, const struct miraif_claim *claim)
{
    if (claim->rewritten > 0)
        cli_say(cli, _("batches written again, whose claim was broken off: %lld"),
                (long long)claim->rewritten);
    if (claim->batch == NULL)
        cli_say(cli, _("nothing is due"));
    else if (cli->globals.dry_run)
        cli_say(cli, _("letters that a claim hands over: %lld"), (long long)claim->letters);
    else
        cli_say(cli, _("batch %s: letters: %lld, in “%s”"), claim->batch, (long long)claim->letters,
                claim->path);
    if (claim->again > 0)
        cli_say(cli, _("of these handed over before: %lld"), (long long)claim->again);
    if (claim->held > 0)
        cli_warn(
            cli, "held_back",
            _("overdue letters not handed over again, for they were cancelled or are too late: %lld; see "
              "`miraif export reminders status`"),
            (long long)claim->held);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_claim claim;
    struct miraif_claim_options wanted = {
        .spool = args->spool,
        .format = args->format == NULL ? formats[0] : args->format,
        .from = args->from,
        .lease = 30L * MINUTE,
        .reclaim = args->reclaim,
        .letter = args->letters.item,
        .letters = args->letters.count,
    };
    if (args->lease != NULL)
        MI_TRY(read_lease(args->lease, &wanted.lease, err));
    MI_TRY(check_clock(cli, err));
    MI_TRY(miraif_letters_claim(cli->store, &wanted, cli->arena, &claim, err));
    say(cli, &claim);
    return cli_data(cli, record_claim(cli->arena, &claim), err);
}

const struct cli_command cmd_export_reminders_claim = {
    .noun = "export",
    .verb = "reminders",
    .action = "claim",
    .summary = N_("hand over the letters that are due"),
    .description = N_(
        "Bundles what is due to one person, or on the channel of one team, into a letter, freezes it, and "
        "lays all letters of this claim, a batch, into the spool. miraif sends nothing: a mailer takes "
        "the letters from there, sends them, and says so with miraif export reminders ack.\n\n"
        "Letters are stored before they are written. Where a claim was broken off in between, the next "
        "one writes the same bytes under the same names first. Files are whole or not there. Claims of one "
        "store wait for one another, so that nothing is handed out twice.\n\n"
        "A letter keeps its Message-ID for ever, also when it is handed over again: a mailer that was "
        "killed between sending and acknowledging can recognise it. What expired in the meantime, or was "
        "cancelled, is not handed over again."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_claim_type,
    .run = run,
};
