/* The table of notes. */
#include "store/note.h"

#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"

enum miraif_status mi_note_put(struct miraif_store *store, int64_t person, const char *text,
                               const char *snooze, int64_t *ret_id, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO note (person, at, who, text, snooze)"
                       " VALUES (:person, :at, :who, :text, :snooze)",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":at", mi_store_env(store)->now);
    mi_bind_text(stmt, ":who", mi_store_env(store)->who);
    mi_bind_text(stmt, ":text", text);
    mi_bind_text(stmt, ":snooze", snooze);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_id = mi_store_last_id(store);
    return MIRAIF_OK;
}

enum miraif_status mi_note_snooze(struct miraif_store *store, int64_t id, const char *snooze, bool *ret_found,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "UPDATE note SET snooze = :snooze WHERE id = :id", &stmt, err));
    mi_bind_int(stmt, ":id", id);
    mi_bind_text(stmt, ":snooze", snooze);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_found = mi_store_changed(store) > 0;
    return MIRAIF_OK;
}

#define NOTE_SELECT                                                                                          \
    "SELECT n.id, n.person, p.name, n.at, n.who, n.text, n.snooze FROM note n"                               \
    " JOIN person p ON p.id = n.person"

static struct miraif_note note_of_row(struct mi_stmt *stmt, struct miraif_arena *arena)
{
    return (struct miraif_note){
        .id = mi_column_int(stmt, 0),
        .person = mi_column_int(stmt, 1),
        .name = mi_column_text(stmt, 2, arena),
        .at = mi_column_int(stmt, 3),
        .who = mi_column_text(stmt, 4, arena),
        .text = mi_column_text(stmt, 5, arena),
        .snooze = mi_column_text(stmt, 6, arena),
    };
}

enum miraif_status mi_note_get(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                               struct miraif_note *ret_note, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, NOTE_SELECT " WHERE n.id = :id", &stmt, err));
    mi_bind_int(stmt, ":id", id);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    struct miraif_note note = note_of_row(stmt, arena);
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_note = note;
    return status;
}

struct walk {
    miraif_note_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct walk *walk = context;
    struct miraif_note note = note_of_row(stmt, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &note);
}

enum miraif_status miraif_note_each(struct miraif_store *store, int64_t person, miraif_note_fn *each,
                                    void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, NOTE_SELECT " WHERE :person IS NULL OR n.person = :person ORDER BY n.id", &stmt,
                       err));
    mi_bind_id(stmt, ":person", person);
    return mi_stmt_walk(stmt, hand_on, &(struct walk){each, context}, err);
}
