/* The tables of asks. Who could be asked is in ask_people.c. */
#include "store/ask.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "store/db.h"
#include "store/walk.h"

static const char *const kinds[] = {
#define KIND_CODE(name, code) code,
    MIRAIF_ASK_KIND_LIST(KIND_CODE)
#undef KIND_CODE
};
static const char *const circles[] = {
#define CIRCLE_CODE(name, code) code,
    MIRAIF_CIRCLE_LIST(CIRCLE_CODE)
#undef CIRCLE_CODE
};

const char *miraif_ask_kind_code(enum miraif_ask_kind kind)
{
    return kinds[kind];
}

const char *miraif_circle_code(enum miraif_circle circle)
{
    return circles[circle];
}

const char *miraif_ask_state(const struct miraif_ask *ask)
{
    return ask->closed_at != 0 ? "closed" : ask->answered_at != 0 ? "answered" : "open";
}

/* The place of a code in its list; the table's CHECK knows the same ones. */
static int place_of(const char *const *codes, int count, const char *code)
{
    for (int i = 0; i < count; i++)
        if (mi_text_is(codes[i], code))
            return i;
    return 0;
}

enum miraif_status mi_ask_insert(struct miraif_store *store, const struct miraif_ask *ask, int64_t *ret_id,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(store,
                    "INSERT INTO ask (asker, kind, text, themes, anyone, opened_at, due, circle, reminders)"
                    " VALUES (:asker, :kind, :text, :themes, :anyone, :opened_at, :due, :circle,"
                    " :reminders)",
                    &stmt, err));
    mi_bind_int(stmt, ":asker", ask->asker);
    mi_bind_text(stmt, ":kind", kinds[ask->kind]);
    mi_bind_text(stmt, ":text", ask->text);
    mi_bind_text(stmt, ":themes", ask->themes);
    mi_bind_int(stmt, ":anyone", ask->anyone);
    mi_bind_int(stmt, ":opened_at", ask->opened_at);
    mi_bind_int(stmt, ":due", ask->due);
    mi_bind_text(stmt, ":circle", circles[ask->circle]);
    mi_bind_int(stmt, ":reminders", ask->reminders);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_id = mi_store_last_id(store);
    return MIRAIF_OK;
}

enum miraif_status mi_ask_update(struct miraif_store *store, const struct miraif_ask *ask,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE ask SET anyone = :anyone, due = :due, circle = :circle,"
                       " reminders = :reminders, closed_at = :closed_at, outcome = :outcome WHERE id = :id",
                       &stmt, err));
    mi_bind_int(stmt, ":id", ask->id);
    mi_bind_int(stmt, ":anyone", ask->anyone);
    mi_bind_int(stmt, ":due", ask->due);
    mi_bind_text(stmt, ":circle", circles[ask->circle]);
    mi_bind_int(stmt, ":reminders", ask->reminders);
    mi_bind_id(stmt, ":closed_at", ask->closed_at);
    mi_bind_text(stmt, ":outcome", ask->outcome);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_ask_exclude(struct miraif_store *store, int64_t ask, int64_t person,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO ask_exclusion (ask, person) VALUES (:ask, :person)"
                       " ON CONFLICT (ask, person) DO NOTHING",
                       &stmt, err));
    mi_bind_int(stmt, ":ask", ask);
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_ask_excludes(struct miraif_store *store, int64_t ask, int64_t person,
                                   bool *ret_excludes, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t found;
    MI_TRY(mi_stmt_get(store, "SELECT count(*) FROM ask_exclusion WHERE ask = :ask AND person = :person",
                       &stmt, err));
    mi_bind_int(stmt, ":ask", ask);
    mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_int(stmt, &found, err));
    *ret_excludes = found > 0;
    return MIRAIF_OK;
}

static enum miraif_status insert_reason(struct miraif_store *store, int64_t ask, int64_t person,
                                        int64_t position, const struct miraif_ask_reason *reason,
                                        struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO ask_reason (ask, person, position, code, points, text)"
                       " VALUES (:ask, :person, :position, :code, :points, :text)",
                       &stmt, err));
    mi_bind_int(stmt, ":ask", ask);
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":position", position);
    mi_bind_text(stmt, ":code", reason->code);
    mi_bind_int(stmt, ":points", reason->points);
    mi_bind_text(stmt, ":text", reason->text);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_ask_route_insert(struct miraif_store *store, int64_t ask,
                                       const struct miraif_ask_route *route, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO ask_route (ask, person, circle, at, score)"
                       " VALUES (:ask, :person, :circle, :at, :score)",
                       &stmt, err));
    mi_bind_int(stmt, ":ask", ask);
    mi_bind_int(stmt, ":person", route->person);
    mi_bind_text(stmt, ":circle", circles[route->circle]);
    mi_bind_int(stmt, ":at", route->at);
    mi_bind_int(stmt, ":score", route->score);
    MI_TRY(mi_stmt_run(stmt, err));
    for (size_t i = 0; i < route->reasons; i++)
        MI_TRY(insert_reason(store, ask, route->person, (int64_t)i + 1, &route->reason[i], err));
    return MIRAIF_OK;
}

enum miraif_status mi_ask_answer_insert(struct miraif_store *store, int64_t ask,
                                        const struct miraif_ask_answer *answer, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO ask_answer (ask, number, person, at, channel, text, digest)"
                       " VALUES (:ask, :number, :person, :at, :channel, :text, :digest)",
                       &stmt, err));
    mi_bind_int(stmt, ":ask", ask);
    mi_bind_int(stmt, ":number", answer->number);
    mi_bind_int(stmt, ":person", answer->person);
    mi_bind_int(stmt, ":at", answer->at);
    mi_bind_text(stmt, ":channel", answer->channel);
    mi_bind_text(stmt, ":text", answer->text);
    mi_bind_int(stmt, ":digest", answer->digest);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_ask_answer_consent(struct miraif_store *store, int64_t ask, int64_t number, bool digest,
                                         struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "UPDATE ask_answer SET digest = :digest WHERE ask = :ask AND number = :number",
                       &stmt, err));
    mi_bind_int(stmt, ":ask", ask);
    mi_bind_int(stmt, ":number", number);
    mi_bind_int(stmt, ":digest", digest);
    return mi_stmt_run(stmt, err);
}

struct due_walk {
    mi_ask_id_fn *each;
    void *context;
};

static enum miraif_status hand_on_id(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                     struct miraif_error *err)
{
    const struct due_walk *walk = context;
    (void)scratch;
    (void)err;
    return walk->each(walk->context, mi_column_int(stmt, 0));
}

enum miraif_status mi_ask_due_each(struct miraif_store *store, int64_t now, mi_ask_id_fn *each, void *context,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT id FROM ask WHERE closed_at IS NULL AND due <= :now"
                       " AND NOT EXISTS (SELECT 1 FROM ask_answer WHERE ask = ask.id) ORDER BY id",
                       &stmt, err));
    mi_bind_int(stmt, ":now", now);
    return mi_stmt_walk(stmt, hand_on_id, &(struct due_walk){each, context}, err);
}

/* A list that is filled from rows whose number was counted before. */
struct filling {
    struct miraif_arena *arena;
    struct miraif_ask_reason *reason;
    struct miraif_ask_route *route;
    struct miraif_ask_answer *answer;
    size_t count;
};

static enum miraif_status count_rows(struct miraif_store *store, const char *sql, int64_t ask, int64_t person,
                                     size_t *ret_count, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t count;
    MI_TRY(mi_stmt_get(store, sql, &stmt, err));
    mi_bind_int(stmt, ":ask", ask);
    if (person != 0)
        mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_int(stmt, &count, err));
    *ret_count = (size_t)count;
    return MIRAIF_OK;
}

static enum miraif_status take_reason(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                      struct miraif_error *err)
{
    struct filling *filling = context;
    (void)scratch;
    filling->reason[filling->count++] =
        (struct miraif_ask_reason){.code = mi_column_text(stmt, 0, filling->arena),
                                   .points = mi_column_int(stmt, 1),
                                   .text = mi_column_text(stmt, 2, filling->arena)};
    return mi_stmt_columns(stmt, err);
}

static enum miraif_status read_reasons(struct miraif_store *store, int64_t ask,
                                       struct miraif_ask_route *route, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    struct mi_stmt *stmt;
    size_t count;
    MI_TRY(count_rows(store, "SELECT count(*) FROM ask_reason WHERE ask = :ask AND person = :person", ask,
                      route->person, &count, err));
    struct filling filling = {.arena = arena, .reason = mi_arena_array(arena, count, sizeof *filling.reason)};
    if (filling.reason == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_stmt_get(store,
                       "SELECT code, points, text FROM ask_reason WHERE ask = :ask AND person = :person"
                       " ORDER BY position",
                       &stmt, err));
    mi_bind_int(stmt, ":ask", ask);
    mi_bind_int(stmt, ":person", route->person);
    MI_TRY(mi_stmt_walk(stmt, take_reason, &filling, err));
    route->reason = filling.reason;
    route->reasons = filling.count;
    return MIRAIF_OK;
}

static enum miraif_status take_route(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                     struct miraif_error *err)
{
    struct filling *filling = context;
    const char *circle = mi_column_text(stmt, 3, scratch);
    filling->route[filling->count++] =
        (struct miraif_ask_route){.person = mi_column_int(stmt, 0),
                                  .name = mi_column_text(stmt, 1, filling->arena),
                                  .email = mi_column_text(stmt, 2, filling->arena),
                                  .circle = (enum miraif_circle)place_of(circles, MIRAIF_CIRCLES, circle),
                                  .at = mi_column_int(stmt, 4),
                                  .score = mi_column_int(stmt, 5)};
    return mi_stmt_columns(stmt, err);
}

static enum miraif_status read_routes(struct miraif_store *store, struct miraif_ask *ask,
                                      struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    size_t count;
    MI_TRY(count_rows(store, "SELECT count(*) FROM ask_route WHERE ask = :ask", ask->id, 0, &count, err));
    struct filling filling = {.arena = arena, .route = mi_arena_array(arena, count, sizeof *filling.route)};
    if (filling.route == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_stmt_get(store,
                       "SELECT r.person, p.name, p.email, r.circle, r.at, r.score FROM ask_route r"
                       " JOIN person p ON p.id = r.person WHERE r.ask = :ask"
                       " ORDER BY r.at, r.score DESC, p.email_key",
                       &stmt, err));
    mi_bind_int(stmt, ":ask", ask->id);
    MI_TRY(mi_stmt_walk(stmt, take_route, &filling, err));
    for (size_t i = 0; i < filling.count; i++)
        MI_TRY(read_reasons(store, ask->id, &filling.route[i], arena, err));
    ask->route = filling.route;
    ask->routes = filling.count;
    return MIRAIF_OK;
}

static enum miraif_status take_answer(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                      struct miraif_error *err)
{
    struct filling *filling = context;
    (void)scratch;
    filling->answer[filling->count++] =
        (struct miraif_ask_answer){.number = mi_column_int(stmt, 0),
                                   .person = mi_column_int(stmt, 1),
                                   .name = mi_column_text(stmt, 2, filling->arena),
                                   .email = mi_column_text(stmt, 3, filling->arena),
                                   .at = mi_column_int(stmt, 4),
                                   .channel = mi_column_text(stmt, 5, filling->arena),
                                   .text = mi_column_text(stmt, 6, filling->arena),
                                   .digest = mi_column_int(stmt, 7) != 0};
    return mi_stmt_columns(stmt, err);
}

static enum miraif_status read_answers(struct miraif_store *store, struct miraif_ask *ask,
                                       struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    size_t count;
    MI_TRY(count_rows(store, "SELECT count(*) FROM ask_answer WHERE ask = :ask", ask->id, 0, &count, err));
    struct filling filling = {.arena = arena, .answer = mi_arena_array(arena, count, sizeof *filling.answer)};
    if (filling.answer == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_stmt_get(store,
                       "SELECT n.number, n.person, p.name, p.email, n.at, n.channel, n.text, n.digest"
                       " FROM ask_answer n JOIN person p ON p.id = n.person WHERE n.ask = :ask"
                       " ORDER BY n.at, n.number",
                       &stmt, err));
    mi_bind_int(stmt, ":ask", ask->id);
    MI_TRY(mi_stmt_walk(stmt, take_answer, &filling, err));
    ask->answer = filling.answer;
    ask->answers = filling.count;
    ask->answered_at = filling.count > 0 ? filling.answer[0].at : 0;
    return MIRAIF_OK;
}

/* With the community manager of today, or the founder where nobody holds the duty: not who asks, where there
 * is another; of a cohort of the asker's rather than of another, of a later one rather than of an earlier. */
#define ASK_SELECT                                                                                           \
    "SELECT a.id, a.kind, a.asker, p.name, p.email, a.text, a.themes, a.anyone, a.opened_at, a.due,"         \
    " a.circle, a.reminders, a.closed_at, a.outcome, o.id, o.name FROM ask a"                                \
    " JOIN person p ON p.id = a.asker LEFT JOIN person o ON o.id = (SELECT d.person FROM duty d"             \
    " LEFT JOIN application c ON c.cohort = d.cohort AND c.person = a.asker"                                 \
    " LEFT JOIN person s ON s.id = d.person AND s.id = a.asker WHERE d.duty IN ('community-manager', "       \
    "'founder') AND d.from_date <= :today"                                                                   \
    " AND (d.until_date IS NULL OR d.until_date >= :today)"                                                  \
    " ORDER BY s.id IS NOT NULL, d.duty = 'founder', c.person IS NULL, d.cohort DESC, d.from_date DESC,"     \
    " d.id DESC LIMIT 1)"

static enum miraif_status ask_of_row(struct miraif_store *store, struct mi_stmt *stmt,
                                     struct miraif_arena *arena, struct miraif_ask *ret_ask,
                                     struct miraif_error *err)
{
    const char *kind = mi_column_text(stmt, 1, arena);
    const char *circle = mi_column_text(stmt, 10, arena);
    struct miraif_ask ask = {
        .id = mi_column_int(stmt, 0),
        .kind = (enum miraif_ask_kind)place_of(kinds, MIRAIF_ASK_KINDS, kind),
        .asker = mi_column_int(stmt, 2),
        .asker_name = mi_column_text(stmt, 3, arena),
        .asker_email = mi_column_text(stmt, 4, arena),
        .text = mi_column_text(stmt, 5, arena),
        .themes = mi_column_text(stmt, 6, arena),
        .anyone = mi_column_int(stmt, 7) != 0,
        .opened_at = mi_column_int(stmt, 8),
        .due = mi_column_int(stmt, 9),
        .circle = (enum miraif_circle)place_of(circles, MIRAIF_CIRCLES, circle),
        .reminders = mi_column_int(stmt, 11),
        .closed_at = mi_column_int(stmt, 12),
        .outcome = mi_column_text(stmt, 13, arena),
        .owner = mi_column_int(stmt, 14),
        .owner_name = mi_column_text(stmt, 15, arena),
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    MI_TRY(read_routes(store, &ask, arena, err));
    MI_TRY(read_answers(store, &ask, arena, err));
    *ret_ask = ask;
    return MIRAIF_OK;
}

enum miraif_status miraif_ask_get(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                  struct miraif_ask *ret_ask, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    char today[MI_DATE_TEXT];
    bool found;
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), today);
    MI_TRY(mi_stmt_get(store, ASK_SELECT " WHERE a.id = :id", &stmt, err));
    mi_bind_int(stmt, ":id", id);
    mi_bind_text(stmt, ":today", today);
    MI_TRY(mi_stmt_step(stmt, &found, err));
    enum miraif_status status = found ? ask_of_row(store, stmt, arena, ret_ask, err) : MIRAIF_NOT_FOUND;
    mi_stmt_reset(stmt);
    if (found)
        return status;
    mi_fail(err, MIRAIF_NOT_FOUND, "there is no ask a%lld", (long long)id);
    mi_hint(err, "miraif alumni asks lists those that there are");
    return MIRAIF_NOT_FOUND;
}

struct ask_walk {
    struct miraif_store *store;
    miraif_ask_fn *each;
    void *context;
};

static enum miraif_status hand_on_ask(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                      struct miraif_error *err)
{
    const struct ask_walk *walk = context;
    struct miraif_ask ask = {0};
    MI_TRY(ask_of_row(walk->store, stmt, scratch, &ask, err));
    return walk->each(walk->context, &ask);
}

enum miraif_status miraif_ask_each(struct miraif_store *store, enum miraif_ask_filter filter,
                                   miraif_ask_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    char today[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), today);
    MI_TRY(mi_stmt_get(store,
                       ASK_SELECT " WHERE (:filter = 0 OR a.closed_at IS NULL) AND (:filter < 2"
                                  " OR NOT EXISTS (SELECT 1 FROM ask_answer n WHERE n.ask = a.id))"
                                  " ORDER BY a.id",
                       &stmt, err));
    mi_bind_int(stmt, ":filter", filter);
    mi_bind_text(stmt, ":today", today);
    return mi_stmt_walk(stmt, hand_on_ask, &(struct ask_walk){store, each, context}, err);
}
