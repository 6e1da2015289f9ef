/* Mentors and matches. */
#include "store/match.h"

#include "base/error.h"
#include "store/db.h"
#include "store/person.h"
#include "store/walk.h"

struct mentor_walk {
    miraif_person_fn *each;
    void *context;
    const struct miraif_env *env;
};

static enum miraif_status hand_on_mentor(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                         struct miraif_error *err)
{
    const struct mentor_walk *walk = context;
    struct miraif_person person = mi_person_of_row(stmt, walk->env, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &person);
}

enum miraif_status mi_mentor_each(struct miraif_store *store, miraif_person_fn *each, void *context,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT " MI_PERSON_COLUMNS " FROM role m JOIN person p ON p.id = m.person"
                       " JOIN profile f ON f.id = m.profile WHERE m.role = 'mentor' ORDER BY p.email_key",
                       &stmt, err));
    return mi_stmt_walk(stmt, hand_on_mentor, &(struct mentor_walk){each, context, mi_store_env(store)}, err);
}

struct load_walk {
    mi_load_fn *each;
    void *context;
};

static enum miraif_status hand_on_load(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                       struct miraif_error *err)
{
    const struct load_walk *walk = context;
    (void)scratch;
    (void)err;
    return walk->each(walk->context, mi_column_int(stmt, 0), mi_column_int(stmt, 1));
}

enum miraif_status mi_mentor_load_each(struct miraif_store *store, int64_t cohort, const char *start,
                                       mi_load_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "WITH near AS (SELECT r.id, r.cohort FROM run r JOIN cohort c ON c.id = r.cohort"
                       " WHERE r.stage = 'match' AND r.state = 'adopted' AND r.cohort <> :cohort"
                       " AND c.start_date < date(:start, '+3 months')"
                       " AND :start < date(c.start_date, '+3 months'))"
                       " SELECT mentor, count(*) FROM"
                       " (SELECT t.mentor FROM team_mentor t JOIN near ON near.id = t.run"
                       "  UNION ALL"
                       "  SELECT m.mentor FROM person_mentor m JOIN near ON near.id = m.run"
                       "  JOIN application a ON a.cohort = near.cohort AND a.person = m.person"
                       "  WHERE a.status NOT IN ('declined', 'withdrawn', 'left'))"
                       " GROUP BY mentor ORDER BY mentor",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_text(stmt, ":start", start);
    return mi_stmt_walk(stmt, hand_on_load, &(struct load_walk){each, context}, err);
}

struct earlier_walk {
    mi_earlier_fn *each;
    void *context;
};

static enum miraif_status hand_on_earlier(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                          struct miraif_error *err)
{
    const struct earlier_walk *walk = context;
    (void)scratch;
    (void)err;
    return walk->each(walk->context, mi_column_int(stmt, 0), mi_column_int(stmt, 1), mi_column_int(stmt, 2));
}

enum miraif_status mi_match_earlier_each(struct miraif_store *store, int64_t cohort, mi_earlier_fn *each,
                                         void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT m.mentor, m.person, r.cohort FROM person_mentor m"
                       " JOIN run r ON r.id = m.run JOIN application a ON a.person = m.person"
                       " WHERE r.state = 'adopted' AND r.cohort <> :cohort AND a.cohort = :cohort"
                       " UNION"
                       " SELECT t.mentor, m.person, r.cohort FROM team_mentor t"
                       " JOIN run r ON r.id = t.run"
                       " JOIN team_member m ON m.run = t.teams AND m.number = t.number"
                       " JOIN application a ON a.person = m.person"
                       " WHERE r.state = 'adopted' AND r.cohort <> :cohort AND a.cohort = :cohort"
                       " ORDER BY 1, 2, 3",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    return mi_stmt_walk(stmt, hand_on_earlier, &(struct earlier_walk){each, context}, err);
}

static enum miraif_status insert_team(struct miraif_store *store, int64_t run, const struct mi_match_row *row,
                                      struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO team_mentor (run, teams, number, mentor, score, blocking)"
                       " VALUES (:run, :teams, :number, :mentor, :score, :blocking)",
                       &stmt, err));
    mi_bind_int(stmt, ":run", run);
    mi_bind_int(stmt, ":teams", row->teams);
    mi_bind_int(stmt, ":number", row->number);
    mi_bind_int(stmt, ":mentor", row->mentor);
    mi_bind_int(stmt, ":score", row->score);
    mi_bind_int(stmt, ":blocking", row->blocking);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_match_insert(struct miraif_store *store, int64_t run, const struct mi_match_row *row,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    if (row->number != 0)
        return insert_team(store, run, row, err);
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO person_mentor (run, person, mentor, score, blocking)"
                       " VALUES (:run, :person, :mentor, :score, :blocking)",
                       &stmt, err));
    mi_bind_int(stmt, ":run", run);
    mi_bind_int(stmt, ":person", row->person);
    mi_bind_int(stmt, ":mentor", row->mentor);
    mi_bind_int(stmt, ":score", row->score);
    mi_bind_int(stmt, ":blocking", row->blocking);
    return mi_stmt_run(stmt, err);
}

struct match_walk {
    mi_match_fn *each;
    void *context;
};

static enum miraif_status hand_on_match(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                        struct miraif_error *err)
{
    const struct match_walk *walk = context;
    struct mi_match_row row = {
        .teams = mi_column_int(stmt, 0),
        .number = mi_column_int(stmt, 1),
        .person = mi_column_int(stmt, 2),
        .person_name = mi_column_text(stmt, 3, scratch),
        .person_email = mi_column_text(stmt, 4, scratch),
        .mentor = mi_column_int(stmt, 5),
        .mentor_name = mi_column_text(stmt, 6, scratch),
        .mentor_email = mi_column_text(stmt, 7, scratch),
        .score = mi_column_int(stmt, 8),
        .blocking = mi_column_int(stmt, 9),
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &row);
}

enum miraif_status mi_match_each(struct miraif_store *store, int64_t run, mi_match_fn *each, void *context,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT t.teams, t.number, 0, NULL, NULL, m.id, m.name, m.email, t.score, t.blocking,"
                       " '' AS key FROM team_mentor t JOIN person m ON m.id = t.mentor WHERE t.run = :run"
                       " UNION ALL"
                       " SELECT 0, 0, p.id, p.name, p.email, m.id, m.name, m.email, t.score, t.blocking,"
                       " p.email_key FROM person_mentor t JOIN person m ON m.id = t.mentor"
                       " JOIN person p ON p.id = t.person WHERE t.run = :run"
                       " ORDER BY 11, 2",
                       &stmt, err));
    mi_bind_int(stmt, ":run", run);
    return mi_stmt_walk(stmt, hand_on_match, &(struct match_walk){each, context}, err);
}

enum miraif_status mi_match_cohort_of(struct miraif_store *store, int64_t person, int64_t *ret_cohort,
                                      struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT r.cohort FROM person_mentor m JOIN run r ON r.id = m.run"
                       " WHERE m.person = :person AND r.state IN ('adopted', 'draft')"
                       " ORDER BY r.state, r.id DESC LIMIT 1",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_int(stmt, ret_cohort, err);
}
