/* Reading the history: the entries, and the rows that one of them changed. */
#include "miraif/history.h"

#include "base/error.h"
#include "store/changeset.h"
#include "store/record.h"
#include "store/walk.h"

static enum miraif_status read_entry(struct mi_stmt *stmt, struct miraif_arena *arena,
                                     struct miraif_history_entry *ret_entry, struct miraif_error *err)
{
    struct miraif_history_entry entry = {.id = mi_column_int(stmt, 0),
                                         .at = mi_column_int(stmt, 1),
                                         .who = mi_column_text(stmt, 2, arena),
                                         .command = mi_column_text(stmt, 3, arena),
                                         .changes = mi_column_int(stmt, 4),
                                         .undoes = mi_column_int(stmt, 5),
                                         .undone_by = mi_column_int(stmt, 6),
                                         .final = mi_column_int(stmt, 7) != 0};
    MI_TRY(mi_stmt_columns(stmt, err));
    *ret_entry = entry;
    return MIRAIF_OK;
}

struct listing {
    miraif_history_fn *each;
    void *context;
};

static enum miraif_status list_entry(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                     struct miraif_error *err)
{
    const struct listing *listing = context;
    struct miraif_history_entry entry;
    MI_TRY(read_entry(stmt, scratch, &entry, err));
    return listing->each(listing->context, &entry);
}

enum miraif_status miraif_history_each(struct miraif_store *store, int64_t most, miraif_history_fn *each,
                                       void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    struct listing listing = {each, context};
    MI_TRY(mi_stmt_get(store,
                       "SELECT id, at, who, command, changes, undoes, undone_by, final FROM history"
                       " ORDER BY id DESC LIMIT :most",
                       &stmt, err));
    mi_bind_int(stmt, ":most", most == 0 ? -1 : most);
    return mi_stmt_walk(stmt, list_entry, &listing, err);
}

enum miraif_status miraif_history_get(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                      struct miraif_history_entry *ret_entry, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT id, at, who, command, changes, undoes, undone_by, final FROM history WHERE id = :id",
                       &stmt, err));
    mi_bind_int(stmt, ":id", id);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (!row) {
        mi_fail(err, MIRAIF_NOT_FOUND, "there is no entry h%lld in the history", (long long)id);
        mi_hint(err, "`miraif history` lists the entries");
        return MIRAIF_NOT_FOUND;
    }
    enum miraif_status status = read_entry(stmt, arena, ret_entry, err);
    mi_stmt_reset(stmt);
    return status;
}

struct telling {
    struct miraif_store *store;
    struct miraif_arena *scratch;
    struct mi_column_names columns;
    miraif_change_fn *each;
    void *context;
};

static enum miraif_status tell(void *context, const struct mi_row *row, struct miraif_error *err)
{
    struct telling *telling = context;
    struct miraif_change change;
    miraif_arena_reset(telling->scratch);
    MI_TRY(mi_row_describe(telling->store, row, &telling->columns, telling->scratch, &change, err));
    return telling->each(telling->context, &change);
}

static enum miraif_status tell_bulk_row(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                        struct miraif_error *err)
{
    const struct telling *telling = context;
    struct miraif_change change = {.object = mi_column_text(stmt, 0, scratch),
                                   .kind = "insert",
                                   .change = mi_column_text(stmt, 1, scratch)};
    MI_TRY(mi_stmt_columns(stmt, err));
    return telling->each(telling->context, &change);
}

/* The rows of a bulk import, as they are now. */
static enum miraif_status tell_batch(struct telling *telling, int64_t id, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(telling->store,
                    "SELECT 'person p' || id, 'email: ' || email || ', name: ' || name, 1 AS part, id AS a,"
                    " 0 AS b FROM person WHERE batch = :entry"
                    " UNION ALL SELECT 'profile ' || id, 'person: p' || person, 2, id, 0"
                    " FROM profile WHERE batch = :entry"
                    " UNION ALL SELECT 'role p' || person || ' ' || role, 'profile: ' || profile, 3, person,"
                    " role FROM role WHERE batch = :entry"
                    " UNION ALL SELECT 'application ' || cohort || ' p' || person, 'status: ' || status, 4,"
                    " cohort, person FROM application WHERE batch = :entry"
                    " ORDER BY part, a, b",
                    &stmt, err));
    mi_bind_int(stmt, ":entry", id);
    return mi_stmt_walk(stmt, tell_bulk_row, telling, err);
}

enum miraif_status miraif_history_changes(struct miraif_store *store, int64_t id, miraif_change_fn *each,
                                          void *context, struct miraif_error *err)
{
    struct telling telling = {.store = store,
                              .scratch = miraif_arena_create(),
                              .columns.arena = miraif_arena_create(),
                              .each = each,
                              .context = context};
    struct miraif_history_entry entry;
    enum miraif_status status =
        telling.scratch == NULL || telling.columns.arena == NULL ? mi_no_memory(err) : MIRAIF_OK;
    if (status == MIRAIF_OK)
        status = miraif_history_get(store, id, telling.scratch, &entry, err);
    if (status == MIRAIF_OK)
        status = mi_changeset_each(store, id, tell, &telling, err);
    if (status == MIRAIF_OK)
        status = tell_batch(&telling, id, err);
    miraif_arena_destroy(telling.scratch);
    miraif_arena_destroy(telling.columns.arena);
    return status;
}
