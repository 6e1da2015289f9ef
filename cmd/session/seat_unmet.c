/* `miraif session seat unmet`. */
#include "cli/output.h"
#include "cli/record_seating.h"
#include "miraif/person.h"

struct args {
    const char *session;
    const char *person;
};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the session, such as 1-1, 1-1s or 1-A-3")},
};
static const struct cli_param options[] = {
    {.name = "person",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .help = N_("of this person only")},
};
static const struct cli_example examples[] = {
    {"miraif session seat unmet 1-2s", N_("whom everybody still is to meet")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_unmet *unmet;
    size_t people;
    struct miraif_person person = {0};
    if (args->person != NULL)
        MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(miraif_seating_unmet(cli->store, args->session, cli->arena, &unmet, &people, err));
    MI_TRY(cli_list(cli, err));
    for (size_t i = 0; i < people; i++)
        if (person.id == 0 || unmet[i].person == person.id)
            MI_TRY(cli_item(cli, record_unmet(cli_scratch(cli), &unmet[i]), err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_session_seat_unmet = {
    .noun = "session",
    .verb = "seat",
    .action = "unmet",
    .summary = N_("list whom people have not met"),
    .description =
        N_("Lists, for everybody who comes to a session, the participants there whom they will not "
           "have met after it: in no team, at no earlier table, and at none of this session's "
           "own, adopted or drafted."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_unmet_type,
    .list = true,
    .run = run,
};
