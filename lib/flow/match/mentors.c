/* Matching mentors: load → encode → solve → check → decode, and then keep the matches as a draft, if what
 * they were computed from is still so. */
#include "base/error.h"
#include "flow/match/decode.h"
#include "flow/match/keep.h"
#include "flow/match/read.h"
#include "flow/match/solve.h"
#include "store/db.h"

static enum miraif_status load_and_encode(struct miraif_store *store, int64_t cohort,
                                          const struct miraif_match_options *options,
                                          struct miraif_arena *arena, struct mi_match_pool *pool,
                                          struct mi_match_problem *problem, struct miraif_error *err)
{
    const struct miraif_match_absence nobody = {0};
    MI_TRY(mi_match_pool_load(store, cohort, &nobody, arena, pool, err));
    MI_TRY(mi_matches_check_open(store, cohort, arena, err));
    return mi_match_encode(pool, options, arena, problem, err);
}

enum miraif_status miraif_match_mentors(struct miraif_store *store, int64_t cohort,
                                        const struct miraif_match_options *options,
                                        struct miraif_arena *arena, struct miraif_matches *ret_matches,
                                        struct miraif_error *err)
{
    const struct miraif_env *env = mi_store_env(store);
    struct mi_match_pool pool;
    struct mi_match_problem problem;
    struct mi_match_solution solution;
    struct mi_match_draft draft;
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = load_and_encode(store, cohort, options, arena, &pool, &problem, err);
    mi_store_end_read(store);
    MI_TRY(status);
    MI_TRY(mi_match_solve(&problem, env, arena, &solution, err));
    if (solution.result.pairs < problem.solver.rows && !mi_match_may_leave(&problem))
        return mi_matches_short(&problem, &solution.result, arena, ret_matches, err);
    MI_TRY(mi_matches_decode(&problem, &solution.result, env, arena, &draft, err));
    struct miraif_match_audit audit;
    MI_TRY(
        mi_match_list_blocking(&problem, solution.result.first, solution.result.column, arena, &audit, err));
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, mi_match_keep(store, &pool, &draft, arena, ret_matches, err), err));
    ret_matches->audit = audit;
    return MIRAIF_OK;
}
