/* Teams go into the store with their reasons. */
#include "flow/team/keep.h"

#include "base/error.h"
#include "base/value.h"
#include "store/run.h"
#include "store/team.h"
#include "text/json_write.h"

static enum miraif_status keep_reasons(struct miraif_store *store, int64_t run,
                                       const struct miraif_reason *reason, size_t count,
                                       struct miraif_error *err)
{
    for (size_t i = 0; i < count; i++)
        MI_TRY(mi_run_add_reason(store, run, reason[i].subject, (int64_t)i + 1, reason[i].code,
                                 reason[i].args, err));
    return MIRAIF_OK;
}

static enum miraif_status keep_team(struct miraif_store *store, int64_t run, const struct miraif_team *team,
                                    struct miraif_arena *arena, struct miraif_error *err)
{
    const char *scores;
    struct mi_value *object = mi_value_object(arena);
    for (size_t i = 0; i < team->score_count; i++)
        mi_put_decimal(object, team->scores[i].attribute, team->scores[i].score);
    MI_TRY(mi_json_write(object, arena, &scores, err));
    MI_TRY(mi_team_insert(store, run, team, scores, err));
    return keep_reasons(store, run, team->reason, team->reasons, err);
}

enum miraif_status mi_teams_keep(struct miraif_store *store, const struct miraif_teams *teams,
                                 struct miraif_arena *arena, int64_t *ret_run, struct miraif_error *err)
{
    int64_t id;
    MI_TRY(mi_run_save_draft(store, &teams->run, &id, err));
    for (size_t t = 0; t < teams->teams; t++)
        MI_TRY(keep_team(store, id, &teams->team[t], arena, err));
    MI_TRY(keep_reasons(store, id, teams->reason, teams->reasons, err));
    *ret_run = id;
    return MIRAIF_OK;
}
