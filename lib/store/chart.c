/* One statement a part. Their columns are: an instant or NULL, a date or NULL, what, cohort and team of a
 * reference to a team, a state, a text. */
#include "store/chart.h"

#include "base/date.h"
#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"
#include "text/reference.h"

#define ADOPTED(alias) alias ".state = 'adopted'"

static const char *const parts[MIRAIF_CHART_PARTS] = {
    [MIRAIF_CHART_APPLICATIONS] =
        "SELECT a.applied_at, NULL, a.cohort, NULL, NULL, a.status, c.name FROM application a"
        " JOIN cohort c ON c.id = a.cohort WHERE a.person = :person ORDER BY a.cohort",
    [MIRAIF_CHART_ANSWERS] =
        "SELECT at, NULL, cohort, NULL, NULL, 'offered', deadline FROM offer WHERE person = :person"
        " UNION ALL SELECT at, NULL, cohort, NULL, NULL, letter, NULL FROM announcement"
        " WHERE person = :person"
        " UNION ALL SELECT at, NULL, cohort, NULL, NULL, answer, NULL FROM offer_reply WHERE person = :person"
        " ORDER BY 1, 3, 6",
    [MIRAIF_CHART_TEAMS] =
        "SELECT NULL, NULL, NULL, r.cohort, m.number, r.state, (SELECT group_concat(name, '、') FROM"
        " (SELECT p.name FROM team_member o JOIN person p ON p.id = o.person WHERE o.run = m.run"
        "  AND o.number = m.number AND o.person <> :person ORDER BY coalesce(p.kana, p.name), p.id))"
        " FROM team_member m JOIN run r ON r.id = m.run WHERE m.person = :person"
        " AND r.state <> 'superseded' ORDER BY r.cohort, r.state",
    [MIRAIF_CHART_MENTORS] =
        "SELECT NULL, NULL, 'p' || p.id, NULL, NULL, 'mentor', p.name FROM person_mentor x"
        " JOIN run r ON r.id = x.run AND " ADOPTED(
            "r") " JOIN person p ON p.id = x.mentor"
                 " WHERE x.person = :person"
                 " UNION ALL SELECT NULL, NULL, 'p' || p.id, NULL, NULL, 'mentor', p.name FROM team_mentor t"
                 " JOIN run r ON r.id = t.run AND " ADOPTED(
                     "r") " JOIN team_member m ON m.run = t.teams AND m.number = t.number"
                          " JOIN person p ON p.id = t.mentor WHERE m.person = :person"
                          " UNION ALL SELECT NULL, NULL, 'p' || p.id, NULL, NULL, 'participant', p.name FROM "
                          "person_mentor x"
                          " JOIN run r ON r.id = x.run AND " ADOPTED(
                              "r") " JOIN person p ON p.id = x.person"
                                   " WHERE x.mentor = :person"
                                   " UNION ALL SELECT NULL, NULL, NULL, f.cohort, t.number, 'participant', "
                                   "NULL FROM team_mentor t"
                                   " JOIN run r ON r.id = t.run AND " ADOPTED(
                                       "r") " JOIN run f ON f.id = t.teams"
                                            " WHERE t.mentor = :person ORDER BY 6, 3, 4, 5",
    [MIRAIF_CHART_DUTIES] =
        "SELECT NULL, from_date, cohort, NULL, NULL, duty, until_date FROM duty WHERE person = :person"
        " ORDER BY from_date, id",
    [MIRAIF_CHART_SESSIONS] =
        "SELECT s.starts_at, s.date, s.id, NULL, NULL, coalesce(t.status, r.answer,"
        " CASE WHEN s.state = 'cancelled' THEN 'cancelled' END), CASE WHEN s.mentee = :person THEN '●' END"
        " FROM session s LEFT JOIN rsvp r ON r.session = s.id AND r.person = :person"
        " LEFT JOIN attendance t ON t.session = s.id AND t.person = :person"
        " WHERE s.state <> 'draft' AND (r.person IS NOT NULL OR t.person IS NOT NULL"
        "  OR :person IN (s.mentee, s.mentor)) ORDER BY s.date, s.starts_at, s.id",
    [MIRAIF_CHART_VISIONS] =
        "SELECT sealed_at, NULL, cohort, NULL, NULL, NULL, coalesce(text, file) FROM vision"
        " WHERE person = :person ORDER BY sealed_at, cohort, version",
    [MIRAIF_CHART_PROMISES] = "SELECT at, NULL, version, NULL, NULL, 'accepted', NULL FROM promise_acceptance"
                              " WHERE person = :person ORDER BY version",
    [MIRAIF_CHART_GRADUATIONS] = "SELECT NULL, date, cohort, NULL, NULL, 'graduate', NULL FROM graduation"
                                 " WHERE person = :person ORDER BY date, cohort",
    [MIRAIF_CHART_ASKS] =
        "SELECT opened_at, NULL, 'a' || id, NULL, NULL, iif(closed_at IS NULL, 'open', 'closed'), text"
        " FROM ask WHERE asker = :person"
        " UNION ALL SELECT at, NULL, 'a' || ask, NULL, NULL, 'answered', coalesce(text, channel)"
        " FROM ask_answer WHERE person = :person"
        " UNION ALL SELECT at, NULL, 'a' || ask, NULL, NULL, 'asked', NULL FROM ask_route o"
        " WHERE person = :person AND NOT EXISTS (SELECT 1 FROM ask_answer n WHERE n.ask = o.ask"
        "  AND n.person = :person) ORDER BY 1, 3, 6",
    [MIRAIF_CHART_UPDATES] =
        "SELECT at, NULL, NULL, NULL, NULL, kind, text FROM news WHERE person = :person"
        " UNION ALL SELECT at, NULL, stage, NULL, NULL, worry, comment FROM follow_up WHERE person = :person"
        " ORDER BY 1, 3, 6, 7",
    [MIRAIF_CHART_TIES] = "SELECT max(t.low_at, t.high_at), NULL, 'p' || p.id, NULL, NULL,"
                          " iif(t.low_at IS NULL OR t.high_at IS NULL, 'unconfirmed', t.kind), p.name"
                          " FROM tie t JOIN person p ON p.id = iif(t.low = :person, t.high, t.low)"
                          " WHERE :person IN (t.low, t.high) AND t.denied_by IS NULL ORDER BY p.id, t.id",
    [MIRAIF_CHART_LETTERS] =
        "SELECT at, NULL, NULL, NULL, NULL, state, subject FROM letter WHERE person = :person"
        " UNION ALL SELECT i.due, NULL, i.object, NULL, NULL, 'waiting', i.rule FROM item i"
        " WHERE i.person = :person AND i.cancelled_at IS NULL AND i.expires > :now"
        " AND i.key NOT IN (SELECT item FROM letter_item) ORDER BY 1, 6, 7",
    [MIRAIF_CHART_SHARES] = "SELECT since, NULL, NULL, NULL, NULL, audience, field FROM share"
                            " WHERE person = :person ORDER BY field, audience",
    [MIRAIF_CHART_APART] =
        "SELECT a.since, NULL, 'p' || p.id, NULL, NULL, NULL, p.name || coalesce(' (' || a.reason || ')', '')"
        " FROM apart a JOIN person p ON p.id = iif(a.low = :person, a.high, a.low)"
        " WHERE :person IN (a.low, a.high) ORDER BY p.id",
    [MIRAIF_CHART_NOTES] = "SELECT at, NULL, 'n' || id, NULL, NULL, NULL, who || ': ' || text FROM note"
                           " WHERE person = :person ORDER BY at, id",
};

struct chart_walk {
    enum miraif_chart_part part;
    miraif_chart_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct chart_walk *walk = context;
    char date[MI_DATE_TEXT], team[MI_REFERENCE_TEXT];
    struct miraif_chart_line line = {
        .part = walk->part,
        .date = mi_column_text(stmt, 1, scratch),
        .what = mi_column_text(stmt, 2, scratch),
        .state = mi_column_text(stmt, 5, scratch),
        .text = mi_column_text(stmt, 6, scratch),
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    if (!mi_column_is_null(stmt, 0)) {
        mi_date_format(mi_date_of_instant(mi_column_int(stmt, 0)), date);
        line.date = date;
    }
    if (!mi_column_is_null(stmt, 4)) {
        const struct mi_reference reference = {MI_REFERENCE_TEAM, mi_column_int(stmt, 3),
                                               mi_column_int(stmt, 4), 0};
        mi_reference_format(&reference, team);
        line.what = team;
    }
    return walk->each(walk->context, &line);
}

enum miraif_status mi_chart_part_each(struct miraif_store *store, int64_t person, enum miraif_chart_part part,
                                      miraif_chart_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, parts[part], &stmt, err));
    mi_bind_int(stmt, ":person", person);
    if (part == MIRAIF_CHART_LETTERS)
        mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    return mi_stmt_walk(stmt, hand_on, &(struct chart_walk){part, each, context}, err);
}
