/* A reply that the office enters, and offers that lapse. */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "flow/reply/decide.h"
#include "miraif/offer.h"
#include "miraif/person.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/offer.h"
#include "store/outbox.h"

static enum miraif_status take(struct miraif_store *store, const struct miraif_reply *reply,
                               struct miraif_arena *arena, struct miraif_replied *ret_replied,
                               struct miraif_error *err)
{
    int64_t now = mi_store_env(store)->now;
    struct miraif_person person;
    const char *reason;
    MI_TRY(mi_cohort_need(store, reply->cohort, err));
    MI_TRY(miraif_person_find(store, reply->person, arena, &person, err));
    struct mi_answer answer = {.cohort = reply->cohort,
                               .person = person.id,
                               .answer = mi_answer_code(reply->answer),
                               .at = reply->at == INT64_MIN ? now : reply->at,
                               .late = reply->late};
    if (answer.answer == NULL)
        return mi_fail(err, MIRAIF_USAGE, "“%s” is no answer", reply->answer);
    if (answer.at > now)
        return mi_fail(err, MIRAIF_REFUSED, "a reply cannot be given in time to come");
    return mi_answer_decide(store, &answer, arena, ret_replied, &reason, err);
}

enum miraif_status miraif_reply_take(struct miraif_store *store, const struct miraif_reply *reply,
                                     struct miraif_arena *arena, struct miraif_replied *ret_replied,
                                     struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, take(store, reply, arena, ret_replied, err), err);
}

/* Offers whose deadline is over, but for those of people in an adopted team, as a list that grows in the
 * arena. Nobody loses a seat of which no letter told them. */
struct lapsed {
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_replied *item;
    size_t count;
    size_t room;
};

static enum miraif_status take_lapsed(void *context, const struct miraif_offer *offer)
{
    struct lapsed *lapsed = context;
    if (offer->days_left >= 0 || offer->in_team)
        return MIRAIF_OK;
    if (lapsed->count == lapsed->room) {
        size_t room = lapsed->room == 0 ? 16 : 2 * lapsed->room;
        struct miraif_replied *item = mi_arena_array(lapsed->arena, room, sizeof *item);
        if (item == NULL)
            return mi_no_memory(lapsed->err);
        if (lapsed->count > 0)
            memcpy(item, lapsed->item, lapsed->count * sizeof *item);
        lapsed->item = item;
        lapsed->room = room;
    }
    struct miraif_replied *copy = &lapsed->item[lapsed->count++];
    *copy = (struct miraif_replied){.person = offer->person,
                                    .name = mi_arena_text(lapsed->arena, offer->name),
                                    .email = mi_arena_text(lapsed->arena, offer->email),
                                    .answer = offer->told ? "expired" : "offered",
                                    .before = MIRAIF_APPLICATION_OFFERED,
                                    .after =
                                        offer->told ? MIRAIF_APPLICATION_EXPIRED : MIRAIF_APPLICATION_OFFERED,
                                    .deadline = mi_arena_text(lapsed->arena, offer->deadline),
                                    .frees = offer->told};
    return copy->name == NULL || copy->email == NULL || copy->deadline == NULL ? mi_no_memory(lapsed->err)
                                                                               : MIRAIF_OK;
}

static enum miraif_status lapse(struct miraif_store *store, int64_t cohort, struct miraif_replied *item,
                                struct miraif_error *err)
{
    item->at = mi_store_env(store)->now;
    MI_TRY(mi_application_decide(store, cohort, item->person, MIRAIF_APPLICATION_EXPIRED, err));
    const struct mi_item_filter filter = {.person = item->person, .cohort = cohort};
    return mi_outbox_cancel(store, &filter, &item->cancelled, &item->claimed, err);
}

static enum miraif_status expire(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                 const struct miraif_replied **ret_list, size_t *ret_count,
                                 struct miraif_error *err)
{
    struct lapsed lapsed = {.arena = arena, .err = err};
    MI_TRY(miraif_offer_each(store, cohort, take_lapsed, &lapsed, err));
    for (size_t i = 0; i < lapsed.count; i++) {
        struct miraif_replied *item = &lapsed.item[i];
        if (item->frees)
            MI_TRY(lapse(store, cohort, item, err));
    }
    *ret_list = lapsed.item;
    *ret_count = lapsed.count;
    return MIRAIF_OK;
}

enum miraif_status miraif_reply_expire(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                       const struct miraif_replied **ret_list, size_t *ret_count,
                                       struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, expire(store, cohort, arena, ret_list, ret_count, err), err);
}
