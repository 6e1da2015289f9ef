/* Matching mentors: load → encode → solve → check → decode, and then keep the matches as a draft, if what
 * they were computed from is still so. */
#include "base/error.h"
#include "base/str.h"
#include "flow/match/decode.h"
#include "flow/match/read.h"
#include "flow/match/solve.h"
#include "store/db.h"
#include "store/run.h"

static enum miraif_status load_and_encode(struct miraif_store *store, int64_t cohort,
                                          const struct miraif_match_options *options,
                                          struct miraif_arena *arena, struct mi_match_pool *pool,
                                          struct mi_match_problem *problem, struct miraif_error *err)
{
    MI_TRY(mi_match_pool_load(store, cohort, arena, pool, err));
    MI_TRY(mi_matches_check_open(store, cohort, arena, err));
    return mi_match_encode(pool, options, arena, problem, err);
}

static enum miraif_status keep_reasons(struct miraif_store *store, int64_t run,
                                       const struct mi_match_draft *draft, struct miraif_error *err)
{
    int64_t position = 0;
    for (size_t i = 0; i < draft->reasons; i++) {
        const struct miraif_reason *reason = &draft->reason[i];
        position = i > 0 && mi_text_is(reason->subject, reason[-1].subject) ? position + 1 : 1;
        MI_TRY(mi_run_add_reason(store, run, reason->subject, position, reason->code, reason->args, err));
    }
    return MIRAIF_OK;
}

/* Within the write: the inputs must be what they were. */
static enum miraif_status keep(struct miraif_store *store, const struct mi_match_draft *draft,
                               struct miraif_arena *arena, struct miraif_matches *ret_matches,
                               struct miraif_error *err)
{
    struct mi_match_pool now;
    struct miraif_run run;
    int64_t id;
    MI_TRY(mi_matches_check_open(store, draft->run.cohort, arena, err));
    MI_TRY(mi_match_pool_load(store, draft->run.cohort, arena, &now, err));
    if (!mi_text_is(now.digest, draft->run.digest)) {
        mi_fail(err, MIRAIF_CONFLICT, "people, teams or separations changed while mentors were matched");
        mi_hint(err, "match them again");
        return MIRAIF_CONFLICT;
    }
    MI_TRY(mi_run_save_draft(store, &draft->run, &id, err));
    for (size_t i = 0; i < draft->rows; i++)
        MI_TRY(mi_match_insert(store, id, &draft->row[i], err));
    MI_TRY(keep_reasons(store, id, draft, err));
    MI_TRY(mi_run_get(store, draft->run.cohort, "match", "draft", arena, &run, err));
    return mi_matches_read(store, &run, arena, ret_matches, err);
}

enum miraif_status miraif_match_mentors(struct miraif_store *store, int64_t cohort,
                                        const struct miraif_match_options *options,
                                        struct miraif_arena *arena, struct miraif_matches *ret_matches,
                                        struct miraif_error *err)
{
    const struct miraif_env *env = mi_store_env(store);
    struct mi_match_pool pool;
    struct mi_match_problem problem;
    struct miraif_assignment_result result;
    struct mi_match_draft draft;
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = load_and_encode(store, cohort, options, arena, &pool, &problem, err);
    mi_store_end_read(store);
    MI_TRY(status);
    MI_TRY(mi_match_solve(&problem, env, arena, &result, err));
    if (result.pairs < problem.solver.rows)
        return mi_matches_short(&problem, &result, arena, ret_matches, err);
    MI_TRY(mi_matches_decode(&problem, &result, env, arena, &draft, err));
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, keep(store, &draft, arena, ret_matches, err), err);
}
