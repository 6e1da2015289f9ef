/* `miraif match mentors`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_match.h"

struct args {
    int64_t cohort;
    bool individuals;
    int64_t most;
    const char *objective;
    const char *propose;
    int64_t least;
    bool balance;
    bool audit;
};

static const char *const objectives[] = {"everyone-matched", "best-total", "fair", "stable", NULL};
static const char *const sides[] = {"mentees", "mentors", NULL};

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
     .help = N_("matches of one mentor; not given: as few as serve everybody, or, with another objective, as "
                "they have room for")},
    {.name = "least",
     .value = "N",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, least),
     .least = 1,
     .most = 1000,
     .help = N_("matches that each mentor has at least, as far as their capacity goes")},
    {.name = "balance",
     CLI_INTO(struct args, balance),
     .help = N_("mentors have as equally many matches as can be, before points are looked at")},
    {.name = "objective",
     .value = "WHAT",
     .kind = CLI_CHOICE,
     .choices = objectives,
     CLI_INTO(struct args, objective),
     .help = N_("everyone-matched (the greatest total of points of those ways that match everybody; the "
                "default), best-total (the greatest there is, even if somebody is left out), fair (the least "
                "points are as many as can be, then the next) or stable (nobody and no mentor would rather "
                "have each other)")},
    {.name = "propose",
     .value = "SIDE",
     .kind = CLI_CHOICE,
     .choices = sides,
     CLI_INTO(struct args, propose),
     .help = N_("with --objective stable: who has the best of all stable results; mentees, if not given")},
    {.name = "audit",
     CLI_INTO(struct args, audit),
     .help = N_("list who would rather have each other than what the draft gives them; where matches are "
                "adopted, nothing is drafted, and those are looked at")},
};
static const struct cli_example examples[] = {
    {"miraif match mentors 1", N_("one mentor leads each team")},
    {"miraif match mentors 1 --most 2 --dry-run", N_("see what comes of it when a mentor may lead two")},
    {"miraif match mentors 1 --objective stable --audit", N_("matches that nobody would leave for another")},
};

static enum miraif_status check_usage(const struct args *args, const struct miraif_match_options *match,
                                      struct miraif_error *err)
{
    bool stable = match->objective == MIRAIF_MATCH_STABLE;
    if (args->propose != NULL && !stable)
        return mi_fail(err, MIRAIF_USAGE, N_("--propose goes with --objective stable"));
    if (args->least > 0 && stable)
        return mi_fail(err, MIRAIF_USAGE, N_("--least does not go with --objective stable"));
    if (args->least > 0 && args->most > 0 && args->least > args->most)
        return mi_fail(err, MIRAIF_USAGE, N_("--least is more than --most"));
    if (args->balance && (stable || match->objective == MIRAIF_MATCH_TOTAL))
        return mi_fail(err, MIRAIF_USAGE, N_("--balance goes with everyone-matched and fair"));
    return MIRAIF_OK;
}

static struct miraif_match_options options_of(const struct args *args)
{
    struct miraif_match_options match = {.individuals = args->individuals,
                                         .most = args->most,
                                         .least = args->least,
                                         .balance = args->balance,
                                         .mentors_propose = mi_text_is(args->propose, "mentors")};
    for (int objective = MIRAIF_MATCH_EVERYONE; objective <= MIRAIF_MATCH_STABLE; objective++)
        if (mi_text_is(args->objective, miraif_match_objective_name((enum miraif_match_objective)objective)))
            match.objective = (enum miraif_match_objective)objective;
    return match;
}

static enum miraif_status audit_adopted(struct cli *cli, struct miraif_matches *matches,
                                        struct miraif_error *err)
{
    MI_TRY(miraif_match_audit(cli->store, matches->run.cohort, cli->arena, &matches->audit, err));
    record_say_blocking(cli, &matches->audit);
    return cli_data(cli, record_matches(cli->arena, matches), err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_match_options match = options_of(args);
    struct miraif_matches matches;
    MI_TRY(check_usage(args, &match, err));
    if (args->audit) {
        MI_TRY(miraif_matches_get(cli->store, args->cohort, cli->arena, &matches, err));
        if (matches.run.adopted_at != 0)
            return audit_adopted(cli, &matches, err);
    }
    MI_TRY(miraif_match_mentors(cli->store, args->cohort, &match, cli->arena, &matches, err));
    if (matches.run.id == 0)
        return record_fail_of_shortage(cli, &matches, err);
    MI_TRY(record_say_matches(cli, &matches, err));
    record_warn_of_match_stakes(cli, &matches);
    record_warn_of_unmatched(cli, &matches);
    if (args->audit)
        record_say_blocking(cli, &matches.audit);
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
           "points is the greatest there is, which is proved. --objective asks for something else, and then "
           "capacities alone limit what a mentor has; best-total and stable may leave somebody out, and "
           "name them.\n\n"
           "Each side has its own mind: what both have in common counts for both, a wish for who made it. "
           "With --objective stable, deferred acceptance (Gale and Shapley 1962) finds matches that no team "
           "or person and mentor would leave for each other; ties fall to the first by e-mail address.\n\n"
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
