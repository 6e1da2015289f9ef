/* The table "incoming": a virtual table of SQLite over an array of rows. */
#include "store/incoming.h"

#include <stdlib.h>

#include "base/error.h"
#include "store/connection.h"

struct table {
    sqlite3_vtab base;
    const struct miraif_store *store;
};

struct cursor {
    sqlite3_vtab_cursor base;
    const struct mi_incoming *incoming;
    size_t at;
};

static int connect_table(sqlite3 *db, void *context, int count, const char *const *arguments,
                         sqlite3_vtab **ret_table, char **ret_message)
{
    (void)count;
    (void)arguments;
    (void)ret_message;
#define COLUMN(name, column) #column ", "
    int code = sqlite3_declare_vtab(db, "CREATE TABLE incoming (" MI_INCOMING_NUMBERS(COLUMN)
                                            MI_INCOMING_TEXTS(COLUMN) " unused)");
#undef COLUMN
    if (code != SQLITE_OK)
        return code;
    struct table *table = calloc(1, sizeof *table);
    if (table == NULL)
        return SQLITE_NOMEM;
    table->store = context;
    *ret_table = &table->base;
    return SQLITE_OK;
}

static int disconnect_table(sqlite3_vtab *table)
{
    free(table);
    return SQLITE_OK;
}

/* There is one way to read it: from the first row to the last. */
static int plan(sqlite3_vtab *table, sqlite3_index_info *info)
{
    (void)table;
    info->estimatedCost = 1;
    return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *base, sqlite3_vtab_cursor **ret_cursor)
{
    const struct table *table = (const struct table *)base;
    struct cursor *cursor = calloc(1, sizeof *cursor);
    if (cursor == NULL)
        return SQLITE_NOMEM;
    cursor->incoming = &table->store->incoming;
    *ret_cursor = &cursor->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *cursor)
{
    free(cursor);
    return SQLITE_OK;
}

static int to_first(sqlite3_vtab_cursor *cursor, int number, const char *text, int count,
                    sqlite3_value **values)
{
    (void)number;
    (void)text;
    (void)count;
    (void)values;
    ((struct cursor *)cursor)->at = 0;
    return SQLITE_OK;
}

static int to_next(sqlite3_vtab_cursor *cursor)
{
    ((struct cursor *)cursor)->at++;
    return SQLITE_OK;
}

static int is_behind_last(sqlite3_vtab_cursor *base)
{
    const struct cursor *cursor = (const struct cursor *)base;
    return cursor->at >= cursor->incoming->count;
}

static int give_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
    const struct cursor *cursor = (const struct cursor *)base;
    const struct mi_incoming_row *row = &cursor->incoming->row[cursor->at];
    if (column < MI_INCOMING_NUMBER_COUNT) {
        if (row->number[column] != MI_INCOMING_NULL)
            sqlite3_result_int64(context, row->number[column]);
        return SQLITE_OK;
    }
    int text = column - MI_INCOMING_NUMBER_COUNT;
    if (text < MI_INCOMING_TEXT_COUNT && row->text[text] != NULL)
        sqlite3_result_text(context, row->text[text], row->length[text], SQLITE_STATIC);
    return SQLITE_OK;
}

static int give_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *ret_rowid)
{
    *ret_rowid = (sqlite3_int64)((struct cursor *)cursor)->at;
    return SQLITE_OK;
}

enum miraif_status mi_incoming_add(struct miraif_store *store, struct miraif_error *err)
{
    /* Without xCreate it needs no CREATE VIRTUAL TABLE: it is there by its name. */
    static const sqlite3_module module = {.xConnect = connect_table,
                                          .xBestIndex = plan,
                                          .xDisconnect = disconnect_table,
                                          .xOpen = open_cursor,
                                          .xClose = close_cursor,
                                          .xFilter = to_first,
                                          .xNext = to_next,
                                          .xEof = is_behind_last,
                                          .xColumn = give_column,
                                          .xRowid = give_rowid};
    int code = sqlite3_create_module(store->db, "incoming", &module, store);
    return code == SQLITE_OK ? MIRAIF_OK : mi_sqlite_fail(store, code, err);
}
