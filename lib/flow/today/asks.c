/* Asks that nobody has answered yet. */
#include "miraif/ask.h"

#include "base/arena.h"
#include "flow/today/today.h"

struct gathering {
    struct mi_today *today;
    struct miraif_error *err;
    struct mi_few due; /* whose clock has run out, and who can be asked still */
    struct mi_few waiting;
};

static const char *describe(struct mi_today *today, const struct miraif_ask *ask)
{
    return mi_arena_printf(today->arena, "a%lld %s", (long long)ask->id, ask->asker_name);
}

/* Everybody was asked: it is the community manager's to answer. */
static enum miraif_status add_last(struct gathering *gathering, const struct miraif_ask *ask)
{
    struct mi_today *today = gathering->today;
    const char *object = mi_arena_printf(today->arena, "a%lld", (long long)ask->id);
    const char *due = mi_today_day(today, ask->due);
    struct miraif_matter matter = {
        .source = "ask_with_manager",
        .urgency = MIRAIF_URGENCY_URGENT,
        .object = object,
        .count = 1,
        .due = due,
        .message = mi_arena_printf(today->arena,
                                   mi_today_say(today, N_("an ask of %s has come to the office: a%lld")),
                                   ask->asker_name, (long long)ask->id),
        .command = mi_arena_text(today->arena, "miraif alumni asks --unanswered"),
    };
    return object == NULL || due == NULL ? mi_no_memory(gathering->err)
                                         : mi_today_add(today, &matter, gathering->err);
}

static enum miraif_status look_at(void *context, const struct miraif_ask *ask)
{
    struct gathering *gathering = context;
    const char *what = describe(gathering->today, ask);
    if (ask->circle == MIRAIF_CIRCLE_MANAGER)
        return add_last(gathering, ask);
    if (what == NULL)
        return mi_no_memory(gathering->err);
    mi_few_add(ask->due <= gathering->today->now ? &gathering->due : &gathering->waiting, what);
    return MIRAIF_OK;
}

static enum miraif_status add(struct mi_today *today, struct mi_few *asks, bool due, struct miraif_error *err)
{
    if (asks->count == 0)
        return MIRAIF_OK;
    const char *which = mi_few_end(asks);
    const char *message = mi_today_say(today, due ? N_("asks without an answer in time: %lld (%s)")
                                                  : N_("asks that wait for an answer: %lld (%s)"));
    struct miraif_matter matter = {
        .source = due ? "asks_due" : "asks_waiting",
        .urgency = due ? MIRAIF_URGENCY_URGENT : MIRAIF_URGENCY_NEXT,
        .count = asks->count,
        .message =
            which == NULL ? NULL : mi_arena_printf(today->arena, message, (long long)asks->count, which),
        .command = due ? "miraif alumni route --due" : "miraif alumni asks --unanswered",
    };
    return mi_today_add(today, &matter, err);
}

enum miraif_status mi_today_asks(struct mi_today *today, struct miraif_error *err)
{
    struct gathering gathering = {today, err, mi_few_begin(today), mi_few_begin(today)};
    MI_TRY(miraif_ask_each(today->store, MIRAIF_ASKS_UNANSWERED, look_at, &gathering, err));
    MI_TRY(add(today, &gathering.due, true, err));
    return add(today, &gathering.waiting, false, err);
}
