/* Rules and quotas as arguments of reasons. */
#include "base/str.h"
#include "flow/select/decode.h"
#include "flow/select/quota.h"
#include "model/rule_words.h"

static void put_people(const struct mi_problem *problem, const uint32_t *member, uint32_t count,
                       const uint8_t *chosen, struct mi_value *rule)
{
    struct mi_value *people = mi_put_array(rule, "people");
    for (uint32_t i = 0; i < count; i++)
        if (chosen == NULL || chosen[member[i]])
            mi_put_ref(people, NULL, 'p', mi_problem_applicant(problem, member[i])->person.id);
}

/* The company, as written, of one of a separation's members. */
static const char *company_of(const struct mi_problem *problem, const struct miraif_separation *separation,
                              uint32_t member)
{
    return problem->pool->roster.item[separation->member[member]].person.profile.company;
}

/* The code of a separation; several companies that count as one are a group. */
static const char *kind_of(const struct mi_problem *problem, const struct miraif_separation *separation)
{
    const struct miraif_application *item = problem->pool->roster.item;
    const char *first = item[separation->member[0]].person.profile.company_key;
    for (uint32_t i = 1; separation->kind == MIRAIF_SEPARATION_COMPANY && i < separation->count; i++)
        if (!mi_text_is(item[separation->member[i]].person.profile.company_key, first))
            return "group";
    return miraif_separation_code(separation->kind);
}

static void describe_separation(const struct mi_problem *problem, const struct miraif_separation *separation,
                                struct mi_value *rule)
{
    mi_put_text(rule, "kind", kind_of(problem, separation));
    if (separation->kind != MIRAIF_SEPARATION_APART)
        mi_put_text(rule, "company", company_of(problem, separation, 0));
    if (separation->kind == MIRAIF_SEPARATION_RELATION)
        mi_put_text(rule, "other", company_of(problem, separation, separation->left));
}

/* A rule of the solver, by where it comes from. */
static void describe_origin(const struct mi_problem *problem, uint32_t number, const uint8_t *chosen,
                            struct mi_value *rule)
{
    const struct mi_rule_origin *origin = &problem->origin[number];
    if (origin->separation != NULL) {
        describe_separation(problem, origin->separation, rule);
    } else {
        mi_rule_put(rule, origin->rule);
    }
    const struct miraif_rule *solver = &problem->solver.rule[number];
    if (solver->common == NULL)
        put_people(problem, solver->member, solver->count, chosen, rule);
}

void mi_describe_rule(const struct mi_problem *problem, uint32_t number, const uint8_t *chosen,
                      struct mi_value *rules, struct miraif_arena *arena)
{
    struct mi_value *rule = mi_put_object(rules, NULL);
    if (number < problem->solver.rules) {
        describe_origin(problem, number, chosen, rule);
        return;
    }
    uint32_t at = number - problem->solver.rules;
    const struct miraif_quota *quota = &problem->solver.quota[at];
    mi_put_text(rule, "kind", "quota");
    mi_put_text(rule, "quota", mi_quota_text(&problem->options->quota[at], arena));
    put_people(problem, quota->member, quota->count, chosen, rule);
}
