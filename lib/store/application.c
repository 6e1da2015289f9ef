/* The table of applications. */
#include "miraif/application.h"

#include "base/error.h"
#include "base/str.h"
#include "store/db.h"
#include "store/person.h"
#include "store/walk.h"

static const char *const status_codes[] = {
#define STATUS_CODE(name, code) code,
    MIRAIF_APPLICATION_STATUS_LIST(STATUS_CODE)
#undef STATUS_CODE
};

const char *miraif_application_status_code(enum miraif_application_status status)
{
    return status_codes[status];
}

/* The selection that stands: "adopted" sorts before "draft". */
#define APPLICATION_SELECT                                                                                   \
    "SELECT " MI_PERSON_COLUMNS ", a.cohort, a.status, a.applied_at, a.status_at, s.rank, s.mark,"           \
    " s.waitlist FROM application a JOIN person p ON p.id = a.person JOIN profile f ON f.id = a.profile"     \
    " LEFT JOIN selection s ON s.person = a.person AND s.run ="                                              \
    " (SELECT id FROM run WHERE cohort = a.cohort AND stage = 'select' AND state IN ('adopted', 'draft')"    \
    "  ORDER BY state LIMIT 1)"

static enum miraif_status status_of_code(const char *code, enum miraif_application_status *ret_status,
                                         struct miraif_error *err)
{
    for (size_t i = 0; i < MIRAIF_APPLICATION_STATUSES; i++)
        if (mi_text_is(status_codes[i], code)) {
            *ret_status = (enum miraif_application_status)i;
            return MIRAIF_OK;
        }
    return mi_fail(err, MIRAIF_INTERNAL, "the store holds an unknown state of applications");
}

struct walk {
    miraif_application_fn *each;
    void *context;
    const struct miraif_env *env;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    enum { AT = MI_PERSON_COLUMN_COUNT };
    const struct walk *walk = context;
    struct miraif_application application = {
        .person = mi_person_of_row(stmt, walk->env, scratch),
        .cohort = mi_column_int(stmt, AT),
        .applied_at = mi_column_int(stmt, AT + 2),
        .status_at = mi_column_int(stmt, AT + 3),
        .rank = mi_column_int(stmt, AT + 4),
        .mark = mi_column_int(stmt, AT + 5),
        .waitlist = mi_column_int(stmt, AT + 6),
    };
    const char *code = mi_column_text(stmt, AT + 1, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    MI_TRY(status_of_code(code, &application.status, err));
    return walk->each(walk->context, &application);
}

enum miraif_status miraif_application_each(struct miraif_store *store, int64_t cohort,
                                           miraif_application_fn *each, void *context,
                                           struct miraif_error *err)
{
    struct mi_stmt *stmt;
    if (cohort == 0)
        MI_TRY(mi_stmt_get(store, APPLICATION_SELECT " ORDER BY a.cohort, p.email_key", &stmt, err));
    else
        MI_TRY(mi_stmt_get(store, APPLICATION_SELECT " WHERE a.cohort = :cohort ORDER BY p.email_key", &stmt,
                           err));
    if (cohort != 0)
        mi_bind_int(stmt, ":cohort", cohort);
    struct walk walk = {each, context, mi_store_env(store)};
    return mi_stmt_walk(stmt, hand_on, &walk, err);
}

enum miraif_status miraif_application_each_of(struct miraif_store *store, int64_t person,
                                              miraif_application_fn *each, void *context,
                                              struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, APPLICATION_SELECT " WHERE a.person = :person ORDER BY a.cohort", &stmt, err));
    mi_bind_int(stmt, ":person", person);
    struct walk walk = {each, context, mi_store_env(store)};
    return mi_stmt_walk(stmt, hand_on, &walk, err);
}
