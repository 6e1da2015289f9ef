/* `miraif session seat show`. */
#include "base/str.h"
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
     .help = N_("the seats of this person only")},
};
static const struct cli_example examples[] = {
    {"miraif session seat show 1-1s", N_("everybody, by round and table")},
    {"miraif session seat show 1-1s --format csv -o seats.csv", N_("the list for a spreadsheet")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_seating seating;
    struct miraif_person person = {0};
    if (args->person != NULL)
        MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
    MI_TRY(miraif_seating_get(cli->store, args->session, cli->arena, &seating, err));
    MI_TRY(cli_list(cli, err));
    for (size_t i = 0; i < seating.seats; i++)
        if (person.id == 0 || seating.seat[i].person == person.id)
            MI_TRY(cli_item(cli, record_seat(cli_scratch(cli), &seating.seat[i]), err));
    MI_TRY(cli_list_end(cli, err));
    if (seating.rounds == 0)
        cli_say(cli, _("no seats yet; draft them with miraif session seat %s"), seating.session.id);
    else if (mi_text_is(seating.state, "draft"))
        cli_say(cli, _("a draft; make it valid with miraif session adopt %s"), seating.session.id);
    return MIRAIF_OK;
}

const struct cli_command cmd_session_seat_show = {
    .noun = "session",
    .verb = "seat",
    .action = "show",
    .summary = N_("list the seats of a session, with reasons"),
    .description = N_("Lists who sits at which table in each round, adopted or drafted, and why: with the "
                      "team, with how many people whom they had not met and how many again, or moved for "
                      "somebody who came or went."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_seat_type,
    .list = true,
    .run = run,
};
