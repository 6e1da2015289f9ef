/* `miraif team rule remove`. */
#include "cli/output.h"
#include "cli/record_team.h"

struct args {
    const char *rule;
};

static const struct cli_param operands[] = {
    {.name = "RULE",
     CLI_INTO(struct args, rule),
     .required = true,
     .help = N_("number of the rule, such as r3")},
};
static const struct cli_example examples[] = {
    {"miraif team rule remove r1", N_("end rule r1")},
};

/* The number in "r3", or 0. */
static int64_t read_rule(const char *text)
{
    int64_t id = 0;
    if (*text++ != 'r')
        return 0;
    for (; *text >= '0' && *text <= '9' && id < INT64_MAX / 20; text++)
        id = 10 * id + (*text - '0');
    return *text == '\0' ? id : 0;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_team_rule rule;
    int64_t id = read_rule(args->rule);
    if (id == 0) {
        mi_fail(err, MIRAIF_USAGE, N_("“%s” names no rule"), args->rule);
        mi_hint(err, N_("write r3; `miraif team rule list` shows them"));
        return MIRAIF_USAGE;
    }
    MI_TRY(miraif_team_rule_remove(cli->store, id, cli->arena, &rule, err));
    cli_say(cli, _("rule r%lld is gone"), (long long)rule.id);
    return cli_data(cli, record_team_rule(cli->arena, &rule), err);
}

const struct cli_command cmd_team_rule_remove = {
    .noun = "team",
    .verb = "rule",
    .action = "remove",
    .summary = N_("remove a rule about who shares a team"),
    .description = N_("Ends a rule. Teams that are adopted stay as they are."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_team_rule_type,
    .run = run,
};
