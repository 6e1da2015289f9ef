/* `miraif session plan`. */
#include "cli/output.h"
#include "cli/record_session.h"

struct args {
    int64_t cohort;
    int64_t generals;
    int64_t weeks;
    const char *hours;
    const char *social;
    const char *place;
    const char *social_place;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_param options[] = {
    {.name = "generals",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, generals),
     .preset = 3,
     .least = 1,
     .most = 26,
     .help = N_("general sessions, of which the last is graduation")},
    {.name = "weeks",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, weeks),
     .preset = 12,
     .least = 1,
     .most = 104,
     .help = N_("weeks from the first to the last of them")},
    {.name = "time",
     .value = "FROM-TO",
     CLI_INTO(struct args, hours),
     .help = N_("hours of general sessions; 19:00-21:00 if not given")},
    {.name = "social",
     .value = "FROM-TO",
     CLI_INTO(struct args, social),
     .help = N_("hours of socials; 21:15-22:45 if not given")},
    {.name = "place",
     .value = "TEXT",
     CLI_INTO(struct args, place),
     .help = N_("where general sessions are")},
    {.name = "social-place",
     .value = "TEXT",
     CLI_INTO(struct args, social_place),
     .help = N_("where socials are")},
};
static const struct cli_example examples[] = {
    {"miraif session plan 1", N_("three Fridays over twelve weeks, socials, and weekly peer sessions")},
    {"miraif session plan 1 --time 18:30-21:00 --place 青山 --dry-run", N_("see another plan")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_plan plan;
    struct miraif_plan_options plan_options = {.generals = args->generals,
                                               .weeks = args->weeks,
                                               .place = args->place,
                                               .social_place = args->social_place};
    if (args->hours != NULL)
        MI_TRY(miraif_hours_parse(args->hours, &plan_options.hours, err));
    if (args->social != NULL)
        MI_TRY(miraif_hours_parse(args->social, &plan_options.social, err));
    MI_TRY(miraif_session_plan(cli->store, args->cohort, &plan_options, cli->arena, &plan, err));
    MI_TRY(record_say_plan(cli, &plan, err));
    cli_say(cli, "%s", "");
    cli_say(cli, _("Next: miraif session adopt %lld"), (long long)args->cohort);
    return cli_data(cli, record_plan(cli->arena, &plan), err);
}

const struct cli_command cmd_session_plan = {
    .noun = "session",
    .verb = "plan",
    .summary = N_("draft a cohort's sessions"),
    .description =
        N_("Drafts the sessions of a cohort whose teams are adopted, and replaces an earlier draft. General "
           "sessions are on Fridays: the first on the cohort's first day (or the Friday after it), the last "
           "twelve weeks later, the others evenly between; what would fall on a public holiday is a week "
           "later. A social follows each.\n\nEvery team has a peer session in each week, from the one after "
           "the first general session to the one of the last. The turns of mentees are equal, nobody has two "
           "running, and the order varies: over twelve weeks of four people nobody comes after the same "
           "person twice. The time in the week is the team's to find. Where a match of mentors is adopted, "
           "each team meets its mentor every fourth week, from the second on.\n\nWhoever said that they are "
           "free at "
           "other times only is named."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_plan_type,
    .run = run,
};
