/* What is said of teams as they are today, while the run still tells of those who have left. */
#include "base/arena.h"
#include "base/error.h"
#include "flow/team/decode.h"
#include "flow/team/stand.h"
#include "flow/team/words.h"
#include "store/db.h"

/* Copies the teams, with their reasons in words. */
static enum miraif_status say(const struct mi_standing *standing, const struct miraif_env *env,
                              struct miraif_arena *arena, struct miraif_teams *teams,
                              struct miraif_error *err)
{
    struct mi_names names;
    struct miraif_team *list = mi_arena_array(arena, teams->teams, sizeof *list);
    if (list == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_names_of_roster(&standing->pool.roster, arena, &names, err));
    for (size_t t = 0; t < teams->teams; t++) {
        struct miraif_reason *reason = mi_arena_array(arena, teams->team[t].reasons, sizeof *reason);
        if (reason == NULL)
            return mi_no_memory(err);
        list[t] = teams->team[t];
        list[t].reason = reason;
        for (size_t i = 0; i < list[t].reasons; i++) {
            reason[i] = teams->team[t].reason[i];
            MI_TRY(mi_team_words(&reason[i], &names, env, arena, err));
        }
    }
    teams->team = list;
    return MIRAIF_OK;
}

enum miraif_status miraif_teams_now(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                    struct miraif_teams *ret_teams, struct miraif_error *err)
{
    const struct miraif_env *env = mi_store_env(store);
    struct mi_standing *standing = mi_arena_alloc(arena, sizeof *standing);
    struct miraif_teams teams;
    if (standing == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = mi_standing_load(store, cohort, arena, standing, err);
    mi_store_end_read(store);
    MI_TRY(status);
    const struct miraif_grouping_result result = {.solution = MIRAIF_FEASIBLE, .group = standing->group};
    MI_TRY(mi_teams_decode(&standing->problem, &result, env, arena, &teams, err));
    MI_TRY(say(standing, env, arena, &teams, err));
    teams.reason = NULL;
    teams.reasons = 0;
    *ret_teams = teams;
    return MIRAIF_OK;
}
