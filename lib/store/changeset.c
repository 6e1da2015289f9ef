/* Walking through a changeset. */
#include "store/changeset.h"

#include "base/error.h"

enum miraif_status mi_changeset_get(struct miraif_store *store, int64_t entry, struct miraif_arena *arena,
                                    const void **ret_bytes, size_t *ret_size, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT changeset FROM history WHERE id = :id", &stmt, err));
    mi_bind_int(stmt, ":id", entry);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    size_t size = 0;
    const void *bytes = row ? mi_column_blob(stmt, 0, arena, &size) : NULL;
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status != MIRAIF_OK)
        return status;
    if (size > INT32_MAX)
        return mi_fail(err, MIRAIF_INTERNAL, "the changes of h%lld are too large", (long long)entry);
    *ret_bytes = bytes;
    *ret_size = size;
    return MIRAIF_OK;
}

static enum miraif_status walk(sqlite3_changeset_iter *iterator, mi_changeset_fn *each, void *context,
                               struct miraif_error *err)
{
    while (sqlite3changeset_next(iterator) == SQLITE_ROW) {
        struct mi_row row = {.iterator = iterator};
        unsigned char *in_key;
        int indirect;
        if (sqlite3changeset_op(iterator, &row.table, &row.columns, &row.kind, &indirect) != SQLITE_OK ||
            sqlite3changeset_pk(iterator, &in_key, NULL) != SQLITE_OK)
            return mi_fail(err, MIRAIF_INTERNAL, "a change of the history cannot be read");
        row.in_key = in_key;
        MI_TRY(each(context, &row, err));
    }
    return MIRAIF_OK;
}

enum miraif_status mi_changeset_each(struct miraif_store *store, int64_t entry, mi_changeset_fn *each,
                                     void *context, struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    if (arena == NULL)
        return mi_no_memory(err);
    const void *bytes;
    size_t size;
    sqlite3_changeset_iter *iterator = NULL;
    enum miraif_status status = mi_changeset_get(store, entry, arena, &bytes, &size, err);
    if (status != MIRAIF_OK)
        goto out;
    int code = sqlite3changeset_start(&iterator, (int)size, (void *)(uintptr_t)bytes);
    if (code == SQLITE_OK)
        status = walk(iterator, each, context, err);
    code = iterator == NULL ? code : sqlite3changeset_finalize(iterator);
    if (status == MIRAIF_OK && code != SQLITE_OK)
        status = mi_sqlite_fail(store, code, err);
out:
    miraif_arena_destroy(arena);
    return status;
}

sqlite3_value *mi_row_old(const struct mi_row *row, int column)
{
    sqlite3_value *value = NULL;
    if (row->kind != SQLITE_INSERT && sqlite3changeset_old(row->iterator, column, &value) != SQLITE_OK)
        return NULL;
    return value;
}

sqlite3_value *mi_row_new(const struct mi_row *row, int column)
{
    sqlite3_value *value = NULL;
    if (row->kind != SQLITE_DELETE && sqlite3changeset_new(row->iterator, column, &value) != SQLITE_OK)
        return NULL;
    return value;
}

sqlite3_value *mi_row_known(const struct mi_row *row, int column)
{
    sqlite3_value *value = mi_row_new(row, column);
    return value != NULL ? value : mi_row_old(row, column);
}
