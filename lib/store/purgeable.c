/* Applicants whom there is no reason to keep any more. */
#include "base/date.h"
#include "base/error.h"
#include "miraif/rights.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/walk.h"

enum { DAY = 24 * 3600, MONTHS_IN_YEAR = 12, LAST_SURE_DAY = 28 };

/* The same day so many months before, or the last that every month has. */
static struct mi_date months_before(struct mi_date date, int64_t months)
{
    int64_t month = (int64_t)date.year * MONTHS_IN_YEAR + date.month - 1 - months;
    struct mi_date before = {(int)(month / MONTHS_IN_YEAR), (int)(month % MONTHS_IN_YEAR) + 1, date.day};
    if (!mi_date_exists(before))
        before.day = LAST_SURE_DAY;
    return before;
}

struct purgeable_walk {
    miraif_purgeable_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct purgeable_walk *walk = context;
    const struct miraif_purgeable purgeable = {
        .person = mi_column_int(stmt, 0),
        .name = mi_column_text(stmt, 1, scratch),
        .cohort = mi_column_int(stmt, 2),
        .status = mi_column_text(stmt, 3, scratch),
        .at = mi_column_int(stmt, 4),
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &purgeable);
}

#define UNSUCCESSFUL "('applied', 'waitlisted', 'declined', 'withdrawn', 'expired', 'rejected')"

enum miraif_status miraif_purgeable_each(struct miraif_store *store, int64_t cohort, int64_t months,
                                         miraif_purgeable_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    char day[MI_DATE_TEXT];
    struct mi_date before = months_before(mi_date_of_instant(mi_store_env(store)->now), months);
    if (cohort != 0)
        MI_TRY(mi_cohort_need(store, cohort, err));
    mi_date_format(before, day);
    MI_TRY(mi_stmt_get(
        store,
        "SELECT p.id, p.name, a.cohort, a.status, a.status_at FROM person p"
        " JOIN application a ON a.person = p.id AND a.cohort = (SELECT max(cohort) FROM application"
        "  WHERE person = p.id AND (:cohort IS NULL OR cohort = :cohort))"
        " WHERE p.forgotten_at IS NULL AND NOT EXISTS (SELECT 1 FROM application o"
        "  JOIN cohort c ON c.id = o.cohort WHERE o.person = p.id AND (o.status NOT IN " UNSUCCESSFUL
        "   OR o.status_at >= :until OR c.start_date > :day))"
        " AND NOT EXISTS (SELECT 1 FROM role WHERE person = p.id)"
        " AND NOT EXISTS (SELECT 1 FROM duty WHERE person = p.id)"
        " AND NOT EXISTS (SELECT 1 FROM graduation WHERE person = p.id)"
        " AND NOT EXISTS (SELECT 1 FROM team_member m JOIN run r ON r.id = m.run"
        "  WHERE m.person = p.id AND r.state = 'adopted')"
        " ORDER BY a.cohort, p.email_key",
        &stmt, err));
    mi_bind_id(stmt, ":cohort", cohort);
    mi_bind_text(stmt, ":day", day);
    mi_bind_int(stmt, ":until", (mi_date_to_days(before) + 1) * DAY - MI_TOKYO_OFFSET);
    return mi_stmt_walk(stmt, hand_on, &(struct purgeable_walk){each, context}, err);
}
