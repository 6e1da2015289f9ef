/* `miraif session list`. */
#include "cli/output.h"
#include "cli/record_session.h"

struct args {
    int64_t cohort;
    const char *team;
    const char *kind;
    const char *state;
    const char *person;
    const char *from;
    const char *to;
};

static const char *const kinds[] = {
#define KIND_CODE(name, code) code,
    MIRAIF_SESSION_KIND_LIST(KIND_CODE)
#undef KIND_CODE
        NULL};
static const char *const states[] = {"draft", "planned", "held", "cancelled", NULL};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .help = N_("number of the cohort; all where it is not given")},
};
static const struct cli_param options[] = {
    {.name = "team",
     .value = "TEAM",
     .kind = CLI_TEAM,
     CLI_INTO(struct args, team),
     .help = N_("sessions of this team")},
    {.name = "kind",
     .value = "KIND",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, kind),
     .choices = kinds,
     .help = N_("sessions of this kind")},
    {.name = "state",
     .value = "STATE",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, state),
     .choices = states,
     .help = N_("sessions in this state")},
    {.name = "person",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, person),
     .help = N_("sessions that are for this person")},
    {.name = "from",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, from),
     .help = N_("none before this day")},
    {.name = "to",
     .value = "DATE",
     .kind = CLI_DATE,
     CLI_INTO(struct args, to),
     .help = N_("none after this day")},
};
static const struct cli_example examples[] = {
    {"miraif session list 1", N_("all sessions of cohort 1")},
    {"miraif session list 1 --kind general --format ids", N_("the general ones, for a shell")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
    size_t count;
};

static enum miraif_status print(void *context, const struct miraif_session *session)
{
    struct listing *listing = context;
    listing->count++;
    return cli_item(listing->cli, record_session(cli_scratch(listing->cli), session), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_session_filter filter = {
        .cohort = args->cohort, .kind = args->kind, .state = args->state, .from = args->from, .to = args->to};
    struct listing listing = {cli, err, 0};
    if (args->team != NULL) {
        struct miraif_teams teams;
        const struct miraif_team *team;
        MI_TRY(miraif_team_find(cli->store, args->team, cli->arena, &teams, &team, err));
        filter.cohort = team->cohort;
        filter.team = team->number;
    }
    if (args->person != NULL) {
        struct miraif_person person;
        MI_TRY(miraif_person_find(cli->store, args->person, cli->arena, &person, err));
        filter.person = person.id;
    }
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_session_each(cli->store, &filter, print, &listing, err));
    MI_TRY(cli_list_end(cli, err));
    if (listing.count == 0)
        cli_say(cli, "%s", _("no sessions; plan them with miraif session plan COHORT"));
    return MIRAIF_OK;
}

const struct cli_command cmd_session_list = {
    .noun = "session",
    .verb = "list",
    .summary = N_("list sessions"),
    .description = N_(
        "Lists sessions by date: those that are planned, held (somebody came, or it was logged) or "
        "cancelled, and those of a draft. A peer session without a time stands on the Monday of its week."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_session_type,
    .list = true,
    .run = run,
};
