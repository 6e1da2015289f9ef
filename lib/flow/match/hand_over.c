/* Letters and sessions go from one mentor to another. */
#include "flow/match/hand_over.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "miraif/session.h"
#include "store/db.h"
#include "store/outbox.h"
#include "store/session.h"

struct handing {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    const struct miraif_matches *matches;
    const struct miraif_match *match;
    const char **session; /* ids */
    size_t sessions;
    size_t session_room;
};

static enum miraif_status take_session(void *context, const struct miraif_session *session)
{
    struct handing *handing = context;
    if (session->mentor != handing->match->before)
        return MIRAIF_OK;
    const char **list = mi_arena_grow(handing->arena, handing->session, handing->sessions,
                                      &handing->session_room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(handing->err);
    handing->session = list;
    list[handing->sessions] = mi_arena_text(handing->arena, session->id);
    return list[handing->sessions++] == NULL ? mi_no_memory(handing->err) : MIRAIF_OK;
}

/* Of those who come only the mentor is another one: the others' letters stay. */
static enum miraif_status give_session(struct handing *handing, const char *id)
{
    struct miraif_session session;
    bool found;
    MI_TRY(mi_session_get(handing->store, id, handing->arena, &session, &found, handing->err));
    session.mentor = handing->match->mentor;
    session.sequence++;
    MI_TRY(mi_session_update(handing->store, &session, handing->err));
    return mi_outbox_hand_over(handing->store, id, handing->match->before, handing->match->mentor,
                               handing->err);
}

static enum miraif_status give_sessions(struct handing *handing)
{
    char today[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(mi_store_env(handing->store)->now), today);
    const struct miraif_session_filter filter = {.cohort = handing->matches->run.cohort,
                                                 .team = handing->match->team,
                                                 .kind = "mentor",
                                                 .from = today,
                                                 .no_drafts = true,
                                                 .no_cancelled = true};
    handing->sessions = 0;
    MI_TRY(miraif_session_each(handing->store, &filter, take_session, handing, handing->err));
    for (size_t i = 0; i < handing->sessions; i++)
        MI_TRY(give_session(handing, handing->session[i]));
    return MIRAIF_OK;
}

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
            MI_TRY(give_sessions(&handing));
    }
    return MIRAIF_OK;
}
