/* `miraif person note`. */
#include "base/arena.h"
#include "cli/output.h"
#include "cli/record_note.h"

struct args {
    const char *person;
    const char *text;
    const char *snooze;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .required = true,
     .help = N_("p12 or an e-mail address")},
    {.name = "TEXT",
     .kind = CLI_PLAIN,
     CLI_INTO(struct args, text),
     .required = true,
     .help = N_("what to write down")},
};
static const struct cli_param options[] = {
    {.name = "snooze",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, snooze),
     .help = N_("the day on which it is to come up again")},
};
static const struct cli_example examples[] = {
    {"miraif person note p1 電話で近況を聞いた --snooze 2027-02-01",
     N_("to be thought of again in February")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person;
    struct miraif_note note;
    MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    /* The history is read more widely than notes are: it tells that there is one, not what it says. */
    cli->env.command = mi_arena_printf(cli->arena, "miraif person note p%lld", (long long)person.id);
    if (cli->env.command == NULL)
        return mi_no_memory(err);
    MI_TRY(miraif_note_add(cli->store, person.id, args->text, args->snooze, cli->arena, &note, err));
    return cli_object(cli, record_note(cli->arena, &note), err);
}

const struct cli_command cmd_person_note = {
    .noun = "person",
    .verb = "note",
    .summary = N_("write down something about a person"),
    .description = N_("A note is the office's own. Its text is printed by miraif person chart --notes "
                      "and by miraif person disclose only, never by an export, a list or the history. The "
                      "person may ask to see it: write what you would say."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_note_type,
    .run = run,
};
