/* `miraif person company group`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_company.h"

struct args {
    struct cli_texts companies;
};

static const struct cli_param operands[] = {
    {.name = "COMPANY",
     CLI_INTO(struct args, companies),
     .required = true,
     .help = N_("two or more companies, in any spelling")},
};
static const struct cli_example examples[] = {
    {"miraif person company group 見本電機 見本電機販売", N_("parent and subsidiary are one")},
};

/* The companies of one group, gathered from the walk over all. */
struct members {
    struct cli *cli;
    const char *group;
    struct mi_value *companies;
};

static enum miraif_status take(void *context, const struct miraif_company *company)
{
    const struct members *members = context;
    if (!mi_text_is(company->group, members->group))
        return MIRAIF_OK;
    mi_put_value(members->companies, NULL, record_company(members->cli->arena, company));
    if (company->people == 0) /* it may be meant for those to come; or misspelt */
        cli_warn(members->cli, "company_without_people", _("nobody is known to work at “%s”"), company->name);
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    const char *group;
    MI_TRY(miraif_company_join(cli->store, args->companies.item, args->companies.count, cli->arena, &group,
                               err));
    struct mi_value *record = mi_value_object(cli->arena);
    mi_put_text(record, "group", group);
    struct members members = {cli, group, mi_put_array(record, "companies")};
    MI_TRY(miraif_company_each(cli->store, take, &members, err));
    cli_say(cli, "%s", _("these companies are one now:"));
    MI_TRY(cli_table(cli, &record_company_type, members.companies, err));
    return cli_data(cli, record, err);
}

const struct cli_command cmd_person_company_group = {
    .noun = "person",
    .verb = "company",
    .action = "group",
    .summary = N_("make companies one: parent and subsidiaries"),
    .description = N_("People of one group of companies are kept apart like people of one company, in every "
                      "stage and all cohorts. Groups that two of the companies are in already are joined."),
    CLI_OPERANDS(operands),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_group_type,
    .run = run,
};
