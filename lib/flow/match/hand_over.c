/* Letters and sessions go from one mentor to another. */
#include "flow/match/hand_over.h"

#include "base/arena.h"
#include "base/error.h"
#include "model/regroup.h"
#include "store/db.h"
#include "store/outbox.h"

struct handing {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    const struct miraif_matches *matches;
    const struct miraif_match *match;
};

/* What the team or the person, and the old mentor, were to hear of the old match. */
static enum miraif_status take_back(const struct handing *handing)
{
    const struct miraif_match *match = handing->match;
    struct mi_item_filter filter = {.cohort = handing->matches->run.cohort, .object = match->id};
    int64_t cancelled, claimed;
    filter.rule = match->team != 0 ? "team-mentor" : "your-mentor";
    MI_TRY(mi_outbox_cancel(handing->store, &filter, &cancelled, &claimed, handing->err));
    filter.rule = match->team != 0 ? "mentor-team" : "mentor-person";
    return mi_outbox_cancel(handing->store, &filter, &cancelled, &claimed, handing->err);
}

enum miraif_status mi_match_hand_over(struct miraif_store *store, const struct miraif_matches *matches,
                                      struct miraif_arena *arena, struct miraif_error *err)
{
    struct handing handing = {.store = store, .arena = arena, .err = err, .matches = matches};
    for (size_t i = 0; i < matches->matches; i++) {
        handing.match = &matches->match[i];
        if (handing.match->before == 0 || handing.match->before == handing.match->mentor)
            continue;
        MI_TRY(take_back(&handing));
        if (handing.match->team != 0)
            MI_TRY(mi_session_hand_over(store, matches->run.cohort, handing.match->team,
                                        handing.match->before, handing.match->mentor, arena, err));
    }
    return MIRAIF_OK;
}
