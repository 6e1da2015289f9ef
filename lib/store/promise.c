/* The tables of the promise. */
#include "store/promise.h"

#include "base/date.h"
#include "base/error.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/walk.h"

enum miraif_status mi_promise_find(struct miraif_store *store, int64_t version, int64_t by,
                                   struct miraif_arena *arena, struct miraif_promise *ret_promise,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(store,
                       "SELECT version, at, text FROM promise WHERE (:version IS NULL OR version = :version)"
                       " AND (:by IS NULL OR at <= :by) ORDER BY version DESC LIMIT 1",
                       &stmt, err));
    mi_bind_id(stmt, ":version", version);
    mi_bind_id(stmt, ":by", by);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    struct miraif_promise promise = {0};
    if (row)
        promise = (struct miraif_promise){mi_column_int(stmt, 0), mi_column_int(stmt, 1),
                                          mi_column_text(stmt, 2, arena)};
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_promise = promise;
    return status;
}

enum miraif_status mi_promise_insert(struct miraif_store *store, const char *text, int64_t *ret_version,
                                     struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "INSERT INTO promise (at, text) VALUES (:at, :text)", &stmt, err));
    mi_bind_int(stmt, ":at", mi_store_env(store)->now);
    mi_bind_text(stmt, ":text", text);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_version = mi_store_last_id(store);
    return MIRAIF_OK;
}

enum miraif_status mi_promise_accept(struct miraif_store *store, int64_t version, int64_t person, int64_t at,
                                     bool *ret_added, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO promise_acceptance (version, person, at) VALUES (:version, :person, :at)"
                       " ON CONFLICT DO NOTHING",
                       &stmt, err));
    mi_bind_int(stmt, ":version", version);
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":at", at);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_added = mi_store_changed(store) > 0;
    return MIRAIF_OK;
}

enum miraif_status mi_promise_accepted(struct miraif_store *store, int64_t person, int64_t *ret_version,
                                       struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(store, "SELECT max(version) FROM promise_acceptance WHERE person = :person", &stmt, err));
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_int(stmt, ret_version, err);
}

struct walk {
    miraif_promiser_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    static const char *const as[] = {"participant", "mentor", "staff", "lecturer"};
    const struct walk *walk = context;
    const struct miraif_promiser promiser = {.person = mi_column_int(stmt, 0),
                                             .name = mi_column_text(stmt, 1, scratch),
                                             .email = mi_column_text(stmt, 2, scratch),
                                             .as = as[mi_column_int(stmt, 3)],
                                             .version = mi_column_int(stmt, 4),
                                             .at = mi_column_int(stmt, 5),
                                             .state = mi_column_text(stmt, 6, scratch)};
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &promiser);
}

/* Of a cohort those who take part, hold a duty, or accompany somebody; of the community everybody who has a
 * role in it. Whoever has left owes nothing. */
enum miraif_status miraif_promise_each(struct miraif_store *store, int64_t cohort, miraif_promiser_fn *each,
                                       void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    char today[MI_DATE_TEXT];
    if (cohort != 0)
        MI_TRY(mi_cohort_need(store, cohort, err));
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), today);
    MI_TRY(mi_stmt_get(
        store,
        "WITH part (person, as_what) AS (SELECT a.person, 0 FROM application a"
        "  WHERE (:cohort IS NULL OR a.cohort = :cohort) AND (a.status = 'accepted' OR (a.status = 'selected'"
        "   AND EXISTS (SELECT 1 FROM run r JOIN team_member m ON m.run = r.id AND m.person = a.person"
        "    WHERE r.cohort = a.cohort AND r.stage = 'form' AND r.state = 'adopted')))"
        " UNION ALL SELECT person, CASE role WHEN 'mentor' THEN 1 WHEN 'staff' THEN 2 ELSE 3 END FROM role"
        "  WHERE :cohort IS NULL"
        " UNION ALL SELECT person, CASE duty WHEN 'mentor' THEN 1 WHEN 'lecturer' THEN 3 ELSE 2 END FROM duty"
        "  WHERE (:cohort IS NULL OR cohort = :cohort) AND from_date <= :today"
        "  AND (until_date IS NULL OR until_date >= :today)"
        " UNION ALL SELECT m.mentor, 1 FROM team_mentor m JOIN run r ON r.id = m.run"
        "  WHERE r.cohort = :cohort AND r.state = 'adopted'"
        " UNION ALL SELECT m.mentor, 1 FROM person_mentor m JOIN run r ON r.id = m.run"
        "  WHERE r.cohort = :cohort AND r.state = 'adopted'),"
        " whole (person, as_what) AS (SELECT person, min(as_what) FROM part GROUP BY person),"
        " last (version) AS (SELECT max(version) FROM promise)"
        " SELECT p.id, p.name, p.email, whole.as_what, a.version, a.at, CASE WHEN a.version = last.version"
        "  THEN 'accepted' WHEN a.version IS NULL THEN 'missing' ELSE 'outdated' END FROM whole, last"
        " JOIN person p ON p.id = whole.person LEFT JOIN promise_acceptance a ON a.person = p.id"
        "  AND a.version = (SELECT max(version) FROM promise_acceptance WHERE person = p.id)"
        " ORDER BY a.version IS last.version, whole.as_what, coalesce(p.kana, p.name), p.name, p.id",
        &stmt, err));
    mi_bind_id(stmt, ":cohort", cohort);
    mi_bind_text(stmt, ":today", today);
    return mi_stmt_walk(stmt, hand_on, &(struct walk){each, context}, err);
}
