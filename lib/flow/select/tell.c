/* What is written when somebody is told. */
#include "flow/select/tell.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/value.h"
#include "store/db.h"
#include "store/offer.h"
#include "store/outbox.h"
#include "text/json_write.h"

enum { DAY = 24 * 3600, MORNING = 9 * 3600, EVENING = 23 * 3600 + 59 * 60, KEPT_DAYS = 60 };

enum miraif_status mi_deadline_decide(struct miraif_store *store, const char *deadline,
                                      struct miraif_arena *arena, const char **ret_deadline,
                                      struct miraif_error *err)
{
    int64_t today = mi_date_to_days(mi_date_of_instant(mi_store_env(store)->now));
    struct mi_date date = mi_date_from_days(today + MI_DEADLINE_DAYS);
    char text[MI_DATE_TEXT];
    if (deadline != NULL && !mi_date_parse(deadline, &date))
        return mi_fail(err, MIRAIF_USAGE, "“%s” is no date", deadline);
    if (mi_date_to_days(date) < today)
        return mi_fail(err, MIRAIF_REFUSED, "the deadline %s is over", deadline);
    mi_date_format(date, text);
    const char *kept = mi_arena_text(arena, text);
    if (kept == NULL)
        return mi_no_memory(err);
    *ret_deadline = kept;
    return MIRAIF_OK;
}

/* The instant at which a day begins in Tokyo. */
static int64_t begin_of(const char *day)
{
    struct mi_date date = {1970, 1, 1};
    mi_date_parse(day, &date);
    return mi_date_to_days(date) * DAY - MI_TOKYO_OFFSET;
}

struct mi_value *mi_offer_args(const char *deadline, struct miraif_arena *arena)
{
    struct mi_value *args = mi_value_object(arena);
    mi_put_int(args, "deadline", begin_of(deadline) + EVENING);
    return args;
}

/* A letter to somebody about the cohort; `number` tells one from the last of its kind. */
static enum miraif_status queue(struct miraif_store *store, const struct mi_item *item, int64_t number,
                                struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_item keyed = *item;
    bool added;
    keyed.object = mi_arena_printf(arena, "%lld", (long long)item->cohort);
    keyed.key = number == 1
                    ? mi_arena_printf(arena, "%s:%lld:p%lld", item->rule, (long long)item->cohort,
                                      (long long)item->person)
                    : mi_arena_printf(arena, "%s:%lld:p%lld:%lld", item->rule, (long long)item->cohort,
                                      (long long)item->person, (long long)number);
    if (keyed.object == NULL || keyed.key == NULL)
        return mi_no_memory(err);
    return mi_outbox_add(store, &keyed, &added, err);
}

/* A letter that says that somebody waits is no longer true once they hold an offer. */
static enum miraif_status stop_waiting(struct miraif_store *store, int64_t cohort, int64_t person,
                                       struct miraif_error *err)
{
    const struct mi_item_filter filter = {.person = person, .cohort = cohort, .rule = "waitlisted"};
    int64_t cancelled;
    int64_t claimed;
    return mi_outbox_cancel(store, &filter, &cancelled, &claimed, err);
}

static enum miraif_status offer(struct miraif_store *store, int64_t cohort, int64_t person,
                                const char *deadline, struct miraif_arena *arena, struct miraif_error *err)
{
    int64_t now = mi_store_env(store)->now;
    int64_t begin = begin_of(deadline);
    int64_t number;
    struct mi_item item = {
        .rule = "offer", .person = person, .cohort = cohort, .due = now, .expires = begin + DAY};
    MI_TRY(mi_json_write(mi_offer_args(deadline, arena), arena, &item.args, err));
    MI_TRY(mi_offer_make(store, cohort, person, deadline, &number, err));
    MI_TRY(mi_application_decide(store, cohort, person, MIRAIF_APPLICATION_OFFERED, err));
    MI_TRY(stop_waiting(store, cohort, person, err));
    MI_TRY(queue(store, &item, number, arena, err));
    item.rule = "offer-reminder";
    item.due = begin - MI_REMINDER_DAYS * DAY + MORNING;
    return item.due <= now ? MIRAIF_OK : queue(store, &item, number, arena, err);
}

enum miraif_status mi_tell(struct miraif_store *store, int64_t cohort, const struct miraif_told *told,
                           const char *deadline, struct miraif_arena *arena, struct miraif_error *err)
{
    int64_t now = mi_store_env(store)->now;
    if (told->decision == MIRAIF_DECISION_OFFER)
        return offer(store, cohort, told->person, deadline, arena, err);
    const struct mi_item item = {.rule = miraif_decision_code(told->decision),
                                 .person = told->person,
                                 .cohort = cohort,
                                 .due = now,
                                 .expires = now + KEPT_DAYS * DAY};
    MI_TRY(mi_announcement_add(store, cohort, told->person, told->decision, err));
    return queue(store, &item, 1, arena, err);
}

enum miraif_status mi_tell_closed(struct miraif_store *store, int64_t cohort, int64_t person,
                                  struct miraif_arena *arena, struct miraif_error *err)
{
    int64_t now = mi_store_env(store)->now;
    const struct mi_item item = {.rule = "waitlist-closed",
                                 .person = person,
                                 .cohort = cohort,
                                 .due = now,
                                 .expires = now + KEPT_DAYS * DAY};
    MI_TRY(mi_application_decide(store, cohort, person, MIRAIF_APPLICATION_REJECTED, err));
    MI_TRY(mi_announcement_add(store, cohort, person, MIRAIF_DECISION_REGRET, err));
    MI_TRY(stop_waiting(store, cohort, person, err));
    return queue(store, &item, 1, arena, err);
}
