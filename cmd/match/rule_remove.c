/* `miraif match rule remove`. */
#include "cli/output.h"
#include "cli/record_match.h"

struct args {
    const char *mentor;
    const char *whom;
};

static const struct cli_param operands[] = {
    {.name = "MENTOR",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, mentor),
     .required = true,
     .help = N_("p12 or an e-mail address")},
    {.name = "WHOM",
     CLI_INTO(struct args, whom),
     .required = true,
     .help = N_("a team, such as 1-A, or a person, such as p12")},
};
static const struct cli_example examples[] = {
    {"miraif match rule remove p45 p2", N_("the two may be matched again")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_match_rule rule;
    MI_TRY(miraif_match_rule_remove(cli->store, args->mentor, args->whom, cli->arena, &rule, err));
    cli_say(cli,
            rule.pin ? _("p%lld %s is no longer pinned to %s") : _("p%lld %s is no longer banned from %s"),
            (long long)rule.mentor, rule.mentor_name, rule.whom);
    return cli_data(cli, record_match_rule(cli->arena, &rule), err);
}

const struct cli_command cmd_match_rule_remove = {
    .noun = "match",
    .verb = "rule",
    .action = "remove",
    .summary = N_("lift a pin or a ban"),
    .description = N_("Ends what miraif match pin or miraif match ban said. Matches that are adopted stay."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_match_rule_type,
    .run = run,
};
