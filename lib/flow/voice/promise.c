/* The promise: set, asked for, accepted. */
#include "flow/voice/promise.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "flow/voice/letters.h"
#include "miraif/person.h"
#include "store/db.h"
#include "store/outbox.h"
#include "store/promise.h"
#include "text/diff.h"
#include "text/json_write.h"
#include "text/utf8.h"

enum { LETTER_LIFE = 21 * MI_VOICE_DAY, VERSION_TEXT = 24, CHANGES_MOST = 4 * MIRAIF_PROMISE_MOST };

int64_t mi_voice_polite(int64_t now)
{
    const int64_t hour = 60 * 60;
    int64_t of_day = ((now + MI_TOKYO_OFFSET) % MI_VOICE_DAY + MI_VOICE_DAY) % MI_VOICE_DAY;
    if (of_day < 8 * hour)
        return now - of_day + 8 * hour;
    return of_day < 21 * hour ? now : now - of_day + MI_VOICE_DAY + 8 * hour;
}

enum miraif_status miraif_promise_get(struct miraif_store *store, int64_t version, struct miraif_arena *arena,
                                      struct miraif_promise *ret_promise, struct miraif_error *err)
{
    struct miraif_promise promise;
    MI_TRY(mi_promise_find(store, version, 0, arena, &promise, err));
    if (promise.version == 0 && version != 0)
        return mi_fail(err, MIRAIF_NOT_FOUND, "there is no version %lld of the promise", (long long)version);
    if (promise.version == 0) {
        mi_fail(err, MIRAIF_NOT_FOUND, "there is no promise yet");
        mi_hint(err, "set it with `miraif cohort promise set FILE`");
        return MIRAIF_NOT_FOUND;
    }
    *ret_promise = promise;
    return MIRAIF_OK;
}

enum miraif_status miraif_promise_compare(const struct miraif_promise *before,
                                          const struct miraif_promise *after, struct miraif_arena *arena,
                                          const struct miraif_promise_line **ret_line, size_t *ret_count,
                                          struct miraif_error *err)
{
    const struct mi_diff_line *diff;
    size_t count;
    MI_TRY(mi_text_diff(before->text, after->text, arena, &diff, &count, err));
    struct miraif_promise_line *line = mi_arena_array(arena, count, sizeof *line);
    if (line == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < count; i++)
        line[i] = (struct miraif_promise_line){diff[i].sign, diff[i].text};
    *ret_line = line;
    *ret_count = count;
    return MIRAIF_OK;
}

/* The lines that are new or gone, as a letter shows them; "…" where some between are as they were. */
static enum miraif_status changed_lines(const struct miraif_promise *before,
                                        const struct miraif_promise *after, struct miraif_arena *arena,
                                        const char **ret_text, struct miraif_error *err)
{
    const struct miraif_promise_line *line;
    size_t count;
    bool gap = false;
    struct mi_str str = mi_str_begin(arena, CHANGES_MOST);
    MI_TRY(miraif_promise_compare(before, after, arena, &line, &count, err));
    for (size_t i = 0; i < count; i++) {
        bool changed = line[i].sign != ' ';
        if (changed && gap && str.length > 0)
            mi_str_add(&str, "…\n");
        if (changed && line[i].text[0] != '\0')
            mi_str_addf(&str, "%s %s\n", line[i].sign == '+' ? "＋" : "−", line[i].text);
        gap = !changed && (gap || line[i].text[0] != '\0');
    }
    return mi_str_end(&str, ret_text, err);
}

struct asking {
    struct miraif_store *store;
    const struct miraif_promise *promise;
    bool again;
    int64_t queued;
    struct miraif_arena *arena; /* of one letter */
    struct miraif_error *err;
};

/* The text, or what is new since the version that was accepted. */
static enum miraif_status write_args(struct asking *asking, int64_t accepted, const char **ret_args)
{
    struct miraif_promise before;
    const char *changes;
    struct mi_value *args = mi_value_object(asking->arena);
    mi_putf(args, "version", "%lld", (long long)asking->promise->version);
    if (accepted == 0) {
        mi_put_text(args, "text", asking->promise->text);
    } else {
        MI_TRY(miraif_promise_get(asking->store, accepted, asking->arena, &before, asking->err));
        MI_TRY(changed_lines(&before, asking->promise, asking->arena, &changes, asking->err));
        mi_put_text(args, "changes", changes);
    }
    return mi_json_write(args, asking->arena, ret_args, asking->err);
}

static enum miraif_status ask_one(void *context, const struct miraif_promiser *promiser)
{
    struct asking *asking = context;
    char object[VERSION_TEXT];
    char today[MI_DATE_TEXT];
    int64_t now = mi_store_env(asking->store)->now;
    bool added;
    bool waits = false;
    if (mi_text_is(promiser->state, "accepted"))
        return MIRAIF_OK;
    miraif_arena_reset(asking->arena);
    snprintf(object, sizeof object, "%lld", (long long)asking->promise->version);
    struct mi_item item = {.rule = promiser->version == 0 ? "promise" : "promise-changed",
                           .person = promiser->person,
                           .object = object,
                           .due = mi_voice_polite(now)};
    item.expires = item.due + LETTER_LIFE;
    if (asking->again) {
        const struct mi_item_filter same = {.person = item.person, .object = object, .rule = item.rule};
        MI_TRY(mi_outbox_waits(asking->store, &same, &waits, asking->err));
    }
    if (waits)
        return MIRAIF_OK;
    mi_date_format(mi_date_of_instant(now), today);
    item.key = mi_arena_printf(asking->arena, "promise:%s:p%lld%s%s", object, (long long)promiser->person,
                               asking->again ? ":" : "", asking->again ? today : "");
    if (item.key == NULL)
        return mi_no_memory(asking->err);
    MI_TRY(write_args(asking, promiser->version, &item.args));
    MI_TRY(mi_outbox_add(asking->store, &item, &added, asking->err));
    asking->queued += added;
    return MIRAIF_OK;
}

static enum miraif_status ask_all(struct miraif_store *store, int64_t cohort, bool again,
                                  const struct miraif_promise *promise, int64_t *ret_queued,
                                  struct miraif_error *err)
{
    struct asking asking = {.store = store, .promise = promise, .again = again, .err = err};
    asking.arena = miraif_arena_create();
    if (asking.arena == NULL)
        return mi_no_memory(err);
    enum miraif_status status = miraif_promise_each(store, cohort, ask_one, &asking, err);
    miraif_arena_destroy(asking.arena);
    if (status == MIRAIF_OK)
        *ret_queued = asking.queued;
    return status;
}

static enum miraif_status ask_in_write(struct miraif_store *store, int64_t cohort, bool again,
                                       struct miraif_arena *arena, int64_t *ret_queued,
                                       struct miraif_error *err)
{
    struct miraif_promise promise;
    MI_TRY(miraif_promise_get(store, 0, arena, &promise, err));
    return ask_all(store, cohort, again, &promise, ret_queued, err);
}

enum miraif_status miraif_promise_ask(struct miraif_store *store, int64_t cohort, bool again,
                                      int64_t *ret_queued, struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    if (arena == NULL)
        return mi_no_memory(err);
    enum miraif_status status = mi_store_begin(store, err);
    if (status == MIRAIF_OK)
        status = mi_store_end(store, ask_in_write(store, cohort, again, arena, ret_queued, err), err);
    miraif_arena_destroy(arena);
    return status;
}

/* `text` with LF at the end of its lines, without blanks at either end. */
static enum miraif_status tidy(const char *text, struct miraif_arena *arena, const char **ret_text,
                               struct miraif_error *err)
{
    const char *const *line;
    size_t count, length;
    struct mi_str str = mi_str_begin(arena, MIRAIF_PROMISE_MOST);
    if (!mi_utf8_valid(text, strlen(text)))
        return mi_fail(err, MIRAIF_REFUSED, "the promise is not UTF-8");
    const char *start = mi_utf8_trim(text, &length);
    if (length == 0)
        return mi_fail(err, MIRAIF_REFUSED, "the promise says nothing");
    const char *trimmed = mi_arena_copy(arena, start, length);
    if (trimmed == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_text_lines(trimmed, arena, &line, &count, err));
    if (count > MIRAIF_PROMISE_LINES_MOST)
        return mi_fail(err, MIRAIF_REFUSED, "the promise has more than %d lines", MIRAIF_PROMISE_LINES_MOST);
    for (size_t i = 0; i < count; i++)
        mi_str_addf(&str, "%s%s", i == 0 ? "" : "\n", line[i]);
    return mi_str_end(&str, ret_text, err);
}

static enum miraif_status set_in_write(struct miraif_store *store, const char *text,
                                       struct miraif_arena *arena, struct miraif_promise_set *set,
                                       struct miraif_error *err)
{
    bool old;
    int64_t cancelled, claimed;
    char object[VERSION_TEXT];
    MI_TRY(mi_promise_find(store, 0, 0, arena, &set->promise, err));
    set->repeated = old = set->promise.version != 0;
    if (old && mi_text_is(set->promise.text, text))
        return MIRAIF_OK;
    set->repeated = false;
    snprintf(object, sizeof object, "%lld", (long long)set->promise.version);
    for (int changed = 0; old && changed < 2; changed++)
        MI_TRY(mi_outbox_cancel(
            store,
            &(struct mi_item_filter){.object = object, .rule = changed ? "promise-changed" : "promise"},
            &cancelled, &claimed, err));
    set->promise = (struct miraif_promise){.at = mi_store_env(store)->now, .text = text};
    MI_TRY(mi_promise_insert(store, text, &set->promise.version, err));
    return ask_all(store, 0, false, &set->promise, &set->queued, err);
}

enum miraif_status miraif_promise_set(struct miraif_store *store, const char *text,
                                      struct miraif_arena *arena, struct miraif_promise_set *ret_set,
                                      struct miraif_error *err)
{
    struct miraif_promise_set set = {0};
    MI_TRY(tidy(text, arena, &text, err));
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, set_in_write(store, text, arena, &set, err), err));
    *ret_set = set;
    return MIRAIF_OK;
}

enum miraif_status mi_promise_take(struct miraif_store *store, int64_t version, int64_t person, int64_t at,
                                   bool *ret_added, struct miraif_error *err)
{
    static const char *const rules[] = {"promise", "promise-changed"};
    char object[VERSION_TEXT];
    int64_t cancelled, claimed;
    snprintf(object, sizeof object, "%lld", (long long)version);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const struct mi_item_filter filter = {.person = person, .object = object, .rule = rules[i]};
        MI_TRY(mi_outbox_cancel(store, &filter, &cancelled, &claimed, err));
    }
    return mi_promise_accept(store, version, person, at, ret_added, err);
}

static enum miraif_status accept_in_write(struct miraif_store *store, const char *reference, int64_t version,
                                          int64_t at, struct miraif_arena *arena,
                                          struct miraif_promiser *promiser, bool *ret_repeated,
                                          struct miraif_error *err)
{
    struct miraif_person person;
    struct miraif_promise promise, last;
    bool added;
    MI_TRY(miraif_person_find(store, reference, arena, &person, err));
    MI_TRY(miraif_promise_get(store, version, arena, &promise, err));
    MI_TRY(miraif_promise_get(store, 0, arena, &last, err));
    MI_TRY(mi_promise_take(store, promise.version, person.id, at, &added, err));
    *ret_repeated = !added;
    *promiser = (struct miraif_promiser){.person = person.id,
                                         .name = person.name,
                                         .email = person.email,
                                         .version = promise.version,
                                         .at = at,
                                         .state = promise.version == last.version ? "accepted" : "outdated"};
    return MIRAIF_OK;
}

enum miraif_status miraif_promise_accept(struct miraif_store *store, const char *reference, int64_t version,
                                         int64_t at, struct miraif_arena *arena,
                                         struct miraif_promiser *ret_promiser, bool *ret_repeated,
                                         struct miraif_error *err)
{
    struct miraif_promiser promiser;
    bool repeated = false;
    int64_t now = mi_store_env(store)->now;
    if (at == INT64_MIN)
        at = now;
    if (at > now)
        return mi_fail(err, MIRAIF_REFUSED, "nobody accepts at a time to come");
    MI_TRY(mi_store_begin(store, err));
    enum miraif_status status =
        accept_in_write(store, reference, version, at, arena, &promiser, &repeated, err);
    MI_TRY(mi_store_end(store, status, err));
    *ret_promiser = promiser;
    *ret_repeated = repeated;
    return MIRAIF_OK;
}
