/* Asking the same questions again and again: who is at which stage, and the letters. */
#include "flow/alumni/follow_up.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/outbox.h"
#include "store/presentation.h"
#include "text/json_write.h"

enum { HOUR = 60 * 60, DAY = 24 * HOUR, OFFICE_HOUR = 9, REMINDER = 14 * DAY, LETTER_LIFE = 30 * DAY };

static int64_t morning(struct mi_date date)
{
    return mi_date_to_days(date) * DAY - MI_TOKYO_OFFSET + OFFICE_HOUR * HOUR;
}

static struct mi_date today(struct miraif_store *store)
{
    return mi_date_of_instant(mi_store_env(store)->now);
}

static const char *state_of(struct miraif_store *store, const struct mi_followed *followed, int stage,
                            const struct miraif_follow_up *follow_up)
{
    struct mi_date next;
    if (follow_up->answered_at != 0)
        return "answered";
    if (mi_stage_date(followed, mi_stage_next(stage), &next) &&
        mi_date_to_days(next) <= mi_date_to_days(today(store)))
        return "missed";
    return follow_up->asked_at != 0 ? "asked" : "due";
}

enum miraif_status mi_follow_up_at(struct miraif_store *store, const struct mi_followed *followed, int stage,
                                   struct miraif_arena *arena, struct miraif_follow_up *ret_follow_up,
                                   struct miraif_error *err)
{
    char code[MI_STAGE_TEXT], day[MI_DATE_TEXT];
    struct mi_date date;
    if (!mi_stage_date(followed, stage, &date))
        return mi_fail(err, MIRAIF_INTERNAL, "a stage is on no day");
    mi_stage_format(stage, code);
    mi_date_format(date, day);
    struct miraif_follow_up follow_up = {.person = followed->person,
                                         .name = mi_arena_text(arena, followed->name),
                                         .email = mi_arena_text(arena, followed->email),
                                         .cohort = followed->cohort,
                                         .stage = mi_arena_text(arena, code),
                                         .date = mi_arena_text(arena, day)};
    if (follow_up.name == NULL || follow_up.email == NULL || follow_up.stage == NULL ||
        follow_up.date == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_follow_up_get(store, &follow_up, arena, err));
    follow_up.state = state_of(store, followed, stage, &follow_up);
    *ret_follow_up = follow_up;
    return MIRAIF_OK;
}

struct listing {
    struct miraif_store *store;
    const struct miraif_follow_up_filter *filter;
    miraif_follow_up_fn *each;
    void *context;
    struct miraif_arena *scratch;
    struct miraif_error *err;
};

static enum miraif_status list_stage(const struct listing *listing, const struct mi_followed *followed,
                                     int stage)
{
    struct miraif_follow_up follow_up;
    miraif_arena_reset(listing->scratch);
    MI_TRY(mi_follow_up_at(listing->store, followed, stage, listing->scratch, &follow_up, listing->err));
    if (!listing->filter->all && follow_up.answered_at != 0)
        return MIRAIF_OK;
    return listing->each(listing->context, &follow_up);
}

static enum miraif_status list_one(void *context, const struct mi_followed *followed)
{
    const struct listing *listing = context;
    int present;
    if (!mi_stage_on(followed, today(listing->store), &present))
        return MIRAIF_OK;
    for (int stage = listing->filter->all ? MI_STAGE_FIRST : present; stage <= present;
         stage = mi_stage_next(stage))
        MI_TRY(list_stage(listing, followed, stage));
    return MIRAIF_OK;
}

enum miraif_status miraif_follow_up_each(struct miraif_store *store,
                                         const struct miraif_follow_up_filter *filter,
                                         miraif_follow_up_fn *each, void *context, struct miraif_error *err)
{
    struct listing listing = {store, filter, each, context, NULL, err};
    if (filter->cohort != 0)
        MI_TRY(mi_cohort_need(store, filter->cohort, err));
    listing.scratch = miraif_arena_create();
    enum miraif_status status =
        listing.scratch == NULL
            ? mi_no_memory(err)
            : mi_followed_each(store, filter->cohort, filter->person, list_one, &listing, err);
    miraif_arena_destroy(listing.scratch);
    return status;
}

/* People who are asked now. */
struct asking {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_follow_up *list;
    size_t count;
    size_t room;
};

static void put_stage(struct mi_value *args, int stage)
{
    struct mi_value *words = mi_put_object(args, "stage");
    if (stage == MI_STAGE_FIRST || stage == MI_STAGE_GRADUATION) {
        mi_put_text(words, "ja", stage == MI_STAGE_FIRST ? "はじまり" : "修了");
        mi_put_text(words, "en", stage == MI_STAGE_FIRST ? "the beginning" : "graduation");
    } else if (stage < 12) {
        mi_putf(words, "ja", "修了から%dか月", stage);
        mi_putf(words, "en", "%d months after graduation", stage);
    } else {
        mi_putf(words, "ja", "修了から%d年", stage / 12);
        mi_putf(words, "en", stage == 12 ? "%d year after graduation" : "%d years after graduation",
                stage / 12);
    }
}

/* Their own words: the worry that they came with, and the vision that they sealed. */
static enum miraif_status put_words(const struct asking *asking, const struct mi_followed *followed,
                                    struct mi_value *args)
{
    struct miraif_vision vision;
    char day[MI_DATE_TEXT];
    if (!mi_text_blank(followed->concern))
        mi_put_copy(args, "concern", followed->concern);
    MI_TRY(mi_vision_latest(asking->store, followed->cohort, followed->person, asking->arena, &vision,
                            asking->err));
    if (vision.version == 0)
        return MIRAIF_OK;
    mi_date_format(mi_date_of_instant(vision.sealed_at), day);
    mi_put_copy(args, "vision", vision.text != NULL ? vision.text : vision.file);
    mi_put_copy(args, "sealed", day);
    return MIRAIF_OK;
}

static enum miraif_status queue(const struct asking *asking, const struct miraif_follow_up *follow_up,
                                const char *args, int64_t occurrence, int64_t due, bool *ret_added)
{
    char object[MI_FOLLOW_UP_TEXT], key[MI_FOLLOW_UP_TEXT];
    mi_follow_up_object(follow_up, object);
    mi_follow_up_key(follow_up, occurrence, key);
    const struct mi_item item = {.key = key,
                                 .rule = occurrence == 1 ? "follow-up" : "follow-up-again",
                                 .person = follow_up->person,
                                 .cohort = follow_up->cohort,
                                 .object = object,
                                 .args = args,
                                 .due = due,
                                 .expires = due + LETTER_LIFE};
    return mi_outbox_add(asking->store, &item, ret_added, asking->err);
}

static enum miraif_status keep(struct asking *asking, const struct miraif_follow_up *follow_up)
{
    struct miraif_follow_up *list =
        mi_arena_grow(asking->arena, asking->list, asking->count, &asking->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(asking->err);
    asking->list = list;
    list[asking->count] = *follow_up;
    list[asking->count].state = "asked";
    list[asking->count++].asked_at = mi_store_env(asking->store)->now;
    return MIRAIF_OK;
}

static enum miraif_status ask_one(void *context, const struct mi_followed *followed)
{
    struct asking *asking = context;
    struct miraif_follow_up follow_up;
    struct mi_date date;
    const char *args;
    int stage;
    bool asked, reminded;
    if (!mi_stage_on(followed, today(asking->store), &stage) || !mi_stage_date(followed, stage, &date) ||
        morning(date) + LETTER_LIFE <= mi_store_env(asking->store)->now)
        return MIRAIF_OK;
    MI_TRY(mi_follow_up_at(asking->store, followed, stage, asking->arena, &follow_up, asking->err));
    if (follow_up.answered_at != 0 || follow_up.asked_at != 0)
        return MIRAIF_OK;
    struct mi_value *values = mi_value_object(asking->arena);
    put_stage(values, stage);
    MI_TRY(put_words(asking, followed, values));
    MI_TRY(mi_json_write(values, asking->arena, &args, asking->err));
    MI_TRY(queue(asking, &follow_up, args, 1, morning(date), &asked));
    MI_TRY(queue(asking, &follow_up, args, 2, morning(date) + REMINDER, &reminded));
    return asked ? keep(asking, &follow_up) : MIRAIF_OK;
}

static enum miraif_status ask_all(struct asking *asking, int64_t cohort)
{
    if (cohort != 0)
        MI_TRY(mi_cohort_need(asking->store, cohort, asking->err));
    return mi_followed_each(asking->store, cohort, 0, ask_one, asking, asking->err);
}

enum miraif_status miraif_follow_up_ask(struct miraif_store *store, int64_t cohort,
                                        struct miraif_arena *arena, const struct miraif_follow_up **ret_list,
                                        size_t *ret_count, struct miraif_error *err)
{
    struct asking asking = {.store = store, .arena = arena, .err = err};
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, ask_all(&asking, cohort), err));
    *ret_list = asking.list;
    *ret_count = asking.count;
    return MIRAIF_OK;
}
