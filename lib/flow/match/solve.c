/* Solving, with nobody burdened more than needed. */
#include "flow/match/solve.h"

#include "base/error.h"

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
        if (tried.pairs == result->pairs &&
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

enum miraif_status mi_match_solve(struct mi_match_problem *problem, const struct miraif_env *env,
                                  struct miraif_arena *arena, struct miraif_assignment_result *ret_result,
                                  struct miraif_error *err)
{
    struct miraif_assignment_result result;
    int64_t most = problem->options.most != 0 ? problem->options.most : greatest_room(problem);
    MI_TRY(try_limit(problem, most, env, arena, &result, err));
    if (problem->options.most == 0)
        MI_TRY(find_limit(problem, most, env, arena, &result, err));
    MI_TRY(miraif_check_assignment(&problem->solver, &result, arena, err));
    *ret_result = result;
    return MIRAIF_OK;
}
