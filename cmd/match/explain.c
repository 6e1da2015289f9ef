/* `miraif match explain`. */
#include "cli/output.h"
#include "cli/record_match.h"

struct args {
    const char *match;
};

static const struct cli_param operands[] = {
    {.name = "MATCH",
     CLI_INTO(struct args, match),
     .required = true,
     .help = N_("a team, such as 1-A, or a person, such as p12")},
};
static const struct cli_example examples[] = {
    {"miraif match explain 1-A", N_("why this mentor leads this team")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_matches matches;
    const struct miraif_match *match;
    MI_TRY(miraif_match_find(cli->store, args->match, cli->arena, &matches, &match, err));
    if (match->team != 0)
        cli_say(cli, _("p%lld %s leads team %s: %lld points of 1000"), (long long)match->mentor,
                match->mentor_name, match->id, (long long)match->score);
    else
        cli_say(cli, _("p%lld %s accompanies %s %s: %lld points of 1000"), (long long)match->mentor,
                match->mentor_name, match->id, match->name, (long long)match->score);
    record_say_match_reasons(cli, match->reason, match->reasons);
    cli_say(cli, _("Of all matches:"));
    record_say_match_reasons(cli, matches.reason, matches.reasons);
    return cli_data(cli, record_match_explanation(cli->arena, &matches, match), err);
}

const struct cli_command cmd_match_explain = {
    .noun = "match",
    .verb = "explain",
    .summary = N_("say why a mentor was matched with a team or a person"),
    .description =
        N_("Says what gave how many points, which other mentors it could have been and what all matches "
           "together would lose by each, and what held for all matches. Reasons "
           "are kept with the matches and are as they were when mentors were matched. For a person it is "
           "the latest cohort in which they have a mentor of their own. Reasons are for the office."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_match_explanation_type,
    .run = run,
};
