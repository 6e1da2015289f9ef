/* `miraif team rule add`. */
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_team.h"

struct args {
    int64_t cohort;
    const char *kind;
    struct cli_texts people;
    const char *reason;
};

static const char *const kinds[] = {"apart", "together", NULL};
static const struct cli_param operands[] = {
    {.name = "COHORT",
     .kind = CLI_COHORT,
     CLI_INTO(struct args, cohort),
     .required = true,
     .help = N_("number of the cohort")},
    {.name = "KIND",
     .kind = CLI_CHOICE,
     CLI_INTO(struct args, kind),
     .required = true,
     .choices = kinds,
     .help = N_("apart: no two in one team; together: all in one")},
    {.name = "PERSON",
     .kind = CLI_PERSON,
     CLI_INTO(struct args, people),
     .required = true,
     .help = N_("two people or more: p12 or e-mail addresses")},
};
static const struct cli_param options[] = {
    {.name = "reason",
     .value = "TEXT",
     CLI_INTO(struct args, reason),
     .help = N_("why; for the office alone")},
};
static const struct cli_example examples[] = {
    {"miraif team rule add 1 together p1 p2", N_("put two people into one team")},
    {"miraif team rule add 1 apart p3 p4 p5 --reason 同窓", N_("no two of three in one team")},
};

/* The people of a rule: "p1 見本 花子, p2 架空 一郎". */
static enum miraif_status name_people(const struct miraif_team_rule *rule, struct miraif_arena *arena,
                                      const char **ret_names, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, SIZE_MAX / 4);
    for (size_t i = 0; i < rule->members; i++)
        mi_str_addf(&str, "%sp%lld %s", i == 0 ? "" : ", ", (long long)rule->member[i].person,
                    rule->member[i].name);
    return mi_str_end(&str, ret_names, err);
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_team_rule rule;
    const char *names;
    MI_TRY(miraif_team_rule_add(cli->store, args->cohort, mi_text_is(args->kind, "together"),
                                args->people.item, args->people.count, args->reason, cli->arena, &rule, err));
    MI_TRY(name_people(&rule, cli->arena, &names, err));
    cli_say(cli,
            rule.together ? _("rule r%lld: all in one team: %s") : _("rule r%lld: no two in one team: %s"),
            (long long)rule.id, names);
    return cli_data(cli, record_team_rule(cli->arena, &rule), err);
}

const struct cli_command cmd_team_rule_add = {
    .noun = "team",
    .verb = "rule",
    .action = "add",
    .summary = N_("add a rule about who shares a team"),
    .description =
        N_("A rule holds for one cohort. For people who are to be apart in everything and for ever, "
           "use miraif person apart; companies are kept apart by themselves. The same rule again "
           "changes nothing."),
    CLI_OPERANDS(operands),
    CLI_OPTIONS(options),
    CLI_EXAMPLES(examples),
    .need = CLI_NEED_WRITE,
    .args_size = sizeof(struct args),
    .record = &record_team_rule_type,
    .run = run,
};
