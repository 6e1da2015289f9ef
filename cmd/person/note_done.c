/* `miraif person note done`. */
#include "cli/output.h"
#include "cli/record_note.h"

struct args {
    const char *note;
    const char *snooze;
};

static const struct cli_param operands[] = {
    {.name = "NOTE",
     .kind = CLI_PLAIN,
     CLI_INTO(struct args, note),
     .required = true,
     .help = N_("the note, such as n5")},
};
static const struct cli_param options[] = {
    {.name = "snooze",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, snooze),
     .help = N_("the day on which it is to come up again")},
};
static const struct cli_example examples[] = {
    {"miraif person note done n1 --snooze 2027-03-01", N_("put off until March")},
    {"miraif person note done n1", N_("it does not come up again")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_note note;
    MI_TRY(miraif_note_done(cli->store, args->note, args->snooze, cli->arena, &note, err));
    return cli_object(cli, record_note(cli->arena, &note), err);
}

const struct cli_command cmd_person_note_done = {
    .noun = "person",
    .verb = "note",
    .action = "done",
    .summary = N_("be done with a note that came up again, or put it off"),
    .description = N_("The note stays; miraif today does not show it any more or, with --snooze, not before "
                      "that day."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_note_type,
    .run = run,
};
