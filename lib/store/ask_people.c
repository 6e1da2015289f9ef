/* Who could be asked, and who has heard of an ask. */
#include "store/ask.h"

#include "base/error.h"
#include "store/db.h"
#include "store/person.h"
#include "store/walk.h"

struct candidate_walk {
    mi_ask_candidate_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct candidate_walk *walk = context;
    struct mi_ask_candidate candidate = {
        .person = mi_column_int(stmt, 0),
        .name = mi_column_text(stmt, 1, scratch),
        .email = mi_column_text(stmt, 2, scratch),
        .company_key = mi_column_text(stmt, 3, scratch),
        .themes = mi_column_text(stmt, 4, scratch),
        .offers = mi_column_text(stmt, 5, scratch),
        .industry = mi_column_text(stmt, 6, scratch),
        .occupation = mi_column_text(stmt, 7, scratch),
        .circle = (enum miraif_circle)mi_column_int(stmt, 8),
        .helped = mi_column_int(stmt, 9),
        .load = mi_column_int(stmt, 10),
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &candidate);
}

/* A member of an adopted team who is still there, and where. */
#define MEMBERS                                                                                              \
    "SELECT m.person, m.run, m.number, r.cohort FROM team_member m JOIN run r ON r.id = m.run"               \
    " JOIN application a ON a.cohort = r.cohort AND a.person = m.person WHERE r.state = 'adopted'"           \
    " AND a.status NOT IN ('declined', 'withdrawn', 'expired', 'rejected', 'left', 'deferred')"

enum miraif_status mi_ask_candidate_each(struct miraif_store *store, int64_t ask, int64_t asker,
                                         mi_ask_candidate_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store,
        "WITH mine AS (" MEMBERS " AND m.person = :asker),"
        " cohorts AS (SELECT cohort FROM mine UNION SELECT cohort FROM application"
        " WHERE person = :asker AND status = 'accepted'),"
        " around AS (SELECT o.person, 0 AS circle FROM mine JOIN (" MEMBERS ") o"
        " ON o.run = mine.run AND o.number = mine.number"
        " UNION ALL SELECT person, 1 FROM (" MEMBERS ") WHERE cohort IN (SELECT cohort FROM cohorts)"
        " UNION ALL SELECT person, 1 FROM application"
        " WHERE status = 'accepted' AND cohort IN (SELECT cohort FROM cohorts)"
        " UNION ALL SELECT person, 2 FROM graduation"
        " UNION ALL SELECT person, 3 FROM role WHERE role = 'mentor')"
        " SELECT p.id, p.name, p.email, f.company_key, f.themes, f.offers, f.industry, f.occupation,"
        " n.circle, (SELECT count(DISTINCT ask) FROM ask_answer WHERE person = p.id),"
        " (SELECT count(*) FROM ask_route w JOIN ask q ON q.id = w.ask WHERE w.person = p.id"
        "  AND q.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM ask_answer WHERE ask = q.id))"
        " FROM (SELECT person, min(circle) AS circle FROM around GROUP BY person) n"
        " JOIN person p ON p.id = n.person LEFT JOIN profile f ON f.id = " MI_PRESENT_PROFILE
        " WHERE p.id <> :asker"
        " AND p.id NOT IN (SELECT person FROM ask_route WHERE ask = :ask"
        " UNION SELECT person FROM ask_exclusion WHERE ask = :ask"
        " UNION SELECT person FROM ask_answer WHERE ask = :ask) ORDER BY p.email_key",
        &stmt, err));
    mi_bind_int(stmt, ":ask", ask);
    mi_bind_int(stmt, ":asker", asker);
    return mi_stmt_walk(stmt, hand_on, &(struct candidate_walk){each, context}, err);
}

struct heard_walk {
    mi_ask_id_fn *each;
    void *context;
};

static enum miraif_status hand_on_heard(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                        struct miraif_error *err)
{
    const struct heard_walk *walk = context;
    (void)scratch;
    (void)err;
    return walk->each(walk->context, mi_column_int(stmt, 0));
}

enum miraif_status mi_ask_heard_each(struct miraif_store *store, int64_t ask, mi_ask_id_fn *each,
                                     void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT person FROM ask_answer WHERE ask = :ask"
                       " UNION SELECT person FROM item WHERE rule = 'ask-routed' AND object = 'a' || :ask"
                       " AND person IS NOT NULL"
                       " AND ((cancelled_at IS NULL AND expires > :now)"
                       " OR key IN (SELECT item FROM letter_item)) ORDER BY person",
                       &stmt, err));
    mi_bind_int(stmt, ":ask", ask);
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    return mi_stmt_walk(stmt, hand_on_heard, &(struct heard_walk){each, context}, err);
}
