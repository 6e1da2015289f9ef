/* `miraif person company relation`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_company.h"

struct args {
    const char *company;
    const char *other;
    const char *kind;
    const char *rule;
};

static const char *const kinds[] = {"client", "supplier", "competitor", NULL};
static const char *const rules[] = {"forbid", "avoid", "tell", NULL};

static const struct cli_param operands[] = {
    {.name = "COMPANY",
     CLI_INTO(struct args, company),
     .required = true,
     .help = N_("a company, in any spelling")},
    {.name = "OTHER",
     CLI_INTO(struct args, other),
     .required = true,
     .help = N_("what is its client, supplier or competitor")},
};
static const struct cli_param options[] = {
    {.name = "kind",
     .value = "KIND",
     .kind = CLI_CHOICE,
     .choices = kinds,
     CLI_INTO(struct args, kind),
     .required = true,
     .help = N_("what OTHER is to COMPANY")},
    {.name = "rule",
     .value = "RULE",
     .kind = CLI_CHOICE,
     .choices = rules,
     CLI_INTO(struct args, rule),
     .required = true,
     .help = N_("forbid: never together; avoid: only where nothing else is possible; tell: together, but the "
                "office is told")},
};
static const struct cli_example examples[] = {
    {"miraif person company relation 某製薬 某食品 --kind client --rule forbid",
     N_("a client does not share a team with its supplier")},
};

static int place_of(const char *code, const char *const *codes)
{
    int i = 0;
    while (codes[i + 1] != NULL && !mi_text_is(codes[i], code))
        i++;
    return i;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    enum miraif_relation kind = (enum miraif_relation)place_of(args->kind, kinds);
    enum miraif_strictness rule = (enum miraif_strictness)place_of(args->rule, rules);
    struct miraif_company_relation relation;
    MI_TRY(miraif_company_relate(cli->store, args->company, args->other, kind, rule, cli->arena, &relation,
                                 err));
    return cli_object(
        cli, record_relation(cli->arena, &relation, !mi_text_is(relation.low_name, args->company)), err);
}

const struct cli_command cmd_person_company_relation = {
    .noun = "person",
    .verb = "company",
    .action = "relation",
    .summary = N_("state what a company is to another, and what follows"),
    .description = N_("A relation holds between the groups of the two companies, in every stage and all "
                      "cohorts. Said again, it is replaced. That B is A's client says as much as that A is "
                      "B's supplier."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_relation_type,
    .run = run,
};
