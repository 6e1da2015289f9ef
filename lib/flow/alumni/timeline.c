/* A person's way, then and now side by side. */
#include "miraif/timeline.h"

#include "base/arena.h"
#include "base/error.h"
#include "miraif/update.h"
#include "store/db.h"
#include "store/presentation.h"
#include "store/timeline.h"

struct gathering {
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_timeline *timeline;
    struct miraif_event *event;
    size_t room;
};

/* Copies a text that may be null; false when out of memory. */
static bool keep(const char **text, struct miraif_arena *arena)
{
    const char *copy = mi_arena_text(arena, *text);
    bool kept = *text == NULL || copy != NULL;
    *text = copy;
    return kept;
}

static enum miraif_status take_event(void *context, const struct miraif_event *event)
{
    struct gathering *gathering = context;
    struct miraif_timeline *timeline = gathering->timeline;
    struct miraif_event *list =
        mi_arena_grow(gathering->arena, gathering->event, timeline->events, &gathering->room, sizeof *list);
    struct miraif_event one = *event;
    if (list == NULL || !keep(&one.what, gathering->arena) || !keep(&one.about, gathering->arena) ||
        !keep(&one.with, gathering->arena) || !keep(&one.detail, gathering->arena) ||
        !keep(&one.text, gathering->arena))
        return mi_no_memory(gathering->err);
    gathering->event = list;
    list[timeline->events++] = one;
    timeline->event = list;
    return MIRAIF_OK;
}

/* The first answer and the latest; the walk is by cohort and stage. */
static enum miraif_status take_answer(void *context, const struct miraif_follow_up *follow_up)
{
    struct gathering *gathering = context;
    struct miraif_timeline *timeline = gathering->timeline;
    struct miraif_follow_up one = *follow_up;
    if (one.answered_at == 0)
        return MIRAIF_OK;
    if (!keep(&one.name, gathering->arena) || !keep(&one.email, gathering->arena) ||
        !keep(&one.stage, gathering->arena) || !keep(&one.date, gathering->arena) ||
        !keep(&one.comment, gathering->arena))
        return mi_no_memory(gathering->err);
    if (timeline->before.answered_at == 0 || one.answered_at < timeline->before.answered_at)
        timeline->before = one;
    if (one.answered_at >= timeline->now.answered_at)
        timeline->now = one;
    return MIRAIF_OK;
}

static enum miraif_status take_news(void *context, const struct miraif_update *update)
{
    struct gathering *gathering = context;
    gathering->timeline->news = mi_arena_text(gathering->arena, update->text);
    return gathering->timeline->news == NULL ? mi_no_memory(gathering->err) : MIRAIF_OK;
}

static enum miraif_status gather(struct gathering *gathering, struct miraif_store *store, int64_t person)
{
    struct miraif_timeline *timeline = gathering->timeline;
    struct miraif_error *err = gathering->err;
    MI_TRY(miraif_person_get(store, person, gathering->arena, &timeline->person, err));
    MI_TRY(
        mi_application_first(store, person, gathering->arena, &timeline->then, &timeline->applied_at, err));
    MI_TRY(mi_vision_latest(store, 0, person, gathering->arena, &timeline->vision, err));
    MI_TRY(miraif_follow_up_each(store, &(struct miraif_follow_up_filter){.person = person, .all = true},
                                 take_answer, gathering, err));
    if (timeline->before.answered_at == timeline->now.answered_at)
        timeline->before = (struct miraif_follow_up){.worry = MIRAIF_WORRIES};
    MI_TRY(miraif_update_each(store, &(struct miraif_update_filter){.person = person, .latest = true},
                              take_news, gathering, err));
    return mi_event_each(store, person, take_event, gathering, err);
}

enum miraif_status miraif_timeline_get(struct miraif_store *store, int64_t person, struct miraif_arena *arena,
                                       struct miraif_timeline *ret_timeline, struct miraif_error *err)
{
    struct miraif_timeline timeline = {0};
    struct gathering gathering = {.arena = arena, .err = err, .timeline = &timeline};
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = gather(&gathering, store, person);
    mi_store_end_read(store);
    if (status == MIRAIF_OK)
        *ret_timeline = timeline;
    return status;
}
