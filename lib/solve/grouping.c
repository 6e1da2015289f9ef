/* Grouping: is the problem well formed, can it be solved at all, and if so how well. */
#include "base/arena.h"
#include "base/error.h"
#include "solve/divide.h"
#include "solve/grouping_exact.h"
#include "solve/grouping_search.h"

static const int64_t VALUE_MOST = INT64_C(1000000000000);

enum {
    DIVIDE_EFFORT = 20000000,     /* steps of the feasibility search */
    WARM_STEPS_PER_PERSON = 1000, /* of the local search that precedes the exact passes */
    STEPS_PER_PERSON = 20000,
    STEPS_MOST = 10000000
};

const char *miraif_solution_name(enum miraif_solution solution)
{
    switch (solution) {
    case MIRAIF_OPTIMAL:
        return "optimal";
    case MIRAIF_FEASIBLE:
        return "feasible";
    default:
        return "infeasible";
    }
}

static enum miraif_status check_sizes(const struct miraif_grouping *problem, struct miraif_error *err)
{
    uint64_t seats = 0;
    for (uint32_t g = 0; g < problem->groups; g++) {
        if (problem->size[g] < 1 || problem->size[g] > MIRAIF_GROUP_SIZE_MOST)
            return mi_fail(err, MIRAIF_REFUSED, "group %u has size %u; sizes are from 1 to %d", g,
                           problem->size[g], MIRAIF_GROUP_SIZE_MOST);
        seats += problem->size[g];
    }
    if (problem->people < 1 || seats != problem->people)
        return mi_fail(err, MIRAIF_REFUSED, "the groups hold %llu people, but there are %u",
                       (unsigned long long)seats, problem->people);
    return MIRAIF_OK;
}

static enum miraif_status check_values(uint32_t n, const int64_t *value, struct miraif_error *err)
{
    for (uint32_t p = 0; p < n; p++) {
        for (uint32_t q = 0; q <= p; q++) {
            int64_t there = value[(size_t)p * n + q];
            int64_t back = value[(size_t)q * n + p];
            if (there != back || there < 0 || there > VALUE_MOST || (p == q && there != 0))
                return mi_fail(err, MIRAIF_REFUSED, "the value of people %u and %u is not usable", q, p);
        }
    }
    return MIRAIF_OK;
}

/* The values within the groups of each size, which must be the same. */
static enum miraif_status check_all_values(const struct miraif_grouping *problem, struct miraif_error *err)
{
    const int64_t *seen[MIRAIF_GROUP_SIZE_MOST + 1] = {NULL};
    for (uint32_t g = 0; g < problem->groups; g++) {
        const int64_t *value = mi_values_in(problem, g);
        const int64_t **known = &seen[problem->size[g]];
        if (*known != NULL && *known != value)
            return mi_fail(err, MIRAIF_REFUSED, "groups of %u have different values", problem->size[g]);
        if (*known == NULL && (g == 0 || problem->value_in != NULL))
            MI_TRY(check_values(problem->people, value, err));
        *known = value;
    }
    return MIRAIF_OK;
}

static enum miraif_status check_kept(const struct miraif_grouping *problem, struct miraif_error *err)
{
    uint32_t n = problem->people;
    for (uint32_t p = 0; problem->kept != NULL && p < n; p++) {
        for (uint32_t q = 0; q <= p; q++) {
            size_t there = (size_t)p * n + q;
            size_t back = (size_t)q * n + p;
            if (problem->kept[there] != problem->kept[back] || problem->kept[there] > 1)
                return mi_fail(err, MIRAIF_REFUSED, "whether people %u and %u are kept is not usable", q, p);
        }
    }
    return MIRAIF_OK;
}

static enum miraif_status check_rules(const struct miraif_grouping *problem, struct miraif_error *err)
{
    for (uint32_t r = 0; r < problem->rules; r++) {
        const struct miraif_rule *rule = &problem->rule[r];
        for (uint32_t i = 0; i < rule->count; i++)
            if (rule->member[i] >= problem->people || (i > 0 && rule->member[i] <= rule->member[i - 1]))
                return mi_fail(err, MIRAIF_REFUSED, "the members of rule %u are not ascending people", r);
    }
    return MIRAIF_OK;
}

/* What the feasibility search is asked, for the problem and for its clashes. */
struct question {
    struct mi_division division;
    struct miraif_arena *scratch;
    uint32_t *group;
    uint64_t steps;
};

static enum miraif_status is_divisible(void *context, const uint8_t *active, enum mi_divided *ret_divided,
                                       struct miraif_error *err)
{
    struct question *question = context;
    question->division.active = active;
    miraif_arena_reset(question->scratch);
    return mi_divide(&question->division, question->scratch, question->group, ret_divided, &question->steps,
                     err);
}

/* The sum of a person's `others` greatest values; `top` has room for them. */
static int64_t sum_of_greatest(const int64_t *value, uint32_t people, uint32_t others, int64_t *top)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < others; i++) /* ascending */
        top[i] = 0;
    for (uint32_t q = 0; others > 0 && q < people; q++) {
        if (value[q] <= top[0])
            continue;
        uint32_t i = 0;
        for (; i + 1 < others && top[i + 1] < value[q]; i++)
            top[i] = top[i + 1];
        top[i] = value[q];
    }
    for (uint32_t i = 0; i < others; i++)
        sum += top[i];
    return sum;
}

/* A group of each size that there is, and how many sizes there are. */
static uint32_t list_sizes(const struct miraif_grouping *problem, uint32_t *group_of)
{
    bool known[MIRAIF_GROUP_SIZE_MOST + 1] = {false};
    uint32_t sizes = 0;
    for (uint32_t g = 0; g < problem->groups; g++) {
        if (!known[problem->size[g]])
            group_of[sizes++] = g;
        known[problem->size[g]] = true;
    }
    return sizes;
}

/* Each person sits with (size - 1) others of some group: the sum of everybody's greatest values, in the size
 * that is best for them, counts each pair twice. */
static enum miraif_status total_bound(const struct miraif_grouping *problem, struct miraif_arena *scratch,
                                      int64_t *ret_bound, struct miraif_error *err)
{
    uint32_t group_of[MIRAIF_GROUP_SIZE_MOST];
    uint32_t sizes = list_sizes(problem, group_of);
    int64_t *top = mi_arena_array(scratch, MIRAIF_GROUP_SIZE_MOST, sizeof *top);
    if (top == NULL)
        return mi_no_memory(err);
    int64_t twice = 0;
    for (uint32_t p = 0; p < problem->people; p++) {
        int64_t most = 0;
        for (uint32_t i = 0; i < sizes; i++) {
            const int64_t *value = &mi_values_in(problem, group_of[i])[(size_t)p * problem->people];
            int64_t sum = sum_of_greatest(value, problem->people, problem->size[group_of[i]] - 1, top);
            most = sum > most ? sum : most;
        }
        twice += most;
    }
    *ret_bound = twice / 2;
    return MIRAIF_OK;
}

/* Numbers the groups so that of those with equal size the one with the lowest person comes first. */
static enum miraif_status renumber(const struct miraif_grouping *problem, struct miraif_arena *scratch,
                                   const uint32_t *from, uint32_t *group, struct miraif_error *err)
{
    uint32_t *held = mi_arena_array(scratch, problem->groups, sizeof *held);
    uint32_t *name = mi_arena_array(scratch, problem->groups, sizeof *name);
    uint8_t *taken = mi_arena_array(scratch, problem->groups, sizeof *taken);
    if (held == NULL || name == NULL || taken == NULL)
        return mi_no_memory(err);
    for (uint32_t p = 0; p < problem->people; p++)
        held[from[p]]++;
    for (uint32_t g = 0; g < problem->groups; g++)
        name[g] = UINT32_MAX;
    for (uint32_t p = 0; p < problem->people; p++) {
        uint32_t *renamed = &name[from[p]];
        for (uint32_t g = 0; *renamed == UINT32_MAX; g++)
            if (!taken[g] && problem->size[g] == held[from[p]])
                *renamed = g;
        taken[*renamed] = 1;
        group[p] = *renamed;
    }
    return MIRAIF_OK;
}

/* Improves the legal division `group` as far as the problem's size allows. */
static enum miraif_status improve(const struct miraif_grouping *problem, const struct miraif_env *env,
                                  struct miraif_arena *scratch, uint32_t *group,
                                  struct miraif_grouping_result *result, struct miraif_error *err)
{
    bool exact = problem->people <= MIRAIF_EXACT_PEOPLE_MOST;
    struct mi_arrangement best = {.group = group};
    int64_t *sum = mi_arena_array(scratch, problem->groups, sizeof *sum);
    if (sum == NULL)
        return mi_no_memory(err);
    mi_arrangement_measure(problem, sum, &best);
    uint64_t effort = (uint64_t)problem->people * (exact ? WARM_STEPS_PER_PERSON : STEPS_PER_PERSON);
    if (!exact && effort > STEPS_MOST)
        effort = STEPS_MOST;
    if (!exact && problem->effort > 0)
        effort = problem->effort;
    uint64_t seed = exact || env == NULL ? 0 : env->seed;
    MI_TRY(mi_grouping_search(problem, env, seed, effort, scratch, &best, &result->steps, &result->stopped,
                              err));
    result->considered = result->steps;
    MI_TRY(total_bound(problem, scratch, &result->bound, err));
    if (exact && !result->stopped)
        MI_TRY(mi_grouping_exact(problem, env, scratch, &best, result, err));
    result->solution = exact && !result->stopped ? MIRAIF_OPTIMAL : MIRAIF_FEASIBLE;
    if (result->solution == MIRAIF_OPTIMAL)
        result->bound = best.total;
    result->worst = best.worst;
    result->total = best.total;
    result->best = best.best;
    result->kept = best.kept;
    return MIRAIF_OK;
}

static enum miraif_status solve(const struct miraif_grouping *problem, const struct miraif_env *env,
                                struct miraif_arena *scratch, struct miraif_arena *arena,
                                struct miraif_grouping_result *result, struct miraif_error *err)
{
    uint32_t *first = mi_arena_array(arena, problem->people, sizeof *first);
    uint32_t *group = mi_arena_array(arena, problem->people, sizeof *group);
    if (first == NULL || group == NULL)
        return mi_no_memory(err);
    struct question question = {
        .division = {.people = problem->people,
                     .groups = problem->groups,
                     .size = problem->size,
                     .rule = problem->rule,
                     .rules = problem->rules,
                     .effort = DIVIDE_EFFORT},
        .scratch = scratch,
        .group = first,
    };
    enum mi_divided divided;
    MI_TRY(is_divisible(&question, NULL, &divided, err));
    result->steps = question.steps;
    if (divided != MI_DIVIDED) {
        result->solution = MIRAIF_INFEASIBLE;
        return mi_clash_find(problem->rules, divided == MI_INDIVISIBLE, is_divisible, &question, arena,
                             &result->clash, err);
    }
    miraif_arena_reset(scratch);
    MI_TRY(improve(problem, env, scratch, first, result, err));
    result->group = group;
    return renumber(problem, scratch, first, group, err);
}

enum miraif_status miraif_solve_grouping(const struct miraif_grouping *problem, const struct miraif_env *env,
                                         struct miraif_arena *arena,
                                         struct miraif_grouping_result *ret_result, struct miraif_error *err)
{
    MI_TRY(check_sizes(problem, err));
    MI_TRY(check_all_values(problem, err));
    MI_TRY(check_kept(problem, err));
    MI_TRY(check_rules(problem, err));
    struct miraif_arena *scratch = miraif_arena_create();
    if (scratch == NULL)
        return mi_no_memory(err);
    struct miraif_grouping_result result = {0};
    enum miraif_status status = solve(problem, env, scratch, arena, &result, err);
    miraif_arena_destroy(scratch);
    if (status == MIRAIF_OK)
        *ret_result = result;
    return status;
}
