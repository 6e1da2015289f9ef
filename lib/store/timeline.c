/* What happened to a person, from all tables that know. */
#include "store/timeline.h"

#include "base/error.h"
#include "store/db.h"
#include "store/person.h"
#include "store/walk.h"

struct event_walk {
    mi_event_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct event_walk *walk = context;
    struct miraif_event event = {.at = mi_column_int(stmt, 0),
                                 .what = mi_column_text(stmt, 1, scratch),
                                 .about = mi_column_text(stmt, 2, scratch),
                                 .with = mi_column_text(stmt, 3, scratch),
                                 .detail = mi_column_text(stmt, 4, scratch),
                                 .text = mi_column_text(stmt, 5, scratch)};
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &event);
}

/* Seconds at which a day begins in Tokyo. */
#define DAWN(date) "(CAST(strftime('%s', " date ") AS INTEGER) - 32400)"

/* Each part: at, what, about, with, detail, text. Among what happened at once the parts are in the order of a
 * programme. */
#define EVENTS                                                                                               \
    "SELECT a.applied_at AS at, 'applied' AS what, a.cohort || '' AS about, NULL AS other,"                  \
    " NULL AS detail, f.concern AS text, 1 AS place FROM application a JOIN profile f ON f.id = a.profile"   \
    " WHERE a.person = :person"                                                                              \
    " UNION ALL SELECT coalesce(s.starts_at, " DAWN(                                                         \
        "s.date") "), CASE WHEN s.mentee = :person"                                                          \
                  " THEN 'mentee' ELSE 'session' END, s.id, NULL, n.status, s.title, 2 FROM attendance n"    \
                  " JOIN session s ON s.id = n.session WHERE n.person = :person"                             \
                  " UNION ALL SELECT sealed_at, 'vision', cohort || '', NULL, NULL, coalesce(text, file), "  \
                  "3 FROM vision"                                                                            \
                  " WHERE person = :person"                                                                  \
                  " UNION ALL SELECT " DAWN(                                                                 \
                      "date") ", 'graduated', cohort || '', NULL, NULL, NULL, 4 FROM graduation"             \
                              " WHERE person = :person"                                                      \
                              " UNION ALL SELECT at, 'follow-up', stage, NULL, worry, CASE WHEN "            \
                              "satisfaction IS NULL"                                                         \
                              " THEN comment ELSE satisfaction || '/5' || coalesce(' ' || comment, '') "     \
                              "END, 5 FROM follow_up"                                                        \
                              " WHERE person = :person"                                                      \
                              " UNION ALL SELECT at, 'update', kind, NULL, NULL, text, 6 FROM news WHERE "   \
                              "person = :person"                                                             \
                              " UNION ALL SELECT opened_at, 'ask', 'a' || id, NULL, NULL, text, 7 FROM "   \
                              "ask WHERE asker = :person"                                                    \
                              " UNION ALL SELECT n.at, 'heard', 'a' || n.ask, p.name, NULL, "                \
                              "coalesce(n.text, n.channel), 8"                                               \
                              " FROM ask_answer n JOIN ask a ON a.id = n.ask JOIN person p ON p.id = "       \
                              "n.person"                                                                     \
                              " WHERE a.asker = :person"                                                     \
                              " UNION ALL SELECT closed_at, 'outcome', 'a' || id, NULL, NULL, outcome, 9 "   \
                              "FROM ask"                                                                     \
                              " WHERE asker = :person AND closed_at IS NOT NULL"                             \
                              " UNION ALL SELECT n.at, 'helped', 'a' || n.ask, p.name, NULL, "             \
                              "coalesce(n.text, n.channel), 10"                                              \
                              " FROM ask_answer n JOIN ask a ON a.id = n.ask JOIN person p ON p.id = "       \
                              "a.asker"                                                                      \
                              " WHERE n.person = :person"                                                    \
                              " UNION ALL SELECT max(t.low_at, t.high_at), 'tie', t.kind, p.name, NULL, "    \
                              "NULL, 11 FROM tie t"                                                          \
                              " JOIN person p ON p.id = t.low + t.high - :person WHERE :person IN (t.low, "  \
                              "t.high)"                                                                      \
                              " AND t.low_at IS NOT NULL AND t.high_at IS NOT NULL AND t.denied_by IS NULL"

enum miraif_status mi_event_each(struct miraif_store *store, int64_t person, mi_event_fn *each, void *context,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT at, what, about, other, detail, text FROM (" EVENTS ")"
                       " ORDER BY at, place, about, other, text",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_walk(stmt, hand_on, &(struct event_walk){each, context}, err);
}

enum miraif_status mi_application_first(struct miraif_store *store, int64_t person,
                                        struct miraif_arena *arena, struct miraif_profile *ret_profile,
                                        int64_t *ret_at, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    struct miraif_profile profile = {0};
    int64_t at = 0;
    bool row;
    MI_TRY(mi_stmt_get(store,
                       "SELECT a.applied_at, " MI_PROFILE_COLUMNS " FROM application a"
                       " JOIN profile f ON f.id = a.profile WHERE a.person = :person"
                       " ORDER BY a.applied_at, a.cohort LIMIT 1",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (row) {
        at = mi_column_int(stmt, 0);
        profile = mi_profile_of_row(stmt, 1, arena);
    }
    enum miraif_status status = row ? mi_stmt_columns(stmt, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    if (status != MIRAIF_OK)
        return status;
    *ret_profile = profile;
    *ret_at = at;
    return MIRAIF_OK;
}
