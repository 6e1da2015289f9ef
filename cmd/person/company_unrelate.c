/* `miraif person company unrelate`. */
#include "cli/output.h"
#include "cli/record_company.h"

struct args {
    const char *company;
    const char *other;
};

static const struct cli_param operands[] = {
    {.name = "COMPANY",
     CLI_INTO(struct args, company),
     .required = true,
     .help = N_("a company, in any spelling")},
    {.name = "OTHER",
     CLI_INTO(struct args, other),
     .required = true,
     .help = N_("the company that it stands in a relation to")},
};
static const struct cli_example examples[] = {
    {"miraif person company unrelate 某製薬 某食品", N_("no longer client and supplier")},
};

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    MI_TRY(miraif_company_unrelate(cli->store, args->company, args->other, err));
    cli_say(cli, _("“%s” and “%s” stand in no relation any more"), args->company, args->other);
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_text(record, "company", args->company);
    mi_put_text(record, "other", args->other);
    mi_put_null(record, "kind");
    mi_put_null(record, "rule");
    return cli_data(cli, record, err);
}

const struct cli_command cmd_person_company_unrelate = {
    .noun = "person",
    .verb = "company",
    .action = "unrelate",
    .summary = N_("withdraw the relation between two companies"),
    .description = N_("Withdraws what miraif person company relation stated."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_relation_type,
    .run = run,
};
