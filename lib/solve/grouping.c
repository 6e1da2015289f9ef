/* Grouping: can the problem be solved at all, and if so how well. Which solver answers depends on what is
 * asked: proof for few people, annealing where only the total counts, local search under rules else. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/diverse.h"
#include "solve/clash.h"
#include "solve/divide.h"
#include "solve/grouping_bound.h"
#include "solve/grouping_cover.h"
#include "solve/grouping_exact.h"
#include "solve/grouping_near.h"
#include "solve/grouping_search.h"
#include "solve/grouping_shape.h"
#include "solve/grouping_sizes.h"

enum {
    DIVIDE_EFFORT = 20000000,     /* steps of the feasibility search */
    WARM_STEPS_PER_PERSON = 1000, /* of the local search that precedes the exact passes */
    STEPS_PER_PERSON = 50000,
    STEPS_MOST = 10000000,
    BRIEF_STEPS = 20000
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

/* Where only the total counts and everything is legal. */
static bool is_plain(const struct miraif_grouping *problem)
{
    return problem->objective == MIRAIF_SUM && problem->rules == 0 && problem->value_in == NULL;
}

static bool is_small(const struct miraif_grouping *problem)
{
    return problem->people <= MIRAIF_EXACT_PEOPLE_MOST && problem->least == NULL;
}

/* Improves `best` by a search as long as asked, or as fits. */
static enum miraif_status search(const struct miraif_grouping *problem, const struct miraif_env *env,
                                 struct miraif_arena *scratch, struct mi_arrangement *best,
                                 struct miraif_grouping_result *result, struct miraif_error *err)
{
    uint64_t people = problem->people;
    uint64_t effort = problem->effort;
    if (is_small(problem))
        return mi_grouping_search(problem, env, 0, people * WARM_STEPS_PER_PERSON, scratch, best,
                                  &result->steps, &result->stopped, err);
    if (is_plain(problem))
        return mi_diverse_search(problem, env, effort > 0 ? effort : mi_diverse_effort(problem), scratch,
                                 best->group, &result->steps, &result->stopped, err);
    if (effort == 0)
        effort = people * STEPS_PER_PERSON < STEPS_MOST ? people * STEPS_PER_PERSON : STEPS_MOST;
    return mi_grouping_search(problem, env, env == NULL ? 0 : env->seed, effort, scratch, best,
                              &result->steps, &result->stopped, err);
}

/* A short search, and a proof that its result is the best, or the best itself. Without one, the steps of this
 * search do not count, because the longer one begins with them. */
static enum miraif_status prove(const struct miraif_grouping *problem, const struct miraif_env *env,
                                struct miraif_arena *scratch, struct mi_arrangement *best,
                                struct miraif_grouping_result *result, struct miraif_error *err)
{
    struct miraif_grouping brief = *problem;
    int64_t bound = result->bound;
    uint64_t before = result->steps;
    bool proved = false;
    if (problem->effort == 0 || problem->effort > BRIEF_STEPS)
        brief.effort = BRIEF_STEPS * (is_plain(problem) ? 1 : 20);
    MI_TRY(search(&brief, env, scratch, best, result, err));
    MI_TRY(mi_arrangement_measure(problem, scratch, best, err));
    result->solution = MIRAIF_FEASIBLE;
    result->considered = result->steps;
    if (result->stopped)
        return MIRAIF_OK;
    MI_TRY(mi_grouping_cover(problem, env, scratch, best, &bound, &proved, &result->stopped, err));
    result->bound = bound < result->bound ? bound : result->bound;
    if (proved)
        result->solution = MIRAIF_OPTIMAL;
    else if (!result->stopped)
        result->steps = before;
    return MIRAIF_OK;
}

/* Improves the legal division `group` as far as the problem's size allows. */
static enum miraif_status improve(const struct miraif_grouping *problem, const struct miraif_env *env,
                                  struct miraif_arena *scratch, struct miraif_arena *arena, uint32_t *group,
                                  struct miraif_grouping_result *result, struct miraif_error *err)
{
    struct mi_arrangement best = {.group = group};
    MI_TRY(mi_arrangement_measure(problem, scratch, &best, err));
    MI_TRY(mi_grouping_bound(problem, scratch, &result->bound, err));
    if (!is_small(problem) && mi_cover_can(problem)) {
        MI_TRY(prove(problem, env, scratch, &best, result, err));
        if (result->stopped || result->solution == MIRAIF_OPTIMAL)
            return MIRAIF_OK;
    }
    MI_TRY(search(problem, env, scratch, &best, result, err));
    result->considered = result->steps;
    result->solution = MIRAIF_FEASIBLE;
    if (is_small(problem) && !result->stopped) {
        MI_TRY(mi_grouping_exact(problem, env, scratch, arena, &best, result, err));
        result->solution = result->stopped ? MIRAIF_FEASIBLE : MIRAIF_OPTIMAL;
    }
    return MIRAIF_OK;
}

/* The figures of the result, reckoned anew. */
static enum miraif_status report(const struct miraif_grouping *problem, struct miraif_arena *scratch,
                                 uint32_t *group, struct miraif_grouping_result *result,
                                 struct miraif_error *err)
{
    struct mi_arrangement best = {.group = group};
    MI_TRY(mi_arrangement_measure(problem, scratch, &best, err));
    if (result->bound <= best.total && problem->objective == MIRAIF_SUM)
        result->solution = MIRAIF_OPTIMAL;
    if (result->solution == MIRAIF_OPTIMAL)
        result->bound = best.total;
    result->worst = best.worst;
    result->total = best.total;
    result->best = best.best;
    result->kept = best.kept;
    return MIRAIF_OK;
}

/* A first division without rules: group by group, with as many pairs as can be. */
static enum miraif_status divide_plainly(const struct miraif_grouping *problem, struct miraif_arena *scratch,
                                         uint32_t *group, struct miraif_error *err)
{
    uint32_t *size = mi_arena_array(scratch, problem->groups, sizeof *size);
    uint32_t next = 0;
    if (size == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_sizes_with_most_pairs(problem, scratch, size, err));
    for (uint32_t g = 0; g < problem->groups; g++)
        for (uint32_t i = 0; i < size[g]; i++)
            group[next++] = g;
    return MIRAIF_OK;
}

/* Where no division was found in time, and none is impossible either: from any to a legal one. */
static enum miraif_status mend(const struct miraif_grouping *problem, const struct miraif_env *env,
                               struct miraif_arena *scratch, uint32_t *group, enum mi_divided *divided,
                               struct miraif_grouping_result *result, struct miraif_error *err)
{
    bool legal;
    miraif_arena_reset(scratch);
    MI_TRY(divide_plainly(problem, scratch, group, err));
    MI_TRY(mi_grouping_mend(problem, env, (uint64_t)problem->people * STEPS_PER_PERSON, scratch, group,
                            &legal, &result->steps, &result->stopped, err));
    *divided = legal ? MI_DIVIDED : MI_UNDECIDED;
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
    enum mi_divided divided = MI_DIVIDED;
    if (problem->rules == 0)
        MI_TRY(divide_plainly(problem, scratch, first, err));
    else
        MI_TRY(is_divisible(&question, NULL, &divided, err));
    result->steps = question.steps;
    if (divided == MI_UNDECIDED)
        MI_TRY(mend(problem, env, scratch, first, &divided, result, err));
    if (divided != MI_DIVIDED) {
        result->solution = MIRAIF_INFEASIBLE;
        if (result->stopped)
            return MIRAIF_OK;
        return mi_clash_find(problem->rules, divided == MI_INDIVISIBLE, is_divisible, &question, arena,
                             &result->clash, err);
    }
    miraif_arena_reset(scratch);
    MI_TRY(improve(problem, env, scratch, arena, first, result, err));
    result->group = group;
    if (problem->least == NULL)
        MI_TRY(renumber(problem, scratch, first, group, err));
    else
        memcpy(group, first, problem->people * sizeof *group);
    MI_TRY(report(problem, scratch, group, result, err));
    if (problem->alternatives > 0 && problem->objective == MIRAIF_WORST_THEN_SUM && !is_small(problem) &&
        !result->stopped)
        return mi_grouping_near(problem, scratch, arena, result, err);
    return MIRAIF_OK;
}

enum miraif_status miraif_solve_grouping(const struct miraif_grouping *problem, const struct miraif_env *env,
                                         struct miraif_arena *arena,
                                         struct miraif_grouping_result *ret_result, struct miraif_error *err)
{
    MI_TRY(mi_grouping_shape(problem, err));
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
