/* Recording a write. Changes are kept as SQLite's session extension writes them: by table and primary key,
 * with the old values and the new. */
#include "store/record.h"

#include "base/error.h"
#include "base/str.h"
#include "store/connection.h"
#include "store/db.h"

/* The history does not record itself, nor what left the house: no undo brings a letter back, and the mailer's
 * doings must not stand between the office and its own last command. Nor does it record what was answered
 * anonymously: an entry with one voter and one ballot would say who said what. */
static int is_recorded(void *context, const char *table)
{
    static const char *const apart[] = {
        "history",     "meta",  "forgotten", "reply_code", "letter", "letter_recipient",
        "letter_item", "batch", "handover",  "handout",    "ballot", "voter"};
    (void)context;
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        if (mi_text_is(table, apart[i]))
            return 0;
    return 1;
}

static enum miraif_status watch(struct miraif_store *store, struct miraif_error *err)
{
    int code = sqlite3session_create(store->db, "main", &store->recording);
    if (code != SQLITE_OK)
        return mi_sqlite_fail(store, code, err);
    sqlite3session_table_filter(store->recording, is_recorded, NULL);
    code = sqlite3session_attach(store->recording, NULL);
    return code == SQLITE_OK ? MIRAIF_OK : mi_sqlite_fail(store, code, err);
}

enum miraif_status mi_record_begin(struct miraif_store *store, struct miraif_error *err)
{
    int64_t last;
    MI_TRY(mi_read_int(store, "SELECT seq FROM sqlite_sequence WHERE name = 'history'", &last, err));
    MI_TRY(watch(store, err));
    store->entry = last + 1;
    return MIRAIF_OK;
}

int64_t mi_store_batch(const struct miraif_store *store)
{
    return store->entry;
}

/* Even a session that looks away costs every row: one that has seen nothing yet is ended. */
void mi_store_pause_recording(struct miraif_store *store)
{
    if (store->paused)
        return;
    store->paused = true;
    store->paused_at = sqlite3_total_changes64(store->db);
    if (sqlite3session_isempty(store->recording)) {
        sqlite3session_delete(store->recording);
        store->recording = NULL;
    } else {
        sqlite3session_enable(store->recording, 0);
    }
}

static void end_pause(struct miraif_store *store)
{
    if (store->paused)
        store->bulk_rows += sqlite3_total_changes64(store->db) - store->paused_at;
    store->paused = false;
}

enum miraif_status mi_store_resume_recording(struct miraif_store *store, struct miraif_error *err)
{
    end_pause(store);
    if (store->recording == NULL)
        return watch(store, err);
    sqlite3session_enable(store->recording, 1);
    return MIRAIF_OK;
}

static int count_changes(int size, void *bytes, int64_t *ret_count)
{
    sqlite3_changeset_iter *change;
    int code = sqlite3changeset_start(&change, size, bytes);
    if (code != SQLITE_OK)
        return code;
    *ret_count = 0;
    while (sqlite3changeset_next(change) == SQLITE_ROW)
        ++*ret_count;
    return sqlite3changeset_finalize(change);
}

static enum miraif_status write_entry(struct miraif_store *store, const void *bytes, int size,
                                      struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO history (id, at, who, command, changes, changeset, undoes, final)"
                       " VALUES (:id, :at, :who, :command, :changes, :changeset, :undoes, :final)",
                       &stmt, err));
    mi_bind_int(stmt, ":id", store->entry);
    mi_bind_int(stmt, ":at", store->env->now);
    mi_bind_text(stmt, ":who", store->env->who);
    mi_bind_text(stmt, ":command", store->env->command);
    mi_bind_int(stmt, ":changes", store->recorded);
    mi_bind_blob(stmt, ":changeset", size == 0 ? NULL : bytes, (size_t)size);
    mi_bind_id(stmt, ":undoes", store->undoes);
    mi_bind_int(stmt, ":final", store->final);
    return mi_stmt_run(stmt, err);
}

/* Marks the entry that was taken back. When it was an undo itself, what that had taken back stands again, and
 * so on down the chain: every second entry is in force. */
static enum miraif_status mark_undone(struct miraif_store *store, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t by = store->entry;
    bool stands = false;
    for (int64_t id = store->undoes; id != 0; stands = !stands) {
        bool row;
        MI_TRY(mi_stmt_get(store, "UPDATE history SET undone_by = :by WHERE id = :id RETURNING undoes", &stmt,
                           err));
        mi_bind_id(stmt, ":by", stands ? 0 : by);
        mi_bind_int(stmt, ":id", id);
        MI_TRY(mi_stmt_step(stmt, &row, err));
        by = id;
        id = row ? mi_column_int(stmt, 0) : 0;
        mi_stmt_reset(stmt);
    }
    return MIRAIF_OK;
}

enum miraif_status mi_record_end(struct miraif_store *store, struct miraif_error *err)
{
    int size = 0;
    void *bytes = NULL;
    int64_t changes = 0;
    end_pause(store);
    int code = SQLITE_OK;
    if (store->recording != NULL)
        code = sqlite3session_changeset(store->recording, &size, &bytes);
    if (code == SQLITE_OK && size > 0)
        code = count_changes(size, bytes, &changes);
    enum miraif_status status = code == SQLITE_OK ? MIRAIF_OK : mi_sqlite_fail(store, code, err);
    store->recorded = changes + store->bulk_rows;
    if (status == MIRAIF_OK && store->recorded > 0)
        status = write_entry(store, bytes, size, err);
    sqlite3_free(bytes);
    return status == MIRAIF_OK && store->recorded > 0 ? mark_undone(store, err) : status;
}
