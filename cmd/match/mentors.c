/* `miraif match mentors`. */
#include "cli/output.h"
#include "cli/record_match.h"

struct args {
    int64_t cohort;
    bool individuals;
    int64_t most;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_param options[] = {
    {.name = "individuals",
     CLI_INTO(struct args, individuals),
     .help = N_("give everybody in the teams a mentor of their own, too")},
    {.name = "most",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, most),
     .least = 1,
     .most = 1000,
     .help = N_("matches of one mentor; not given: as few as serve everybody")},
};
static const struct cli_example examples[] = {
    {"miraif match mentors 1", N_("one mentor leads each team")},
    {"miraif match mentors 1 --most 2 --dry-run", N_("see what comes of it when a mentor may lead two")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_match_options match = {.individuals = args->individuals, .most = args->most};
    struct miraif_matches matches;
    MI_TRY(miraif_match_mentors(cli->store, args->cohort, &match, cli->arena, &matches, err));
    if (matches.unmatched_count > 0)
        return record_fail_of_shortage(cli, &matches, err);
    MI_TRY(record_say_matches(cli, &matches, err));
    record_warn_of_match_stakes(cli, &matches);
    cli_say(cli, "%s", "");
    cli_say(cli, _("Next: miraif match adopt %lld"), (long long)args->cohort);
    return cli_data(cli, record_matches(cli->arena, &matches), err);
}

const struct cli_command cmd_match_mentors = {
    .noun = "match",
    .verb = "mentors",
    .summary = N_("draft which mentor leads which team"),
    .description =
        N_("Gives every adopted team a mentor who leads it (all may be met) and, if asked, everybody in the "
           "teams a mentor of their own, and keeps that as a draft. Those take part who hold the duty of a "
           "mentor in the cohort (miraif cohort staff add); where nobody does, all mentors.\n\n"
           "Separation forbids, a team through any of its members. Nobody takes more than their capacity "
           "leaves over cohorts that overlap, and none more than needed to serve all. Then the total of "
           "points is the greatest there is, which is proved.\n\n"
           "Points come from themes and expertise (at most 300), from words that worry and expertise share "
           "(200), from industry (100) and years of age (150), from the wishes of people and teams (150) and "
           "of mentors (100; miraif match prefer); a pair that was matched before loses 150. A team's points "
           "are the mean of its members'."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_matches_type,
    .run = run,
};
