/* Seats of sessions. */
#include "store/seating.h"

#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"
#include "text/reference.h"

static enum miraif_status clear(struct miraif_store *store, const char *session, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM seat WHERE session = :session", &stmt, err));
    mi_bind_text(stmt, ":session", session);
    return mi_stmt_run(stmt, err);
}

static enum miraif_status put_seat(struct miraif_store *store, const char *session,
                                   const struct miraif_seat *seat, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO seat (session, round, person, number, reason, fresh, again, origin)"
                       " VALUES (:session, :round, :person, :number, :reason, :fresh, :again, :origin)",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session);
    mi_bind_int(stmt, ":round", seat->round);
    mi_bind_int(stmt, ":person", seat->person);
    mi_bind_int(stmt, ":number", seat->table);
    mi_bind_text(stmt, ":reason", seat->code);
    mi_bind_int(stmt, ":fresh", seat->fresh);
    mi_bind_int(stmt, ":again", seat->again);
    mi_bind_id(stmt, ":origin", seat->origin);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_seating_put(struct miraif_store *store, const struct miraif_seating *seating,
                                  const char *digest, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    const char *session = seating->session.id;
    MI_TRY(clear(store, session, err));
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO seating (session, state, at, status, rounds, repeats, bound, unfamiliar,"
                       " seed, steps, digest) VALUES (:session, 'draft', :at, :status, :rounds, :repeats,"
                       " :bound, :unfamiliar, :seed, :steps, :digest) ON CONFLICT (session) DO UPDATE"
                       " SET at = :at, status = :status, rounds = :rounds, repeats = :repeats,"
                       " bound = :bound, unfamiliar = :unfamiliar, seed = :seed, steps = :steps,"
                       " digest = :digest",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session);
    mi_bind_int(stmt, ":at", mi_store_env(store)->now);
    mi_bind_text(stmt, ":status", seating->status);
    mi_bind_int(stmt, ":rounds", seating->rounds);
    mi_bind_int(stmt, ":repeats", seating->repeats);
    mi_bind_int(stmt, ":bound", seating->bound);
    mi_bind_int(stmt, ":unfamiliar", seating->unfamiliar);
    mi_bind_int(stmt, ":seed", seating->seed);
    mi_bind_int(stmt, ":steps", seating->steps);
    mi_bind_text(stmt, ":digest", digest);
    MI_TRY(mi_stmt_run(stmt, err));
    for (size_t i = 0; i < seating->seats; i++)
        MI_TRY(put_seat(store, session, &seating->seat[i], err));
    return MIRAIF_OK;
}

enum miraif_status mi_seating_adopt(struct miraif_store *store, const char *session, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "UPDATE seating SET state = 'adopted' WHERE session = :session", &stmt, err));
    mi_bind_text(stmt, ":session", session);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_seating_get(struct miraif_store *store, const char *session, struct miraif_arena *arena,
                                  struct miraif_seating *ret_seating, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    struct miraif_seating seating = {0};
    bool row;
    MI_TRY(mi_stmt_get(store,
                       "SELECT state, status, rounds, repeats, bound, unfamiliar, seed, steps FROM seating"
                       " WHERE session = :session",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (row)
        seating = (struct miraif_seating){.state = mi_column_text(stmt, 0, arena),
                                          .status = mi_column_text(stmt, 1, arena),
                                          .rounds = mi_column_int(stmt, 2),
                                          .repeats = mi_column_int(stmt, 3),
                                          .bound = mi_column_int(stmt, 4),
                                          .unfamiliar = mi_column_int(stmt, 5),
                                          .seed = mi_column_int(stmt, 6),
                                          .steps = mi_column_int(stmt, 7)};
    enum miraif_status status = row ? mi_stmt_columns(stmt, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_seating = seating;
    return status;
}

struct seat_walk {
    mi_seat_fn *each;
    void *context;
    int64_t cohort;
};

static enum miraif_status hand_on_seat(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                       struct miraif_error *err)
{
    const struct seat_walk *walk = context;
    struct miraif_seat seat = {
        .round = mi_column_int(stmt, 0),
        .table = mi_column_int(stmt, 1),
        .person = mi_column_int(stmt, 2),
        .name = mi_column_text(stmt, 3, scratch),
        .kana = mi_column_text(stmt, 4, scratch),
        .guest = mi_column_int(stmt, 6) != 0,
        .code = mi_column_text(stmt, 7, scratch),
        .fresh = mi_column_int(stmt, 8),
        .again = mi_column_int(stmt, 9),
        .origin = mi_column_int(stmt, 10),
    };
    const struct mi_reference team = {MI_REFERENCE_TEAM, walk->cohort, mi_column_int(stmt, 5), 0};
    char label[MI_REFERENCE_TEXT];
    MI_TRY(mi_stmt_columns(stmt, err));
    if (team.team != 0) {
        mi_reference_format(&team, label);
        seat.team_id = label;
    }
    return walk->each(walk->context, &seat);
}

enum miraif_status mi_seat_each(struct miraif_store *store, const struct miraif_session *session,
                                mi_seat_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store,
        "SELECT s.round, s.number, p.id, p.name, p.kana, m.number, NOT EXISTS (SELECT 1 FROM application"
        "  WHERE cohort = :cohort AND person = p.id AND status IN ('selected', 'accepted', 'left')),"
        " s.reason, s.fresh, s.again, s.origin"
        " FROM seat s JOIN person p ON p.id = s.person"
        " LEFT JOIN run f ON f.cohort = :cohort AND f.stage = 'form' AND f.state = 'adopted'"
        " LEFT JOIN team_member m ON m.run = f.id AND m.person = p.id"
        " WHERE s.session = :session ORDER BY s.round, s.number, 7, coalesce(p.kana, p.name), p.name, p.id",
        &stmt, err));
    mi_bind_text(stmt, ":session", session->id);
    mi_bind_id(stmt, ":cohort", session->cohort);
    return mi_stmt_walk(stmt, hand_on_seat, &(struct seat_walk){each, context, session->cohort}, err);
}

struct sat_walk {
    mi_sat_fn *each;
    void *context;
};

static enum miraif_status hand_on_sat(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                      struct miraif_error *err)
{
    const struct sat_walk *walk = context;
    (void)scratch;
    (void)err;
    return walk->each(walk->context, mi_column_int(stmt, 0), mi_column_int(stmt, 1), mi_column_int(stmt, 2),
                      mi_column_int(stmt, 3));
}

/* Sittings are numbered apart by where they come from: those of teams below zero, of accompanied people zero,
 * of sessions as they follow one another, of mixes from 2^40 on. */
enum miraif_status mi_sat_each(struct miraif_store *store, const struct mi_sat_before *before,
                               mi_sat_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store,
        "WITH lasting (cohort, date) AS (SELECT c.id, coalesce((SELECT max(x.date) FROM session x"
        "  WHERE x.cohort = c.id AND x.state = 'planned' AND x.date <= :date), c.start_date) FROM cohort c),"
        " met (sitting, number, person, date) AS ("
        "SELECT -f.cohort, m.number, m.person, l.date FROM team_member m JOIN run f ON f.id = m.run"
        " JOIN lasting l ON l.cohort = f.cohort WHERE f.stage = 'form' AND f.state = 'adopted'"
        " UNION SELECT -f.cohort, t.number, t.mentor, l.date FROM team_mentor t JOIN run f ON f.id = t.teams"
        " JOIN run r ON r.id = t.run JOIN lasting l ON l.cohort = f.cohort"
        " WHERE f.state = 'adopted' AND r.state = 'adopted'"
        " UNION SELECT 0, (m.person << 31) + m.mentor, p.id, l.date FROM person_mentor m"
        " JOIN run r ON r.id = m.run JOIN lasting l ON l.cohort = r.cohort"
        " JOIN person p ON p.id IN (m.person, m.mentor) WHERE r.state = 'adopted'"
        " UNION ALL"
        " SELECT dense_rank() OVER (ORDER BY x.date, x.starts_at, x.id, s.round), s.number, s.person, x.date"
        " FROM seat s JOIN seating g ON g.session = s.session AND g.state = 'adopted'"
        " JOIN session x ON x.id = s.session"
        " WHERE x.kind <> 'general' AND x.state = 'planned' AND x.id IS NOT :session"
        " AND (x.date < :date OR (x.date = :date AND coalesce(x.starts_at, 0) < :starts))"
        " AND (NOT EXISTS (SELECT 1 FROM attendance WHERE session = x.id"
        "       AND status IN ('present', 'late', 'left-early'))"
        "  OR EXISTS (SELECT 1 FROM attendance WHERE session = x.id AND person = s.person"
        "       AND status IN ('present', 'late', 'left-early')))"
        " UNION ALL"
        " SELECT (1 << 40) + m.mix, m.number, m.person, x.date FROM mix_member m JOIN mix x ON x.id = m.mix"
        " WHERE x.state = 'adopted' AND x.date <= :date)"
        " SELECT sitting, number, person, CAST(julianday(date) - 2440587.5 AS INTEGER) FROM met"
        " ORDER BY 1, 2, 3",
        &stmt, err));
    mi_bind_text(stmt, ":session", before->session);
    mi_bind_text(stmt, ":date", before->date);
    mi_bind_int(stmt, ":starts", before->starts_at);
    return mi_stmt_walk(stmt, hand_on_sat, &(struct sat_walk){each, context}, err);
}
