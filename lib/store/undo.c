/* Taking back an entry of the history: its changeset is applied in reverse, then the rows of its bulk import
 * are deleted. Whatever is not as the entry left it is a conflict. All of it is recorded, so that an undo can
 * be undone; but of a large import no copy is kept, which would need as much memory as the import has rows.
 *
 * References between rows are checked once, at the end: a changeset has its rows in no order that keeps them
 * true on the way, and looking for the children of every parent that comes too late takes quadratic time. */
#include "base/arena.h"
#include "base/error.h"
#include "store/changeset.h"
#include "store/connection.h"
#include "store/db.h"
#include "store/record.h"
#include "store/walk.h"

enum { KEPT_MOST = 10000 }; /* rows of a bulk import of which a copy is kept */

struct undo {
    int64_t entry;
    bool conflicted; /* something is not as the entry left it */
    int64_t rows;    /* in its changeset */
};

static int on_conflict(void *context, int conflict, sqlite3_changeset_iter *row)
{
    struct undo *undo = context;
    (void)conflict;
    (void)row;
    undo->conflicted = true;
    return SQLITE_CHANGESET_ABORT;
}

static enum miraif_status conflict(struct undo *undo, struct miraif_error *err)
{
    undo->conflicted = true;
    return mi_fail(err, MIRAIF_CONFLICT, "h%lld cannot be taken back", (long long)undo->entry);
}

static enum miraif_status apply(struct miraif_store *store, struct undo *undo, int size, void *inverse,
                                struct miraif_error *err)
{
    int64_t before = sqlite3_total_changes64(store->db);
    int code = sqlite3changeset_apply(store->db, size, inverse, NULL, on_conflict, undo);
    if (undo->conflicted)
        return conflict(undo, err);
    if (code != SQLITE_OK)
        return mi_sqlite_fail(store, code, err);
    /* Rows of a table that a later schema has changed are passed over without a word. */
    return sqlite3_total_changes64(store->db) - before < undo->rows ? conflict(undo, err) : MIRAIF_OK;
}

static enum miraif_status apply_inverse(struct miraif_store *store, struct undo *undo,
                                        struct miraif_arena *arena, struct miraif_error *err)
{
    const void *bytes;
    size_t size;
    int inverse_size = 0;
    void *inverse = NULL;
    MI_TRY(mi_changeset_get(store, undo->entry, arena, &bytes, &size, err));
    int code = sqlite3changeset_invert((int)size, bytes, &inverse_size, &inverse);
    enum miraif_status status =
        code == SQLITE_OK ? apply(store, undo, inverse_size, inverse, err) : mi_sqlite_fail(store, code, err);
    sqlite3_free(inverse);
    return status;
}

static enum miraif_status delete_batch(struct miraif_store *store, int64_t entry, struct miraif_error *err)
{
    static const char *const sql[] = {
        "DELETE FROM application WHERE batch = :entry", "DELETE FROM role WHERE batch = :entry",
        "DELETE FROM profile WHERE batch = :entry", "DELETE FROM person WHERE batch = :entry"};
    for (size_t i = 0; i < sizeof sql / sizeof *sql; i++) {
        struct mi_stmt *stmt;
        MI_TRY(mi_stmt_get(store, sql[i], &stmt, err));
        mi_bind_int(stmt, ":entry", entry);
        MI_TRY(mi_stmt_run(stmt, err));
    }
    return MIRAIF_OK;
}

static enum miraif_status check_references(struct miraif_store *store, struct undo *undo,
                                           struct miraif_error *err)
{
    int64_t broken;
    MI_TRY(mi_read_int(store, "SELECT EXISTS (SELECT 1 FROM pragma_foreign_key_check)", &broken, err));
    return broken ? conflict(undo, err) : MIRAIF_OK;
}

static enum miraif_status count_row(void *context, const struct mi_row *row, struct miraif_error *err)
{
    (void)row;
    (void)err;
    ++*(int64_t *)context;
    return MIRAIF_OK;
}

static enum miraif_status count_batch(struct miraif_store *store, int64_t entry, int64_t *ret_rows,
                                      struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT (SELECT count(*) FROM person WHERE batch = :entry)"
                       " + (SELECT count(*) FROM profile WHERE batch = :entry)"
                       " + (SELECT count(*) FROM role WHERE batch = :entry)"
                       " + (SELECT count(*) FROM application WHERE batch = :entry)",
                       &stmt, err));
    mi_bind_int(stmt, ":entry", entry);
    return mi_stmt_int(stmt, ret_rows, err);
}

/* Bulk rows are deleted whatever they hold, so that it must be asked first whether they are what they were:
 * all there, and changed by nobody. */
static enum miraif_status check_batch(struct miraif_store *store, struct undo *undo, int64_t bulk_rows,
                                      struct miraif_error *err)
{
    int64_t rows;
    bool touched;
    MI_TRY(count_batch(store, undo->entry, &rows, err));
    MI_TRY(mi_undo_batch_touched(store, undo->entry, &touched, err));
    return touched || rows != bulk_rows ? conflict(undo, err) : MIRAIF_OK;
}

static enum miraif_status refuse_final(const struct miraif_history_entry *entry, struct miraif_error *err)
{
    if (entry->undoes == 0 || entry->changes <= KEPT_MOST)
        return mi_fail(err, MIRAIF_REFUSED, "h%lld cannot be taken back: it held somebody who was forgotten",
                       (long long)entry->id);
    mi_fail(err, MIRAIF_REFUSED, "h%lld cannot be taken back: of so many imported rows no copy was kept",
            (long long)entry->id);
    mi_hint(err, "import the file again");
    return MIRAIF_REFUSED;
}

/* The entry to take back, which must stand. */
static enum miraif_status choose(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                 struct miraif_history_entry *ret_entry, struct miraif_error *err)
{
    struct miraif_history_entry entry;
    if (id == 0)
        MI_TRY(mi_read_int(store, "SELECT max(id) FROM history WHERE undone_by IS NULL AND undoes IS NULL",
                           &id, err));
    if (id == 0)
        return mi_fail(err, MIRAIF_NOT_FOUND, "there is nothing to take back");
    MI_TRY(miraif_history_get(store, id, arena, &entry, err));
    if (entry.undone_by != 0) {
        mi_fail(err, MIRAIF_REFUSED, "h%lld was taken back already, by h%lld", (long long)id,
                (long long)entry.undone_by);
        mi_hint(err, "`miraif undo h%lld` brings it back", (long long)entry.undone_by);
        return MIRAIF_REFUSED;
    }
    if (entry.final)
        return refuse_final(&entry, err);
    *ret_entry = entry;
    return MIRAIF_OK;
}

static enum miraif_status take_back_batch(struct miraif_store *store, const struct undo *undo,
                                          int64_t bulk_rows, struct miraif_error *err)
{
    if (bulk_rows <= KEPT_MOST)
        return delete_batch(store, undo->entry, err);
    store->final = true;
    mi_store_pause_recording(store);
    MI_TRY(delete_batch(store, undo->entry, err));
    return mi_store_resume_recording(store, err);
}

static enum miraif_status take_back(struct miraif_store *store, int64_t id, struct undo *undo,
                                    struct miraif_arena *arena, struct miraif_error *err)
{
    struct miraif_history_entry entry = {0};
    MI_TRY(choose(store, id, arena, &entry, err));
    undo->entry = store->undoes = entry.id;
    MI_TRY(mi_changeset_each(store, entry.id, count_row, &undo->rows, err));
    int64_t bulk_rows = entry.changes - undo->rows;
    if (bulk_rows > 0)
        MI_TRY(check_batch(store, undo, bulk_rows, err));
    if (undo->rows > 0)
        MI_TRY(apply_inverse(store, undo, arena, err));
    if (bulk_rows > 0)
        MI_TRY(take_back_batch(store, undo, bulk_rows, err));
    return check_references(store, undo, err);
}

static enum miraif_status write_undo(struct miraif_store *store, int64_t id, struct undo *undo,
                                     struct miraif_arena *arena, struct miraif_history_entry *ret_entry,
                                     struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    struct miraif_history_entry entry = {.id = mi_store_batch(store),
                                         .at = store->env->now,
                                         .who = mi_arena_text(arena, store->env->who),
                                         .command = mi_arena_text(arena, store->env->command)};
    if (entry.who == NULL || entry.command == NULL)
        return mi_store_end(store, mi_no_memory(err), err);
    enum miraif_status status = take_back(store, id, undo, arena, err);
    entry.final = store->final;
    MI_TRY(mi_store_end(store, status, err));
    entry.changes = store->recorded;
    entry.undoes = undo->entry;
    *ret_entry = entry;
    return MIRAIF_OK;
}

enum miraif_status miraif_history_undo(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                       struct miraif_history_entry *ret_entry, struct miraif_error *err)
{
    struct undo undo = {0};
    MI_TRY(mi_connection_enforce(store, false, err));
    enum miraif_status status = write_undo(store, id, &undo, arena, ret_entry, err);
    if (mi_connection_enforce(store, true, NULL) != MIRAIF_OK)
        return mi_fail(err, MIRAIF_INTERNAL, "references are no longer enforced");
    if (status == MIRAIF_CONFLICT && undo.conflicted)
        return mi_undo_refuse(store, undo.entry, err);
    return status;
}
