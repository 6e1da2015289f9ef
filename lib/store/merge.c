/* Moving everything of one person to another. A table with a column of people that is not here keeps its
 * rows, and the merge fails by its reference to the person who is gone: nothing is ever lost without a word.
 */
#include "store/merge.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/connection.h"
#include "store/db.h"
#include "store/person.h"

enum miraif_status mi_merge_begin(struct miraif_store *store, struct miraif_error *err)
{
    static const char *const unrecorded[] = {"letter", "reply_code"};
    MI_TRY(mi_store_begin(store, err));
    enum miraif_status status = mi_exec(store, "PRAGMA defer_foreign_keys = ON", err);
    for (size_t i = 0; i < sizeof unrecorded / sizeof *unrecorded && status == MIRAIF_OK; i++) {
        int code = sqlite3session_attach(store->recording, unrecorded[i]);
        if (code != SQLITE_OK)
            status = mi_sqlite_fail(store, code, err);
    }
    return status == MIRAIF_OK ? MIRAIF_OK : mi_store_end(store, status, err);
}

/* What two people who are one cannot have: a statement that names it, and what is said then. */
struct obstacle {
    const char *sql;
    const char *msgid;
    const char *hint;
};

/* Of two applications to one cohort one is too many. */
#define BOTH_APPLIED                                                                                         \
    "SELECT a.cohort FROM application a JOIN application b ON b.cohort = a.cohort"                           \
    " WHERE a.person = :p AND b.person = :q"
static const struct obstacle two_applications = {
    BOTH_APPLIED " ORDER BY 1 LIMIT 1", N_("%s and %s both applied to cohort %s"),
    N_("if one human applied twice, --drop-application leaves the first one's application only")};
static const struct obstacle decided_application = {
    BOTH_APPLIED " AND (b.status <> 'applied'"
                 " OR EXISTS (SELECT 1 FROM review r WHERE r.cohort = b.cohort AND r.person = :q)"
                 " OR EXISTS (SELECT 1 FROM announcement n WHERE n.cohort = b.cohort AND n.person = :q))"
                 " ORDER BY 1 LIMIT 1",
    N_("beside that of %s, the application of %s to cohort %s was reviewed or decided on"),
    N_("merge them the other way round, so that it stays")};

static const struct obstacle obstacles[] = {
    {"SELECT r.cohort FROM team_member a JOIN team_member b ON b.run = a.run AND b.number = a.number"
     " JOIN run r ON r.id = a.run WHERE a.person = :p AND b.person = :q ORDER BY 1 LIMIT 1",
     N_("%s and %s share a team of cohort %s"), N_("they are two people")},
    {"SELECT r.cohort FROM team_mentor t JOIN team_member m ON m.run = t.teams AND m.number = t.number"
     " JOIN run r ON r.id = t.run WHERE (t.mentor = :p AND m.person = :q) OR (t.mentor = :q AND m.person = "
     ":p)"
     " UNION SELECT r.cohort FROM person_mentor t JOIN run r ON r.id = t.run"
     " WHERE (t.mentor = :p AND t.person = :q) OR (t.mentor = :q AND t.person = :p) ORDER BY 1 LIMIT 1",
     N_("of %s and %s one was matched with the other as a mentor in cohort %s"), N_("they are two people")},
    {"SELECT a.session FROM attendance a JOIN attendance b ON b.session = a.session WHERE a.person = :p"
     " AND b.person = :q AND a.status NOT IN ('absent', 'excused')"
     " AND b.status NOT IN ('absent', 'excused') ORDER BY 1 LIMIT 1",
     N_("%s and %s were both at session %s"), N_("correct the attendance, if one of them was not")},
    {"SELECT kind FROM tie WHERE low = min(:p, :q) AND high = max(:p, :q) ORDER BY 1 LIMIT 1",
     N_("%s and %s have a tie with one another (%s)"), N_("they are two people")},
    {"SELECT coalesce(reason, '—') FROM apart WHERE low = min(:p, :q) AND high = max(:p, :q)",
     N_("%s and %s are kept apart by the office (%s)"), N_("miraif person apart remove lifts that")},
    {"SELECT coalesce(reason, '—') FROM twin_dismissal WHERE low = min(:p, :q) AND high = max(:p, :q)",
     N_("%s and %s were decided to be two people (%s)"),
     N_("miraif person merge dismiss --withdraw takes that back")},
};

static enum miraif_status find_obstacle(struct miraif_store *store, const char *sql, int64_t into,
                                        int64_t from, struct miraif_arena *arena, const char **ret_what,
                                        struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(store, sql, &stmt, err));
    mi_bind_int(stmt, ":p", into);
    mi_bind_int(stmt, ":q", from);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    *ret_what = row ? mi_column_text(stmt, 0, arena) : NULL;
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    return status;
}

static enum miraif_status check(struct miraif_store *store, const struct obstacle *obstacle,
                                const struct miraif_person *into, const struct miraif_person *from,
                                struct miraif_arena *arena, struct miraif_error *err)
{
    const char *what;
    const char *one = mi_arena_printf(arena, "p%lld %s", (long long)into->id, into->name);
    const char *other = mi_arena_printf(arena, "p%lld %s", (long long)from->id, from->name);
    if (one == NULL || other == NULL)
        return mi_no_memory(err);
    MI_TRY(find_obstacle(store, obstacle->sql, into->id, from->id, arena, &what, err));
    if (what == NULL)
        return MIRAIF_OK;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    mi_fail(err, MIRAIF_REFUSED, obstacle->msgid, one, other, what);
    mi_hint(err, obstacle->hint, "");
#pragma GCC diagnostic pop
    return MIRAIF_REFUSED;
}

enum miraif_status mi_merge_check(struct miraif_store *store, const struct miraif_person *into,
                                  const struct miraif_person *from, bool drop, struct miraif_arena *arena,
                                  struct miraif_error *err)
{
    if (into->id == from->id)
        return mi_fail(err, MIRAIF_REFUSED, N_("p%lld %s is one person already"), (long long)into->id,
                       into->name);
    MI_TRY(check(store, drop ? &decided_application : &two_applications, into, from, arena, err));
    for (size_t i = 0; i < sizeof obstacles / sizeof *obstacles; i++)
        MI_TRY(check(store, &obstacles[i], into, from, arena, err));
    return MIRAIF_OK;
}

/* A line a step; `table` null: not counted. Where both have a row for the same thing, that of `into` holds.
 */
#define MOVE(table, column)                                                                                  \
    {                                                                                                        \
#table, "UPDATE " #table " SET " #column " = :p WHERE " #column " = :q"                              \
    }
#define MOVE_OR_DROP(table, column)                                                                          \
    {#table, "UPDATE OR IGNORE " #table " SET " #column " = :p WHERE " #column " = :q"},                     \
    {                                                                                                        \
        NULL, "DELETE FROM " #table " WHERE " #column " = :q AND :p > 0"                                     \
    }

static const struct step {
    const char *table;
    const char *sql;
} steps[] = {
    {NULL, "UPDATE person SET kana = coalesce(kana, (SELECT kana FROM person WHERE id = :q)),"
           " phone = coalesce(phone, (SELECT phone FROM person WHERE id = :q)),"
           " birth_date = coalesce(birth_date, (SELECT birth_date FROM person WHERE id = :q)),"
           " gender = coalesce(gender, (SELECT gender FROM person WHERE id = :q)),"
           " language = coalesce(language, (SELECT language FROM person WHERE id = :q)) WHERE id = :p"},
    MOVE(profile, person),
    MOVE_OR_DROP(role, person),
    {NULL, "DELETE FROM application WHERE person = :q"
           " AND cohort IN (SELECT cohort FROM application WHERE person = :p)"},
    MOVE(application, person),
    MOVE(review, person),
    MOVE(mark, person),
    MOVE(offer, person),
    MOVE(offer_reply, person),
    MOVE(announcement, person),
    MOVE(graduation, person),
    MOVE(follow_up, person),
    MOVE(vision, person),
    MOVE_OR_DROP(selection, person),
    MOVE(team_member, person),
    MOVE_OR_DROP(team_rule_person, person),
    MOVE(match_rule, mentor),
    MOVE(match_rule, person),
    MOVE(match_wish, person),
    MOVE(match_wish, wished),
    MOVE(team_mentor, mentor),
    MOVE(person_mentor, mentor),
    MOVE_OR_DROP(person_mentor, person),
    {"reason", "UPDATE OR IGNORE reason SET subject = 'p' || :p WHERE subject = 'p' || :q"},
    MOVE(duty, person),
    MOVE(note, person),
    MOVE_OR_DROP(share, person),
    MOVE(look, person),
    MOVE(news, person),
    MOVE_OR_DROP(assessment, person),
    MOVE_OR_DROP(promise_acceptance, person),
    MOVE(session, mentee),
    MOVE(session, mentor),
    MOVE_OR_DROP(rsvp, person),
    MOVE_OR_DROP(attendance, person),
    MOVE(log, mentee),
    MOVE_OR_DROP(seat, person),
    MOVE_OR_DROP(mix_member, person),
    MOVE_OR_DROP(voter, person),
    MOVE_OR_DROP(presentation, person),
    MOVE_OR_DROP(cheer, person),
    MOVE_OR_DROP(cheer, sender),
    MOVE(ask, asker),
    MOVE_OR_DROP(ask_exclusion, person),
    {NULL,
     "DELETE FROM ask_reason WHERE person = :q AND ask IN (SELECT ask FROM ask_route WHERE person = :p)"},
    MOVE_OR_DROP(ask_route, person),
    MOVE(ask_reason, person),
    MOVE(ask_answer, person),
    {"apart", "INSERT OR IGNORE INTO apart (low, high, reason, since)"
              " SELECT min(:p, low + high - :q), max(:p, low + high - :q), reason, since FROM apart"
              " WHERE :q IN (low, high) ORDER BY low, high"},
    {"twin_dismissal",
     "INSERT OR IGNORE INTO twin_dismissal (low, high, reason, since)"
     " SELECT min(:p, low + high - :q), max(:p, low + high - :q), reason, since FROM twin_dismissal"
     " WHERE :q IN (low, high) ORDER BY low, high"},
    {NULL, "DELETE FROM twin_dismissal WHERE :q IN (low, high) AND :p > 0"},
    {"acquaintance", "INSERT OR IGNORE INTO acquaintance (low, high, reason, since)"
                     " SELECT min(:p, low + high - :q), max(:p, low + high - :q), reason, since"
                     " FROM acquaintance WHERE :q IN (low, high) AND :p NOT IN (low, high) ORDER BY low, high"},
    {NULL, "DELETE FROM acquaintance WHERE :q IN (low, high) AND :p > 0"},
    {"tie", "UPDATE OR IGNORE tie SET low = min(:p, low + high - :q), high = max(:p, low + high - :q),"
            " low_at = CASE WHEN (low = :q) = (:p < low + high - :q) THEN low_at ELSE high_at END,"
            " high_at = CASE WHEN (low = :q) = (:p < low + high - :q) THEN high_at ELSE low_at END,"
            " denied_by = CASE denied_by WHEN :q THEN :p ELSE denied_by END WHERE :q IN (low, high)"},
    {NULL, "DELETE FROM tie WHERE :q IN (low, high) AND :p > 0"},
    {NULL, "DELETE FROM apart WHERE :q IN (low, high) AND :p > 0"},
    {NULL,
     "UPDATE OR IGNORE item SET key = rtrim(replace(key || ':', ':p' || :q || ':', ':p' || :p || ':'), ':')"
     " WHERE person = :q AND key NOT IN (SELECT item FROM letter_item)"},
    MOVE(item, person),
    {NULL, "UPDATE item SET object = 'p' || :p WHERE object = 'p' || :q"},
    MOVE(letter, person),
    MOVE(reply_code, person),
    {NULL, "DELETE FROM person WHERE id = :q AND :p > 0"},
};
enum { STEPS = sizeof steps / sizeof *steps };

static enum miraif_status run_step(struct miraif_store *store, const struct step *step, int64_t into,
                                   int64_t from, int64_t *ret_rows, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, step->sql, &stmt, err));
    mi_bind_int(stmt, ":p", into);
    mi_bind_int(stmt, ":q", from);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_rows = mi_store_changed(store);
    return MIRAIF_OK;
}

enum miraif_status mi_merge_rows(struct miraif_store *store, int64_t into, int64_t from,
                                 struct miraif_arena *arena, struct miraif_merge *merge,
                                 struct miraif_error *err)
{
    const char **table = mi_arena_array(arena, STEPS, sizeof *table);
    int64_t *rows = mi_arena_array(arena, STEPS, sizeof *rows);
    size_t count = 0;
    if (table == NULL || rows == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < STEPS; i++) {
        int64_t moved;
        MI_TRY(run_step(store, &steps[i], into, from, &moved, err));
        if (steps[i].table == NULL || moved == 0)
            continue;
        bool again = count > 0 && mi_text_is(table[count - 1], steps[i].table);
        count += !again;
        table[count - 1] = steps[i].table;
        rows[count - 1] += moved;
    }
    merge->table = table;
    merge->rows = rows;
    merge->tables = count;
    return MIRAIF_OK;
}
