/* Applications that were put off to a later cohort. */
#include "base/error.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/walk.h"

struct deferral_walk {
    miraif_deferral_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct deferral_walk *walk = context;
    const struct miraif_deferral deferral = {
        .cohort = mi_column_int(stmt, 0),
        .person = mi_column_int(stmt, 1),
        .name = mi_column_text(stmt, 2, scratch),
        .email = mi_column_text(stmt, 3, scratch),
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &deferral);
}

enum miraif_status miraif_deferral_each(struct miraif_store *store, int64_t cohort, miraif_deferral_fn *each,
                                        void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_cohort_need(store, cohort, err));
    /* Whoever applied to a cohort that began later has taken the matter up themselves. */
    MI_TRY(mi_stmt_get(store,
                       "SELECT a.cohort, p.id, p.name, p.email FROM application a"
                       " JOIN cohort c ON c.id = a.cohort JOIN cohort t ON t.id = :cohort"
                       " JOIN person p ON p.id = a.person"
                       " WHERE a.status = 'deferred' AND a.cohort <> t.id AND c.start_date <= t.start_date"
                       " AND NOT EXISTS (SELECT 1 FROM application l JOIN cohort d ON d.id = l.cohort"
                       "  WHERE l.person = a.person AND l.cohort <> a.cohort AND (l.cohort = t.id"
                       "  OR d.start_date > c.start_date))"
                       " ORDER BY a.cohort, p.email_key",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    return mi_stmt_walk(stmt, hand_on, &(struct deferral_walk){each, context}, err);
}

enum miraif_status mi_deferral_apply(struct miraif_store *store, int64_t from, int64_t cohort, int64_t person,
                                     struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO application (cohort, person, profile, applied_at, status, status_at)"
                       " SELECT :cohort, person, profile, :now, 'applied', :now FROM application"
                       " WHERE cohort = :from AND person = :person",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    mi_bind_int(stmt, ":from", from);
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_run(stmt, err);
}
