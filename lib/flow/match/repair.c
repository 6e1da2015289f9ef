/* Repairing matches that stand: a mentor falls out, or somebody leaves. As many as can stay as they are. */
#include "base/arena.h"
#include "base/error.h"
#include "flow/match/decode.h"
#include "flow/match/keep.h"
#include "flow/match/read.h"
#include "flow/match/settings.h"
#include "flow/match/solve.h"
#include "miraif/cohort.h"
#include "store/db.h"
#include "store/run.h"

static enum miraif_status nothing_stands(int64_t cohort, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_REFUSED, "the matches of cohort %lld are not adopted yet", (long long)cohort);
    mi_hint(err, "miraif match mentors %lld matches everything anew", (long long)cohort);
    return MIRAIF_REFUSED;
}

static bool has(const int64_t *list, size_t count, int64_t mentor)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == mentor)
            return true;
    return false;
}

/* Who was out stays so, but for those who are back. */
static enum miraif_status join(const struct miraif_match_absence *before,
                               const struct miraif_match_absence *said, struct miraif_arena *arena,
                               struct miraif_match_absence *ret_all, struct miraif_error *err)
{
    int64_t *mentor = mi_arena_array(arena, before->mentors + said->mentors, sizeof *mentor);
    size_t count = 0;
    if (mentor == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < before->mentors; i++)
        if (!has(said->back, said->backs, before->mentor[i]))
            mentor[count++] = before->mentor[i];
    for (size_t i = 0; i < said->mentors; i++)
        if (!has(mentor, count, said->mentor[i]))
            mentor[count++] = said->mentor[i];
    *ret_all = (struct miraif_match_absence){.mentor = mentor, .mentors = count};
    return MIRAIF_OK;
}

static enum miraif_status load_and_encode(struct miraif_store *store, int64_t cohort,
                                          const struct miraif_match_absence *absence,
                                          struct miraif_arena *arena, struct mi_match_pool *pool,
                                          struct mi_match_problem *problem, struct miraif_error *err)
{
    struct mi_match_settings settings;
    struct miraif_match_absence all;
    struct miraif_cohort record;
    struct miraif_run stands;
    MI_TRY(miraif_cohort_get(store, cohort, arena, &record, err));
    MI_TRY(mi_run_get(store, cohort, "match", "adopted", arena, &stands, err));
    if (stands.id == 0)
        return nothing_stands(cohort, err);
    MI_TRY(mi_match_settings_read(&stands, arena, &settings, err));
    MI_TRY(join(&settings.absence, absence, arena, &all, err));
    MI_TRY(mi_match_pool_load(store, cohort, &all, arena, pool, err));
    return mi_match_encode(pool, &settings.options, arena, problem, err);
}

/* Whether everything stays: what is wanted now is what stands, and all of it is kept. */
static bool changes_nothing(const struct mi_match_problem *problem,
                            const struct miraif_assignment_result *result)
{
    uint32_t kept = mi_match_kept(problem, result);
    return kept == result->pairs && kept == problem->pool->standing_count;
}

static enum miraif_status read_standing(struct miraif_store *store, const struct mi_match_pool *pool,
                                        struct miraif_arena *arena, struct miraif_matches *ret_matches,
                                        struct miraif_error *err)
{
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = mi_matches_read(store, &pool->stands, arena, ret_matches, err);
    mi_store_end_read(store);
    return status;
}

enum miraif_status miraif_match_repair(struct miraif_store *store, int64_t cohort,
                                       const struct miraif_match_absence *absence, struct miraif_arena *arena,
                                       struct miraif_matches *ret_matches, struct miraif_error *err)
{
    const struct miraif_env *env = mi_store_env(store);
    struct mi_match_pool pool;
    struct mi_match_problem problem;
    struct mi_match_solution solution;
    struct mi_match_draft draft;
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = load_and_encode(store, cohort, absence, arena, &pool, &problem, err);
    mi_store_end_read(store);
    MI_TRY(status);
    MI_TRY(mi_match_solve(&problem, env, arena, &solution, err));
    if (solution.result.pairs < problem.solver.rows && !mi_match_may_leave(&problem))
        return mi_matches_short(&problem, &solution.result, arena, ret_matches, err);
    if (changes_nothing(&problem, &solution.result))
        return read_standing(store, &pool, arena, ret_matches, err);
    MI_TRY(mi_matches_decode(&problem, &solution.result, env, arena, &draft, err));
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, mi_match_keep(store, &pool, &draft, arena, ret_matches, err), err);
}
