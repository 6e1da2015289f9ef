/* Sessions and the office's holidays. */
#include "store/session.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/walk.h"
#include "text/reference.h"

/* Of `session s`. */
#define COLUMNS                                                                                              \
    "s.id, s.cohort, s.kind, s.team, s.number, s.title, s.date, s.starts_at, s.ends_at, s.place, s.mentee,"   \
    " (SELECT name FROM person WHERE id = s.mentee), s.mentor,"                                              \
    " (SELECT name FROM person WHERE id = s.mentor), " STATE ", s.sequence"
#define STATE                                                                                                \
    "CASE WHEN s.state = 'planned' AND (EXISTS (SELECT 1 FROM log WHERE session = s.id)"                     \
    " OR EXISTS (SELECT 1 FROM attendance WHERE session = s.id AND status NOT IN ('absent', 'excused')))"    \
    " THEN 'held' ELSE s.state END"

static const char *const kind_codes[] = {
#define KIND_CODE(name, code) code,
    MIRAIF_SESSION_KIND_LIST(KIND_CODE)
#undef KIND_CODE
};

const char *miraif_session_kind_code(enum miraif_session_kind kind)
{
    return kind_codes[kind];
}

enum miraif_session_kind miraif_session_kind_find(const char *code)
{
    int kind = 0;
    while (kind < MIRAIF_SESSION_KINDS && !mi_text_is(kind_codes[kind], code))
        kind++;
    return (enum miraif_session_kind)kind;
}

const char *mi_session_title(const struct miraif_session *session, const struct miraif_env *env,
                             struct miraif_arena *arena)
{
    static const char *const titles[] = {
        [MIRAIF_SESSION_GENERAL] = N_("general session %lld"),
        [MIRAIF_SESSION_SOCIAL] = N_("social of general session %lld"),
        [MIRAIF_SESSION_PEER] = N_("peer session %lld"),
        [MIRAIF_SESSION_MENTOR] = N_("mentor session %lld"),
        [MIRAIF_SESSION_COMMUNITY] = N_("community session %lld"),
    };
    return mi_arena_printf(arena, mi_translate(env, titles[session->kind]), (long long)session->number);
}

static const char *team_id(const struct miraif_session *session, struct miraif_arena *arena)
{
    char text[MI_REFERENCE_TEXT];
    const struct mi_reference team = {MI_REFERENCE_TEAM, session->cohort, session->team, 0};
    mi_reference_format(&team, text);
    return mi_arena_text(arena, text);
}

/* The session in the row, its title as the store has it. */
static enum miraif_status read_session(struct mi_stmt *stmt, struct miraif_arena *arena,
                                       struct miraif_session *ret_session, struct miraif_error *err)
{
    struct miraif_session session = {
        .id = mi_column_text(stmt, 0, arena),
        .cohort = mi_column_int(stmt, 1),
        .kind = miraif_session_kind_find(mi_column_text(stmt, 2, arena)),
        .team = mi_column_int(stmt, 3),
        .number = mi_column_int(stmt, 4),
        .title = mi_column_text(stmt, 5, arena),
        .date = mi_column_text(stmt, 6, arena),
        .starts_at = mi_column_int(stmt, 7),
        .ends_at = mi_column_int(stmt, 8),
        .place = mi_column_text(stmt, 9, arena),
        .mentee = mi_column_int(stmt, 10),
        .mentee_name = mi_column_text(stmt, 11, arena),
        .mentor = mi_column_int(stmt, 12),
        .mentor_name = mi_column_text(stmt, 13, arena),
        .state = mi_column_text(stmt, 14, arena),
        .sequence = mi_column_int(stmt, 15),
    };
    if (session.team != 0)
        session.team_id = team_id(&session, arena);
    if (session.team != 0 && session.team_id == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_stmt_columns(stmt, err));
    if (session.kind == MIRAIF_SESSION_KINDS)
        return mi_fail(err, MIRAIF_INTERNAL, "a session of no kind");
    *ret_session = session;
    return MIRAIF_OK;
}

struct session_walk {
    miraif_session_fn *each;
    void *context;
    const struct miraif_env *env;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct session_walk *walk = context;
    struct miraif_session session;
    MI_TRY(read_session(stmt, scratch, &session, err));
    if (session.title == NULL)
        session.title = mi_session_title(&session, walk->env, scratch);
    if (session.title == NULL)
        return mi_no_memory(err);
    return walk->each(walk->context, &session);
}

static enum miraif_status check_filter(struct miraif_store *store, const struct miraif_session_filter *filter,
                                       struct miraif_error *err)
{
    static const char *const states[] = {"draft", "planned", "held", "cancelled"};
    bool known = filter->state == NULL;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        known = known || mi_text_is(states[i], filter->state);
    if (!known)
        return mi_fail(err, MIRAIF_REFUSED, "there is no state “%s” of sessions", filter->state);
    if (filter->kind != NULL && miraif_session_kind_find(filter->kind) == MIRAIF_SESSION_KINDS)
        return mi_fail(err, MIRAIF_REFUSED, "there is no kind “%s” of sessions", filter->kind);
    return filter->cohort == 0 ? MIRAIF_OK : mi_cohort_need(store, filter->cohort, err);
}

enum miraif_status miraif_session_each(struct miraif_store *store, const struct miraif_session_filter *filter,
                                       miraif_session_fn *each, void *context, struct miraif_error *err)
{
    const struct miraif_session_filter all = {0};
    const struct miraif_session_filter *by = filter == NULL ? &all : filter;
    struct mi_stmt *stmt;
    MI_TRY(check_filter(store, by, err));
    MI_TRY(mi_stmt_get(
        store,
        "SELECT " COLUMNS " FROM session s WHERE (:cohort IS NULL OR s.cohort = :cohort)"
        " AND (:team IS NULL OR s.team = :team) AND (:kind IS NULL OR s.kind = :kind)"
        " AND (:from IS NULL OR s.date >= :from) AND (:to IS NULL OR s.date <= :to)"
        " AND (:state IS NULL OR " STATE " = :state) AND (:drafts OR s.state <> 'draft')"
        " AND (:cancelled OR s.state <> 'cancelled')"
        " AND (:person IS NULL OR s.mentor = :person"
        "  OR EXISTS (SELECT 1 FROM rsvp WHERE session = s.id AND person = :person AND answer = 'yes')"
        "  OR EXISTS (SELECT 1 FROM application a LEFT JOIN run f ON f.cohort = a.cohort AND f.stage = 'form'"
        "   AND f.state = 'adopted' LEFT JOIN team_member m ON m.run = f.id AND m.person = a.person"
        "   WHERE a.cohort = s.cohort AND a.person = :person AND a.status IN ('selected', 'accepted')"
        "   AND (s.team IS NULL OR m.number = s.team)))"
        " ORDER BY s.date, s.starts_at, s.cohort, s.kind, s.team, s.number",
        &stmt, err));
    mi_bind_id(stmt, ":cohort", by->cohort);
    mi_bind_id(stmt, ":team", by->team);
    mi_bind_text(stmt, ":kind", by->kind);
    mi_bind_text(stmt, ":from", by->from);
    mi_bind_text(stmt, ":to", by->to);
    mi_bind_text(stmt, ":state", by->state);
    mi_bind_int(stmt, ":drafts", !by->no_drafts);
    mi_bind_int(stmt, ":cancelled", !by->no_cancelled);
    mi_bind_id(stmt, ":person", by->person);
    struct session_walk walk = {each, context, mi_store_env(store)};
    return mi_stmt_walk(stmt, hand_on, &walk, err);
}

enum miraif_status mi_session_get(struct miraif_store *store, const char *id, struct miraif_arena *arena,
                                  struct miraif_session *ret_session, bool *ret_found, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(store, "SELECT " COLUMNS " FROM session s WHERE s.id = :id", &stmt, err));
    mi_bind_text(stmt, ":id", id);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    enum miraif_status status = row ? read_session(stmt, arena, ret_session, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_found = row;
    return status;
}

static enum miraif_status no_such_session(const struct mi_reference *reference, const char *id,
                                          struct miraif_error *err)
{
    mi_fail(err, MIRAIF_NOT_FOUND, "there is no session “%s”", id);
    if (reference->cohort != 0)
        mi_hint(err, "`miraif session list %lld` shows them", (long long)reference->cohort);
    return MIRAIF_NOT_FOUND;
}

enum miraif_status miraif_session_find(struct miraif_store *store, const char *reference,
                                       struct miraif_arena *arena, struct miraif_session *ret_session,
                                       struct miraif_error *err)
{
    struct mi_reference read;
    struct miraif_session session;
    char id[MI_REFERENCE_TEXT];
    bool found;
    if (!mi_reference_parse(reference, &read) || !mi_reference_is_session(&read)) {
        mi_fail(err, MIRAIF_USAGE, "“%s” names no session", reference == NULL ? "" : reference);
        mi_hint(err, "write 1-1, 1-1s, 1-A-3, 1-A-m2 or e3");
        return MIRAIF_USAGE;
    }
    mi_reference_format(&read, id);
    MI_TRY(mi_session_get(store, id, arena, &session, &found, err));
    if (!found)
        return no_such_session(&read, id, err);
    if (session.title == NULL)
        session.title = mi_session_title(&session, mi_store_env(store), arena);
    if (session.title == NULL)
        return mi_no_memory(err);
    *ret_session = session;
    return MIRAIF_OK;
}

static void bind_details(struct mi_stmt *stmt, const struct miraif_session *session)
{
    mi_bind_text(stmt, ":id", session->id);
    mi_bind_text(stmt, ":title", session->title);
    mi_bind_text(stmt, ":date", session->date);
    mi_bind_id(stmt, ":starts", session->starts_at);
    mi_bind_id(stmt, ":ends", session->ends_at);
    mi_bind_text(stmt, ":place", session->place);
    mi_bind_id(stmt, ":mentee", session->mentee);
    mi_bind_id(stmt, ":mentor", session->mentor);
    mi_bind_int(stmt, ":sequence", session->sequence);
}

enum miraif_status mi_session_insert(struct miraif_store *store, const struct miraif_session *session,
                                     int64_t run, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO session (id, cohort, kind, team, number, title, date, starts_at, ends_at,"
                       " place, mentee, mentor, state, sequence, run) VALUES (:id, :cohort, :kind, :team,"
                       " :number, :title, :date, :starts, :ends, :place, :mentee, :mentor,"
                       " CASE WHEN :run IS NULL THEN 'planned' ELSE 'draft' END, :sequence, :run)",
                       &stmt, err));
    bind_details(stmt, session);
    mi_bind_id(stmt, ":cohort", session->cohort);
    mi_bind_text(stmt, ":kind", kind_codes[session->kind]);
    mi_bind_id(stmt, ":team", session->team);
    mi_bind_int(stmt, ":number", session->number);
    mi_bind_id(stmt, ":run", run);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_session_update(struct miraif_store *store, const struct miraif_session *session,
                                     struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE session SET title = :title, date = :date, starts_at = :starts, ends_at = :ends,"
                       " place = :place, mentee = :mentee, mentor = :mentor, sequence = :sequence,"
                       " state = CASE WHEN :cancelled THEN 'cancelled' ELSE state END WHERE id = :id",
                       &stmt, err));
    bind_details(stmt, session);
    mi_bind_int(stmt, ":cancelled", mi_text_is(session->state, "cancelled"));
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_session_drop_draft(struct miraif_store *store, int64_t cohort, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(store, "DELETE FROM session WHERE cohort = :cohort AND state = 'draft'", &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_session_adopt_draft(struct miraif_store *store, int64_t run, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "UPDATE session SET state = 'planned' WHERE run = :run AND state = 'draft'",
                       &stmt, err));
    mi_bind_int(stmt, ":run", run);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_session_last_number(struct miraif_store *store, const struct miraif_session *scope,
                                          bool drafts, int64_t *ret_number, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT coalesce(max(number), 0) FROM session WHERE cohort IS :cohort AND kind = :kind"
                       " AND team IS :team AND (:drafts OR state <> 'draft')",
                       &stmt, err));
    mi_bind_id(stmt, ":cohort", scope->cohort);
    mi_bind_text(stmt, ":kind", kind_codes[scope->kind]);
    mi_bind_id(stmt, ":team", scope->team);
    mi_bind_int(stmt, ":drafts", drafts);
    return mi_stmt_int(stmt, ret_number, err);
}
