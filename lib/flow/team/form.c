/* Forming teams: load → encode → solve → check → decode, and then keep them as a draft, if what they were
 * computed from is still so. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/team/decode.h"
#include "flow/team/keep.h"
#include "flow/team/read.h"
#include "flow/team/wayout.h"
#include "flow/team/words.h"
#include "store/db.h"
#include "store/run.h"

static enum miraif_status load_and_encode(struct miraif_store *store, int64_t cohort,
                                          const struct miraif_form_options *options,
                                          struct miraif_arena *arena, struct mi_team_pool *pool,
                                          struct mi_team_problem *problem, struct miraif_error *err)
{
    MI_TRY(mi_team_pool_load(store, cohort, options->with_offered, arena, pool, err));
    MI_TRY(mi_teams_check_open(store, cohort, arena, err));
    MI_TRY(mi_team_pool_check_open(pool, arena, err));
    return mi_team_problem_encode(pool, options, arena, problem, err);
}

/* Drops what is only to be avoided and stands in the clash; false when nothing of it is. */
static bool drop_avoidable(const struct mi_team_problem *problem, const struct miraif_clash *clash,
                           uint8_t *dropped)
{
    bool any = false;
    for (uint32_t i = 0; i < clash->count; i++) {
        const struct miraif_separation *separation = problem->origin[clash->rule[i]].separation;
        if (separation == NULL || separation->rule != MIRAIF_AVOID)
            continue;
        dropped[separation - problem->pool->constraints.separation] = 1;
        any = true;
    }
    return any;
}

/* Solves with what is to be avoided as strict as what is forbidden, and drops of it only what clashes. */
static enum miraif_status solve(struct mi_team_problem *problem, const struct miraif_env *env,
                                struct miraif_arena *arena, struct miraif_grouping_result *ret_result,
                                struct miraif_error *err)
{
    uint8_t *dropped = mi_arena_array(arena, problem->pool->constraints.separations, sizeof *dropped);
    struct miraif_grouping_result result;
    if (dropped == NULL)
        return mi_no_memory(err);
    do {
        MI_TRY(mi_team_rules_encode(problem, dropped, arena, err));
        MI_TRY(miraif_solve_grouping(&problem->solver, env, arena, &result, err));
        if (result.stopped)
            return mi_fail(err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
    } while (result.solution == MIRAIF_INFEASIBLE && drop_avoidable(problem, &result.clash, dropped));
    *ret_result = result;
    return MIRAIF_OK;
}

/* Teams of one size take each other's numbers, so that who is locked into a team is in the one of that
 * number.
 */
static enum miraif_status number_teams(const struct mi_team_problem *problem,
                                       struct miraif_grouping_result *result, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    const struct mi_constraints *constraints = &problem->pool->constraints;
    uint32_t people = problem->solver.people;
    uint32_t *group = mi_arena_array(arena, people, sizeof *group);
    if (group == NULL)
        return mi_no_memory(err);
    for (uint32_t p = 0; p < people; p++)
        group[p] = result->group[p];
    for (size_t r = 0; r < constraints->rules; r++) {
        const struct miraif_team_rule *rule = &constraints->rule[r];
        for (size_t i = 0; rule->kind == MIRAIF_TEAM_RULE_LOCKED && i < rule->members; i++) {
            size_t place = mi_roster_find(&problem->pool->roster, rule->member[i].person);
            uint32_t to = (uint32_t)rule->team - 1;
            uint32_t from = place < people ? group[place] : to;
            if (to >= problem->solver.groups || problem->solver.size[from] != problem->solver.size[to])
                continue;
            for (uint32_t p = 0; p < people; p++)
                group[p] = group[p] == from ? to : group[p] == to ? from : group[p];
        }
    }
    result->group = group;
    return MIRAIF_OK;
}

/* Within the write: the inputs must be what they were. */
static enum miraif_status keep(struct miraif_store *store, const struct miraif_teams *teams, bool with_open,
                               struct miraif_arena *arena, struct miraif_teams *ret_teams,
                               struct miraif_error *err)
{
    struct mi_team_pool now;
    struct miraif_run run;
    int64_t id;
    MI_TRY(mi_teams_check_open(store, teams->run.cohort, arena, err));
    MI_TRY(mi_team_pool_load(store, teams->run.cohort, with_open, arena, &now, err));
    if (!mi_text_is(now.digest, teams->run.digest)) {
        mi_fail(err, MIRAIF_CONFLICT, "people, separations or rules changed while teams were formed");
        mi_hint(err, "form them again");
        return MIRAIF_CONFLICT;
    }
    MI_TRY(mi_teams_keep(store, teams, arena, &id, err));
    MI_TRY(mi_run_get(store, teams->run.cohort, "form", "draft", arena, &run, err));
    return mi_teams_read(store, &run, arena, ret_teams, err);
}

enum miraif_status miraif_team_form(struct miraif_store *store, int64_t cohort,
                                    const struct miraif_form_options *options, struct miraif_arena *arena,
                                    struct miraif_teams *ret_teams, struct miraif_error *err)
{
    const struct miraif_env *env = mi_store_env(store);
    struct mi_team_pool pool;
    struct mi_team_problem problem;
    struct miraif_grouping_result result;
    struct miraif_teams teams;
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = load_and_encode(store, cohort, options, arena, &pool, &problem, err);
    mi_store_end_read(store);
    MI_TRY(status);
    MI_TRY(solve(&problem, env, arena, &result, err));
    if (result.solution == MIRAIF_INFEASIBLE) {
        MI_TRY(mi_team_clash_words(&problem, &result.clash, env, arena, &teams, err));
        MI_TRY(mi_team_way_out(&problem, env, arena, &teams, err));
        *ret_teams = teams;
        return MIRAIF_OK;
    }
    MI_TRY(number_teams(&problem, &result, arena, err));
    MI_TRY(miraif_check_grouping(&problem.solver, &result, err));
    MI_TRY(mi_teams_decode(&problem, &result, env, arena, &teams, err));
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, keep(store, &teams, options->with_offered, arena, ret_teams, err), err);
}
