/* Adoption: the draft is checked once more, from the store alone, and becomes what people live in. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/team/read.h"
#include "flow/team/settings.h"
#include "io/json_read.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/run.h"

static int64_t figure(const struct mi_value *outcome, const char *key)
{
    const struct mi_value *value = mi_value_get(outcome, key);
    return value == NULL ? -1 : value->number;
}

/* What the store says was the result, for the checker. */
static enum miraif_status read_result(const struct miraif_teams *teams, const struct mi_team_problem *problem,
                                      struct miraif_arena *arena, struct miraif_grouping_result *ret_result,
                                      struct miraif_error *err)
{
    struct mi_value *outcome;
    uint32_t *group = mi_arena_array(arena, problem->solver.people, sizeof *group);
    if (group == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_json_read(teams->run.outcome, strlen(teams->run.outcome), arena, &outcome, err));
    for (uint32_t p = 0; p < problem->solver.people; p++)
        group[p] = UINT32_MAX;
    for (size_t t = 0; t < teams->teams; t++) {
        for (size_t m = 0; m < teams->team[t].members; m++) {
            size_t place = mi_roster_find(&problem->pool->roster, teams->team[t].member[m].person);
            if (place < problem->solver.people)
                group[place] = (uint32_t)t;
        }
    }
    *ret_result = (struct miraif_grouping_result){.group = group,
                                                  .worst = figure(outcome, "worst"),
                                                  .total = figure(outcome, "total"),
                                                  .best = figure(outcome, "best"),
                                                  .kept = figure(outcome, "kept_pairs"),
                                                  .bound = figure(outcome, "bound")};
    return MIRAIF_OK;
}

static enum miraif_status check(const struct mi_team_pool *pool, const struct miraif_teams *teams,
                                const struct mi_team_settings *settings, struct miraif_arena *arena,
                                struct miraif_error *err)
{
    struct mi_team_problem problem;
    struct miraif_grouping_result result;
    MI_TRY(mi_team_problem_encode(pool, &settings->options, arena, &problem, err));
    uint8_t *dropped = mi_arena_array(arena, pool->constraints.separations, sizeof *dropped);
    if (dropped == NULL)
        return mi_no_memory(err);
    memset(dropped, 1, pool->constraints.separations); /* what was to be avoided binds nobody */
    MI_TRY(mi_team_rules_encode(&problem, dropped, arena, err));
    MI_TRY(mi_team_rules_set_aside(&problem, settings->waived, settings->waived_count, arena, err));
    MI_TRY(read_result(teams, &problem, arena, &result, err));
    return miraif_check_grouping(&problem.solver, &result, err);
}

static enum miraif_status find_draft(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                     struct miraif_run *ret_run, struct miraif_error *err)
{
    struct miraif_run run;
    MI_TRY(mi_run_get(store, cohort, "form", "draft", arena, &run, err));
    if (run.id == 0) {
        mi_fail(err, MIRAIF_NOT_FOUND, "there is no draft of teams for cohort %lld", (long long)cohort);
        mi_hint(err, "draft them: miraif team form %lld", (long long)cohort);
        return MIRAIF_NOT_FOUND;
    }
    *ret_run = run;
    return MIRAIF_OK;
}

static enum miraif_status adopt(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                struct miraif_teams *ret_teams, struct miraif_error *err)
{
    struct mi_team_pool pool;
    struct miraif_run run;
    struct miraif_teams teams;
    struct mi_team_settings settings = {0};
    MI_TRY(mi_cohort_need(store, cohort, err));
    MI_TRY(mi_teams_check_open(store, cohort, arena, err));
    MI_TRY(find_draft(store, cohort, arena, &run, err));
    MI_TRY(mi_team_settings_read(&run, arena, &settings, err));
    MI_TRY(mi_team_pool_load(store, cohort, settings.options.with_offered, arena, &pool, err));
    MI_TRY(mi_team_pool_check_open(&pool, arena, err));
    if (!mi_text_is(pool.digest, run.digest)) {
        mi_fail(err, MIRAIF_CONFLICT, "people, separations or rules of cohort %lld changed since the draft",
                (long long)cohort);
        mi_hint(err, "form the teams again: miraif team form %lld", (long long)cohort);
        return MIRAIF_CONFLICT;
    }
    MI_TRY(mi_teams_read(store, &run, arena, &teams, err));
    MI_TRY(check(&pool, &teams, &settings, arena, err));
    MI_TRY(mi_run_adopt(store, run.id, err));
    MI_TRY(mi_run_get(store, cohort, "form", "adopted", arena, &teams.run, err));
    *ret_teams = teams;
    return MIRAIF_OK;
}

enum miraif_status miraif_team_adopt(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                     struct miraif_teams *ret_teams, struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, adopt(store, cohort, arena, ret_teams, err), err);
}
