/* The messages to somebody who presented, as a letter on the second morning after. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/calendar.h"
#include "flow/session/present.h"
#include "store/db.h"
#include "store/outbox.h"
#include "store/presentation.h"
#include "text/json_write.h"

enum { CARD_DAYS = 2, CARD_HOUR = 9 * 60, CARD_LIFE = 14, CARD_MOST = 1 << 20 };

struct card {
    struct mi_str str;
    int64_t messages;
};

static enum miraif_status take(void *context, const struct miraif_cheer *cheer)
{
    struct card *card = context;
    mi_str_addf(&card->str, "%s%s\n    — %s", card->messages++ == 0 ? "" : "\n\n", cheer->text,
                cheer->sender_name);
    return MIRAIF_OK;
}

static enum miraif_status write_args(const struct miraif_session *session, const char *messages,
                                     struct miraif_arena *arena, const char **ret_args,
                                     struct miraif_error *err)
{
    struct mi_value *args = mi_value_object(arena);
    struct mi_value *title = mi_put_object(args, "title");
    if (session->title != NULL) {
        mi_put_text(title, "ja", session->title);
        mi_put_text(title, "en", session->title);
    } else {
        mi_putf(title, "ja", "第%lld回全体セッション", (long long)session->number);
        mi_putf(title, "en", "general session %lld", (long long)session->number);
    }
    mi_put_text(args, "messages", messages);
    return mi_json_write(args, arena, ret_args, err);
}

/* A card that waits is made anew; one that has left is followed by a fuller one. */
static enum miraif_status queue(struct miraif_store *store, const struct miraif_session *session,
                                int64_t person, struct miraif_arena *arena, struct miraif_error *err)
{
    const struct mi_item_filter old = {.person = person, .object = session->id, .rule = "cheer-card"};
    struct card card = {.str = mi_str_begin(arena, CARD_MOST)};
    struct mi_item item = {
        .rule = "cheer-card", .person = person, .cohort = session->cohort, .object = session->id};
    struct mi_date date = {0};
    const char *messages;
    int64_t cancelled, claimed;
    bool added = false;
    MI_TRY(mi_cheer_each(store, session->id, person, take, &card, err));
    if (card.messages == 0 || !mi_date_parse(session->date, &date))
        return MIRAIF_OK;
    MI_TRY(mi_str_end(&card.str, &messages, err));
    MI_TRY(write_args(session, messages, arena, &item.args, err));
    MI_TRY(mi_outbox_cancel(store, &old, &cancelled, &claimed, err));
    int64_t now = mi_store_env(store)->now;
    item.due = mi_calendar_instant(mi_date_from_days(mi_date_to_days(date) + CARD_DAYS), CARD_HOUR);
    item.due = item.due > now ? item.due : now;
    item.expires = item.due + (int64_t)CARD_LIFE * MI_DAY;
    for (int number = 1; !added; number++) { /* the first that is free: each card has a key of its own */
        item.key = mi_arena_printf(arena, "cheer-card:%s:p%lld:%d", session->id, (long long)person, number);
        if (item.key == NULL)
            return mi_no_memory(err);
        MI_TRY(mi_outbox_add(store, &item, &added, err));
    }
    return MIRAIF_OK;
}

enum miraif_status mi_card_queue(struct miraif_store *store, const struct miraif_session *session,
                                 int64_t person, struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    enum miraif_status status = arena == NULL ? mi_no_memory(err) : queue(store, session, person, arena, err);
    miraif_arena_destroy(arena);
    return status;
}
