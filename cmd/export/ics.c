/* `miraif export ics`. */
#include "cli/output.h"
#include "cli/record_share.h"

struct args {
    const char *target;
    const char *audience;
};

static const struct cli_param operands[] = {
    {.name = "WHOSE",
     .kind = CLI_PLAIN,
     CLI_INTO(struct args, target),
     .required = true,
     .help = N_("a cohort (1), a team (1-A) or a person (p12 or an e-mail address)")},
};
static const struct cli_param options[] = {
    AUDIENCE_OPTION(struct args),
};
static const struct cli_example examples[] = {
    {"miraif export ics 1 -o cohort.ics", N_("all sessions of a cohort")},
    {"miraif export ics 1 --for public", N_("the days of a cohort, to be put on a page")},
    {"miraif export ics p1", N_("what one person is invited to")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_calendar calendar;
    MI_TRY(miraif_calendar_render(cli->store, args->target, args->audience, cli->arena, &calendar, err));
    if (calendar.untimed > 0)
        cli_warn(cli, "no_time", _("sessions left out, for which no time is agreed on yet: %lld"),
                 (long long)calendar.untimed);
    cli_hands_out_of(cli, args->audience, args->target);
    return cli_text(cli, calendar.ics, err);
}

const struct cli_command cmd_export_ics = {
    .noun = "export",
    .verb = "ics",
    .summary = N_("write sessions as a calendar"),
    .description =
        N_("An iCalendar file of the sessions of a cohort, of a team with those of its cohort, or of what a "
           "person is invited to. It can be taken in again and again: calendars know an event by its UID, "
           "which stays the same for ever, take the newer one by its sequence, and strike out what was "
           "cancelled. It names nobody.\n\n"
           "For the public, sessions of teams are left out, and places, which may be links. For a team or a "
           "person it has to be their own."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .document = true,
    .run = run,
};
