/* A team's sessions go from one mentor to another for good. */
#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "flow/session/letters.h"
#include "model/regroup.h"
#include "store/db.h"
#include "store/session.h"

struct handing {
    struct miraif_arena *arena;
    struct miraif_error *err;
    int64_t from;
    const char **session; /* ids */
    size_t sessions;
    size_t room;
};

static enum miraif_status take(void *context, const struct miraif_session *session)
{
    struct handing *handing = context;
    if (session->mentor != handing->from)
        return MIRAIF_OK;
    const char **list =
        mi_arena_grow(handing->arena, handing->session, handing->sessions, &handing->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(handing->err);
    handing->session = list;
    list[handing->sessions] = mi_arena_text(handing->arena, session->id);
    return list[handing->sessions++] == NULL ? mi_no_memory(handing->err) : MIRAIF_OK;
}

/* Letters of the session name the mentor: they are made anew. */
static enum miraif_status give(struct miraif_store *store, const char *id, int64_t to,
                               struct miraif_arena *arena, struct miraif_error *err)
{
    struct miraif_session_letters letters = {0};
    struct miraif_session session;
    bool found;
    MI_TRY(mi_session_get(store, id, arena, &session, &found, err));
    session.mentor = to;
    session.sequence++;
    MI_TRY(mi_session_unqueue(store, &session, 0, &letters, err));
    MI_TRY(mi_session_update(store, &session, err));
    return mi_session_queue(store, &session, &letters.queued, err);
}

enum miraif_status mi_session_hand_over(struct miraif_store *store, int64_t cohort, int64_t team,
                                        int64_t from, int64_t to, struct miraif_arena *arena,
                                        struct miraif_error *err)
{
    struct handing handing = {.arena = arena, .err = err, .from = from};
    char today[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), today);
    const struct miraif_session_filter filter = {.cohort = cohort,
                                                 .team = team,
                                                 .kind = "mentor",
                                                 .from = today,
                                                 .no_drafts = true,
                                                 .no_cancelled = true};
    MI_TRY(miraif_session_each(store, &filter, take, &handing, err));
    for (size_t i = 0; i < handing.sessions; i++)
        MI_TRY(give(store, handing.session[i], to, arena, err));
    return MIRAIF_OK;
}
