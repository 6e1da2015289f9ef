/* Teams of a run. */
#include "store/team.h"

#include "base/date.h"
#include "base/error.h"
#include "store/walk.h"

static enum miraif_status insert_member(struct miraif_store *store, int64_t run, int64_t number,
                                        int64_t person, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "INSERT INTO team_member (run, person, number) VALUES (:run, :person, :number)",
                       &stmt, err));
    mi_bind_int(stmt, ":run", run);
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":number", number);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_team_insert(struct miraif_store *store, int64_t run, const struct miraif_team *team,
                                  const char *scores, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store, "INSERT INTO team (run, number, score, scores) VALUES (:run, :number, :score, :scores)", &stmt,
        err));
    mi_bind_int(stmt, ":run", run);
    mi_bind_int(stmt, ":number", team->number);
    mi_bind_int(stmt, ":score", team->score);
    mi_bind_text(stmt, ":scores", scores);
    MI_TRY(mi_stmt_run(stmt, err));
    for (size_t i = 0; i < team->members; i++)
        MI_TRY(insert_member(store, run, team->number, team->member[i].person, err));
    return MIRAIF_OK;
}

struct team_walk {
    mi_team_fn *each;
    void *context;
};

static enum miraif_status hand_on_team(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                       struct miraif_error *err)
{
    const struct team_walk *walk = context;
    const char *scores = mi_column_text(stmt, 2, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, mi_column_int(stmt, 0), mi_column_int(stmt, 1), scores);
}

enum miraif_status mi_team_each(struct miraif_store *store, int64_t run, mi_team_fn *each, void *context,
                                struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT number, score, scores FROM team WHERE run = :run ORDER BY number",
                       &stmt, err));
    mi_bind_int(stmt, ":run", run);
    return mi_stmt_walk(stmt, hand_on_team, &(struct team_walk){each, context}, err);
}

struct member_walk {
    mi_member_fn *each;
    void *context;
};

static int64_t age_on(const char *start, const char *birth, int64_t stated)
{
    struct mi_date on;
    return start != NULL && mi_date_parse(start, &on) ? mi_age_on(birth, on, stated) : stated;
}

static enum miraif_status hand_on_member(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                         struct miraif_error *err)
{
    const struct member_walk *walk = context;
    struct miraif_member member = {
        .person = mi_column_int(stmt, 1),
        .name = mi_column_text(stmt, 2, scratch),
        .email = mi_column_text(stmt, 3, scratch),
        .company = mi_column_text(stmt, 4, scratch),
        .industry = mi_column_text(stmt, 5, scratch),
        .occupation = mi_column_text(stmt, 6, scratch),
        .left = mi_column_int(stmt, 10) != 0,
    };
    const char *birth = mi_column_text(stmt, 7, scratch);
    const char *start = mi_column_text(stmt, 9, scratch);
    member.age = age_on(start, birth, mi_column_is_null(stmt, 8) ? -1 : mi_column_int(stmt, 8));
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, mi_column_int(stmt, 0), &member);
}

enum miraif_status mi_member_each(struct miraif_store *store, int64_t run, mi_member_fn *each, void *context,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT m.number, p.id, p.name, p.email, f.company, f.industry, f.occupation,"
                       " p.birth_date, f.age, c.start_date,"
                       " coalesce(a.status IN ('declined', 'withdrawn', 'expired', 'rejected', 'deferred',"
                       "  'left'), 0)"
                       " FROM team_member m JOIN run r ON r.id = m.run JOIN cohort c ON c.id = r.cohort"
                       " JOIN person p ON p.id = m.person"
                       " LEFT JOIN application a ON a.cohort = r.cohort AND a.person = m.person"
                       " LEFT JOIN profile f ON f.id = a.profile"
                       " WHERE m.run = :run ORDER BY m.number, p.email_key",
                       &stmt, err));
    mi_bind_int(stmt, ":run", run);
    return mi_stmt_walk(stmt, hand_on_member, &(struct member_walk){each, context}, err);
}

enum miraif_status mi_team_cohort_of(struct miraif_store *store, int64_t person, int64_t *ret_cohort,
                                     struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT coalesce(max(r.cohort), 0) FROM team_member m JOIN run r ON r.id = m.run"
                       " WHERE m.person = :person AND r.stage = 'form' AND (r.state = 'adopted'"
                       " OR (r.state = 'draft' AND NOT EXISTS (SELECT 1 FROM run a WHERE a.cohort = r.cohort"
                       "  AND a.stage = 'form' AND a.state = 'adopted')))",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_int(stmt, ret_cohort, err);
}

enum miraif_status mi_team_mentors_follow(struct miraif_store *store, int64_t from, int64_t to,
                                          struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(store,
                    "UPDATE team_mentor SET teams = :to WHERE teams = :from"
                    " AND EXISTS (SELECT 1 FROM run r WHERE r.id = team_mentor.run AND r.state = 'adopted')",
                    &stmt, err));
    mi_bind_int(stmt, ":from", from);
    mi_bind_int(stmt, ":to", to);
    return mi_stmt_run(stmt, err);
}
