/* `miraif match ban`. */
#include "cli/output.h"
#include "cli/record_match.h"

struct args {
    const char *mentor;
    const char *whom;
    const char *reason;
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
static const struct cli_param options[] = {
    {.name = "reason",
     .value = "TEXT",
     CLI_INTO(struct args, reason),
     .help = N_("the reason; it is the office's alone and appears in no explanation for others")},
};
static const struct cli_example examples[] = {
    {"miraif match ban p45 p2", N_("somebody else is to accompany p2")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_match_rule rule;
    MI_TRY(miraif_match_rule_add(cli->store, args->mentor, args->whom, false, args->reason, cli->arena, &rule,
                                 err));
    return cli_object(cli, record_match_rule(cli->arena, &rule), err);
}

const struct cli_command cmd_match_ban = {
    .noun = "match",
    .verb = "ban",
    .summary = N_("say that a mentor is not to accompany a team or a person"),
    .description = N_("From now on the mentor is not matched with the team, or with the person or a team "
                      "they are in. What must hold for everything, juries and teams too, is said by miraif "
                      "person apart. Matches that are adopted change with the next miraif match repair."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_match_rule_type,
    .run = run,
};
