/* `miraif session add`. */
#include "cli/output.h"
#include "cli/record_session.h"
#include "cli/session_change.h"

struct args {
    const char *scope;
    const char *kind;
    struct session_change_args change;
};

static const char *const kinds[] = {
#define KIND_CODE(name, code) code,
    MIRAIF_SESSION_KIND_LIST(KIND_CODE)
#undef KIND_CODE
        NULL};

static const struct cli_param operands[] = {
    {.name = "SCOPE",
     CLI_INTO(struct args, scope),
     .help = N_("a cohort (1) or a team (1-A); a session of the community where it is not given")},
};
static const struct cli_param options[] = {
    {.name = "kind",
     .value = "KIND",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, kind),
     .choices = kinds,
     .help = N_("general or social; peer or mentor for a team")},
    SESSION_CHANGE_OPTIONS(struct args, true),
};
static const struct cli_example examples[] = {
    {"miraif session add 1-A --kind mentor --date 2027-02-03 --time 19:00-20:00",
     N_("an hour with a mentor")},
    {"miraif session add --date 2027-06-11 --time 19:00-21:00 --title 夏の集い",
     N_("a session of the community")},
};

/* The kind that a scope has where none is said. */
static enum miraif_session_kind kind_of(const struct args *args)
{
    if (args->kind != NULL)
        return miraif_session_kind_find(args->kind);
    if (args->scope == NULL)
        return MIRAIF_SESSION_COMMUNITY;
    for (const char *at = args->scope; *at != '\0'; at++)
        if (*at == '-')
            return MIRAIF_SESSION_PEER;
    return MIRAIF_SESSION_GENERAL;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_session_change change;
    struct miraif_session session;
    struct miraif_hours hours;
    MI_TRY(cli_session_change(&args->change, &hours, &change, err));
    MI_TRY(miraif_session_add(cli->store, args->scope, kind_of(args), &change, cli->arena, &session, err));
    return cli_object(cli, record_session(cli->arena, &session), err);
}

const struct cli_command cmd_session_add = {
    .noun = "session",
    .verb = "add",
    .summary = N_("add a session"),
    .description =
        N_("Adds a session under the next number of its kind, for a cohort, a team or the whole community, "
           "and queues its letters. Without a time, a team finds one within the week of the date."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_session_type,
    .run = run,
};
