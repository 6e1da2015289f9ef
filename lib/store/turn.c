/* Turns as sessions, logs and attendance have them. */
#include "store/turn.h"

#include "base/date.h"
#include "base/error.h"
#include "store/walk.h"

enum { WEEK = 7, DAY = 24 * 3600 };

struct turn_walk {
    mi_turn_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct turn_walk *walk = context;
    struct mi_turn_row turn = {
        .session = mi_column_text(stmt, 0, scratch),
        .mentee = mi_column_int(stmt, 2),
        .end = mi_column_int(stmt, 3),
        .held = mi_column_int(stmt, 4) != 0,
    };
    const char *date = mi_column_text(stmt, 1, scratch);
    struct mi_date monday = {0};
    MI_TRY(mi_stmt_columns(stmt, err));
    if (turn.end == 0 && mi_date_parse(date, &monday))
        turn.end = (mi_date_to_days(monday) + WEEK) * DAY - MI_TOKYO_OFFSET;
    return walk->each(walk->context, &turn);
}

enum miraif_status mi_turn_each(struct miraif_store *store, int64_t cohort, int64_t team, mi_turn_fn *each,
                                void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(store,
                    "SELECT s.id, s.date, coalesce(l.mentee, s.mentee), s.ends_at,"
                    " (l.session IS NOT NULL OR EXISTS (SELECT 1 FROM attendance WHERE session = s.id"
                    "  AND status NOT IN ('absent', 'excused')))"
                    " AND NOT EXISTS (SELECT 1 FROM attendance WHERE session = s.id"
                    "  AND person = coalesce(l.mentee, s.mentee) AND status IN ('absent', 'excused'))"
                    " FROM session s LEFT JOIN log l ON l.session = s.id"
                    " WHERE s.cohort = :cohort AND s.team = :team AND s.kind = 'peer' AND s.state = 'planned'"
                    " ORDER BY s.date, s.number",
                    &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":team", team);
    return mi_stmt_walk(stmt, hand_on, &(struct turn_walk){each, context}, err);
}

enum miraif_status mi_rsvp_declined(struct miraif_store *store, const char *session, int64_t person,
                                    bool *ret_declined, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t count;
    MI_TRY(mi_stmt_get(store,
                       "SELECT (SELECT count(*) FROM rsvp WHERE session = :session AND person = :person"
                       "  AND answer = 'no') + (SELECT count(*) FROM attendance WHERE session = :session"
                       "  AND person = :person AND status IN ('absent', 'excused'))",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session);
    mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_int(stmt, &count, err));
    *ret_declined = count > 0;
    return MIRAIF_OK;
}
