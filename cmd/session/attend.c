/* `miraif session attend`. */
#include "cli/output.h"
#include "cli/record_session.h"

struct args {
    const char *session;
    const char *status;
    struct cli_texts people;
    bool all;
};

static const char *const statuses[] = {
#define STATUS_CODE(name, code) code,
    MIRAIF_ATTENDANCE_LIST(STATUS_CODE)
#undef STATUS_CODE
        NULL};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the session, such as 1-1, 1-1s or 1-A-3")},
    {.name = "STATUS",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, status),
     .required = true,
     .choices = statuses,
     .help = N_("what became of them")},
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, people),
     .help = N_("people: p12 or e-mail addresses")},
};
static const struct cli_param options[] = {
    {.name = "all", CLI_INTO(struct args, all), .help = N_("every participant of whom nothing is noted yet")},
};
static const struct cli_example examples[] = {
    {"miraif session attend 1-1 absent p4", N_("one did not come")},
    {"miraif session attend 1-1 present --all", N_("all others did")},
};

static enum miraif_status collect(void *context, const struct miraif_attendee *attendee)
{
    struct mi_value *people = context;
    mi_put_value(people, NULL, record_attendee(people->arena, attendee));
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_attend_result result;
    MI_TRY(miraif_attend(cli->store, args->session, args->status, args->people.item, args->people.count,
                         args->all, cli->arena, &result, err));
    const struct miraif_session session = result.session;
    cli_say(cli, _("session %s: noted of %lld people"), session.id, (long long)result.changed);
    if (result.swapped > 0)
        cli_say(cli, _("the turn of %s now is %s"), session.id, session.mentee_name);
    if (result.owed > 0)
        cli_say(cli,
                _("the mentee is owed a turn; miraif match peers %s --settle gives the turns to come anew"),
                session.team_id);
    record_say_session_letters(cli, session.id, &result.letters);
    struct mi_value *people = mi_value_array(cli->arena);
    MI_TRY(miraif_session_people(cli->store, &session, collect, people, err));
    struct mi_value *record = record_session(cli->arena, &session);
    mi_put_value(record, "people", people);
    return cli_data(cli, record, err);
}

const struct cli_command cmd_session_attend = {
    .noun = "session",
    .verb = "attend",
    .summary = N_("note who came"),
    .description =
        N_("Notes what became of people at a session: present, late, left-early, absent, excused (they had "
           "said so) or online. With --all it is noted of every participant of whom nothing is noted yet, so "
           "that the exceptions come first and the others in one go. Noted again, the latest word "
           "counts.\n\nA mentee whose absence is noted before a peer session is over swaps turns, as with "
           "miraif session rsvp; one who was away is owed a turn."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_session_type,
    .run = run,
};
