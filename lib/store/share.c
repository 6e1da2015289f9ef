/* The table of shares. */
#include "store/share.h"

#include "base/date.h"
#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"

static void today(const struct miraif_store *store, char text[MI_DATE_TEXT])
{
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), text);
}

enum miraif_status mi_share_put(struct miraif_store *store, int64_t person, const char *field,
                                const char *audience, const char *until, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO share (person, field, audience, since, until, who)"
                       " VALUES (:person, :field, :audience, :since, :until, :who)"
                       " ON CONFLICT (person, field, audience) DO UPDATE SET since = :since, until = :until,"
                       " who = :who WHERE until IS NOT :until",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    mi_bind_text(stmt, ":field", field);
    mi_bind_text(stmt, ":audience", audience);
    mi_bind_int(stmt, ":since", mi_store_env(store)->now);
    mi_bind_text(stmt, ":until", until);
    mi_bind_text(stmt, ":who", mi_store_env(store)->who);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_share_delete(struct miraif_store *store, int64_t person, const char *field,
                                   const char *audience, int64_t *ret_count, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "DELETE FROM share WHERE person = :person AND (:field IS NULL OR field = :field)"
                       " AND (:audience IS NULL OR audience = :audience)",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    mi_bind_text(stmt, ":field", field);
    mi_bind_text(stmt, ":audience", audience);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_count = mi_store_changed(store);
    return MIRAIF_OK;
}

struct share_walk {
    miraif_share_fn *each;
    void *context;
};

static enum miraif_status hand_on_share(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                        struct miraif_error *err)
{
    const struct share_walk *walk = context;
    struct miraif_share share = {
        .person = mi_column_int(stmt, 0),
        .name = mi_column_text(stmt, 1, scratch),
        .field = mi_column_text(stmt, 2, scratch),
        .audience = mi_column_text(stmt, 3, scratch),
        .since = mi_column_int(stmt, 4),
        .until = mi_column_text(stmt, 5, scratch),
        .who = mi_column_text(stmt, 6, scratch),
        .over = mi_column_int(stmt, 7) != 0,
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &share);
}

enum miraif_status miraif_share_each(struct miraif_store *store, int64_t person, miraif_share_fn *each,
                                     void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    char day[MI_DATE_TEXT];
    today(store, day);
    MI_TRY(mi_stmt_get(store,
                       "SELECT s.person, p.name, s.field, s.audience, s.since, s.until, s.who,"
                       " coalesce(s.until < :today, 0) FROM share s JOIN person p ON p.id = s.person"
                       " WHERE :person IS NULL OR s.person = :person"
                       " ORDER BY s.person, s.field, s.audience",
                       &stmt, err));
    mi_bind_id(stmt, ":person", person);
    mi_bind_text(stmt, ":today", day);
    return mi_stmt_walk(stmt, hand_on_share, &(struct share_walk){each, context}, err);
}

struct field_walk {
    mi_field_fn *each;
    void *context;
};

static enum miraif_status hand_on_field(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                        struct miraif_error *err)
{
    const struct field_walk *walk = context;
    const char *field = mi_column_text(stmt, 0, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, field);
}

enum miraif_status mi_share_fields_each(struct miraif_store *store, int64_t person, unsigned as,
                                        mi_field_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    char day[MI_DATE_TEXT];
    today(store, day);
    MI_TRY(mi_stmt_get(store,
                       "SELECT DISTINCT field FROM share WHERE person = :person"
                       " AND (until IS NULL OR until >= :today) AND (8 | :as)"
                       " & CASE audience WHEN 'team' THEN 1 WHEN 'mentor' THEN 2 WHEN 'alumni' THEN 4"
                       " WHEN 'public' THEN 8 END ORDER BY field",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":as", as);
    mi_bind_text(stmt, ":today", day);
    return mi_stmt_walk(stmt, hand_on_field, &(struct field_walk){each, context}, err);
}

struct near_walk {
    mi_near_fn *each;
    void *context;
};

static enum miraif_status hand_on_near(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                       struct miraif_error *err)
{
    const struct near_walk *walk = context;
    (void)scratch;
    (void)err;
    return walk->each(walk->context, mi_column_int(stmt, 0), (unsigned)mi_column_int(stmt, 1));
}

/* `member` holds those who stand in a team that is in force. */
#define MEMBERS                                                                                              \
    "member (run, number, cohort, person) AS (SELECT m.run, m.number, r.cohort, m.person FROM team_member m" \
    " JOIN run r ON r.id = m.run AND r.stage = 'form' AND r.state = 'adopted' WHERE NOT EXISTS"              \
    " (SELECT 1 FROM application a WHERE a.cohort = r.cohort AND a.person = m.person"                        \
    "  AND a.status IN ('declined', 'withdrawn', 'deferred', 'left'))),"                                     \
    " leader (run, number, person) AS (SELECT t.teams, t.number, t.mentor FROM team_mentor t"                \
    " JOIN run r ON r.id = t.run AND r.state = 'adopted'),"                                                  \
    " companion (person, mentor) AS (SELECT x.person, x.mentor FROM person_mentor x"                         \
    " JOIN run r ON r.id = x.run AND r.state = 'adopted')"
#define NEAR                                                                                                 \
    "WITH " MEMBERS ", place (run, number) AS (SELECT run, number FROM member WHERE person = :looker"        \
    "  OR (cohort = :in_cohort AND number = :team)),"                                                        \
    " near (person, bit) AS (SELECT :looker, 16 WHERE :looker IS NOT NULL"                                   \
    " UNION SELECT person, 1 FROM member JOIN place USING (run, number)"                                     \
    " UNION SELECT person, 1 FROM leader JOIN place USING (run, number)"                                     \
    " UNION SELECT mentor, 1 FROM companion WHERE person = :looker"                                          \
    " UNION SELECT m.person, 2 FROM leader l JOIN member m USING (run, number) WHERE l.person = :looker"     \
    " UNION SELECT person, 2 FROM companion WHERE mentor = :looker"                                          \
    " UNION SELECT person, 4 FROM graduation WHERE :looker IN (SELECT person FROM graduation)"               \
    " UNION SELECT person, 8 FROM share WHERE audience = 'public')"

enum miraif_status mi_near_each(struct miraif_store *store, const struct mi_looker *looker, int64_t cohort,
                                mi_near_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       NEAR " SELECT p.id, sum(n.bit) FROM near n JOIN person p ON p.id = n.person"
                            " WHERE p.forgotten_at IS NULL AND (:cohort IS NULL OR EXISTS (SELECT 1"
                            " FROM application a WHERE a.cohort = :cohort AND a.person = p.id))"
                            " GROUP BY p.id ORDER BY coalesce(p.kana, p.name), p.name, p.id",
                       &stmt, err));
    mi_bind_id(stmt, ":looker", looker->person);
    mi_bind_id(stmt, ":in_cohort", looker->cohort);
    mi_bind_id(stmt, ":team", looker->team);
    mi_bind_id(stmt, ":cohort", cohort);
    return mi_stmt_walk(stmt, hand_on_near, &(struct near_walk){each, context}, err);
}
