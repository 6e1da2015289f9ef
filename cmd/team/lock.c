/* `miraif team lock`. */
#include "cli/output.h"
#include "cli/record_team.h"

struct args {
    const char *what;
    const char *reason;
};

static const struct cli_param operands[] = {
    {.name = "PERSON|TEAM",
     CLI_INTO(struct args, what),
     .required = true,
     .help = N_("who stays: p12, an e-mail address, or a whole team such as 1-B")},
};
static const struct cli_param options[] = {
    {.name = "reason",
     .value = "TEXT",
     CLI_INTO(struct args, reason),
     .help = N_("why; for the office alone")},
};
static const struct cli_example examples[] = {
    {"miraif team lock 1-A", N_("team A is well as it is")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_team_rule rule;
    MI_TRY(miraif_team_lock(cli->store, args->what, args->reason, cli->arena, &rule, err));
    cli_say(cli, _("rule r%lld: %s stays; to unlock: miraif team rule remove r%lld"), (long long)rule.id,
            args->what, (long long)rule.id);
    return cli_data(cli, record_team_rule(cli->arena, &rule), err);
}

const struct cli_command cmd_team_lock = {
    .noun = "team",
    .verb = "lock",
    .summary = N_("let somebody, or a whole team, stay where they are"),
    .description = N_(
        "Whoever is locked stays in the team, as a rule of the cohort that is listed and removed like any "
        "other: when the draft is formed again, those locked into one team stay together and away from those "
        "locked into others, and where teams are of one size each keeps its letter; a move or swap of theirs "
        "is refused."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_team_rule_type,
    .run = run,
};
