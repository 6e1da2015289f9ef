/* `miraif team rule add`. */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/output.h"
#include "cli/record_team.h"

struct args {
    int64_t cohort;
    const char *kind;
    struct cli_texts what;
    int64_t length;
    const char *reason;
};

static const char *const kinds[] = {"apart",   "together",           "never-alone", "at-least",
                                    "at-most", "apart-from-earlier", "slots",       NULL};
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
     .help = N_("what the rule wants")},
    {.name = "WHAT",
     CLI_INTO(struct args, what),
     .help = N_(
         "apart, together: two people or more, p12 or e-mail addresses; never-alone: FIELD=VALUE; at-least, "
         "at-most: N FIELD=VALUE; slots: N")},
};
static const struct cli_param options[] = {
    {.name = "length",
     .value = "MINUTES",
     .kind = CLI_NUMBER,
     CLI_INTO(struct args, length),
     .least = 1,
     .most = MIRAIF_SLOT_LENGTH_MOST,
     .help = N_("slots: how long each time is; otherwise 60")},
    {.name = "reason",
     .value = "TEXT",
     CLI_INTO(struct args, reason),
     .help = N_("why; for the office alone")},
};
static const struct cli_example examples[] = {
    {"miraif team rule add 1 together p1 p2", N_("put two people into one team")},
    {"miraif team rule add 1 apart p3 p4 p5 --reason 同窓", N_("no two of three in one team")},
    {"miraif team rule add 1 never-alone occupation=営業", N_("nobody in sales is the only one in a team")},
    {"miraif team rule add 1 slots 2 --length 90",
     N_("two times of an hour and a half when all of a team are free")},
    {"miraif team rule add 1 at-most 2 age=20-29", N_("no more than two in their twenties in a team")},
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

static enum miraif_status refuse_words(const char *kind, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_USAGE, N_("that is not what the rule %s is about"), kind);
    mi_hint(err,
            N_("write: apart p1 p2, together p1 p2, never-alone FIELD=VALUE, at-least 1 FIELD=VALUE, at-most "
               "2 FIELD=VALUE, apart-from-earlier, or slots 2"));
    return MIRAIF_USAGE;
}

/* A number and nothing else; false where it is none. */
static bool read_number(const char *text, int64_t *ret_number)
{
    const char *digit = text;
    int64_t number = 0;
    for (; *digit >= '0' && *digit <= '9' && number < 1000; digit++)
        number = 10 * number + (*digit - '0');
    *ret_number = number;
    return digit > text && *digit == '\0';
}

static enum miraif_status read_slots(const struct args *args, struct miraif_team_wish *wish,
                                     struct miraif_error *err)
{
    if (args->what.count != 1 || !read_number(args->what.item[0], &wish->amount))
        return refuse_words(args->kind, err);
    wish->length = args->length > 0 ? args->length : MIRAIF_SLOT_LENGTH;
    return MIRAIF_OK;
}

/* "N FIELD=VALUE", or without N where the kind takes none. */
static enum miraif_status read_value(const struct args *args, struct miraif_arena *arena,
                                     struct miraif_team_wish *wish, struct miraif_error *err)
{
    size_t words = wish->kind == MIRAIF_TEAM_RULE_NEVER_ALONE ? 1 : 2;
    if (args->what.count != words)
        return refuse_words(args->kind, err);
    bool fine = words == 1 || read_number(args->what.item[0], &wish->amount);
    const char *pair = args->what.item[words - 1];
    const char *sign = strchr(pair, '=');
    if (!fine || sign == NULL || sign == pair || sign[1] == '\0')
        return refuse_words(args->kind, err);
    wish->field = mi_arena_copy(arena, pair, (size_t)(sign - pair));
    wish->value = sign + 1;
    return wish->field == NULL ? mi_fail(err, MIRAIF_NO_MEMORY, N_("out of memory")) : MIRAIF_OK;
}

static enum miraif_status say(struct cli *cli, const struct miraif_team_rule *rule, struct miraif_error *err)
{
    const char *names;
    long long id = (long long)rule->id;
    long long amount = (long long)rule->amount;
    MI_TRY(name_people(rule, cli->arena, &names, err));
    if (rule->kind == MIRAIF_TEAM_RULE_NEVER_ALONE)
        cli_say(cli, _("rule r%lld: nobody alone in a team with “%s” in %s"), id, rule->value,
                _(rule->field));
    else if (rule->kind == MIRAIF_TEAM_RULE_AT_LEAST)
        cli_say(cli, _("rule r%lld: in every team at least %lld with “%s” in %s"), id, amount, rule->value,
                _(rule->field));
    else if (rule->kind == MIRAIF_TEAM_RULE_AT_MOST)
        cli_say(cli, _("rule r%lld: in a team at most %lld with “%s” in %s"), id, amount, rule->value,
                _(rule->field));
    else if (rule->kind == MIRAIF_TEAM_RULE_SLOTS)
        cli_say(cli, _("rule r%lld: times of %lld minutes when all of a team are free: at least %lld"), id,
                (long long)rule->length, amount);
    else if (rule->kind == MIRAIF_TEAM_RULE_APART_FROM_EARLIER)
        cli_say(cli, _("rule r%lld: nobody with earlier team mates; pairs: %zu"), id, rule->members / 2);
    else
        cli_say(cli,
                rule->kind == MIRAIF_TEAM_RULE_TOGETHER ? _("rule r%lld: all in one team: %s")
                                                        : _("rule r%lld: no two in one team: %s"),
                id, names);
    return MIRAIF_OK;
}

static enum miraif_status run(struct cli *cli, const void *arguments, struct miraif_error *err)
{
    const struct args *args = arguments;
    struct miraif_team_rule rule;
    struct miraif_team_wish wish = {.kind = miraif_team_rule_find(args->kind), .reason = args->reason};
    bool about_people = wish.kind == MIRAIF_TEAM_RULE_APART || wish.kind == MIRAIF_TEAM_RULE_TOGETHER;
    if ((about_people && args->what.count == 0) || (args->length > 0 && wish.kind != MIRAIF_TEAM_RULE_SLOTS))
        return refuse_words(args->kind, err);
    if (about_people) {
        wish.reference = args->what.item;
        wish.references = args->what.count;
    } else if (wish.kind == MIRAIF_TEAM_RULE_SLOTS) {
        MI_TRY(read_slots(args, &wish, err));
    } else if (wish.kind != MIRAIF_TEAM_RULE_APART_FROM_EARLIER) {
        MI_TRY(read_value(args, cli->arena, &wish, err));
    } else if (args->what.count > 0) {
        return refuse_words(args->kind, err);
    }
    MI_TRY(miraif_team_rule_add(cli->store, args->cohort, &wish, cli->arena, &rule, err));
    MI_TRY(say(cli, &rule, err));
    return cli_data(cli, record_team_rule(cli->arena, &rule), err);
}

const struct cli_command cmd_team_rule_add = {
    .noun = "team",
    .verb = "rule",
    .action = "add",
    .summary = N_("add a rule about who shares a team"),
    .description =
        N_("A rule holds for one cohort. It is about people (apart, together), about what people said in a "
           "field "
           "or in a question of the form (never-alone, at-least, at-most; ages may be a span), about earlier "
           "cohorts (with apart-from-earlier nobody meets somebody with whom they were in a team before), or "
           "about time: with slots every team has so many times in the week, each so long and none "
           "overlapping, when all of it are free; whoever "
           "did not say, or not so that it is understood, counts as free at any time and is named.\n\n"
           "For people who are to be apart in everything and for ever, "
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
