/* Wishes. */
#include "store/match_wish.h"

#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"
#include "text/reference.h"

static void bind_who(struct mi_stmt *stmt, const struct miraif_preference *wish)
{
    mi_bind_int(stmt, ":cohort", wish->cohort);
    mi_bind_id(stmt, ":person", wish->person);
    mi_bind_id(stmt, ":team", wish->team);
}

static void bind_whom(struct mi_stmt *stmt, const struct miraif_preference *wish)
{
    mi_bind_id(stmt, ":wished", wish->wished);
    mi_bind_id(stmt, ":wished_team", wish->wished_team);
    mi_bind_int(stmt, ":rank", wish->rank);
}

enum miraif_status mi_wish_delete(struct miraif_store *store, const struct miraif_preference *wish,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "DELETE FROM match_wish WHERE cohort = :cohort AND person IS :person AND team IS :team"
                       " AND (:rank = 0 OR rank = :rank"
                       "      OR (wished IS :wished AND wished_team IS :wished_team))",
                       &stmt, err));
    bind_who(stmt, wish);
    bind_whom(stmt, wish);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_wish_insert(struct miraif_store *store, const struct miraif_preference *wish,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO match_wish (cohort, person, team, wished, wished_team, rank, at)"
                       " VALUES (:cohort, :person, :team, :wished, :wished_team, :rank, :at)",
                       &stmt, err));
    bind_who(stmt, wish);
    bind_whom(stmt, wish);
    mi_bind_int(stmt, ":at", wish->at);
    return mi_stmt_run(stmt, err);
}

struct walk {
    miraif_preference_fn *each;
    void *context;
    int64_t cohort;
};

static void name(const struct walk *walk, int64_t person, int64_t team, char text[MI_REFERENCE_TEXT])
{
    const struct mi_reference reference = {.kind = team != 0 ? MI_REFERENCE_TEAM : MI_REFERENCE_PERSON,
                                           .cohort = team != 0 ? walk->cohort : 0,
                                           .team = team,
                                           .number = person};
    mi_reference_format(&reference, text);
}

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct walk *walk = context;
    char who[MI_REFERENCE_TEXT], whom[MI_REFERENCE_TEXT];
    struct miraif_preference wish = {.cohort = walk->cohort,
                                     .person = mi_column_int(stmt, 0),
                                     .team = mi_column_int(stmt, 1),
                                     .wished = mi_column_int(stmt, 2),
                                     .wished_team = mi_column_int(stmt, 3),
                                     .who = who,
                                     .name = mi_column_text(stmt, 4, scratch),
                                     .whom = whom,
                                     .whom_name = mi_column_text(stmt, 5, scratch),
                                     .rank = mi_column_int(stmt, 6),
                                     .of = mi_column_int(stmt, 7),
                                     .stated = mi_column_int(stmt, 8),
                                     .at = mi_column_int(stmt, 9)};
    MI_TRY(mi_stmt_columns(stmt, err));
    name(walk, wish.person, wish.team, who);
    name(walk, wish.wished, wish.wished_team, whom);
    return walk->each(walk->context, &wish);
}

enum miraif_status mi_wish_each(struct miraif_store *store, int64_t cohort, miraif_preference_fn *each,
                                void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT w.person, w.team, w.wished, w.wished_team, p.name, q.name,"
                       " row_number() OVER (PARTITION BY w.person, w.team ORDER BY w.rank, w.id) AS place,"
                       " count(*) OVER (PARTITION BY w.person, w.team), w.rank, w.at FROM match_wish w"
                       " LEFT JOIN person p ON p.id = w.person LEFT JOIN person q ON q.id = w.wished"
                       " WHERE w.cohort = :cohort ORDER BY coalesce(p.email_key, ''), w.team, place",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    return mi_stmt_walk(stmt, hand_on, &(struct walk){each, context, cohort}, err);
}
