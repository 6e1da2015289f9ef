/* `miraif export reminders preview`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_letter.h"

struct args {
    int64_t until;
};

static const struct cli_param options[] = {
    {.name = "until",
     .value = "TIME",
     .kind = CLI_INSTANT,
     CLI_INTO(struct args, until),
     .preset = INT64_MIN,
     .help = N_("what falls due until then; now if not given")},
};
static const struct cli_example examples[] = {
    {"miraif export reminders preview", N_("the letters that a claim would hand over now")},
    {"miraif export reminders preview --until 2027-02-01 --json", N_("those until a day, with their texts")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_letter *letter)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_letter(cli_scratch(listing->cli), letter), listing->err);
}

/* For people a letter is to be read, not a row. */
static enum miraif_status print_text(void *context, const struct miraif_letter *letter)
{
    const struct listing *listing = context;
    struct miraif_arena *scratch = cli_scratch(listing->cli);
    struct mi_str str = mi_str_begin(scratch, SIZE_MAX / 4);
    const char *text;
    mi_str_addf(&str, "%s ", _("To:"));
    for (size_t i = 0; i < letter->recipients; i++)
        mi_str_addf(&str, "%s%s <%s>", i == 0 ? "" : ", ", letter->to[i].name, letter->to[i].email);
    mi_str_addf(&str, "\n%s %s\n\n%s\n\n", _("Subject:"), letter->subject, letter->text);
    MI_TRY(mi_str_end(&str, &text, listing->err));
    enum miraif_status status = cli_text(listing->cli, text, listing->err);
    miraif_arena_reset(scratch);
    return status;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct listing listing = {cli, err};
    int64_t until = args->until == INT64_MIN ? cli->env.now : args->until;
    if (cli->globals.format == CLI_TABLE)
        return miraif_letters_preview(cli->store, until, print_text, &listing, err);
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_letters_preview(cli->store, until, print, &listing, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_export_reminders_preview = {
    .noun = "export",
    .verb = "reminders",
    .action = "preview",
    .summary = N_("show the letters that would be handed over, without claiming any"),
    .description = N_("Letters are put together from how things stand now: what changes until they are "
                      "claimed changes them, too. Nothing is stored."),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_letter_type,
    .list = true,
    .run = run,
};
