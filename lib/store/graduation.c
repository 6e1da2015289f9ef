/* The table of graduations. */
#include "store/graduation.h"

#include "base/error.h"
#include "base/str.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/person.h"
#include "store/walk.h"

enum miraif_status mi_graduation_insert(struct miraif_store *store, int64_t cohort, int64_t person,
                                        const char *date, bool *ret_added, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO graduation (cohort, person, date) VALUES (:cohort, :person, :date)"
                       " ON CONFLICT (cohort, person) DO NOTHING",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", person);
    mi_bind_text(stmt, ":date", date);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_added = mi_store_changed(store) > 0;
    return MIRAIF_OK;
}

struct finisher_walk {
    mi_finisher_fn *each;
    void *context;
};

static enum miraif_status hand_on_finisher(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                           struct miraif_error *err)
{
    const struct finisher_walk *walk = context;
    const char *code = mi_column_text(stmt, 1, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    for (int i = 0; i < MIRAIF_APPLICATION_STATUSES; i++)
        if (mi_text_is(miraif_application_status_code((enum miraif_application_status)i), code))
            return walk->each(walk->context, mi_column_int(stmt, 0), (enum miraif_application_status)i);
    return mi_fail(err, MIRAIF_INTERNAL, "there is no state “%s” of applications", code);
}

enum miraif_status mi_finisher_each(struct miraif_store *store, int64_t run, mi_finisher_fn *each,
                                    void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT m.person, a.status FROM team_member m JOIN run r ON r.id = m.run"
                       " JOIN application a ON a.cohort = r.cohort AND a.person = m.person"
                       " JOIN person p ON p.id = m.person WHERE m.run = :run ORDER BY p.email_key",
                       &stmt, err));
    mi_bind_int(stmt, ":run", run);
    return mi_stmt_walk(stmt, hand_on_finisher, &(struct finisher_walk){each, context}, err);
}

struct graduate_walk {
    miraif_graduate_fn *each;
    void *context;
    const struct miraif_env *env;
};

static enum miraif_status hand_on_graduate(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                           struct miraif_error *err)
{
    const struct graduate_walk *walk = context;
    struct miraif_graduate graduate = {
        .person = mi_person_of_row(stmt, walk->env, scratch),
        .cohorts = mi_column_text(stmt, MI_PERSON_COLUMN_COUNT, scratch),
        .date = mi_column_text(stmt, MI_PERSON_COLUMN_COUNT + 1, scratch),
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &graduate);
}

enum miraif_status miraif_graduate_each(struct miraif_store *store, int64_t cohort, miraif_graduate_fn *each,
                                        void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    if (cohort != 0)
        MI_TRY(mi_cohort_need(store, cohort, err));
    MI_TRY(mi_stmt_get(
        store,
        "SELECT " MI_PERSON_COLUMNS ", g.cohorts, g.date FROM"
        " (SELECT person, group_concat(cohort) AS cohorts, max(date) AS date FROM"
        "  (SELECT person, cohort, date FROM graduation ORDER BY person, cohort) GROUP BY person) g"
        " JOIN person p ON p.id = g.person LEFT JOIN profile f ON f.id = " MI_PRESENT_PROFILE
        " WHERE :cohort IS NULL OR EXISTS"
        " (SELECT 1 FROM graduation o WHERE o.cohort = :cohort AND o.person = g.person)"
        " ORDER BY coalesce(p.kana, p.name), p.name, p.id",
        &stmt, err));
    mi_bind_id(stmt, ":cohort", cohort);
    return mi_stmt_walk(stmt, hand_on_graduate, &(struct graduate_walk){each, context, mi_store_env(store)},
                        err);
}
