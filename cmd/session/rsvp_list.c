/* `miraif session rsvp list`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_session.h"

struct args {
    const char *session;
    const char *answer;
};

static const char *const answers[] = {"yes", "no", "maybe", "none", NULL};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the session, such as 1-1, 1-1s or 1-A-3")},
};
static const struct cli_param options[] = {
    {.name = "answer",
     .value = "ANSWER",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, answer),
     .choices = answers,
     .help = N_("those only who answered so; none: not at all")},
};
static const struct cli_example examples[] = {
    {"miraif session rsvp list 1-1s", N_("who comes, and what they cannot eat")},
    {"miraif session rsvp list 1-1s --answer none --format ids", N_("who has not answered, for a shell")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
    const char *answer;
};

static enum miraif_status print(void *context, const struct miraif_attendee *attendee)
{
    const struct listing *listing = context;
    const char *answer = attendee->rsvp == NULL ? "none" : attendee->rsvp;
    if (listing->answer != NULL && !mi_text_is(listing->answer, answer))
        return MIRAIF_OK;
    return cli_item(listing->cli, record_attendee(cli_scratch(listing->cli), attendee), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct listing listing = {cli, err, args->answer};
    struct miraif_session session;
    MI_TRY(miraif_session_find(cli->store, args->session, cli->arena, &session, err));
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_session_people(cli->store, &session, print, &listing, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_session_rsvp_list = {
    .noun = "session",
    .verb = "rsvp",
    .action = "list",
    .summary = N_("list who comes"),
    .description = N_("Lists everybody a session is for, and its guests, with what they answered, what they "
                      "cannot eat, and whether they came. As CSV it is the list for the door, which comes "
                      "back with miraif session attend import."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_attendee_type,
    .list = true,
    .run = run,
};
