/* Sessions follow when a team changes. */
#include "model/regroup.h"

#include "base/date.h"
#include "base/error.h"
#include "flow/session/letters.h"
#include "flow/session/list.h"
#include "flow/session/turns.h"
#include "store/db.h"

static enum miraif_status carry_over(struct miraif_store *store, const struct mi_regrouping *regrouping,
                                     const struct miraif_session *session, struct miraif_error *err)
{
    struct miraif_session_letters letters = {0};
    int64_t queued;
    for (size_t i = 0; i < regrouping->lefts; i++)
        MI_TRY(mi_session_unqueue(store, session, regrouping->left[i], &letters, err));
    for (size_t i = 0; i < regrouping->joineds; i++)
        MI_TRY(mi_session_queue_for(store, session, regrouping->joined[i], &queued, err));
    return MIRAIF_OK;
}

enum miraif_status mi_session_regroup(struct miraif_store *store, const struct mi_regrouping *regrouping,
                                      struct miraif_arena *arena, int64_t *ret_turns,
                                      struct miraif_error *err)
{
    char today[MI_DATE_TEXT];
    struct mi_session_list list = {.arena = arena, .err = err};
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), today);
    const struct miraif_session_filter filter = {.cohort = regrouping->cohort,
                                                 .team = regrouping->team,
                                                 .from = today,
                                                 .no_drafts = true,
                                                 .no_cancelled = true};
    MI_TRY(miraif_session_each(store, &filter, mi_session_take, &list, err));
    for (size_t i = 0; i < list.count; i++)
        if (list.item[i].team == regrouping->team)
            MI_TRY(carry_over(store, regrouping, &list.item[i], err));
    return mi_turns_settle(store, regrouping->cohort, regrouping->team, arena, ret_turns, err);
}
