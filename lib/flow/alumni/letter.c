/* The letters that asks send. */
#include "flow/alumni/letter.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "store/db.h"
#include "store/outbox.h"
#include "text/json_write.h"

enum {
    HOUR = 60 * 60,
    DAY = 24 * HOUR,
    FIRST_HOUR = 8, /* of the day in Tokyo, in which letters to people may leave */
    LAST_HOUR = 21,
    LETTER_LIFE = 7 * DAY,
    OUTCOME_WAIT = 14 * DAY,
    NAMES_MOST = 10000,
    NAME_MOST = 32
};

int64_t mi_polite(int64_t now)
{
    int64_t of_day = ((now + MI_TOKYO_OFFSET) % DAY + DAY) % DAY;
    if (of_day < FIRST_HOUR * HOUR)
        return now - of_day + FIRST_HOUR * HOUR;
    return of_day < LAST_HOUR * HOUR ? now : now - of_day + DAY + FIRST_HOUR * HOUR;
}

/* What every letter about an ask may say. */
static struct mi_value *begin(const struct miraif_ask *ask, struct miraif_arena *arena)
{
    struct mi_value *args = mi_value_object(arena);
    mi_put_ref(args, "ask", 'a', ask->id);
    mi_put_text(args, "asker", ask->asker_name);
    mi_put_text(args, "text", ask->text);
    return args;
}

/* Queues a letter that is due `wait` seconds from now; `occurrence` tells letters of one rule to one person
 * apart. */
static enum miraif_status queue_later(struct miraif_store *store, const struct miraif_ask *ask,
                                      const char *rule, int64_t person, int64_t occurrence, int64_t wait,
                                      const struct mi_value *args, struct miraif_arena *arena,
                                      struct miraif_error *err)
{
    char object[NAME_MOST];
    bool added;
    struct mi_item item = {.rule = rule, .person = person, .object = object};
    item.due = mi_polite(mi_store_env(store)->now + wait);
    item.expires = item.due + LETTER_LIFE;
    snprintf(object, sizeof object, "a%lld", (long long)ask->id);
    item.key = occurrence == 0 ? mi_arena_printf(arena, "%s:%s:p%lld", rule, object, (long long)person)
                               : mi_arena_printf(arena, "%s:%s:p%lld:%lld", rule, object, (long long)person,
                                                 (long long)occurrence);
    if (item.key == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_json_write(args, arena, &item.args, err));
    return mi_outbox_add(store, &item, &added, err);
}

static enum miraif_status queue(struct miraif_store *store, const struct miraif_ask *ask, const char *rule,
                                int64_t person, int64_t occurrence, const struct mi_value *args,
                                struct miraif_arena *arena, struct miraif_error *err)
{
    return queue_later(store, ask, rule, person, occurrence, 0, args, arena, err);
}

enum miraif_status mi_ask_tell_routed(struct miraif_store *store, const struct miraif_ask *ask,
                                      int64_t person, struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_value *args = begin(ask, arena);
    mi_put_int(args, "deadline", ask->due);
    return queue(store, ask, "ask-routed", person, 0, args, arena, err);
}

/* The names of who was asked so far; null when out of memory, "" for nobody. */
static const char *names_of(const struct miraif_ask *ask, const char *mark, struct miraif_arena *arena)
{
    struct mi_str names = mi_str_begin(arena, NAMES_MOST);
    mi_str_add(&names, "");
    for (size_t i = 0; i < ask->routes; i++)
        mi_str_addf(&names, "%s%s", i == 0 ? "" : mark, ask->route[i].name);
    return names.failed ? NULL : names.bytes;
}

enum miraif_status mi_ask_tell_owner(struct miraif_store *store, const struct miraif_ask *ask,
                                     struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_value *args = begin(ask, arena);
    mi_put_int(args, "opened_at", ask->opened_at);
    if (ask->routes > 0) {
        struct mi_value *asked = mi_put_object(args, "asked");
        mi_put_text(asked, "ja", names_of(ask, "、", arena));
        mi_put_text(asked, "en", names_of(ask, ", ", arena));
    }
    return queue(store, ask, "ask-escalated", ask->owner, 0, args, arena,
                 err); /* once: the rest is in `today` */
}

enum miraif_status mi_ask_tell_asker(struct miraif_store *store, const struct miraif_ask *ask,
                                     const struct miraif_ask_answer *answer, struct miraif_arena *arena,
                                     struct miraif_error *err)
{
    struct mi_value *args = begin(ask, arena);
    mi_put_text(args, "answerer", answer->name);
    if (answer->text != NULL)
        mi_put_text(args, "answer", answer->text);
    if (answer->channel != NULL)
        mi_put_text(args, "channel", answer->channel);
    return queue(store, ask, "ask-answered", ask->asker, answer->number, args, arena, err);
}

enum miraif_status mi_ask_want_outcome(struct miraif_store *store, const struct miraif_ask *ask,
                                       struct miraif_arena *arena, struct miraif_error *err)
{
    return queue_later(store, ask, "ask-outcome", ask->asker, 0, OUTCOME_WAIT, begin(ask, arena), arena, err);
}

enum miraif_status mi_ask_tell_outcome(struct miraif_store *store, const struct miraif_ask *ask,
                                       int64_t person, struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_value *args = begin(ask, arena);
    mi_put_text(args, "outcome", ask->outcome);
    return queue(store, ask, "ask-closed", person, 0, args, arena, err);
}

enum miraif_status mi_ask_silence(struct miraif_store *store, int64_t ask, const char *rule,
                                  struct miraif_error *err)
{
    char object[NAME_MOST];
    int64_t cancelled, claimed;
    snprintf(object, sizeof object, "a%lld", (long long)ask);
    return mi_outbox_cancel(store, &(struct mi_item_filter){.object = object, .rule = rule}, &cancelled,
                            &claimed, err);
}
