/* Announcing a selection, and closing its waitlist: looked at first, then done as it was seen. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/select/seats.h"
#include "flow/select/tell.h"
#include "miraif/cohort.h"
#include "store/db.h"
#include "store/offer.h"
#include "text/json_write.h"

/* Those to be told, as a list that grows in the arena. */
struct list {
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_told *item;
    size_t count;
    size_t room;
};

static enum miraif_status take(void *context, const struct miraif_told *told)
{
    struct list *list = context;
    if (list->count == list->room) {
        size_t room = list->room == 0 ? 64 : 2 * list->room;
        struct miraif_told *item = mi_arena_array(list->arena, room, sizeof *item);
        if (item == NULL)
            return mi_no_memory(list->err);
        if (list->count > 0)
            memcpy(item, list->item, list->count * sizeof *item);
        list->item = item;
        list->room = room;
    }
    struct miraif_told *copy = &list->item[list->count++];
    *copy = (struct miraif_told){.person = told->person,
                                 .name = mi_arena_text(list->arena, told->name),
                                 .email = mi_arena_text(list->arena, told->email),
                                 .decision = told->decision};
    return copy->name == NULL || copy->email == NULL ? mi_no_memory(list->err) : MIRAIF_OK;
}

static enum miraif_status list_untold(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                      struct miraif_announcement *announcement, struct miraif_error *err)
{
    struct list list = {.arena = arena, .err = err};
    struct miraif_cohort found;
    struct miraif_cohort_state state;
    struct miraif_run run;
    MI_TRY(miraif_cohort_get(store, cohort, arena, &found, err));
    MI_TRY(mi_selection_need(store, cohort, arena, &run, err));
    MI_TRY(mi_untold_each(store, cohort, take, &list, err));
    MI_TRY(miraif_cohort_state(store, cohort, &state, err));
    announcement->cohort = cohort;
    announcement->undecided = state.status[MIRAIF_APPLICATION_APPLIED];
    announcement->told = list.item;
    announcement->count = list.count;
    for (size_t i = 0; i < list.count; i++)
        announcement->of[list.item[i].decision]++;
    return MIRAIF_OK;
}

static enum miraif_status look(struct miraif_store *store, int64_t cohort, const char *deadline,
                               struct miraif_arena *arena, struct miraif_announcement *announcement,
                               struct miraif_error *err)
{
    MI_TRY(list_untold(store, cohort, arena, announcement, err));
    MI_TRY(mi_deadline_decide(store, deadline, arena, &announcement->deadline, err));
    return mi_json_write(mi_offer_args(announcement->deadline, arena), arena, &announcement->args, err);
}

enum miraif_status miraif_announce_preview(struct miraif_store *store, int64_t cohort, const char *deadline,
                                           struct miraif_arena *arena,
                                           struct miraif_announcement *ret_announcement,
                                           struct miraif_error *err)
{
    struct miraif_announcement announcement = {0};
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = look(store, cohort, deadline, arena, &announcement, err);
    mi_store_end_read(store);
    if (status == MIRAIF_OK)
        *ret_announcement = announcement;
    return status;
}

static bool is_as_seen(const struct miraif_announcement *now, const struct miraif_announcement *seen)
{
    if (now->count != seen->count)
        return false;
    for (size_t i = 0; i < now->count; i++)
        if (now->told[i].person != seen->told[i].person || now->told[i].decision != seen->told[i].decision)
            return false;
    return true;
}

static enum miraif_status announce(struct miraif_store *store, const struct miraif_announcement *seen,
                                   struct miraif_arena *arena, struct miraif_error *err)
{
    struct miraif_announcement now = {0};
    MI_TRY(list_untold(store, seen->cohort, arena, &now, err));
    if (!is_as_seen(&now, seen)) {
        mi_fail(err, MIRAIF_CONFLICT, "somebody's state changed since the announcement was looked at");
        mi_hint(err, "look again: miraif cohort announce %lld", (long long)seen->cohort);
        return MIRAIF_CONFLICT;
    }
    for (size_t i = 0; i < now.count; i++)
        MI_TRY(mi_tell(store, seen->cohort, &now.told[i], seen->deadline, arena, err));
    return MIRAIF_OK;
}

enum miraif_status miraif_announce(struct miraif_store *store, const struct miraif_announcement *seen,
                                   struct miraif_arena *arena, struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, announce(store, seen, arena, err), err);
}

static enum miraif_status list_waiting(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                       struct miraif_announcement *ret_announcement, struct miraif_error *err)
{
    struct list list = {.arena = arena, .err = err};
    struct miraif_cohort found;
    bool announced;
    MI_TRY(miraif_cohort_get(store, cohort, arena, &found, err));
    MI_TRY(mi_announced(store, cohort, &announced, err));
    if (!announced) {
        mi_fail(err, MIRAIF_REFUSED, "nobody knows yet that they wait");
        mi_hint(err, "tell them first: miraif cohort announce %lld", (long long)cohort);
        return MIRAIF_REFUSED;
    }
    MI_TRY(mi_waitlisted_each(store, cohort, take, &list, err));
    *ret_announcement =
        (struct miraif_announcement){.cohort = cohort, .told = list.item, .count = list.count};
    ret_announcement->of[MIRAIF_DECISION_REGRET] = list.count;
    return MIRAIF_OK;
}

enum miraif_status miraif_waitlist_close_preview(struct miraif_store *store, int64_t cohort,
                                                 struct miraif_arena *arena,
                                                 struct miraif_announcement *ret_announcement,
                                                 struct miraif_error *err)
{
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = list_waiting(store, cohort, arena, ret_announcement, err);
    mi_store_end_read(store);
    return status;
}

static enum miraif_status close_waitlist(struct miraif_store *store, const struct miraif_announcement *seen,
                                         struct miraif_arena *arena, struct miraif_error *err)
{
    struct miraif_announcement now;
    MI_TRY(list_waiting(store, seen->cohort, arena, &now, err));
    if (!is_as_seen(&now, seen)) {
        mi_fail(err, MIRAIF_CONFLICT, "the waitlist changed since it was looked at");
        mi_hint(err, "look again: miraif cohort waitlist close %lld", (long long)seen->cohort);
        return MIRAIF_CONFLICT;
    }
    for (size_t i = 0; i < now.count; i++)
        MI_TRY(mi_tell_closed(store, seen->cohort, now.told[i].person, arena, err));
    return MIRAIF_OK;
}

enum miraif_status miraif_waitlist_close(struct miraif_store *store, const struct miraif_announcement *seen,
                                         struct miraif_arena *arena, struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, close_waitlist(store, seen, arena, err), err);
}
