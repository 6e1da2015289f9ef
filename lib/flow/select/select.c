/* Selection: load → encode → solve → check → decode, and then keep it as a draft, if what it was computed
 * from is still so. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "flow/select/clash.h"
#include "flow/select/decode.h"
#include "flow/select/pool.h"
#include "flow/select/problem.h"
#include "flow/select/quota.h"
#include "flow/select/read.h"
#include "flow/select/worth.h"
#include "store/db.h"
#include "store/run.h"
#include "store/selection.h"
#include "text/json_write.h"

static enum miraif_status load_and_encode(struct miraif_store *store, int64_t cohort,
                                          const struct miraif_select_options *options,
                                          struct miraif_arena *arena, struct mi_pool *pool,
                                          struct mi_problem *problem, struct miraif_error *err)
{
    MI_TRY(mi_selection_check_open(store, cohort, arena, err));
    MI_TRY(mi_pool_load(store, cohort, arena, pool, err));
    return mi_problem_encode(store, pool, options, arena, problem, err);
}

static enum miraif_status fail_infeasible(const struct mi_problem *problem,
                                          const struct miraif_selection_result *result,
                                          const struct miraif_env *env, struct miraif_arena *arena,
                                          struct miraif_error *err)
{
    const struct miraif_cohort *cohort = &problem->pool->cohort;
    const char *words;
    const char *way_out = NULL;
    MI_TRY(mi_clash_words(problem, &result->clash, env, arena, &words, err));
    if (result->clash.proved)
        MI_TRY(mi_selection_way_out(problem, env, arena, &way_out, err));
    if (result->clash.proved)
        mi_fail(err, MIRAIF_UNSATISFIABLE, "no %u people can be chosen for whom %lld legal teams exist: %s",
                problem->pool->seats, (long long)cohort->teams, words);
    else
        mi_fail(err, MIRAIF_UNSATISFIABLE,
                "no %u people for whom %lld legal teams exist were found in %llu steps: %s",
                problem->pool->seats, (long long)cohort->teams, (unsigned long long)result->steps, words);
    if (!result->clash.proved)
        mi_hint(err, "search longer: --effort %llu", (unsigned long long)result->steps * 10);
    else if (way_out != NULL)
        mi_hint(err, "%s", way_out);
    else
        mi_hint(err,
                "loosen one of these, have more applicants marked, or make the cohort smaller: miraif"
                " cohort edit %lld --teams N",
                (long long)cohort->id);
    return MIRAIF_UNSATISFIABLE;
}

static enum miraif_status solve(const struct mi_problem *problem, const struct miraif_env *env,
                                struct miraif_arena *arena, struct miraif_selection_result *ret_result,
                                struct miraif_error *err)
{
    struct miraif_selection_result result;
    MI_TRY(miraif_solve_selection(&problem->solver, env, arena, &result, err));
    if (result.stopped)
        return mi_fail(err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
    if (result.solution == MIRAIF_INFEASIBLE)
        return fail_infeasible(problem, &result, env, arena, err);
    MI_TRY(miraif_check_selection(&problem->solver, &result, err));
    *ret_result = result;
    return MIRAIF_OK;
}

static void put_texts(struct mi_value *settings, const char *key, const char *const *text, size_t count)
{
    struct mi_value *array = mi_put_array(settings, key);
    for (size_t i = 0; i < count; i++)
        mi_put_text(array, NULL, text[i]);
}

/* The options in force, as the run keeps them. */
static enum miraif_status settings(const struct miraif_select_options *options, struct miraif_arena *arena,
                                   const char **ret_text, struct miraif_error *err)
{
    struct mi_value *value = mi_value_object(arena);
    struct mi_value *quotas = mi_put_array(value, "quotas");
    for (size_t i = 0; i < options->quotas; i++)
        mi_put_text(quotas, NULL, mi_quota_text(&options->quota[i], arena));
    put_texts(value, "include", options->include, options->includes);
    put_texts(value, "exclude", options->exclude, options->excludes);
    mi_put_text(value, "marks", options->corrected ? "corrected" : "raw");
    mi_put_int(value, "waitlist", options->waitlist);
    mi_put_int(value, "effort", (int64_t)options->effort);
    return mi_json_write(value, arena, ret_text, err);
}

static enum miraif_status keep_choice(struct miraif_store *store, int64_t run,
                                      const struct miraif_choice *choice, struct miraif_arena *arena,
                                      struct miraif_error *err)
{
    MI_TRY(mi_selection_put(store, run, choice, err));
    const char *subject = mi_arena_printf(arena, "p%lld", (long long)choice->person);
    if (subject == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < choice->reasons; i++)
        MI_TRY(mi_run_add_reason(store, run, subject, (int64_t)i + 1, choice->reason[i].code,
                                 choice->reason[i].args, err));
    return MIRAIF_OK;
}

/* Within the write: the inputs must be what they were. */
static enum miraif_status keep(struct miraif_store *store, const struct miraif_selected *selected,
                               struct miraif_arena *arena, struct miraif_selected *ret_selected,
                               struct miraif_error *err)
{
    struct mi_pool now;
    MI_TRY(mi_selection_check_open(store, selected->run.cohort, arena, err));
    MI_TRY(mi_pool_load(store, selected->run.cohort, arena, &now, err));
    if (!mi_text_is(now.digest, selected->run.digest)) {
        mi_fail(err, MIRAIF_CONFLICT, "applications, marks or separations changed during the selection");
        mi_hint(err, "select again");
        return MIRAIF_CONFLICT;
    }
    int64_t id;
    MI_TRY(mi_run_save_draft(store, &selected->run, &id, err));
    for (size_t i = 0; i < selected->choices; i++)
        MI_TRY(keep_choice(store, id, &selected->choice[i], arena, err));
    for (size_t i = 0; i < selected->reasons; i++)
        MI_TRY(mi_run_add_reason(store, id, "run", (int64_t)i + 1, selected->reason[i].code,
                                 selected->reason[i].args, err));
    struct miraif_run run;
    MI_TRY(mi_run_get(store, selected->run.cohort, "select", "draft", arena, &run, err));
    return mi_selection_read(store, &run, arena, ret_selected, err);
}

enum miraif_status miraif_select(struct miraif_store *store, int64_t cohort,
                                 const struct miraif_select_options *options, struct miraif_arena *arena,
                                 struct miraif_selected *ret_selected, struct miraif_error *err)
{
    const struct miraif_env *env = mi_store_env(store);
    struct mi_pool pool;
    struct mi_problem problem;
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = load_and_encode(store, cohort, options, arena, &pool, &problem, err);
    mi_store_end_read(store);
    MI_TRY(status);
    struct miraif_selection_result result;
    MI_TRY(solve(&problem, env, arena, &result, err));
    struct miraif_selected selected;
    MI_TRY(mi_selection_decode(&problem, &result, env, arena, &selected, err));
    MI_TRY(settings(options, arena, &selected.run.settings, err));
    selected.run.outcome = mi_selection_outcome(&selected, arena);
    if (selected.run.outcome == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, keep(store, &selected, arena, ret_selected, err), err);
}
