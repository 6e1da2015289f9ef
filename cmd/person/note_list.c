/* `miraif person note list`. */
#include "cli/output.h"
#include "cli/record_note.h"

struct args {
    const char *person;
};

static const struct cli_param operands[] = {
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .help = N_("only those on this person")},
};
static const struct cli_example examples[] = {
    {"miraif person note list", N_("who wrote about whom, and what comes up again when")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_note *note)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_note(cli_scratch(listing->cli), note), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_person person = {0};
    if (args->person != NULL)
        MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_note_each(cli->store, person.id, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_person_note_list = {
    .noun = "person",
    .verb = "note",
    .action = "list",
    .summary = N_("list the notes on people, without their texts"),
    .description = N_("Lists the notes, oldest first: on whom, when, by whom, and the day on which they come "
                      "up again. What they say is in miraif person chart --notes."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_note_type,
    .list = true,
    .run = run,
};
