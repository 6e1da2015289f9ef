/* Asks: opened and widened. How they are answered and closed is in answer.c. */
#include "miraif/ask.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/alumni/letter.h"
#include "flow/alumni/route.h"
#include "miraif/person.h"
#include "store/ask.h"
#include "store/db.h"

struct work {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_ask ask;
};

static enum miraif_status read_again(struct work *work)
{
    return miraif_ask_get(work->store, work->ask.id, work->arena, &work->ask, work->err);
}

/* Ends a write and hands the ask out. */
static enum miraif_status end(struct work *work, enum miraif_status status, struct miraif_ask *ret_ask)
{
    MI_TRY(mi_store_end(work->store, status, work->err));
    *ret_ask = work->ask;
    return MIRAIF_OK;
}

static enum miraif_status exclude_all(struct work *work, const int64_t *exclude, size_t excluded)
{
    struct miraif_person person;
    for (size_t i = 0; i < excluded; i++) {
        MI_TRY(miraif_person_get(work->store, exclude[i], work->arena, &person, work->err));
        MI_TRY(mi_ask_exclude(work->store, work->ask.id, exclude[i], work->err));
    }
    return MIRAIF_OK;
}

static enum miraif_status open_ask(struct work *work, const struct miraif_ask_draft *draft)
{
    struct miraif_person asker;
    int64_t now = mi_store_env(work->store)->now;
    work->ask = (struct miraif_ask){.kind = draft->kind,
                                    .asker = draft->asker,
                                    .text = draft->text,
                                    .themes = draft->themes,
                                    .anyone = draft->anyone,
                                    .opened_at = now,
                                    .due = now + MIRAIF_ASK_CLOCK};
    MI_TRY(miraif_person_get(work->store, draft->asker, work->arena, &asker, work->err));
    MI_TRY(mi_ask_insert(work->store, &work->ask, &work->ask.id, work->err));
    MI_TRY(exclude_all(work, draft->exclude, draft->excluded));
    MI_TRY(read_again(work));
    MI_TRY(mi_ask_step(work->store, &work->ask, MIRAIF_CIRCLE_TEAM, work->arena, work->err));
    return read_again(work);
}

enum miraif_status miraif_ask_open(struct miraif_store *store, const struct miraif_ask_draft *draft,
                                   struct miraif_arena *arena, struct miraif_ask *ret_ask,
                                   struct miraif_error *err)
{
    struct work work = {.store = store, .arena = arena, .err = err};
    if (mi_text_blank(draft->text))
        return mi_fail(err, MIRAIF_REFUSED, "the ask says nothing");
    MI_TRY(mi_store_begin(store, err));
    return end(&work, open_ask(&work, draft), ret_ask);
}

/* The circle of the next step. */
static enum miraif_circle next_circle(const struct miraif_ask *ask)
{
    return ask->circle == MIRAIF_CIRCLE_MANAGER ? ask->circle : (enum miraif_circle)(ask->circle + 1);
}

/* Reads the ask, which must not be closed. */
static enum miraif_status read_open(struct work *work, int64_t id)
{
    MI_TRY(miraif_ask_get(work->store, id, work->arena, &work->ask, work->err));
    if (work->ask.closed_at == 0)
        return MIRAIF_OK;
    return mi_fail(work->err, MIRAIF_REFUSED, "a%lld is closed", (long long)id);
}

static enum miraif_status widen(struct work *work, int64_t id, bool anyone, const int64_t *exclude,
                                size_t excluded)
{
    MI_TRY(read_open(work, id));
    MI_TRY(exclude_all(work, exclude, excluded));
    work->ask.anyone = work->ask.anyone || anyone;
    MI_TRY(mi_ask_step(work->store, &work->ask, next_circle(&work->ask), work->arena, work->err));
    return read_again(work);
}

enum miraif_status miraif_ask_widen(struct miraif_store *store, int64_t id, bool anyone,
                                    const int64_t *exclude, size_t excluded, struct miraif_arena *arena,
                                    struct miraif_ask *ret_ask, struct miraif_error *err)
{
    struct work work = {.store = store, .arena = arena, .err = err};
    MI_TRY(mi_store_begin(store, err));
    return end(&work, widen(&work, id, anyone, exclude, excluded), ret_ask);
}

/* The asks that are due; their ids first, for a walk must not change what it walks through. */
struct due {
    struct work work;
    struct miraif_ask *list;
    size_t count;
    size_t room;
};

static enum miraif_status count_due(void *context, int64_t id)
{
    struct due *due = context;
    (void)id;
    due->room++;
    return MIRAIF_OK;
}

static enum miraif_status take_due(void *context, int64_t id)
{
    struct due *due = context;
    if (due->count < due->room)
        due->list[due->count++].id = id;
    return MIRAIF_OK;
}

static enum miraif_status widen_due(struct due *due)
{
    struct work *work = &due->work;
    int64_t now = mi_store_env(work->store)->now;
    MI_TRY(mi_ask_due_each(work->store, now, count_due, due, work->err));
    due->list = mi_arena_array(work->arena, due->room, sizeof *due->list);
    if (due->list == NULL)
        return mi_no_memory(work->err);
    MI_TRY(mi_ask_due_each(work->store, now, take_due, due, work->err));
    for (size_t i = 0; i < due->count; i++) {
        MI_TRY(widen(work, due->list[i].id, false, NULL, 0));
        due->list[i] = work->ask;
    }
    return MIRAIF_OK;
}

enum miraif_status miraif_ask_widen_due(struct miraif_store *store, struct miraif_arena *arena,
                                        const struct miraif_ask **ret_list, size_t *ret_count,
                                        struct miraif_error *err)
{
    struct due due = {.work = {.store = store, .arena = arena, .err = err}};
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, widen_due(&due), err));
    *ret_list = due.list;
    *ret_count = due.count;
    return MIRAIF_OK;
}
