/* Presentations, visions, messages. */
#include "store/presentation.h"

#include "base/error.h"
#include "base/str.h"
#include "store/db.h"
#include "store/walk.h"
#include "text/reference.h"

enum miraif_status mi_presentation_clear(struct miraif_store *store, const char *session,
                                         struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM presentation WHERE session = :session", &stmt, err));
    mi_bind_text(stmt, ":session", session);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_presentation_add(struct miraif_store *store, const char *session, int64_t person,
                                       int64_t position, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO presentation (session, person, position)"
                       " VALUES (:session, :person, :position)",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session);
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":position", position);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_presentation_position(struct miraif_store *store, const char *session, int64_t person,
                                            int64_t *ret_position, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT coalesce(max(position), 0) FROM presentation WHERE session = :session"
                       " AND person = :person",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session);
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_int(stmt, ret_position, err);
}

struct presenter_walk {
    miraif_presenter_fn *each;
    void *context;
    int64_t cohort;
};

static enum miraif_status hand_on_presenter(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                            struct miraif_error *err)
{
    const struct presenter_walk *walk = context;
    struct miraif_presenter presenter = {
        .position = mi_column_int(stmt, 0),
        .person = mi_column_int(stmt, 1),
        .name = mi_column_text(stmt, 2, scratch),
        .version = mi_column_int(stmt, 4),
        .sealed_at = mi_column_int(stmt, 5),
        .messages = mi_column_int(stmt, 6),
    };
    const struct mi_reference team = {MI_REFERENCE_TEAM, walk->cohort, mi_column_int(stmt, 3), 0};
    char label[MI_REFERENCE_TEXT];
    MI_TRY(mi_stmt_columns(stmt, err));
    if (team.team != 0) {
        mi_reference_format(&team, label);
        presenter.team_id = label;
    }
    return walk->each(walk->context, &presenter);
}

enum miraif_status mi_presenter_each(struct miraif_store *store, const struct miraif_session *session,
                                     miraif_presenter_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT o.position, p.id, p.name, m.number, v.version, v.sealed_at,"
                       " (SELECT count(*) FROM cheer WHERE session = o.session AND person = p.id)"
                       " FROM presentation o JOIN person p ON p.id = o.person"
                       " LEFT JOIN run f ON f.cohort = :cohort AND f.stage = 'form' AND f.state = 'adopted'"
                       " LEFT JOIN team_member m ON m.run = f.id AND m.person = p.id"
                       " LEFT JOIN vision v ON v.cohort = :cohort AND v.person = p.id AND v.version ="
                       "  (SELECT max(version) FROM vision WHERE cohort = :cohort AND person = p.id)"
                       " WHERE o.session = :session ORDER BY o.position, p.id",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session->id);
    mi_bind_id(stmt, ":cohort", session->cohort);
    return mi_stmt_walk(stmt, hand_on_presenter, &(struct presenter_walk){each, context, session->cohort},
                        err);
}

enum miraif_status mi_vision_latest(struct miraif_store *store, int64_t cohort, int64_t person,
                                    struct miraif_arena *arena, struct miraif_vision *ret_vision,
                                    struct miraif_error *err)
{
    struct mi_stmt *stmt;
    struct miraif_vision vision = {.cohort = cohort, .person = person};
    bool row;
    MI_TRY(mi_stmt_get(store,
                       "SELECT cohort, version, sealed_at, text, file, digest, reason FROM vision"
                       " WHERE (:cohort IS NULL OR cohort = :cohort) AND person = :person"
                       " ORDER BY sealed_at DESC, cohort DESC, version DESC LIMIT 1",
                       &stmt, err));
    mi_bind_id(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (row) {
        vision.cohort = mi_column_int(stmt, 0);
        vision.version = mi_column_int(stmt, 1);
        vision.sealed_at = mi_column_int(stmt, 2);
        vision.text = mi_column_text(stmt, 3, arena);
        vision.file = mi_column_text(stmt, 4, arena);
        vision.digest = mi_column_text(stmt, 5, arena);
        vision.reason = mi_column_text(stmt, 6, arena);
    }
    enum miraif_status status = row ? mi_stmt_columns(stmt, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_vision = vision;
    return status;
}

enum miraif_status mi_vision_add(struct miraif_store *store, const struct miraif_vision *vision,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO vision (cohort, person, version, sealed_at, text, file, digest, reason)"
                       " VALUES (:cohort, :person, :version, :at, :text, :file, :digest, :reason)",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", vision->cohort);
    mi_bind_int(stmt, ":person", vision->person);
    mi_bind_int(stmt, ":version", vision->version);
    mi_bind_int(stmt, ":at", vision->sealed_at);
    mi_bind_text(stmt, ":text", vision->text);
    mi_bind_text(stmt, ":file", vision->file);
    mi_bind_text(stmt, ":digest", vision->digest);
    mi_bind_text(stmt, ":reason", vision->reason);
    return mi_stmt_run(stmt, err);
}

/* Whether there is a message, and whether it is this one. */
static enum miraif_status compare_cheer(struct miraif_store *store, const char *session, int64_t person,
                                        int64_t sender, const char *text, int64_t *ret_there,
                                        struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT 1 + (text = :text) FROM cheer WHERE session = :session AND person = :person"
                       " AND sender = :sender",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session);
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":sender", sender);
    mi_bind_text(stmt, ":text", text);
    return mi_stmt_int(stmt, ret_there, err);
}

enum miraif_status mi_cheer_put(struct miraif_store *store, const char *session, int64_t person,
                                int64_t sender, const char *text, int64_t at, bool *ret_added,
                                bool *ret_changed, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t there; /* 0: none, 1: another, 2: this one */
    MI_TRY(compare_cheer(store, session, person, sender, text, &there, err));
    *ret_added = there == 0;
    *ret_changed = there != 2;
    if (there == 2)
        return MIRAIF_OK;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO cheer (session, person, sender, text, at)"
                       " VALUES (:session, :person, :sender, :text, :at)"
                       " ON CONFLICT (session, person, sender) DO UPDATE SET text = :text, at = :at",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session);
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":sender", sender);
    mi_bind_text(stmt, ":text", text);
    mi_bind_int(stmt, ":at", at);
    return mi_stmt_run(stmt, err);
}

struct cheer_walk {
    miraif_cheer_fn *each;
    void *context;
};

static enum miraif_status hand_on_cheer(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                        struct miraif_error *err)
{
    const struct cheer_walk *walk = context;
    const struct miraif_cheer cheer = {
        .sender = mi_column_int(stmt, 0),
        .sender_name = mi_column_text(stmt, 1, scratch),
        .text = mi_column_text(stmt, 2, scratch),
        .at = mi_column_int(stmt, 3),
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &cheer);
}

enum miraif_status mi_cheer_each(struct miraif_store *store, const char *session, int64_t person,
                                 miraif_cheer_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT p.id, p.name, c.text, c.at FROM cheer c JOIN person p ON p.id = c.sender"
                       " WHERE c.session = :session AND c.person = :person ORDER BY c.at, p.email_key",
                       &stmt, err));
    mi_bind_text(stmt, ":session", session);
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_walk(stmt, hand_on_cheer, &(struct cheer_walk){each, context}, err);
}
