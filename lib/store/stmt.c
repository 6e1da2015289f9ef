/* Prepared statements, kept per store and found again by the address of their text. */
#include "store/stmt.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/connection.h"

struct mi_stmt {
    struct miraif_store *store;
    const char *sql;
    sqlite3_stmt *handle;
    int unbound;         /* the first failure to bind, or SQLITE_OK */
    const char *unknown; /* a parameter that the text does not have */
    bool lost;           /* a column could not be copied */
};

static size_t place_of(const char *sql, size_t slots)
{
    return (size_t)(((uintptr_t)sql >> 3) * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (slots - 1);
}

/* The slot of a statement for `sql` that nobody is stepping through, or an empty one. There is always an
 * empty one. */
static struct mi_stmt **free_slot(struct miraif_store *store, const char *sql)
{
    size_t place = place_of(sql, store->statement_slots);
    while (store->statement[place] != NULL &&
           (store->statement[place]->sql != sql || sqlite3_stmt_busy(store->statement[place]->handle)))
        place = (place + 1) & (store->statement_slots - 1);
    return &store->statement[place];
}

/* Keeps the table at most half full. */
static bool make_room(struct miraif_store *store)
{
    if (store->statements * 2 < store->statement_slots)
        return true;
    size_t slots = store->statement_slots == 0 ? 64 : store->statement_slots * 2;
    struct mi_stmt **larger = calloc(slots, sizeof(struct mi_stmt *));
    if (larger == NULL)
        return false;
    for (size_t i = 0; i < store->statement_slots; i++) {
        if (store->statement[i] == NULL)
            continue;
        size_t place = place_of(store->statement[i]->sql, slots);
        while (larger[place] != NULL)
            place = (place + 1) & (slots - 1);
        larger[place] = store->statement[i];
    }
    free(store->statement);
    store->statement = larger;
    store->statement_slots = slots;
    return true;
}

static enum miraif_status prepare(struct miraif_store *store, const char *sql, struct mi_stmt **ret_stmt,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt = calloc(1, sizeof *stmt);
    if (stmt == NULL)
        return mi_no_memory(err);
    int code = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt->handle, NULL);
    if (code != SQLITE_OK) {
        free(stmt);
        return mi_sqlite_fail(store, code, err);
    }
    stmt->store = store;
    stmt->sql = sql;
    *ret_stmt = stmt;
    return MIRAIF_OK;
}

enum miraif_status mi_stmt_get(struct miraif_store *store, const char *sql, struct mi_stmt **ret_stmt,
                               struct miraif_error *err)
{
    if (!make_room(store))
        return mi_no_memory(err);
    struct mi_stmt **slot = free_slot(store, sql);
    if (*slot == NULL) {
        MI_TRY(prepare(store, sql, slot, err));
        store->statements++;
    }
    mi_stmt_reset(*slot);
    sqlite3_clear_bindings((*slot)->handle);
    *ret_stmt = *slot;
    return MIRAIF_OK;
}

void mi_statements_reset(struct miraif_store *store)
{
    for (size_t i = 0; i < store->statement_slots; i++)
        if (store->statement[i] != NULL)
            mi_stmt_reset(store->statement[i]);
}

void mi_statements_finish(struct miraif_store *store)
{
    for (size_t i = 0; i < store->statement_slots; i++) {
        if (store->statement[i] != NULL)
            sqlite3_finalize(store->statement[i]->handle);
        free(store->statement[i]);
    }
    free(store->statement);
    store->statement = NULL;
    store->statement_slots = 0;
    store->statements = 0;
}

/* The number of the parameter, 0 with the failure noted where there is none. */
static int parameter(struct mi_stmt *stmt, const char *name)
{
    int index = sqlite3_bind_parameter_index(stmt->handle, name);
    if (index == 0 && stmt->unknown == NULL)
        stmt->unknown = name;
    return index;
}

static void note(struct mi_stmt *stmt, int code)
{
    if (stmt->unbound == SQLITE_OK)
        stmt->unbound = code;
}

void mi_bind_int(struct mi_stmt *stmt, const char *name, int64_t value)
{
    int index = parameter(stmt, name);
    if (index != 0)
        note(stmt, sqlite3_bind_int64(stmt->handle, index, value));
}

void mi_bind_id(struct mi_stmt *stmt, const char *name, int64_t id)
{
    if (id == 0)
        mi_bind_text(stmt, name, NULL);
    else
        mi_bind_int(stmt, name, id);
}

void mi_bind_text(struct mi_stmt *stmt, const char *name, const char *text)
{
    int index = parameter(stmt, name);
    if (index == 0)
        return;
    size_t length = text == NULL ? 0 : strlen(text);
    note(stmt, sqlite3_bind_text64(stmt->handle, index, text, length, SQLITE_STATIC, SQLITE_UTF8));
}

void mi_bind_blob(struct mi_stmt *stmt, const char *name, const void *bytes, size_t size)
{
    int index = parameter(stmt, name);
    if (index != 0)
        note(stmt, sqlite3_bind_blob64(stmt->handle, index, bytes, size, SQLITE_STATIC));
}

/* What went wrong before the step: a value that could not be bound, a column that could not be copied. */
static enum miraif_status settled(struct mi_stmt *stmt, struct miraif_error *err)
{
    if (stmt->unknown != NULL)
        return mi_fail(err, MIRAIF_INTERNAL, "a statement has no parameter “%s”: %s", stmt->unknown,
                       stmt->sql);
    if (stmt->unbound != SQLITE_OK)
        return mi_sqlite_fail(stmt->store, stmt->unbound, err);
    return mi_stmt_columns(stmt, err);
}

enum miraif_status mi_stmt_step(struct mi_stmt *stmt, bool *ret_row, struct miraif_error *err)
{
    enum miraif_status status = settled(stmt, err);
    if (status == MIRAIF_OK) {
        int code = sqlite3_step(stmt->handle);
        if (code == SQLITE_ROW || code == SQLITE_DONE)
            *ret_row = code == SQLITE_ROW;
        else
            status = mi_sqlite_fail(stmt->store, code, err);
        if (code == SQLITE_ROW)
            return MIRAIF_OK;
    }
    mi_stmt_reset(stmt);
    return status;
}

enum miraif_status mi_stmt_run(struct mi_stmt *stmt, struct miraif_error *err)
{
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (row) {
        mi_stmt_reset(stmt);
        return mi_fail(err, MIRAIF_INTERNAL, "a statement gives rows that nobody reads: %s", stmt->sql);
    }
    return MIRAIF_OK;
}

void mi_stmt_reset(struct mi_stmt *stmt)
{
    sqlite3_reset(stmt->handle); /* repeats the last step's failure, which was reported then */
    stmt->unbound = SQLITE_OK;
    stmt->unknown = NULL;
    stmt->lost = false;
}

int64_t mi_column_int(struct mi_stmt *stmt, int column)
{
    return sqlite3_column_int64(stmt->handle, column);
}

bool mi_column_is_null(struct mi_stmt *stmt, int column)
{
    return sqlite3_column_type(stmt->handle, column) == SQLITE_NULL;
}

int mi_column_count(struct mi_stmt *stmt)
{
    return sqlite3_column_count(stmt->handle);
}

const char *mi_column_name(struct mi_stmt *stmt, int column)
{
    return sqlite3_column_name(stmt->handle, column);
}

bool mi_column_is_number(struct mi_stmt *stmt, int column)
{
    return sqlite3_column_type(stmt->handle, column) == SQLITE_INTEGER;
}

bool mi_column_is_blob(struct mi_stmt *stmt, int column)
{
    return sqlite3_column_type(stmt->handle, column) == SQLITE_BLOB;
}

/* Copies what SQLite gave; a value that is there but has no bytes means that memory ran out. */
static char *copy(struct mi_stmt *stmt, const void *bytes, size_t size, struct miraif_arena *arena)
{
    char *text = bytes == NULL && size != 0 ? NULL : mi_arena_copy(arena, bytes == NULL ? "" : bytes, size);
    if (text == NULL)
        stmt->lost = true;
    return text;
}

const char *mi_column_text(struct mi_stmt *stmt, int column, struct miraif_arena *arena)
{
    if (mi_column_is_null(stmt, column))
        return NULL;
    const unsigned char *text = sqlite3_column_text(stmt->handle, column);
    if (text == NULL) {
        stmt->lost = true;
        return NULL;
    }
    return copy(stmt, text, (size_t)sqlite3_column_bytes(stmt->handle, column), arena);
}

const void *mi_column_blob(struct mi_stmt *stmt, int column, struct miraif_arena *arena, size_t *ret_size)
{
    *ret_size = 0;
    if (mi_column_is_null(stmt, column))
        return NULL;
    const void *bytes = sqlite3_column_blob(stmt->handle, column);
    size_t size = (size_t)sqlite3_column_bytes(stmt->handle, column);
    const void *blob = copy(stmt, bytes, size, arena);
    if (blob != NULL)
        *ret_size = size;
    return blob;
}

enum miraif_status mi_stmt_columns(struct mi_stmt *stmt, struct miraif_error *err)
{
    return stmt->lost ? mi_no_memory(err) : MIRAIF_OK;
}

int64_t mi_store_last_id(struct miraif_store *store)
{
    return sqlite3_last_insert_rowid(store->db);
}

int64_t mi_store_changed(struct miraif_store *store)
{
    return sqlite3_changes64(store->db);
}

enum miraif_status mi_exec(struct miraif_store *store, const char *sql, struct miraif_error *err)
{
    int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? MIRAIF_OK : mi_sqlite_fail(store, code, err);
}

enum miraif_status mi_stmt_int(struct mi_stmt *stmt, int64_t *ret_value, struct miraif_error *err)
{
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    *ret_value = row ? mi_column_int(stmt, 0) : 0;
    mi_stmt_reset(stmt);
    return MIRAIF_OK;
}

enum miraif_status mi_read_int(struct miraif_store *store, const char *sql, int64_t *ret_value,
                               struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, sql, &stmt, err));
    return mi_stmt_int(stmt, ret_value, err);
}
