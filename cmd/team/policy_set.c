/* `miraif team policy set`. */
#include "cli/output.h"
#include "cli/record_policy.h"
#include "cli/text_file.h"

struct args {
    int64_t cohort;
    const char *file;
};

static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
    {.name = "FILE",
     .kind = CLI_FILE,
     CLI_INTO(struct args, file),
     .required = true,
     .help = N_("JSON, as miraif team policy show prints it")},
};
static const struct cli_example examples[] = {
    {"miraif team policy set 1 policy.json", N_("form the teams of cohort 1 by the edited file")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_policy_change change;
    const char *text;
    MI_TRY(cli_text_file(cli, args->file, &text, err));
    MI_TRY(miraif_policy_set(cli->store, args->cohort, text, args->file, false, cli->arena, &change, err));
    if (!change.attributes && change.added + change.removed == 0)
        cli_say(cli, _("the policy was so already"));
    if (change.attributes)
        cli_say(cli, _("attributes: %zu, by which teams are formed from now on"), change.policy.attributes);
    if (change.added + change.removed > 0)
        cli_say(cli, _("rules: %zu added, %zu removed, %zu in all"), change.added, change.removed,
                change.policy.rules);
    return cli_data(cli, record_policy_change(cli->arena, &change), err);
}

const struct cli_command cmd_team_policy_set = {
    .noun = "team",
    .verb = "policy",
    .action = "set",
    .summary = N_("form the teams of a cohort by a file from now on"),
    .description = N_(
        "Reads {\"attributes\": [...], \"rules\": [...]}. A part that is left out stays as it is. Rules that "
        "are there already keep their numbers, those that the file does not name end, and locks stay. "
        "Anything a policy does not know is refused with line and column, and nothing is changed then.\n\n"
        "An attribute has a name (a field, or a header of the form) and may have a weight, a kind and an "
        "aim. Kinds: category (one word), several (words, compared by what they share), number (the first "
        "number of the answer), ordered (with \"order\", the values from the lowest on), and profile (with "
        "\"columns\", fields or headers with a number each, such as an aptitude test's). Aims: diverse, "
        "similar, or balanced, which makes the means of teams alike and spreads words evenly.\n\n"
        "Attributes given to miraif team form win over those of the policy. Drafts remember the digest of "
        "the policy that made them, and are not adopted once it has changed."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_policy_change_type,
    .run = run,
};
