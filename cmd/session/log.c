/* `miraif session log`. */
#include "cli/output.h"
#include "cli/record_session.h"

struct args {
    const char *session;
    int64_t at;
    const char *kind;
    int64_t minutes;
    const char *theme;
    const char *mentee;
    struct cli_texts who;
};

static const char *const kinds[] = {"peer", "listen", "advise", "cheer", NULL};

static const struct cli_param operands[] = {
    {.name = "SESSION",
     CLI_INTO(struct args, session),
     .required = true,
     .help = N_("the session, such as 1-1, 1-1s or 1-A-3")},
};
static const struct cli_param options[] = {
    {.name = "at",
     .value = "TIME",
     .kind = CLI_INSTANT,
     CLI_INTO(struct args, at),
     .preset = INT64_MIN,
     .help = N_("when it took place; when it was to begin, or now, where not given")},
    {.name = "kind",
     .value = "KIND",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, kind),
     .choices = kinds,
     .help = N_("what it was; peer, and listen with a mentor, where not given")},
    {.name = "minutes",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, minutes),
     .least = 1,
     .most = 1440,
     .help = N_("how long it took")},
    {.name = "theme",
     .value = "TEXT",
     CLI_INTO(struct args, theme),
     .help = N_("its theme in a few words; never what was said")},
    {.name = "mentee",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, mentee),
     .help = N_("whose turn it was, where it was not the planned one")},
    {.name = "who",
     .value = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, who),
     .help = N_("who was there")},
};
static const struct cli_example examples[] = {
    {"miraif session log 1-A-1 --at 2026-11-30 --minutes 60 --theme 転職", N_("it took place")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const struct miraif_session_log log = {.at = args->at,
                                           .kind = args->kind,
                                           .minutes = args->minutes,
                                           .theme = args->theme,
                                           .mentee = args->mentee,
                                           .who = args->who.item,
                                           .whos = args->who.count};
    struct miraif_session session;
    MI_TRY(miraif_session_log(cli->store, args->session, &log, cli->arena, &session, err));
    return cli_object(cli, record_session(cli->arena, &session), err);
}

const struct cli_command cmd_session_log = {
    .noun = "session",
    .verb = "log",
    .summary = N_("note that a team's session took place"),
    .description = N_(
        "Keeps that a peer session or one with a mentor took place: when, who was there, whose turn it was, "
        "of what kind (peer; with a mentor: listen, advise, cheer), how long, and the theme in a few words. "
        "What people tell each other is not kept. Logged again, what is given replaces what was there."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_session_type,
    .run = run,
};
