/* Adoption: the draft is proved once more, from the store alone, and becomes what people live in. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/match/hand_over.h"
#include "flow/match/read.h"
#include "flow/match/settings.h"
#include "flow/match/solve.h"
#include "flow/match/tell.h"
#include "store/db.h"
#include "store/run.h"

enum { ABSENT_MOST = 4096 };

/* Whether a match is about the row, and by a mentor of this problem who has the same score. */
static bool is_of(const struct mi_match_problem *problem, const struct miraif_match *match, uint32_t row,
                  uint32_t *ret_mentor)
{
    const struct mi_match_row_members *members = &problem->row[row];
    int64_t points[MI_MATCH_PARTS];
    int64_t person = members->team != 0 ? 0 : problem->pool->roster.item[members->member[0]].person.id;
    size_t mentor = mi_roster_find(&problem->pool->mentor, match->mentor);
    *ret_mentor = (uint32_t)mentor;
    return match->team == members->team && match->person == person && mentor < problem->mentors &&
           match->score == mi_match_row_points(problem, row, (uint32_t)mentor, points);
}

/* Puts the draft's mentors in the place of the result's; false where they are not of this problem, or were
 * given other scores. */
static bool take_draft(const struct mi_match_problem *problem, const struct miraif_matches *draft,
                       uint32_t *first, uint32_t *column, struct miraif_assignment_result *result)
{
    uint32_t taken = 0;
    for (uint32_t row = 0; row < problem->solver.rows; row++) {
        first[row] = taken;
        if (taken < draft->matches && is_of(problem, &draft->match[taken], row, &column[taken]))
            taken++;
    }
    first[problem->solver.rows] = taken;
    result->first = first;
    result->column = column;
    return taken == draft->matches && taken == result->pairs;
}

/* What proves one best result proves every other: so the stored one is held against that of a new one. */
static enum miraif_status check(const struct mi_match_pool *pool, const struct miraif_match_options *options,
                                const struct miraif_matches *draft, const struct miraif_env *env,
                                struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_match_problem problem;
    struct mi_match_solution solution;
    MI_TRY(mi_match_encode(pool, options, arena, &problem, err));
    MI_TRY(mi_match_solve(&problem, env, arena, &solution, err));
    uint32_t *first = mi_arena_array(arena, (size_t)problem.solver.rows + 1, sizeof *first);
    uint32_t *column = mi_arena_array(arena, (size_t)problem.solver.rows + 1, sizeof *column);
    if (first == NULL || column == NULL)
        return mi_no_memory(err);
    if (!take_draft(&problem, draft, first, column, &solution.result))
        return mi_fail(err, MIRAIF_INTERNAL, "the draft of matches is not what was computed");
    return mi_match_prove(&problem, &solution, arena, err);
}

static enum miraif_status no_draft(int64_t cohort, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_NOT_FOUND, "there is no draft of matches for cohort %lld", (long long)cohort);
    mi_hint(err, "draft them: miraif match mentors %lld", (long long)cohort);
    return MIRAIF_NOT_FOUND;
}

/* The draft with what it was computed with; where matches stand, only a repair of these may take their place.
 */
static enum miraif_status find(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                               struct miraif_run *ret_run, struct mi_match_settings *ret_settings,
                               struct miraif_error *err)
{
    struct miraif_run stands;
    MI_TRY(mi_run_get(store, cohort, "match", "draft", arena, ret_run, err));
    MI_TRY(mi_run_get(store, cohort, "match", "adopted", arena, &stands, err));
    if (ret_run->id != 0)
        MI_TRY(mi_match_settings_read(ret_run, arena, ret_settings, err));
    if (stands.id != 0 && (ret_run->id == 0 || ret_settings->repairs != stands.id))
        return mi_matches_check_open(store, cohort, arena, err);
    return ret_run->id != 0 ? MIRAIF_OK : no_draft(cohort, err);
}

/* How to draft it again, with those who were left out. */
static enum miraif_status changed(int64_t cohort, const struct mi_match_settings *settings,
                                  struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, ABSENT_MOST);
    const char *without;
    mi_str_add(&str, "");
    for (size_t i = 0; i < settings->absence.mentors; i++)
        mi_str_addf(&str, " --without p%lld", (long long)settings->absence.mentor[i]);
    MI_TRY(mi_str_end(&str, &without, err));
    mi_fail(err, MIRAIF_CONFLICT, "people, teams or separations of cohort %lld changed since the draft",
            (long long)cohort);
    mi_hint(err,
            settings->repairs != 0 ? N_("repair them again: miraif match repair %lld%s")
                                   : N_("match them again: miraif match mentors %lld%s"),
            (long long)cohort, without);
    return MIRAIF_CONFLICT;
}

static enum miraif_status adopt(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                struct miraif_matches *ret_matches, struct miraif_error *err)
{
    struct miraif_cohort record;
    struct mi_match_settings settings = {0};
    struct mi_match_pool pool;
    struct miraif_run run;
    struct miraif_matches draft;
    MI_TRY(miraif_cohort_get(store, cohort, arena, &record, err));
    MI_TRY(find(store, cohort, arena, &run, &settings, err));
    MI_TRY(mi_match_pool_load(store, cohort, &settings.absence, arena, &pool, err));
    if (!mi_text_is(pool.digest, run.digest))
        return changed(cohort, &settings, arena, err);
    MI_TRY(mi_matches_read(store, &run, arena, &draft, err));
    MI_TRY(check(&pool, &settings.options, &draft, mi_store_env(store), arena, err));
    if (settings.repairs != 0)
        MI_TRY(mi_run_supersede(store, settings.repairs, err));
    MI_TRY(mi_run_adopt(store, run.id, err));
    MI_TRY(mi_run_get(store, cohort, "match", "adopted", arena, &draft.run, err));
    if (settings.repairs != 0)
        MI_TRY(mi_match_hand_over(store, &draft, arena, err));
    MI_TRY(mi_match_tell(store, &draft, arena, err));
    *ret_matches = draft;
    return MIRAIF_OK;
}

enum miraif_status miraif_match_adopt(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                      struct miraif_matches *ret_matches, struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, adopt(store, cohort, arena, ret_matches, err), err);
}
