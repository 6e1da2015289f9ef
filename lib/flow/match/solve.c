/* Solving for each objective; where everybody is matched, with nobody burdened more than needed. */
#include "flow/match/solve.h"

#include "base/arena.h"
#include "base/error.h"

static bool repairs(const struct mi_match_problem *problem)
{
    return problem->pool->stands.id != 0;
}

enum miraif_match_objective mi_match_objective(const struct mi_match_problem *problem)
{
    return repairs(problem) ? MIRAIF_MATCH_EVERYONE : problem->options.objective;
}

bool mi_match_may_leave(const struct mi_match_problem *problem)
{
    return problem->options.objective == MIRAIF_MATCH_TOTAL ||
           problem->options.objective == MIRAIF_MATCH_STABLE;
}

static enum miraif_status try_limit(struct mi_match_problem *problem, int64_t limit,
                                    const struct miraif_env *env, struct miraif_arena *arena,
                                    struct miraif_assignment_result *ret_result, struct miraif_error *err)
{
    mi_match_limit(problem, limit);
    return miraif_solve_assignment(&problem->solver, env, arena, ret_result, err);
}

static int64_t greatest_room(const struct mi_match_problem *problem)
{
    int64_t greatest = 1;
    for (uint32_t m = 0; m < problem->mentors; m++) {
        int64_t room = mi_match_room(problem->pool, m);
        greatest = room > greatest ? room : greatest;
    }
    return greatest;
}

static enum miraif_status greatest_load(const struct mi_match_problem *problem,
                                        const struct miraif_assignment_result *result,
                                        struct miraif_arena *arena, int64_t *ret_greatest,
                                        struct miraif_error *err)
{
    int64_t greatest = 0, *load = mi_arena_array(arena, problem->mentors, sizeof *load);
    if (load == NULL)
        return mi_no_memory(err);
    for (uint32_t k = 0; k < result->pairs; k++) {
        int64_t now = ++load[result->column[k]];
        greatest = now > greatest ? now : greatest;
    }
    *ret_greatest = greatest;
    return MIRAIF_OK;
}

/* The least limit with as many matches as under `most`, and as many of them kept: more of it never makes
 * fewer.
 */
static enum miraif_status find_limit(struct mi_match_problem *problem, int64_t most,
                                     const struct miraif_env *env, struct miraif_arena *arena,
                                     struct miraif_assignment_result *result, struct miraif_error *err)
{
    int64_t low = 1, high = most;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        struct miraif_assignment_result tried;
        MI_TRY(try_limit(problem, middle, env, arena, &tried, err));
        if (tried.pairs == result->pairs && tried.shortfall == result->shortfall &&
            mi_match_kept(problem, &tried) == mi_match_kept(problem, result)) {
            high = middle;
            *result = tried;
        } else {
            low = middle + 1;
        }
    }
    mi_match_limit(problem, high);
    return MIRAIF_OK;
}

/* Loads that are as equal as can be have no greatest that could be less. */
static enum miraif_status solve_everyone(struct mi_match_problem *problem, int64_t most,
                                         const struct miraif_env *env, struct miraif_arena *arena,
                                         struct miraif_assignment_result *result, struct miraif_error *err)
{
    MI_TRY(try_limit(problem, most, env, arena, result, err));
    if (problem->options.most == 0 && !problem->solver.balance)
        MI_TRY(find_limit(problem, most, env, arena, result, err));
    return MIRAIF_OK;
}

static enum miraif_status solve_fair(struct mi_match_problem *problem, const struct miraif_env *env,
                                     struct miraif_arena *arena, struct mi_match_solution *solution,
                                     struct miraif_error *err)
{
    struct miraif_assignment first = problem->solver;
    struct miraif_fair_result fair;
    first.cost = problem->avoidance;
    MI_TRY(miraif_solve_fair(&first, problem->grief, env, arena, &fair, err));
    *solution = (struct mi_match_solution){fair.best, fair.level, fair.levels};
    return MIRAIF_OK;
}

static struct miraif_stable opinions(const struct mi_match_problem *problem, const uint32_t *capacity)
{
    return (struct miraif_stable){.rows = problem->solver.rows,
                                  .columns = problem->mentors,
                                  .row_cost = problem->row_opinion,
                                  .column_cost = problem->mentor_opinion,
                                  .column_capacity = capacity,
                                  .columns_propose = problem->options.mentors_propose};
}

static enum miraif_status solve_stable(const struct mi_match_problem *problem, const struct miraif_env *env,
                                       struct miraif_arena *arena, struct miraif_assignment_result *result,
                                       struct miraif_error *err)
{
    struct miraif_stable stable = opinions(problem, problem->column_capacity);
    struct miraif_pairing pairing;
    MI_TRY(miraif_solve_stable(&stable, env, arena, &pairing, err));
    *result = (struct miraif_assignment_result){.solution = MIRAIF_OPTIMAL,
                                                .first = pairing.first,
                                                .column = pairing.column,
                                                .pairs = pairing.pairs,
                                                .steps = pairing.steps};
    return MIRAIF_OK;
}

enum miraif_status mi_match_audit(const struct mi_match_problem *problem, const uint32_t *first,
                                  const uint32_t *column, struct miraif_arena *arena,
                                  struct miraif_audit *ret_audit, struct miraif_error *err)
{
    uint32_t *capacity = mi_arena_array(arena, problem->mentors, sizeof *capacity);
    struct miraif_stable stable = opinions(problem, capacity);
    struct miraif_pairing pairing = {first, column, first[problem->solver.rows], 0};
    if (capacity == NULL)
        return mi_no_memory(err);
    for (uint32_t k = 0; k < pairing.pairs; k++)
        capacity[column[k]]++; /* who has too many now has no room */
    for (uint32_t m = 0; m < problem->mentors; m++) {
        int64_t room = mi_match_room(problem->pool, m), most = problem->options.most;
        room = most != 0 && most < room ? most : room;
        capacity[m] = room > capacity[m] ? (uint32_t)room : capacity[m];
    }
    return miraif_audit_pairing(&stable, &pairing, arena, ret_audit, err);
}

/* What the pairs cost by `cost`, which is what they are proved by. */
static void add_up(const struct mi_match_problem *problem, const int64_t *cost,
                   struct miraif_assignment_result *result)
{
    result->cost = 0;
    for (uint32_t row = 0; row < problem->solver.rows; row++)
        for (uint32_t k = result->first[row]; k < result->first[row + 1]; k++)
            result->cost += cost[(size_t)row * problem->mentors + result->column[k]];
}

enum miraif_status mi_match_prove(const struct mi_match_problem *problem,
                                  const struct mi_match_solution *solution, struct miraif_arena *arena,
                                  struct miraif_error *err)
{
    struct miraif_assignment solver = problem->solver;
    struct miraif_fair_result fair = {solution->result, solution->level, solution->levels};
    struct miraif_audit audit;
    switch (mi_match_objective(problem)) {
    case MIRAIF_MATCH_STABLE:
        MI_TRY(mi_match_audit(problem, fair.best.first, fair.best.column, arena, &audit, err));
        if (audit.blockings + audit.unacceptables > 0)
            return mi_fail(err, MIRAIF_INTERNAL, "the matches are not stable");
        return MIRAIF_OK;
    case MIRAIF_MATCH_FAIR:
        solver.cost = problem->avoidance;
        add_up(problem, solver.cost, &fair.best);
        return miraif_check_fair(&solver, problem->grief, &fair, arena, err);
    case MIRAIF_MATCH_EVERYONE:
    case MIRAIF_MATCH_TOTAL:
        break;
    }
    add_up(problem, solver.cost, &fair.best);
    return miraif_check_assignment(&solver, &fair.best, arena, err);
}

static enum miraif_status too_few(const struct mi_match_problem *problem, uint64_t shortfall,
                                  struct miraif_error *err)
{
    mi_fail(err, MIRAIF_UNSATISFIABLE, "not every mentor can have %lld matches: %llu are missing at the best",
            (long long)problem->options.least, (unsigned long long)shortfall);
    mi_hint(err, "ask for fewer with --least, or name fewer mentors: miraif cohort staff add");
    return MIRAIF_UNSATISFIABLE;
}

enum miraif_status mi_match_solve(struct mi_match_problem *problem, const struct miraif_env *env,
                                  struct miraif_arena *arena, struct mi_match_solution *ret_solution,
                                  struct miraif_error *err)
{
    enum miraif_match_objective objective = mi_match_objective(problem);
    struct mi_match_solution solution = {0};
    int64_t most = problem->options.most != 0 ? problem->options.most : greatest_room(problem);
    problem->solver.balance = problem->options.balance && !repairs(problem);
    problem->solver.column_least =
        problem->options.least > 0 && !repairs(problem) ? problem->column_least : NULL;
    problem->solver.cost_first = objective == MIRAIF_MATCH_TOTAL;
    mi_match_limit(problem, most);
    if (objective == MIRAIF_MATCH_STABLE)
        MI_TRY(solve_stable(problem, env, arena, &solution.result, err));
    else if (objective == MIRAIF_MATCH_FAIR)
        MI_TRY(solve_fair(problem, env, arena, &solution, err));
    else if (objective == MIRAIF_MATCH_TOTAL)
        MI_TRY(try_limit(problem, most, env, arena, &solution.result, err));
    else
        MI_TRY(solve_everyone(problem, most, env, arena, &solution.result, err));
    if (solution.result.shortfall > 0 &&
        (solution.result.pairs == problem->solver.rows || mi_match_may_leave(problem)))
        return too_few(problem, solution.result.shortfall, err);
    MI_TRY(mi_match_prove(problem, &solution, arena, err));
    if (objective != MIRAIF_MATCH_EVERYONE && problem->options.most == 0)
        MI_TRY(greatest_load(problem, &solution.result, arena, &problem->limit, err));
    *ret_solution = solution;
    return MIRAIF_OK;
}
