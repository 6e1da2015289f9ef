/* The last paragraph of forming teams: decode. */
#include "flow/team/decode.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/team/alternative.h"
#include "flow/team/settings.h"
#include "model/free_time.h"
#include "model/rule_words.h"
#include "text/json_write.h"

enum { SLOTS_TEXT = 1024, MILLION = 1000000 };

/* The members of one team, by number. */
struct crew {
    const struct mi_team_problem *problem;
    const char *id;
    uint32_t group;
    const uint32_t *member;
    uint32_t count;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_reason *reason;
    size_t reasons;
    size_t room;
};

static const struct miraif_person *person_of(const struct mi_team_problem *problem, uint32_t number)
{
    return &problem->pool->roster.item[number].person;
}

void mi_describe_people(struct mi_value *args, const struct mi_team_problem *problem, const uint32_t *number,
                        uint32_t count)
{
    struct mi_value *people = mi_put_array(args, "people");
    for (uint32_t i = 0; i < count; i++)
        mi_put_ref(people, NULL, 'p', person_of(problem, number[i])->id);
}

static const char *separation_kind(const struct miraif_separation *separation)
{
    return miraif_separation_code(separation->kind);
}

/* What stands between some people; companies are named as the first of them wrote it. */
static void put_separation(struct mi_value *args, const struct mi_team_problem *problem,
                           const struct miraif_separation *separation)
{
    mi_put_text(args, "kind", separation_kind(separation));
    if (separation->kind != MIRAIF_SEPARATION_APART)
        mi_put_text(args, "company", person_of(problem, separation->member[0])->profile.company);
    if (separation->kind == MIRAIF_SEPARATION_RELATION) {
        mi_put_text(args, "other", person_of(problem, separation->member[separation->left])->profile.company);
        mi_put_text(args, "relation", miraif_relation_code(separation->relation));
        mi_put_text(args, "strictness", miraif_strictness_code(separation->rule));
    }
}

struct mi_value *mi_describe_team_rule(const struct mi_team_problem *problem, uint32_t number,
                                       struct miraif_arena *arena)
{
    const struct mi_rule_origin *origin = &problem->origin[number];
    struct mi_value *args = mi_value_object(arena);
    if (origin->rule != NULL) {
        mi_rule_put(args, origin->rule);
    } else {
        put_separation(args, problem, origin->separation);
    }
    if (problem->solver.rule[number].common == NULL)
        mi_describe_people(args, problem, problem->solver.rule[number].member,
                           problem->solver.rule[number].count);
    return args;
}

static enum miraif_status add_reason(struct crew *crew, const char *code, const struct mi_value *args)
{
    struct miraif_reason *list =
        mi_arena_grow(crew->arena, crew->reason, crew->reasons, &crew->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(crew->err);
    crew->reason = list;
    struct miraif_reason reason = {.subject = crew->id, .code = code};
    MI_TRY(mi_json_write(args, crew->arena, &reason.args, crew->err));
    crew->reason[crew->reasons++] = reason;
    return MIRAIF_OK;
}

/* A number as it is written: 3, 3.5, or a word of an order. */
static void put_number(struct mi_value *args, const char *key, const struct mi_attribute *attribute,
                       int64_t number)
{
    if (attribute->word != NULL)
        mi_put_text(args, key, attribute->word[number]);
    else
        mi_put_decimal(args, key, number * (MILLION / attribute->unit));
}

/* The mean of those who said, in millionths. */
static int64_t mean_of(const struct mi_attribute *attribute, const uint32_t *member, uint32_t count)
{
    int64_t sum = 0;
    int64_t known = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t person = member == NULL ? i : member[i];
        if (attribute->first[person] == attribute->first[person + 1])
            continue;
        sum += attribute->value[attribute->first[person]];
        known++;
    }
    return known == 0 ? 0 : sum * (MILLION / attribute->unit) / known;
}

/* The numbers from the least to the greatest; where teams are to be balanced, their mean beside that of all.
 */
static enum miraif_status explain_number(struct crew *crew, const struct mi_attribute *attribute)
{
    int64_t least = INT64_MAX;
    int64_t most = INT64_MIN;
    int64_t known = 0;
    for (uint32_t i = 0; i < crew->count; i++) {
        uint32_t at = attribute->first[crew->member[i]];
        if (at == attribute->first[crew->member[i] + 1])
            continue;
        least = attribute->value[at] < least ? attribute->value[at] : least;
        most = attribute->value[at] > most ? attribute->value[at] : most;
        known++;
    }
    struct mi_value *args = mi_value_object(crew->arena);
    mi_put_text(args, "attribute", attribute->name);
    mi_put_int(args, "known", known);
    mi_put_int(args, "people", crew->count);
    if (known > 0) {
        put_number(args, "from", attribute, least);
        put_number(args, "to", attribute, most);
    }
    if (known > 0 && attribute->aim == MIRAIF_ATTRIBUTE_BALANCED && attribute->word == NULL) {
        mi_put_decimal(args, "mean", mean_of(attribute, crew->member, crew->count));
        mi_put_decimal(args, "mean_of_all", mean_of(attribute, NULL, attribute->people));
    }
    return add_reason(crew, "range", args);
}

/* How many of the team have a profile; figures are told one by one by nobody. */
static enum miraif_status explain_profile(struct crew *crew, const struct mi_attribute *attribute)
{
    int64_t known = 0;
    for (uint32_t i = 0; i < crew->count; i++)
        known += attribute->first[crew->member[i]] < attribute->first[crew->member[i] + 1];
    struct mi_value *args = mi_value_object(crew->arena);
    mi_put_text(args, "attribute", attribute->name);
    mi_put_int(args, "figures", (int64_t)crew->problem->option[attribute - crew->problem->attribute].parts);
    mi_put_int(args, "known", known);
    mi_put_int(args, "people", crew->count);
    return add_reason(crew, "profile", args);
}

static bool says(const struct mi_attribute *attribute, uint32_t person, int64_t word)
{
    for (uint32_t i = attribute->first[person]; i < attribute->first[person + 1]; i++)
        if (attribute->value[i] == word)
            return true;
    return false;
}

/* Whom of the team a word unites, seen from the first who said it; nobody where it is one person's alone. */
static enum miraif_status explain_shared(struct crew *crew, const struct mi_attribute *attribute,
                                         uint32_t first, int64_t word)
{
    struct mi_value *args = mi_value_object(crew->arena);
    mi_put_text(args, "attribute", attribute->name);
    mi_put_text(args, "value", attribute->word[word]);
    struct mi_value *people = mi_put_array(args, "people");
    uint32_t count = 0;
    for (uint32_t i = first; i < crew->count; i++) {
        if (!says(attribute, crew->member[i], word))
            continue;
        mi_put_ref(people, NULL, 'p', person_of(crew->problem, crew->member[i])->id);
        count++;
    }
    return count < 2 ? MIRAIF_OK : add_reason(crew, "shared", args);
}

static enum miraif_status explain_words(struct crew *crew, const struct mi_attribute *attribute)
{
    int64_t words = 0;
    int64_t known = 0;
    for (int round = 0; round < 2; round++) { /* first how many, then which are shared */
        for (uint32_t i = 0; i < crew->count; i++) {
            uint32_t person = crew->member[i];
            known += round == 0 && attribute->first[person] < attribute->first[person + 1];
            for (uint32_t v = attribute->first[person]; v < attribute->first[person + 1]; v++) {
                bool before = false;
                for (uint32_t j = 0; j < i && !before; j++)
                    before = says(attribute, crew->member[j], attribute->value[v]);
                words += round == 0 && !before;
                if (round == 1 && !before)
                    MI_TRY(explain_shared(crew, attribute, i, attribute->value[v]));
            }
        }
        if (round == 1)
            break;
        struct mi_value *args = mi_value_object(crew->arena);
        mi_put_text(args, "attribute", attribute->name);
        mi_put_int(args, "values", words);
        mi_put_int(args, "known", known);
        mi_put_int(args, "people", crew->count);
        MI_TRY(add_reason(crew, "distinct", args));
    }
    return MIRAIF_OK;
}

static uint32_t count_present(const struct crew *crew, const uint32_t *member, uint32_t count,
                              uint32_t *present)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < crew->count; j++)
            if (crew->member[j] == member[i])
                present[found++] = member[i];
    return found;
}

/* Relations that the office wants avoided or told of, and that this team holds all the same. */
static enum miraif_status explain_told(struct crew *crew)
{
    const struct mi_team_pool *pool = crew->problem->pool;
    uint32_t present[MIRAIF_GROUP_SIZE_MOST];
    for (uint32_t s = 0; s < pool->constraints.separations; s++) {
        const struct miraif_separation *separation = &pool->constraints.separation[s];
        if (separation->rule == MIRAIF_FORBID)
            continue;
        uint32_t left = count_present(crew, separation->member, separation->left, present);
        uint32_t right = count_present(crew, separation->member + separation->left,
                                       separation->count - separation->left, present + left);
        if (left == 0 || right == 0)
            continue;
        struct mi_value *args = mi_value_object(crew->arena);
        put_separation(args, crew->problem, separation);
        mi_describe_people(args, crew->problem, present, left + right);
        MI_TRY(add_reason(crew, "stake", args));
    }
    return MIRAIF_OK;
}

static enum miraif_status explain_together(struct crew *crew)
{
    uint32_t present[MIRAIF_GROUP_SIZE_MOST];
    for (uint32_t r = 0; r < crew->problem->solver.rules; r++) {
        const struct miraif_rule *rule = &crew->problem->solver.rule[r];
        if (rule->together && count_present(crew, rule->member, rule->count, present) > 0)
            MI_TRY(add_reason(crew, "rule", mi_describe_team_rule(crew->problem, r, crew->arena)));
    }
    return MIRAIF_OK;
}

/* When all of the team who said are free, if a rule asks for that, and how often that is long enough. */
static enum miraif_status explain_free(struct crew *crew, const struct miraif_team_rule *rule)
{
    struct mi_slots shared;
    const char *text;
    memset(&shared, 0xFF, sizeof shared);
    int64_t known = 0;
    for (uint32_t i = 0; i < crew->count; i++) {
        struct mi_slots own;
        if (!mi_free_time_of(person_of(crew->problem, crew->member[i]), &own))
            continue;
        known++;
        for (int day = 0; day < MI_SLOT_DAYS; day++)
            shared.day[day] &= own.day[day];
    }
    struct mi_str str = mi_str_begin(crew->arena, SLOTS_TEXT);
    mi_str_add(&str, "");
    if (known > 0)
        mi_slots_format(&shared, &str);
    MI_TRY(mi_str_end(&str, &text, crew->err));
    struct mi_value *args = mi_value_object(crew->arena);
    mi_put_ref(args, "rule", 'r', rule->id);
    mi_put_text(args, "slots", text);
    mi_put_int(args, "known", known);
    mi_put_int(args, "people", crew->count);
    if (known > 0)
        mi_put_int(args, "times", mi_free_times(&shared, rule->length));
    mi_put_int(args, "length", rule->length);
    return add_reason(crew, "free", args);
}

static enum miraif_status explain_time(struct crew *crew)
{
    const struct mi_constraints *constraints = &crew->problem->pool->constraints;
    for (size_t r = 0; r < constraints->rules; r++)
        if (constraints->rule[r].kind == MIRAIF_TEAM_RULE_SLOTS)
            MI_TRY(explain_free(crew, &constraints->rule[r]));
    return MIRAIF_OK;
}

static enum miraif_status explain_team(struct crew *crew)
{
    for (size_t i = 0; i < crew->problem->attributes; i++) {
        const struct mi_attribute *attribute = &crew->problem->attribute[i];
        MI_TRY(attribute->number                             ? explain_number(crew, attribute)
               : attribute->kind == MIRAIF_ATTRIBUTE_PROFILE ? explain_profile(crew, attribute)
                                                             : explain_words(crew, attribute));
    }
    MI_TRY(explain_together(crew));
    MI_TRY(explain_time(crew));
    return explain_told(crew);
}

/* Whose value of an attribute is not known. */
static enum miraif_status explain_missing(struct crew *whole, const struct mi_attribute *attribute)
{
    struct mi_value *args = mi_value_object(whole->arena);
    mi_put_text(args, "attribute", attribute->name);
    mi_put_int(args, "count", attribute->missing);
    mi_put_text(args, "aim", miraif_attribute_aim_code(attribute->aim));
    struct mi_value *people = mi_put_array(args, "people");
    for (uint32_t p = 0; p < attribute->people; p++)
        if (attribute->first[p] == attribute->first[p + 1])
            mi_put_ref(people, NULL, 'p', person_of(whole->problem, p)->id);
    return add_reason(whole, "missing", args);
}

/* Who did not say when they are free, where that counts. */
static enum miraif_status explain_unknown_time(struct crew *whole)
{
    const struct mi_team_pool *pool = whole->problem->pool;
    struct mi_value *args = mi_value_object(whole->arena);
    struct mi_value *people = mi_put_array(args, "people");
    struct mi_slots slots;
    int64_t count = 0;
    for (uint32_t p = 0; p < pool->roster.count; p++) {
        if (mi_free_time_of(person_of(whole->problem, p), &slots))
            continue;
        mi_put_ref(people, NULL, 'p', person_of(whole->problem, p)->id);
        count++;
    }
    mi_put_int(args, "count", count);
    return count == 0 || !mi_rules_ask_for_time(&pool->constraints) ? MIRAIF_OK
                                                                    : add_reason(whole, "free_unknown", args);
}

/* How it came about: by the solver, or by the office's hand. */
static enum miraif_status explain_origin(struct crew *whole, const struct miraif_grouping_result *result)
{
    struct mi_value *args = mi_value_object(whole->arena);
    if (whole->problem->change != NULL)
        return add_reason(whole, "changed", whole->problem->change);
    mi_put_int(args, "people", whole->problem->solver.people);
    mi_put_int(args, "teams", whole->problem->solver.groups);
    mi_put_int(args, "considered", (int64_t)result->considered);
    if (result->legal_counted)
        mi_putf(args, "legal", "%llu", (unsigned long long)result->legal);
    if (result->equals_counted)
        mi_putf(args, "equals", "%llu", (unsigned long long)result->equals);
    return add_reason(whole, result->solution == MIRAIF_OPTIMAL ? "proved" : "searched", args);
}

static enum miraif_status explain_alternatives(struct crew *whole,
                                               const struct miraif_grouping_result *result)
{
    for (uint32_t i = 0; i < result->alternatives; i++) {
        struct mi_value *args = mi_describe_alternative(whole->problem, result, i, whole->arena);
        if (args == NULL)
            return mi_no_memory(whole->err);
        MI_TRY(add_reason(whole, "alternative", args));
    }
    return MIRAIF_OK;
}

static bool is_waived(const struct mi_team_problem *problem, uint32_t rule)
{
    for (size_t i = 0; i < problem->waived_count; i++)
        if (problem->waived[i] == rule)
            return true;
    return false;
}

/* Which policy it was, where the office has one of its own. */
static enum miraif_status explain_policy(struct crew *whole)
{
    char digest[MI_DIGEST_TEXT];
    struct mi_value *args = mi_value_object(whole->arena);
    if (whole->problem->pool->preset)
        return MIRAIF_OK;
    MI_TRY(mi_team_policy_digest(whole->problem, whole->arena, digest, whole->err));
    mi_put_copy(args, "digest", digest);
    return add_reason(whole, "policy", args);
}

static enum miraif_status explain_whole(struct crew *whole, const struct miraif_grouping_result *result)
{
    MI_TRY(explain_origin(whole, result));
    for (uint32_t r = 0; r < whole->problem->solver.rules; r++) {
        bool waived = is_waived(whole->problem, r);
        if (waived || !whole->problem->solver.rule[r].together)
            MI_TRY(add_reason(whole, waived ? "waived" : "rule",
                              mi_describe_team_rule(whole->problem, r, whole->arena)));
    }
    for (size_t i = 0; i < whole->problem->attributes; i++)
        if (whole->problem->attribute[i].missing > 0)
            MI_TRY(explain_missing(whole, &whole->problem->attribute[i]));
    MI_TRY(explain_unknown_time(whole));
    MI_TRY(explain_policy(whole));
    return explain_alternatives(whole, result);
}

/* The sum over the pairs of a team, by attribute and of the solver's values. */
static enum miraif_status score_team(const struct crew *crew, struct miraif_team *team)
{
    const struct mi_team_problem *problem = crew->problem;
    struct miraif_team_score *scores = mi_arena_array(crew->arena, problem->attributes, sizeof *scores);
    int64_t value = 0;
    if (scores == NULL)
        return mi_no_memory(crew->err);
    for (size_t a = 0; a < problem->attributes; a++) {
        int64_t units = 0;
        for (uint32_t i = 0; i < crew->count; i++)
            for (uint32_t j = 0; j < i; j++)
                units += mi_attribute_distance(&problem->attribute[a], crew->member[i], crew->member[j],
                                               crew->count, problem->units);
        scores[a] =
            (struct miraif_team_score){problem->attribute[a].name, mi_team_millionths(units, problem->units)};
    }
    for (uint32_t i = 0; i < crew->count; i++)
        for (uint32_t j = 0; j < i; j++)
            value += problem->solver.value_in[crew->group][(size_t)crew->member[i] * problem->solver.people +
                                                           crew->member[j]];
    team->score = mi_team_millionths(value, problem->units);
    team->scores = scores;
    team->score_count = problem->attributes;
    return MIRAIF_OK;
}

static enum miraif_status list_members(const struct crew *crew, struct miraif_team *team)
{
    struct miraif_member *member = mi_arena_array(crew->arena, crew->count, sizeof *member);
    if (member == NULL)
        return mi_no_memory(crew->err);
    for (uint32_t i = 0; i < crew->count; i++) {
        const struct miraif_person *person = person_of(crew->problem, crew->member[i]);
        member[i] =
            (struct miraif_member){.person = person->id, .name = person->name, .email = person->email};
        member[i].age = -1;
    }
    team->member = member;
    team->members = crew->count;
    return MIRAIF_OK;
}

static enum miraif_status decode_team(struct crew *crew, const struct miraif_grouping_result *result,
                                      uint32_t group, struct miraif_team *team)
{
    uint32_t *member = mi_arena_array(crew->arena, crew->problem->solver.size[group], sizeof *member);
    team->cohort = crew->problem->pool->cohort.id;
    team->number = (int64_t)group + 1;
    team->id = crew->id = mi_team_label(team->cohort, team->number, crew->arena);
    if (member == NULL || crew->id == NULL)
        return mi_no_memory(crew->err);
    for (uint32_t p = 0; p < crew->problem->solver.people; p++)
        if (result->group[p] == group)
            member[crew->count++] = p;
    crew->member = member;
    MI_TRY(list_members(crew, team));
    MI_TRY(score_team(crew, team));
    MI_TRY(explain_team(crew));
    team->reason = crew->reason;
    team->reasons = crew->reasons;
    return MIRAIF_OK;
}

/* The solver's figures, as the run keeps them. */
static enum miraif_status write_outcome(const struct miraif_grouping_result *result, int64_t units,
                                        struct miraif_arena *arena, const char **ret_text,
                                        struct miraif_error *err)
{
    struct mi_value *outcome = mi_value_object(arena);
    mi_put_int(outcome, "units", units);
    mi_put_int(outcome, "worst", result->worst);
    mi_put_int(outcome, "total", result->total);
    mi_put_int(outcome, "best", result->best);
    mi_put_int(outcome, "kept_pairs", result->kept);
    mi_put_int(outcome, "bound", result->bound);
    mi_put_int(outcome, "considered", (int64_t)result->considered);
    if (result->legal_counted)
        mi_putf(outcome, "legal", "%llu", (unsigned long long)result->legal); /* may exceed 2^53 */
    if (result->equals_counted)
        mi_putf(outcome, "equals", "%llu", (unsigned long long)result->equals);
    return mi_json_write(outcome, arena, ret_text, err);
}

enum miraif_status mi_teams_decode(const struct mi_team_problem *problem,
                                   const struct miraif_grouping_result *result, const struct miraif_env *env,
                                   struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                   struct miraif_error *err)
{
    uint32_t groups = problem->solver.groups;
    struct miraif_team *team = mi_arena_array(arena, groups, sizeof *team);
    struct crew whole = {.problem = problem, .id = "run", .arena = arena, .err = err};
    struct miraif_teams teams = {
        .status = miraif_solution_name(result->solution), .team = team, .teams = groups};
    if (team == NULL)
        return mi_no_memory(err);
    for (uint32_t g = 0; g < groups; g++) {
        struct crew crew = {.problem = problem, .group = g, .arena = arena, .err = err};
        MI_TRY(decode_team(&crew, result, g, &team[g]));
    }
    MI_TRY(explain_whole(&whole, result));
    teams.reason = whole.reason;
    teams.reasons = whole.reasons;
    teams.run = (struct miraif_run){.cohort = problem->pool->cohort.id,
                                    .stage = "form",
                                    .status = teams.status,
                                    .digest = problem->pool->digest,
                                    .seed = (int64_t)(env->seed & INT64_MAX),
                                    .steps = (int64_t)result->steps};
    MI_TRY(mi_team_settings_write(problem, arena, &teams.run.settings, err));
    MI_TRY(write_outcome(result, problem->units, arena, &teams.run.outcome, err));
    *ret_teams = teams;
    return MIRAIF_OK;
}
