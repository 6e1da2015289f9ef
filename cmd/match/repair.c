/* `miraif match repair`. */
#include "cli/output.h"
#include "cli/record_ask.h"
#include "cli/record_match.h"

struct args {
    int64_t cohort;
    struct cli_texts without;
    struct cli_texts back;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
};
static const struct cli_param options[] = {
    {.name = "without",
     .value = "MENTOR",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, without),
     .help = N_("a mentor who is out; may be given several times")},
    {.name = "with",
     .value = "MENTOR",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, back),
     .help = N_("a mentor who was out by an earlier repair, and is back")},
};
static const struct cli_example examples[] = {
    {"miraif match repair 1 --without p45", N_("a mentor falls out for good: who takes over?")},
};

/* Who takes over from whom. */
static void say_changes(struct cli *cli, const struct miraif_matches *matches)
{
    for (size_t i = 0; i < matches->matches; i++) {
        const struct miraif_match *match = &matches->match[i];
        if (match->before == match->mentor)
            continue;
        const char *whom = match->team != 0 ? "" : match->name, *gap = match->team != 0 ? "" : " ";
        if (match->before == 0)
            cli_say(cli, _("%s%s%s: p%lld %s, new"), match->id, gap, whom, (long long)match->mentor,
                    match->mentor_name);
        else
            cli_say(cli, _("%s%s%s: p%lld %s → p%lld %s"), match->id, gap, whom, (long long)match->before,
                    match->before_name, (long long)match->mentor, match->mentor_name);
    }
    if (matches->ended > 0)
        cli_say(cli, _("%lld matches end with those who are there no more"), (long long)matches->ended);
    cli_say(cli, _("%lld of %zu matches stay as they are"), (long long)matches->kept, matches->matches);
    record_say_match_reasons(cli, matches->reason, matches->reasons);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_match_absence absence = {.mentors = args->without.count, .backs = args->back.count};
    struct miraif_matches matches;
    MI_TRY(record_ask_people(cli, &args->without, &absence.mentor, err));
    MI_TRY(record_ask_people(cli, &args->back, &absence.back, err));
    MI_TRY(miraif_match_repair(cli->store, args->cohort, &absence, cli->arena, &matches, err));
    if (matches.run.id == 0)
        return record_fail_of_shortage(cli, &matches, err);
    if (matches.run.adopted_at != 0) {
        cli_say(cli, _("nothing is to be repaired: all %zu matches can stay"), matches.matches);
        return cli_data(cli, record_matches(cli->arena, &matches), err);
    }
    say_changes(cli, &matches);
    record_warn_of_match_stakes(cli, &matches);
    record_warn_of_unmatched(cli, &matches);
    cli_say(cli, "%s", "");
    cli_say(cli, _("Next: miraif match adopt %lld"), (long long)args->cohort);
    return cli_data(cli, record_matches(cli->arena, &matches), err);
}

const struct cli_command cmd_match_repair = {
    .noun = "match",
    .verb = "repair",
    .summary = N_("draft new mentors for those who lost theirs"),
    .description =
        N_("Where a mentor falls out or somebody leaves, drafts matches in which as many as possible stay as "
           "they are and everything has a mentor again; among these the total of points is the greatest "
           "there is, which is proved. Options are those the matches were made with.\n\n"
           "Out are those named by --without, also in earlier repairs until --with takes them back, and "
           "everybody who does not take part any more: whose duty as "
           "a mentor of the cohort ended (miraif cohort staff end), who is separated, or whose capacity is "
           "taken. The draft is adopted by miraif match adopt: those hear of it whose mentor is another one, "
           "and sessions with the old mentor that are to come get the new one. For one session only, "
           "miraif session edit 1-A-m2 --mentor p9 finds a substitute and leaves the match alone."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_matches_type,
    .run = run,
};
