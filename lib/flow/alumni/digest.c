/* The digest: what happened in the community since a day. */
#include "miraif/digest.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/alumni/digest_reader.h"
#include "miraif/alumni.h"
#include "miraif/session.h"
#include "miraif/update.h"
#include "render/digest.h"
#include "store/db.h"

enum { PART_ASKS, PART_ANSWERED, PART_UPDATES, PART_GRADUATES, PART_SESSIONS, PARTS };
enum { DAY = 24 * 60 * 60, LINE_MOST = 4000, NAMES_MOST = 1 << 20 };

struct list {
    struct mi_digest_entry *entry;
    size_t count;
    size_t room;
};

struct gathering {
    struct miraif_store *store;
    const struct miraif_env *env;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_readers readers;
    int64_t since;
    const char *since_day;
    struct list part[PARTS];
    struct mi_str names; /* of new graduates */
    int64_t graduates;
    int64_t held_back;
};

static const char *say(const struct gathering *gathering, const char *msgid)
{
    return mi_translate(gathering->env, msgid);
}

/* Adds an entry; what could not be made of it is memory that is not there. */
static enum miraif_status add(struct gathering *gathering, int part, const char *head, const char *text,
                              const char *const *quote, size_t quotes)
{
    struct list *list = &gathering->part[part];
    struct mi_digest_entry *larger =
        mi_arena_grow(gathering->arena, list->entry, list->count, &list->room, sizeof *larger);
    const char *copy = mi_arena_text(gathering->arena, text);
    if (larger == NULL || head == NULL || (text != NULL && copy == NULL))
        return mi_no_memory(gathering->err);
    list->entry = larger;
    larger[list->count++] = (struct mi_digest_entry){head, copy, quote, quotes};
    return MIRAIF_OK;
}

/* The answers that may be quoted and, last, what came of the ask. */
static enum miraif_status add_answered(struct gathering *gathering, const struct miraif_ask *ask)
{
    size_t quotes = 0;
    const char **quote = mi_arena_array(gathering->arena, ask->answers + 1, sizeof *quote);
    if (quote == NULL)
        return mi_no_memory(gathering->err);
    for (size_t i = 0; i < ask->answers; i++)
        if (ask->answer[i].digest && ask->answer[i].text != NULL)
            quote[quotes++] =
                mi_arena_printf(gathering->arena, "%s: %s", ask->answer[i].name, ask->answer[i].text);
    if (ask->outcome != NULL)
        quote[quotes++] =
            mi_arena_printf(gathering->arena, say(gathering, N_("What came of it: %s")), ask->outcome);
    for (size_t i = 0; i < quotes; i++)
        if (quote[i] == NULL)
            return mi_no_memory(gathering->err);
    const char *head = mi_arena_printf(gathering->arena, say(gathering, N_("%s · answers: %zu")),
                                       ask->asker_name, ask->answers);
    return add(gathering, PART_ANSWERED, head, ask->text, quote, quotes);
}

static bool is_recent(const struct gathering *gathering, const struct miraif_ask *ask)
{
    if (ask->closed_at >= gathering->since)
        return true;
    for (size_t i = 0; i < ask->answers; i++)
        if (ask->answer[i].at >= gathering->since)
            return true;
    return false;
}

static enum miraif_status take_ask(void *context, const struct miraif_ask *ask)
{
    struct gathering *gathering = context;
    bool barred;
    bool open = ask->closed_at == 0 && ask->answers == 0;
    if ((!open && !is_recent(gathering, ask)) || mi_text_is(ask->text, "—"))
        return MIRAIF_OK;
    MI_TRY(mi_readers_bar_ask(&gathering->readers, ask, &barred));
    gathering->held_back += barred;
    if (barred)
        return MIRAIF_OK;
    return open ? add(gathering, PART_ASKS,
                      mi_arena_printf(gathering->arena, "%s (a%lld)", ask->asker_name, (long long)ask->id),
                      ask->text, NULL, 0)
                : add_answered(gathering, ask);
}

static enum miraif_status take_update(void *context, const struct miraif_update *update)
{
    struct gathering *gathering = context;
    bool barred;
    MI_TRY(mi_readers_bar_person(&gathering->readers, update->person, &barred));
    gathering->held_back += barred;
    return barred ? MIRAIF_OK
                  : add(gathering, PART_UPDATES, mi_arena_text(gathering->arena, update->name), update->text,
                        NULL, 0);
}

static enum miraif_status take_graduate(void *context, const struct miraif_graduate *graduate)
{
    struct gathering *gathering = context;
    char today[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(gathering->env->now), today);
    if (strcmp(graduate->date, gathering->since_day) < 0 || strcmp(graduate->date, today) > 0)
        return MIRAIF_OK;
    mi_str_addf(&gathering->names, "%s%s", gathering->graduates++ == 0 ? "" : say(gathering, N_(", ")),
                graduate->person.name);
    return MIRAIF_OK;
}

/* All of them are one entry. */
static enum miraif_status add_graduates(struct gathering *gathering)
{
    const char *names;
    MI_TRY(miraif_graduate_each(gathering->store, 0, take_graduate, gathering, gathering->err));
    if (gathering->graduates == 0)
        return MIRAIF_OK;
    MI_TRY(mi_str_end(&gathering->names, &names, gathering->err));
    const char *head = mi_arena_printf(gathering->arena, say(gathering, N_("new graduates: %lld")),
                                       (long long)gathering->graduates);
    return add(gathering, PART_GRADUATES, head, names, NULL, 0);
}

static enum miraif_status take_session(void *context, const struct miraif_session *session)
{
    struct gathering *gathering = context;
    struct mi_str when = mi_str_begin(gathering->arena, LINE_MOST);
    const char *head;
    mi_str_add(&when, session->date);
    if (session->starts_at != 0) {
        int64_t minutes = (session->starts_at + MI_TOKYO_OFFSET) % DAY / 60;
        mi_str_addf(&when, " %02lld:%02lld", (long long)(minutes / 60), (long long)(minutes % 60));
    }
    if (session->place != NULL)
        mi_str_addf(&when, " · %s", session->place);
    MI_TRY(mi_str_end(&when, &head, gathering->err));
    return add(gathering, PART_SESSIONS, head, session->title, NULL, 0);
}

static enum miraif_status gather(struct gathering *gathering)
{
    struct miraif_store *store = gathering->store;
    char today[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(gathering->env->now), today);
    const struct miraif_update_filter updates = {.since = gathering->since, .digest = true};
    const struct miraif_session_filter sessions = {
        .kind = "community", .from = today, .no_drafts = true, .no_cancelled = true};
    MI_TRY(miraif_ask_each(store, MIRAIF_ASKS_ALL, take_ask, gathering, gathering->err));
    MI_TRY(miraif_update_each(store, &updates, take_update, gathering, gathering->err));
    MI_TRY(add_graduates(gathering));
    return miraif_session_each(store, &sessions, take_session, gathering, gathering->err);
}

static enum miraif_status render(struct gathering *gathering, bool text, const char **ret_document)
{
    static const char *const titles[PARTS] = {N_("Asks that wait for an answer"),
                                              N_("Asks that were answered"), N_("What is new"),
                                              N_("New graduates"), N_("Sessions of the community")};
    struct mi_digest_part part[PARTS];
    for (int i = 0; i < PARTS; i++)
        part[i] = (struct mi_digest_part){say(gathering, titles[i]), gathering->part[i].entry,
                                          gathering->part[i].count};
    const struct mi_digest_page page = {
        .title = say(gathering, N_("News from the alumni")),
        .lead = mi_arena_printf(gathering->arena, say(gathering, N_("since %s")), gathering->since_day),
        .nothing = say(gathering, N_("Nothing happened that is to be told.")),
        .part = part,
        .parts = PARTS};
    if (page.lead == NULL)
        return mi_no_memory(gathering->err);
    return text
               ? mi_render_digest_text(&page, gathering->arena, ret_document, gathering->err)
               : mi_render_digest_html(&page, gathering->env, gathering->arena, ret_document, gathering->err);
}

/* The same day of the month before, or the last of a shorter one. */
static struct mi_date month_before(struct mi_date day)
{
    struct mi_date before = {day.month == 1 ? day.year - 1 : day.year, day.month == 1 ? 12 : day.month - 1,
                             day.day};
    while (!mi_date_exists(before))
        before.day--;
    return before;
}

static enum miraif_status read_since(struct gathering *gathering, const char *since)
{
    struct mi_date today = mi_date_of_instant(gathering->env->now);
    struct mi_date day = month_before(today);
    char text[MI_DATE_TEXT];
    if (since != NULL && (!mi_date_parse(since, &day) || mi_date_to_days(day) > mi_date_to_days(today)))
        return mi_fail(gathering->err, MIRAIF_USAGE, "“%s” is no day that has come", since);
    mi_date_format(day, text);
    gathering->since = mi_date_to_days(day) * DAY - MI_TOKYO_OFFSET;
    gathering->since_day = mi_arena_text(gathering->arena, text);
    return gathering->since_day == NULL ? mi_no_memory(gathering->err) : MIRAIF_OK;
}

enum miraif_status miraif_digest_render(struct miraif_store *store,
                                        const struct miraif_digest_options *options,
                                        struct miraif_arena *arena, struct miraif_digest *ret_digest,
                                        struct miraif_error *err)
{
    struct gathering gathering = {.store = store, .env = mi_store_env(store), .arena = arena, .err = err};
    const char *document = NULL;
    gathering.names = mi_str_begin(arena, NAMES_MOST);
    MI_TRY(read_since(&gathering, options->since));
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = mi_readers_read(store, options->audience, arena, &gathering.readers, err);
    if (status == MIRAIF_OK)
        status = gather(&gathering);
    mi_store_end_read(store);
    if (status == MIRAIF_OK)
        status = render(&gathering, options->text, &document);
    if (status == MIRAIF_OK)
        *ret_digest = (struct miraif_digest){.document = document,
                                             .asks = (int64_t)gathering.part[PART_ASKS].count,
                                             .answered = (int64_t)gathering.part[PART_ANSWERED].count,
                                             .updates = (int64_t)gathering.part[PART_UPDATES].count,
                                             .graduates = gathering.graduates,
                                             .sessions = (int64_t)gathering.part[PART_SESSIONS].count,
                                             .held_back = gathering.held_back};
    return status;
}
