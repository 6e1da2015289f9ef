/* Rules in words. */
#include "model/rule_words.h"

void mi_rule_put(struct mi_value *args, const struct miraif_team_rule *rule)
{
    static const char *const kinds[MIRAIF_TEAM_RULE_KINDS] = {
        "rule_apart",   "rule_together",           "rule_never_alone", "rule_at_least",
        "rule_at_most", "rule_apart_from_earlier", "rule_slots",       "rule_locked"};
    mi_put_text(args, "kind", kinds[rule->kind]);
    mi_put_ref(args, "rule", 'r', rule->id);
    if (rule->kind == MIRAIF_TEAM_RULE_SLOTS) {
        mi_put_int(args, "amount", rule->amount);
        mi_put_int(args, "length", rule->length);
    }
    if (rule->field == NULL)
        return;
    mi_put_copy(args, "field", rule->field);
    mi_put_copy(args, "value", rule->value);
    mi_put_int(args, "amount", rule->amount);
}

/* Who stands in the way follows as its people. */
static void say_slots(struct mi_str *str, const struct mi_value *rule, const struct miraif_env *env)
{
    static const struct {
        const char *lack;
        const char *msgid;
    } lacks[] = {{"alone", N_("; too little free time alone")},
                 {"few", N_("; too few with whom they share enough")},
                 {"apart", N_("; no two of these share enough")},
                 {"team", N_("; these share too little")}};
    const struct mi_value *amount = mi_value_get(rule, "amount");
    const struct mi_value *length = mi_value_get(rule, "length");
    const char *lack = mi_value_get_text(rule, "lack");
    mi_str_addf(
        str,
        mi_translate(env, N_("rule %s, times of %lld minutes when all of a team are free: at least %lld")),
        mi_value_get_text(rule, "rule"), length == NULL ? 0LL : (long long)length->number,
        amount == NULL ? 0LL : (long long)amount->number);
    for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++)
        if (mi_text_is(lack, lacks[i].lack))
            mi_str_add(str, mi_translate(env, lacks[i].msgid));
}

static void say_office_rule(struct mi_str *str, const struct mi_value *rule, const struct miraif_env *env)
{
    const char *kind = mi_value_get_text(rule, "kind");
    const char *id = mi_value_get_text(rule, "rule");
    const char *field = mi_value_get_text(rule, "field");
    const char *value = mi_value_get_text(rule, "value");
    const struct mi_value *amount = mi_value_get(rule, "amount");
    field = field == NULL ? "" : mi_translate(env, field);
    value = value == NULL ? "" : value;
    if (mi_text_is(kind, "rule_never_alone"))
        mi_str_addf(str, mi_translate(env, N_("rule %s, nobody alone in a team with “%s” in %s")), id, value,
                    field);
    else if (mi_text_is(kind, "rule_at_least"))
        mi_str_addf(str, mi_translate(env, N_("rule %s, in every team at least %lld with “%s” in %s")), id,
                    amount == NULL ? 0LL : (long long)amount->number, value, field);
    else if (mi_text_is(kind, "rule_at_most"))
        mi_str_addf(str, mi_translate(env, N_("rule %s, in a team at most %lld with “%s” in %s")), id,
                    amount == NULL ? 0LL : (long long)amount->number, value, field);
    else if (mi_text_is(kind, "rule_slots"))
        say_slots(str, rule, env);
    else if (mi_text_is(kind, "rule_together"))
        mi_str_addf(str, mi_translate(env, N_("rule %s, all in one team")), id);
    else if (mi_text_is(kind, "rule_locked"))
        mi_str_addf(str, mi_translate(env, N_("rule %s, locked into their teams")), id);
    else if (mi_text_is(kind, "rule_apart_from_earlier"))
        mi_str_addf(str, mi_translate(env, N_("rule %s, were in one team before")), id);
    else
        mi_str_addf(str, mi_translate(env, N_("rule %s, no two in one team")), id);
}

void mi_rule_words(struct mi_str *str, const struct mi_value *rule, const struct mi_names *names,
                   const struct miraif_env *env)
{
    const char *kind = mi_value_get_text(rule, "kind");
    const char *company = mi_value_get_text(rule, "company");
    const char *other = mi_value_get_text(rule, "other");
    const char *quota = mi_value_get_text(rule, "quota");
    const char *id = mi_value_get_text(rule, "rule");
    company = company != NULL ? company : "";
    if (mi_text_is(kind, "company"))
        mi_str_addf(str, mi_translate(env, N_("at most one of “%s” in a team")), company);
    else if (mi_text_is(kind, "group"))
        mi_str_addf(str, mi_translate(env, N_("at most one of the group of “%s” in a team")), company);
    else if (mi_text_is(kind, "relation"))
        mi_str_addf(str, mi_translate(env, N_("“%s” and “%s” never in one team")), company,
                    other != NULL ? other : "");
    else if (mi_text_is(kind, "quota"))
        mi_str_addf(str, mi_translate(env, N_("quota %s")), quota != NULL ? quota : "");
    else if (id != NULL)
        say_office_rule(str, rule, env);
    else
        mi_str_add(str, mi_translate(env, N_("kept apart")));
    const struct mi_value *people = mi_value_get(rule, "people");
    if (people == NULL || people->first == NULL)
        return;
    mi_str_add(str, mi_translate(env, N_(": ")));
    mi_names_say(str, people, names, env);
}
