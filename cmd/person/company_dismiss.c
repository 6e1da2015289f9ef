/* `miraif person company dismiss`. */
#include "cli/output.h"
#include "cli/record_company.h"

struct args {
    const char *company;
    const char *other;
    const char *reason;
    bool withdraw;
};

static const struct cli_param operands[] = {
    {.name = "COMPANY",
     CLI_INTO(struct args, company),
     .required = true,
     .help = N_("the company, in any spelling")},
    {.name = "OTHER",
     CLI_INTO(struct args, other),
     .required = true,
     .help = N_("the company of which it is no branch")},
};
static const struct cli_param options[] = {
    {.name = "reason",
     .value = "TEXT",
     CLI_INTO(struct args, reason),
     .help = N_("how it is known, for those who ask later")},
    {.name = "withdraw",
     CLI_INTO(struct args, withdraw),
     .help = N_("take it back: it is shown as a possible branch again")},
};
static const struct cli_example examples[] = {
    {"miraif person company dismiss 架空電機研究所 架空電機", N_("a company of its own, by a name alike")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    if (args->withdraw && args->reason != NULL)
        return mi_fail(err, MIRAIF_USAGE, N_("“--reason” does not go with “--withdraw”"));
    if (args->withdraw)
        MI_TRY(miraif_branch_reopen(cli->store, args->company, args->other, cli->arena, err));
    else
        MI_TRY(miraif_branch_dismiss(cli->store, args->company, args->other, args->reason, cli->arena, err));
    cli_say(cli,
            args->withdraw ? _("whether “%s” and “%s” are two companies is open again")
                           : _("“%s” and “%s” are two companies"),
            args->company, args->other);
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_text(record, "company", args->company);
    mi_put_text(record, "other", args->other);
    mi_put_text(record, "why", args->reason);
    return cli_data(cli, record, err);
}

const struct cli_command cmd_person_company_dismiss = {
    .noun = "person",
    .verb = "company",
    .action = "dismiss",
    .summary = N_("decide that a company is no branch of another"),
    .description =
        N_("miraif person company list shows companies that read like a branch of another. Where one is a "
           "company of its own, this says so: it is shown as a possible branch no more, and imports no "
           "longer warn of it. Where it is a branch, miraif person company group makes them one."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_dismissal_type,
    .run = run,
};
