/* Selection: is the problem well formed, who is best chosen, and if nobody can be, why. */
#include "solve/selection.h"

#include "base/arena.h"
#include "base/error.h"
#include "solve/common.h"
#include "solve/clash.h"

static const int64_t MARK_MOST = INT64_C(1000000000000);

enum { PEOPLE_MOST = 10000, EFFORT = 5000000, CLASH_EFFORT = 300000 };

static enum miraif_status check_sets(const struct miraif_selection *problem, struct miraif_error *err)
{
    uint32_t sets = problem->rules + problem->quotas;
    for (uint32_t i = 0; i < sets; i++) {
        bool rule = i < problem->rules;
        const uint32_t *member = rule ? problem->rule[i].member : problem->quota[i - problem->rules].member;
        uint32_t count = rule ? problem->rule[i].count : problem->quota[i - problem->rules].count;
        for (uint32_t m = 0; m < count; m++)
            if (member[m] >= problem->people || (m > 0 && member[m] <= member[m - 1]))
                return mi_fail(err, MIRAIF_REFUSED,
                               "the members of rule or quota %u are not ascending people", i);
        if (rule && !mi_common_usable(problem->rule[i].common))
            return mi_fail(err, MIRAIF_REFUSED, "rule %u wants more in common than there can be", i);
    }
    return MIRAIF_OK;
}

static enum miraif_status check_problem(const struct miraif_selection *problem, struct miraif_error *err)
{
    uint64_t seats = 0;
    for (uint32_t g = 0; g < problem->groups; g++) {
        if (problem->size[g] < 1 || problem->size[g] > MIRAIF_GROUP_SIZE_MOST)
            return mi_fail(err, MIRAIF_REFUSED, "group %u has size %u; sizes are from 1 to %d", g,
                           problem->size[g], MIRAIF_GROUP_SIZE_MOST);
        seats += problem->size[g];
    }
    if (seats < 1 || seats > problem->people || problem->people > PEOPLE_MOST)
        return mi_fail(err, MIRAIF_REFUSED, "the groups hold %llu people, but there are %u",
                       (unsigned long long)seats, problem->people);
    for (uint32_t p = 0; p < problem->people; p++) {
        if (problem->mark[p] > MARK_MOST || problem->mark[p] < -MARK_MOST)
            return mi_fail(err, MIRAIF_REFUSED, "the mark of person %u is not usable", p);
        if (problem->wish != NULL && problem->wish[p] > MIRAIF_EXCLUDE)
            return mi_fail(err, MIRAIF_REFUSED, "the wish about person %u is not usable", p);
    }
    return check_sets(problem, err);
}

/* What the clash filter asks: can anybody be chosen at all with these rules and quotas? */
struct question {
    const struct miraif_selection *problem;
    const struct miraif_env *env;
    struct miraif_arena *scratch;
    const int64_t *zero; /* marks that do not matter */
    struct mi_chosen answer;
};

static enum miraif_status can_choose(void *context, const uint8_t *active, enum mi_divided *ret_divided,
                                     struct miraif_error *err)
{
    struct question *question = context;
    struct mi_choice choice = {.problem = question->problem,
                               .mark = question->zero,
                               .active = active,
                               .any = true,
                               .effort = CLASH_EFFORT};
    struct mi_chosen *answer = &question->answer;
    *answer = (struct mi_chosen){.steps = answer->steps, .chosen = answer->chosen, .group = answer->group};
    miraif_arena_reset(question->scratch);
    MI_TRY(mi_choose(&choice, question->env, question->scratch, answer, err));
    *ret_divided = answer->found ? MI_DIVIDED : answer->complete ? MI_INDIVISIBLE : MI_UNDECIDED;
    return MIRAIF_OK;
}

/* The best total if wishes alone held. */
static enum miraif_status unruled_total(const struct miraif_selection *problem, const struct miraif_env *env,
                                        struct miraif_arena *scratch, struct mi_chosen *spare,
                                        int64_t *ret_total, struct miraif_error *err)
{
    struct miraif_selection bare = *problem;
    bare.rules = 0;
    bare.quotas = 0;
    struct mi_choice choice = {.problem = &bare, .mark = problem->mark, .effort = EFFORT};
    miraif_arena_reset(scratch);
    MI_TRY(mi_choose(&choice, env, scratch, spare, err));
    *ret_total = spare->total;
    return MIRAIF_OK;
}

static enum miraif_status explain_clash(struct question *question, bool proved, struct miraif_arena *arena,
                                        struct miraif_selection_result *result, struct miraif_error *err)
{
    int64_t *zero = mi_arena_array(arena, question->problem->people, sizeof *zero);
    if (zero == NULL)
        return mi_no_memory(err);
    question->zero = zero;
    result->solution = MIRAIF_INFEASIBLE;
    return mi_clash_find(question->problem->rules + question->problem->quotas, proved, can_choose, question,
                         arena, &result->clash, err);
}

static enum miraif_status solve(const struct miraif_selection *problem, const struct miraif_env *env,
                                struct miraif_arena *scratch, struct miraif_arena *arena,
                                struct miraif_selection_result *result, struct miraif_error *err)
{
    struct mi_chosen best = {0};
    struct mi_chosen spare = {0};
    best.chosen = mi_arena_array(arena, problem->people, sizeof *best.chosen);
    best.group = mi_arena_array(arena, problem->people, sizeof *best.group);
    spare.chosen = mi_arena_array(arena, problem->people, sizeof *spare.chosen);
    spare.group = mi_arena_array(arena, problem->people, sizeof *spare.group);
    if (best.chosen == NULL || best.group == NULL || spare.chosen == NULL || spare.group == NULL)
        return mi_no_memory(err);
    struct mi_choice choice = {
        .problem = problem, .mark = problem->mark, .effort = problem->effort > 0 ? problem->effort : EFFORT};
    MI_TRY(mi_choose(&choice, env, scratch, &best, err));
    result->steps = best.steps;
    result->stopped = best.stopped;
    MI_TRY(unruled_total(problem, env, scratch, &spare, &result->unruled, err));
    if (!best.found) {
        struct question question = {.problem = problem, .env = env, .scratch = scratch, .answer = spare};
        return explain_clash(&question, best.complete, arena, result, err);
    }
    result->solution = best.complete ? MIRAIF_OPTIMAL : MIRAIF_FEASIBLE;
    result->chosen = best.chosen;
    result->group = best.group;
    result->total = best.total;
    result->bound = best.bound;
    return MIRAIF_OK;
}

enum miraif_status miraif_solve_selection(const struct miraif_selection *problem,
                                          const struct miraif_env *env, struct miraif_arena *arena,
                                          struct miraif_selection_result *ret_result,
                                          struct miraif_error *err)
{
    MI_TRY(check_problem(problem, err));
    struct miraif_arena *scratch = miraif_arena_create();
    if (scratch == NULL)
        return mi_no_memory(err);
    struct miraif_selection_result result = {0};
    enum miraif_status status = solve(problem, env, scratch, arena, &result, err);
    miraif_arena_destroy(scratch);
    if (status == MIRAIF_OK)
        *ret_result = result;
    return status;
}
