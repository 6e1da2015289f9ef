/* `miraif match rule list`. */
#include "cli/output.h"
#include "cli/record_match.h"

static const struct cli_example examples[] = {
    {"miraif match rule list", N_("all pins and bans, with reasons")},
};

struct listing {
    struct cli *cli;
    struct miraif_error *err;
};

static enum miraif_status print(void *context, const struct miraif_match_rule *rule)
{
    const struct listing *listing = context;
    return cli_item(listing->cli, record_match_rule(cli_scratch(listing->cli), rule), listing->err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    (void)arguments;
    MI_TRY(cli_list(cli, err));
    MI_TRY(miraif_match_rule_each(cli->store, print, &(struct listing){cli, err}, err));
    return cli_list_end(cli, err);
}

const struct cli_command cmd_match_rule_list = {
    .noun = "match",
    .verb = "rule",
    .action = "list",
    .summary = N_("list which mentors are pinned to or banned from whom"),
    .description = N_("Lists what miraif match pin and miraif match ban said, with the office's reasons."),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .record = &record_match_rule_type,
    .list = true,
    .run = run,
};
