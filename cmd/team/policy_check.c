/* `miraif team policy check`. */
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
    {"miraif team policy check 1 policy.json",
     N_("is anything wrong with the file, and what would it change?")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_policy_change change;
    const char *text;
    MI_TRY(cli_text_file(cli, args->file, &text, err));
    MI_TRY(miraif_policy_set(cli->store, args->cohort, text, args->file, true, cli->arena, &change, err));
    cli_say(cli, _("nothing is wrong with the policy"));
    if (change.attributes)
        cli_say(cli, _("it would change the attributes"));
    if (change.added + change.removed > 0)
        cli_say(cli, _("it would add %zu rules and remove %zu"), change.added, change.removed);
    return cli_data(cli, record_policy_change(cli->arena, &change), err);
}

const struct cli_command cmd_team_policy_check = {
    .noun = "team",
    .verb = "policy",
    .action = "check",
    .summary = N_("look whether a policy file is right, and what it would change"),
    .description = N_("Reads the file as miraif team policy set does, and changes nothing. What is wrong is "
                      "named with line, column, and what is known there."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_READ,
    .args_size = sizeof(struct args),
    .record = &record_policy_change_type,
    .run = run,
};
