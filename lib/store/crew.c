/* Members of adopted teams. */
#include "store/crew.h"

#include "base/error.h"
#include "store/walk.h"

struct crew_walk {
    mi_crew_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct crew_walk *walk = context;
    struct mi_crew_member member = {
        .team = mi_column_int(stmt, 0),
        .person = mi_column_int(stmt, 1),
        .name = mi_column_text(stmt, 2, scratch),
        .availability = mi_column_text(stmt, 3, scratch),
        .stands = mi_column_int(stmt, 4) != 0,
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &member);
}

enum miraif_status mi_crew_each(struct miraif_store *store, int64_t cohort, int64_t team, mi_crew_fn *each,
                                void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT m.number, p.id, p.name, f.availability,"
                       " coalesce(a.status IN ('selected', 'accepted'), 0)"
                       " FROM run r JOIN team_member m ON m.run = r.id JOIN person p ON p.id = m.person"
                       " LEFT JOIN application a ON a.cohort = r.cohort AND a.person = m.person"
                       " LEFT JOIN profile f ON f.id = a.profile"
                       " WHERE r.cohort = :cohort AND r.stage = 'form' AND r.state = 'adopted'"
                       " AND (:team IS NULL OR m.number = :team) ORDER BY m.number, p.email_key",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_id(stmt, ":team", team);
    return mi_stmt_walk(stmt, hand_on, &(struct crew_walk){each, context}, err);
}
