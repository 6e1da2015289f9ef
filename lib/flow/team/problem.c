/* The second paragraph of forming teams: encode. */
#include "flow/team/problem.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/team/field.h"

enum { PEOPLE_MOST = 10000, SIZES_TEXT = 200, ALTERNATIVES = 3, MILLION = 1000000 };

/* Sizes that would seat everybody, as even as can be: "4,4,4,3". */
static const char *fitting_sizes(size_t people, const struct miraif_cohort *cohort,
                                 struct miraif_arena *arena)
{
    size_t teams = (size_t)cohort->teams;
    if (people < 2 * teams)
        teams = people / 2;
    struct mi_str str = mi_str_begin(arena, SIZES_TEXT);
    const char *text = NULL;
    for (size_t i = 0; i < teams; i++)
        mi_str_addf(&str, "%s%zu", i == 0 ? "" : ",", people / teams + (i < people % teams));
    bool fits = teams > 0 && people <= teams * MIRAIF_GROUP_SIZE_MOST;
    return fits && mi_str_end(&str, &text, NULL) == MIRAIF_OK ? text : NULL;
}

static enum miraif_status refuse_sizes(const struct mi_team_pool *pool, size_t seats,
                                       struct miraif_arena *arena, struct miraif_error *err)
{
    size_t people = pool->roster.count;
    const char *sizes = fitting_sizes(people, &pool->cohort, arena);
    mi_fail(err, MIRAIF_REFUSED, "%zu people are selected or have accepted, but the teams have %zu seats",
            people, seats);
    if (sizes != NULL && pool->announced && people < seats)
        mi_hint(err, "--sizes %s seats everybody; miraif cohort waitlist %lld says who could step in", sizes,
                (long long)pool->cohort.id);
    else if (sizes != NULL)
        mi_hint(err, "--sizes %s seats everybody", sizes);
    return MIRAIF_REFUSED;
}

static enum miraif_status encode_sizes(struct mi_team_problem *problem,
                                       const struct miraif_form_options *options, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    const struct mi_team_pool *pool = problem->pool;
    size_t groups = options->sizes > 0 ? options->sizes : (size_t)pool->cohort.teams;
    uint32_t *size = mi_arena_array(arena, groups, sizeof *size);
    size_t seats = 0;
    if (size == NULL)
        return mi_no_memory(err);
    for (size_t g = 0; g < groups; g++) {
        int64_t one = options->sizes > 0 ? options->size[g] : pool->cohort.team_size;
        if (one < 2 || one > MIRAIF_GROUP_SIZE_MOST)
            return mi_fail(err, MIRAIF_REFUSED, "a team of %lld is not possible; sizes are from 2 to %d",
                           (long long)one, MIRAIF_GROUP_SIZE_MOST);
        size[g] = (uint32_t)one;
        seats += size[g];
    }
    if (pool->roster.count == 0 && pool->announced) {
        mi_fail(err, MIRAIF_REFUSED, "nobody of cohort %lld has accepted yet", (long long)pool->cohort.id);
        mi_hint(err, "see who holds an offer: miraif cohort quiet %lld", (long long)pool->cohort.id);
        return MIRAIF_REFUSED;
    }
    if (pool->roster.count == 0) {
        mi_fail(err, MIRAIF_REFUSED, "nobody of cohort %lld is selected yet", (long long)pool->cohort.id);
        mi_hint(err, "miraif cohort select %lld, then miraif cohort adopt %lld", (long long)pool->cohort.id,
                (long long)pool->cohort.id);
        return MIRAIF_REFUSED;
    }
    if (seats != pool->roster.count)
        return refuse_sizes(pool, seats, arena, err);
    if (seats > PEOPLE_MOST)
        return mi_fail(err, MIRAIF_REFUSED, "teams are formed from at most %d people", PEOPLE_MOST);
    problem->solver.people = (uint32_t)seats;
    problem->solver.groups = (uint32_t)groups;
    problem->solver.size = size;
    return MIRAIF_OK;
}

/* An attribute that was only named is as the policy has it. */
static void take_from_policy(const struct mi_team_pool *pool, struct miraif_attribute *attribute)
{
    for (size_t i = 0; i < pool->attributes && attribute->kind == MIRAIF_ATTRIBUTE_UNSAID; i++) {
        const struct miraif_attribute *known = &pool->attribute[i];
        if (!mi_text_is(known->name, attribute->name))
            continue;
        attribute->kind = known->kind;
        attribute->aim = known->aim;
        attribute->part = known->part;
        attribute->parts = known->parts;
        return;
    }
}

/* The attributes asked for, each by the name of its field; without any, those of the policy. */
static enum miraif_status name_attributes(struct mi_team_problem *problem,
                                          const struct miraif_form_options *options,
                                          struct miraif_arena *arena, struct miraif_error *err)
{
    const struct mi_team_pool *pool = problem->pool;
    struct miraif_attribute *list = mi_arena_array(arena, options->attributes, sizeof *list);
    if (list == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < options->attributes; i++) {
        list[i] = options->attribute[i];
        if (list[i].kind != MIRAIF_ATTRIBUTE_PROFILE)
            MI_TRY(mi_team_field_named(list[i].name, arena, &list[i].name, err));
        take_from_policy(pool, &list[i]);
    }
    problem->option = options->attributes == 0 ? pool->attribute : list;
    problem->attributes = options->attributes == 0 ? pool->attributes : options->attributes;
    return MIRAIF_OK;
}

static int64_t weights_of(const struct mi_team_problem *problem)
{
    int64_t weights = 0;
    for (size_t i = 0; i < problem->attributes; i++)
        weights += problem->attribute[i].weight;
    return weights;
}

/* Whether any team is to have that size; before sizes are known, any may. */
static bool has_size(const struct mi_team_problem *problem, uint32_t size)
{
    bool has = problem->solver.groups == 0;
    for (uint32_t g = 0; g < problem->solver.groups; g++)
        has = has || problem->solver.size[g] == size;
    return has;
}

/* As many units as MI_UNITS holds of those in which an attribute's share of every distance is whole. */
static void set_units(struct mi_team_problem *problem, uint32_t largest)
{
    int64_t units = 1;
    int64_t weights = weights_of(problem);
    for (size_t i = 0; i < problem->attributes; i++)
        for (uint32_t size = 2; size <= largest; size++)
            if (has_size(problem, size))
                units = mi_attribute_units(&problem->attribute[i], size, weights, units);
    problem->units = MI_UNITS / units * units;
}

enum miraif_status mi_team_attributes_encode(struct mi_team_problem *problem,
                                             const struct miraif_form_options *options, uint32_t largest,
                                             struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_date start = {0};
    MI_TRY(name_attributes(problem, options, arena, err));
    size_t count = problem->attributes;
    struct mi_attribute *attribute = mi_arena_array(arena, count, sizeof *attribute);
    if (attribute == NULL)
        return mi_no_memory(err);
    if (!mi_date_parse(problem->pool->cohort.start_date, &start))
        return mi_fail(err, MIRAIF_INTERNAL, "a cohort without a first day");
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++)
            if (mi_text_is(problem->option[i].name, problem->option[j].name))
                return mi_fail(err, MIRAIF_USAGE, "the attribute “%s” is given twice",
                               problem->option[i].name);
        MI_TRY(mi_attribute_read(&problem->pool->roster, &problem->option[i], start, largest, arena,
                                 &attribute[i], err));
    }
    problem->attribute = attribute;
    set_units(problem, largest);
    return MIRAIF_OK;
}

static int64_t share_of(const struct mi_team_problem *problem, size_t attribute)
{
    return problem->units * problem->attribute[attribute].weight / weights_of(problem);
}

int64_t mi_team_millionths(int64_t value, int64_t units)
{
    return (value / units) * MILLION + ((value % units) * MILLION + units / 2) / units;
}

int64_t mi_team_value(const struct mi_team_problem *problem, const uint32_t *member, uint32_t count)
{
    int64_t value = 0;
    for (size_t a = 0; a < problem->attributes; a++) {
        int64_t share = share_of(problem, a);
        for (uint32_t i = 0; i < count; i++)
            for (uint32_t j = 0; j < i; j++)
                value += mi_attribute_distance(&problem->attribute[a], member[i], member[j], count, share);
    }
    return value;
}

/* What pairs are worth in a team of `size`. */
static enum miraif_status encode_values(const struct mi_team_problem *problem, uint32_t size,
                                        struct miraif_arena *arena, const int64_t **ret_value,
                                        struct miraif_error *err)
{
    uint32_t n = problem->solver.people;
    int64_t *value = mi_arena_array(arena, (size_t)n * n, sizeof *value);
    if (value == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < problem->attributes; i++) {
        const struct mi_attribute *attribute = &problem->attribute[i];
        int64_t share = share_of(problem, i);
        for (uint32_t p = 0; p < n; p++)
            for (uint32_t q = 0; q < p; q++)
                value[(size_t)p * n + q] += mi_attribute_distance(attribute, p, q, size, share);
    }
    for (uint32_t p = 0; p < n; p++)
        for (uint32_t q = 0; q < p; q++)
            value[(size_t)q * n + p] = value[(size_t)p * n + q];
    *ret_value = value;
    return MIRAIF_OK;
}

/* A smaller team can reach less, and is measured by that. */
static enum miraif_status encode_all_values(struct mi_team_problem *problem, struct miraif_arena *arena,
                                            struct miraif_error *err)
{
    const int64_t *of_size[MIRAIF_GROUP_SIZE_MOST + 1] = {NULL};
    const int64_t **value = mi_arena_array(arena, problem->solver.groups, sizeof *value);
    if (value == NULL)
        return mi_no_memory(err);
    for (uint32_t g = 0; g < problem->solver.groups; g++) {
        uint32_t size = problem->solver.size[g];
        if (of_size[size] == NULL)
            MI_TRY(encode_values(problem, size, arena, &of_size[size], err));
        value[g] = of_size[size];
    }
    problem->solver.value_in = value;
    return MIRAIF_OK;
}

enum miraif_status mi_team_rules_encode(struct mi_team_problem *problem, const uint8_t *dropped,
                                        struct miraif_arena *arena, struct miraif_error *err)
{
    const struct mi_team_pool *pool = problem->pool;
    struct mi_rules rules;
    MI_TRY(mi_rules_encode(&pool->constraints, &pool->roster, NULL, dropped, arena, &rules, err));
    problem->solver.rule = rules.rule;
    problem->solver.rules = rules.count;
    problem->origin = rules.origin;
    return MIRAIF_OK;
}

enum miraif_status mi_team_rules_set_aside(struct mi_team_problem *problem, const uint32_t *waived,
                                           size_t count, struct miraif_arena *arena, struct miraif_error *err)
{
    struct miraif_rule *rule = mi_arena_array(arena, problem->solver.rules, sizeof *rule);
    uint32_t rules = 0;
    size_t next = 0;
    if (rule == NULL)
        return mi_no_memory(err);
    for (uint32_t r = 0; r < problem->solver.rules; r++) {
        if (next < count && waived[next] == r)
            next++;
        else
            rule[rules++] = problem->solver.rule[r];
    }
    problem->solver.rule = rule;
    problem->solver.rules = rules;
    return MIRAIF_OK;
}

enum miraif_status mi_team_problem_encode(const struct mi_team_pool *pool,
                                          const struct miraif_form_options *options,
                                          struct miraif_arena *arena, struct mi_team_problem *ret_problem,
                                          struct miraif_error *err)
{
    struct mi_team_problem problem = {.pool = pool};
    problem.solver.objective = MIRAIF_WORST_THEN_SUM;
    problem.solver.effort = options->effort;
    problem.solver.alternatives = ALTERNATIVES;
    MI_TRY(encode_sizes(&problem, options, arena, err));
    uint32_t largest = 0;
    for (uint32_t g = 0; g < problem.solver.groups; g++)
        largest = problem.solver.size[g] > largest ? problem.solver.size[g] : largest;
    MI_TRY(mi_team_attributes_encode(&problem, options, largest, arena, err));
    MI_TRY(encode_all_values(&problem, arena, err));
    *ret_problem = problem;
    return MIRAIF_OK;
}
