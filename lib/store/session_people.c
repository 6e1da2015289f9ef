/* The people of a session. */
#include "base/arena.h"
#include "base/error.h"
#include "store/session.h"
#include "store/walk.h"
#include "text/reference.h"

struct people_walk {
    miraif_attendee_fn *each;
    void *context;
    int64_t cohort;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct people_walk *walk = context;
    struct miraif_attendee attendee = {
        .person = mi_column_int(stmt, 0),
        .name = mi_column_text(stmt, 1, scratch),
        .kana = mi_column_text(stmt, 2, scratch),
        .email = mi_column_text(stmt, 3, scratch),
        .team = mi_column_int(stmt, 4),
        .guest = mi_column_int(stmt, 5) != 0,
        .rsvp = mi_column_text(stmt, 6, scratch),
        .diet = mi_column_text(stmt, 7, scratch),
        .note = mi_column_text(stmt, 8, scratch),
        .attendance = mi_column_text(stmt, 9, scratch),
    };
    char label[MI_REFERENCE_TEXT];
    MI_TRY(mi_stmt_columns(stmt, err));
    if (attendee.team != 0) {
        const struct mi_reference team = {MI_REFERENCE_TEAM, walk->cohort, attendee.team, 0};
        mi_reference_format(&team, label);
        attendee.team_id = label;
    }
    return walk->each(walk->context, &attendee);
}

/* Participants are those whose application stands; whoever has gone since is shown with what they did. */
enum miraif_status miraif_session_people(struct miraif_store *store, const struct miraif_session *session,
                                         miraif_attendee_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store,
        "WITH part (person, team) AS (SELECT a.person, m.number FROM application a"
        " LEFT JOIN run f ON f.cohort = a.cohort AND f.stage = 'form' AND f.state = 'adopted'"
        " LEFT JOIN team_member m ON m.run = f.id AND m.person = a.person"
        " WHERE a.cohort = :cohort AND (:team IS NULL OR m.number = :team)"
        " AND (a.status IN ('selected', 'accepted') OR (a.status = 'left' AND a.person IN"
        "  (SELECT person FROM rsvp WHERE session = :session"
        "   UNION SELECT person FROM attendance WHERE session = :session))))"
        " SELECT p.id, p.name, p.kana, p.email, part.team, part.person IS NULL, r.answer, r.diet, r.note, "
        "t.status"
        " FROM person p LEFT JOIN part ON part.person = p.id"
        " LEFT JOIN rsvp r ON r.session = :session AND r.person = p.id"
        " LEFT JOIN attendance t ON t.session = :session AND t.person = p.id"
        " WHERE part.person IS NOT NULL OR p.id = :mentor OR r.person IS NOT NULL OR t.person IS NOT NULL"
        " ORDER BY part.person IS NULL, part.team IS NULL, part.team, coalesce(p.kana, p.name), p.name, p.id",
        &stmt, err));
    mi_bind_text(stmt, ":session", session->id);
    mi_bind_id(stmt, ":cohort", session->cohort);
    mi_bind_id(stmt, ":team", session->team);
    mi_bind_id(stmt, ":mentor", session->mentor);
    return mi_stmt_walk(stmt, hand_on, &(struct people_walk){each, context, session->cohort}, err);
}

enum miraif_status mi_session_is_for(struct miraif_store *store, const struct miraif_session *session,
                                     int64_t person, bool *ret_is, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t count;
    MI_TRY(mi_stmt_get(store,
                       "SELECT count(*) FROM application a"
                       " LEFT JOIN run f ON f.cohort = a.cohort AND f.stage = 'form' AND f.state = 'adopted'"
                       " LEFT JOIN team_member m ON m.run = f.id AND m.person = a.person"
                       " WHERE a.cohort = :cohort AND a.person = :person"
                       " AND a.status IN ('selected', 'accepted') AND (:team IS NULL OR m.number = :team)",
                       &stmt, err));
    mi_bind_id(stmt, ":cohort", session->cohort);
    mi_bind_int(stmt, ":person", person);
    mi_bind_id(stmt, ":team", session->team);
    MI_TRY(mi_stmt_int(stmt, &count, err));
    *ret_is = count > 0 || session->mentor == person;
    return MIRAIF_OK;
}

struct absent_walk {
    mi_absent_fn *each;
    void *context;
};

static enum miraif_status hand_on_absent(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                         struct miraif_error *err)
{
    const struct absent_walk *walk = context;
    const struct mi_absent absent = {
        .cohort = mi_column_int(stmt, 0),
        .person = mi_column_int(stmt, 1),
        .name = mi_column_text(stmt, 2, scratch),
        .date = mi_column_text(stmt, 3, scratch),
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &absent);
}

enum miraif_status mi_absent_each(struct miraif_store *store, mi_absent_fn *each, void *context,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT cohort, person, name, max(date) FROM (SELECT a.cohort, p.id AS person, p.name,"
                       " p.email_key, s.date, t.status, row_number() OVER (PARTITION BY a.cohort, p.id"
                       "  ORDER BY s.date DESC, s.starts_at DESC, s.id DESC) AS place FROM application a"
                       " JOIN person p ON p.id = a.person JOIN attendance t ON t.person = a.person"
                       " JOIN session s ON s.id = t.session AND s.cohort = a.cohort AND s.state = 'planned'"
                       " WHERE a.status = 'accepted' AND NOT EXISTS (SELECT 1 FROM graduation g"
                       "  WHERE g.cohort = a.cohort AND g.person = a.person)) WHERE place <= 2"
                       " GROUP BY cohort, person HAVING sum(status = 'absent') = 2"
                       " ORDER BY cohort, email_key",
                       &stmt, err));
    return mi_stmt_walk(stmt, hand_on_absent, &(struct absent_walk){each, context}, err);
}
