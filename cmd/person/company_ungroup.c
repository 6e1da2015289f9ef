/* `miraif person company ungroup`. */
#include "cli/output.h"
#include "cli/record_company.h"

struct args {
    const char *company;
};

static const struct cli_param operands[] = {
    {.name = "COMPANY",
     CLI_INTO(struct args, company),
     .required = true,
     .help = N_("the company, in any spelling")},
};
static const struct cli_example examples[] = {
    {"miraif person company ungroup 見本電機販売", N_("it is a company of its own again")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    MI_TRY(miraif_company_leave(cli->store, args->company, err));
    cli_say(cli, _("“%s” is a company of its own again"), args->company);
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_text(record, "name", args->company);
    mi_put_null(record, "group");
    return cli_data(cli, record, err);
}

const struct cli_command cmd_person_company_ungroup = {
    .noun = "person",
    .verb = "company",
    .action = "ungroup",
    .summary = N_("take a company out of its group"),
    .description = N_("Takes a company out of its group. A group of one is ended."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_company_type,
    .run = run,
};
