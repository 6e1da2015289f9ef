/* Answers, attendance, logs. */
#include "store/attendance.h"

#include "base/error.h"
#include "store/db.h"
#include "store/stmt.h"

enum miraif_status mi_rsvp_get(struct miraif_store *store, const char *session, int64_t person,
                               struct miraif_arena *arena, struct mi_rsvp_row *ret_row,
                               struct miraif_error *err)
{
    struct mi_stmt *stmt;
    struct mi_rsvp_row row = {0};
    bool found;
    MI_TRY(mi_stmt_get(
        store, "SELECT answer, diet, note, at FROM rsvp WHERE session = :session AND person = :person", &stmt,
        err));
    mi_bind_text(stmt, ":session", session);
    mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_step(stmt, &found, err));
    if (found)
        row = (struct mi_rsvp_row){mi_column_text(stmt, 0, arena), mi_column_text(stmt, 1, arena),
                                   mi_column_text(stmt, 2, arena), mi_column_int(stmt, 3)};
    enum miraif_status status = found ? mi_stmt_columns(stmt, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_row = row;
    return status;
}

enum miraif_status mi_rsvp_put(struct miraif_store *store, const char *session, int64_t person,
                               const struct mi_rsvp_row *row, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO rsvp (session, person, answer, diet, note, at)"
                       " VALUES (:session, :person, :answer, :diet, :note, :at)"
                       " ON CONFLICT (session, person) DO UPDATE SET answer = :answer, diet = :diet,"
                       " note = :note, at = :at",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session);
    mi_bind_int(stmt, ":person", person);
    mi_bind_text(stmt, ":answer", row->answer);
    mi_bind_text(stmt, ":diet", row->diet);
    mi_bind_text(stmt, ":note", row->note);
    mi_bind_int(stmt, ":at", row->at);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_attendance_get(struct miraif_store *store, const char *session, int64_t person,
                                     struct miraif_arena *arena, const char **ret_before,
                                     struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool found;
    MI_TRY(mi_stmt_get(store, "SELECT status FROM attendance WHERE session = :session AND person = :person",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session);
    mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_step(stmt, &found, err));
    const char *before = found ? mi_column_text(stmt, 0, arena) : NULL;
    enum miraif_status status = found ? mi_stmt_columns(stmt, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_before = before;
    return status;
}

enum miraif_status mi_attendance_put(struct miraif_store *store, const char *session, int64_t person,
                                     const char *status, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO attendance (session, person, status, at)"
                       " VALUES (:session, :person, :status, :at)"
                       " ON CONFLICT (session, person) DO UPDATE SET status = :status, at = :at",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session);
    mi_bind_int(stmt, ":person", person);
    mi_bind_text(stmt, ":status", status);
    mi_bind_int(stmt, ":at", mi_store_env(store)->now);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_log_get(struct miraif_store *store, const char *session, struct miraif_arena *arena,
                              struct mi_log_row *ret_row, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    struct mi_log_row row = {0};
    bool found;
    MI_TRY(mi_stmt_get(store, "SELECT at, kind, minutes, theme, mentee FROM log WHERE session = :session",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session);
    MI_TRY(mi_stmt_step(stmt, &found, err));
    if (found)
        row = (struct mi_log_row){mi_column_int(stmt, 0), mi_column_text(stmt, 1, arena),
                                  mi_column_int(stmt, 2), mi_column_text(stmt, 3, arena),
                                  mi_column_int(stmt, 4)};
    enum miraif_status status = found ? mi_stmt_columns(stmt, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_row = row;
    return status;
}

enum miraif_status mi_log_put(struct miraif_store *store, const char *session, const struct mi_log_row *row,
                              struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO log (session, at, kind, minutes, theme, mentee)"
                       " VALUES (:session, :at, :kind, :minutes, :theme, :mentee)"
                       " ON CONFLICT (session) DO UPDATE SET at = :at, kind = :kind, minutes = :minutes,"
                       " theme = :theme, mentee = :mentee",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session);
    mi_bind_int(stmt, ":at", row->at);
    mi_bind_text(stmt, ":kind", row->kind);
    mi_bind_id(stmt, ":minutes", row->minutes);
    mi_bind_text(stmt, ":theme", row->theme);
    mi_bind_id(stmt, ":mentee", row->mentee);
    return mi_stmt_run(stmt, err);
}
