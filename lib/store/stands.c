/* Which later entry stands on an earlier one: it changed one of its rows, or made a row that refers to one.
 * Rows are compared by keys, texts of a table's name and the values of its primary key. Foreign keys of the
 * schema always name whole primary keys, in their order. The rows of a bulk import may be a million: they are
 * asked for one by one, by their batch. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/changeset.h"
#include "store/record.h"
#include "store/walk.h"

enum { KEY_MOST = 1 << 16 };

/* A set of texts, open addressing, at most half full. */
struct keys {
    const char **slot;
    size_t slots; /* a power of two, or 0 */
    size_t count;
};

struct search {
    struct miraif_store *store;
    struct miraif_arena *arena;   /* of the sets */
    struct miraif_arena *scratch; /* of one row */
    int64_t entry;                /* the one that others may stand on */
    struct keys own;              /* rows of its changeset */
    struct keys parents;          /* rows that its rows refer to */
    struct keys tables;           /* tables that it changed */
    bool stands;                  /* the entry looked at stands on one of the rows */
    bool near;                    /* the entry looked at changed one of the tables */
    int64_t later;                /* the newest entry that stands on one of the rows, 0: none yet */
    int64_t nearest;              /* the newest entry that changed one of the tables */
};

/* FNV-1a (Fowler, Noll, Vo 1991). */
static size_t place_of(const struct keys *keys, const char *text)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (const char *c = text; *c != '\0'; c++)
        hash = (hash ^ (unsigned char)*c) * UINT64_C(0x100000001b3);
    size_t place = (size_t)(hash ^ hash >> 32) & (keys->slots - 1);
    while (keys->slot[place] != NULL && !mi_text_is(keys->slot[place], text))
        place = (place + 1) & (keys->slots - 1);
    return place;
}

static bool has(const struct keys *keys, const char *text)
{
    return keys->count > 0 && keys->slot[place_of(keys, text)] != NULL;
}

static bool grow(struct keys *keys, struct miraif_arena *arena)
{
    struct keys larger = {.slots = keys->slots == 0 ? 256 : keys->slots * 2, .count = keys->count};
    larger.slot = mi_arena_array(arena, larger.slots, sizeof *larger.slot);
    if (larger.slot == NULL)
        return false;
    for (size_t i = 0; i < keys->slots; i++)
        if (keys->slot[i] != NULL)
            larger.slot[place_of(&larger, keys->slot[i])] = keys->slot[i];
    *keys = larger;
    return true;
}

static enum miraif_status add(struct keys *keys, struct miraif_arena *arena, const char *text,
                              struct miraif_error *err)
{
    if (keys->count * 2 >= keys->slots && !grow(keys, arena))
        return mi_no_memory(err);
    size_t place = place_of(keys, text);
    if (keys->slot[place] != NULL)
        return MIRAIF_OK;
    keys->slot[place] = mi_arena_text(arena, text);
    keys->count++;
    return keys->slot[place] == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

static void add_value(struct mi_str *key, sqlite3_value *value)
{
    const char *text = value == NULL ? NULL : (const char *)sqlite3_value_text(value);
    mi_str_add_char(key, '\x1f');
    mi_str_add(key, text == NULL ? "" : text);
}

static enum miraif_status key_of(const struct mi_row *row, struct miraif_arena *arena, const char **ret_key,
                                 struct miraif_error *err)
{
    struct mi_str key = mi_str_begin(arena, KEY_MOST);
    mi_str_add(&key, row->table);
    for (int column = 0; column < row->columns; column++)
        if (row->in_key[column])
            add_value(&key, mi_row_known(row, column));
    return mi_str_end(&key, ret_key, err);
}

typedef enum miraif_status key_fn(struct search *search, const char *key, struct miraif_error *err);

struct parents {
    struct search *search;
    const struct mi_row *row;
    key_fn *each;
    struct mi_str key; /* of the parent being put together */
    bool whole;        /* the changeset holds all of its values */
};

/* One column of a foreign key: the parent's table, the column, its place, and whether it is the last. */
static enum miraif_status add_parent_column(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                            struct miraif_error *err)
{
    struct parents *parents = context;
    sqlite3_value *value = mi_row_known(parents->row, (int)mi_column_int(stmt, 1));
    if (mi_column_int(stmt, 2) == 0) {
        const char *table = mi_column_text(stmt, 0, scratch);
        MI_TRY(mi_stmt_columns(stmt, err));
        parents->key = mi_str_begin(parents->search->scratch, KEY_MOST);
        parents->whole = true;
        mi_str_add(&parents->key, table);
    }
    parents->whole = parents->whole && value != NULL;
    add_value(&parents->key, value);
    if (!parents->whole || mi_column_int(stmt, 3) == 0)
        return MIRAIF_OK;
    const char *key;
    MI_TRY(mi_str_end(&parents->key, &key, err));
    return parents->each(parents->search, key, err);
}

/* Calls `each` with the key of every row that `row` refers to, by the columns that the changeset holds. */
static enum miraif_status parents_of(struct search *search, const struct mi_row *row, key_fn *each,
                                     struct miraif_error *err)
{
    struct parents parents = {.search = search, .row = row, .each = each};
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(search->store,
                       "SELECT f.\"table\", i.cid, f.seq, f.seq = max(f.seq) OVER (PARTITION BY f.id)"
                       " FROM pragma_foreign_key_list(:table) AS f"
                       " JOIN pragma_table_info(:table) AS i ON i.name = f.\"from\" ORDER BY f.id, f.seq",
                       &stmt, err));
    mi_bind_text(stmt, ":table", row->table);
    return mi_stmt_walk(stmt, add_parent_column, &parents, err);
}

static enum miraif_status keep_parent(struct search *search, const char *key, struct miraif_error *err)
{
    return add(&search->parents, search->arena, key, err);
}

static enum miraif_status keep_row(void *context, const struct mi_row *row, struct miraif_error *err)
{
    struct search *search = context;
    const char *key;
    miraif_arena_reset(search->scratch);
    MI_TRY(key_of(row, search->scratch, &key, err));
    MI_TRY(add(&search->own, search->arena, key, err));
    MI_TRY(add(&search->tables, search->arena, row->table, err));
    return parents_of(search, row, keep_parent, err);
}

/* The tables of bulk imports, and how a row is asked for by its key. */
static const struct bulk_table {
    const char *table;
    const char *any; /* whether the entry has a row there */
    const char *sql;
} bulk_tables[] = {
    {"person", "SELECT EXISTS (SELECT 1 FROM person WHERE batch = :entry)",
     "SELECT EXISTS (SELECT 1 FROM person WHERE id = :first AND :second IS NULL AND batch = :entry)"},
    {"profile", "SELECT EXISTS (SELECT 1 FROM profile WHERE batch = :entry)",
     "SELECT EXISTS (SELECT 1 FROM profile WHERE id = :first AND :second IS NULL AND batch = :entry)"},
    {"role", "SELECT EXISTS (SELECT 1 FROM role WHERE batch = :entry)",
     "SELECT EXISTS (SELECT 1 FROM role WHERE person = :first AND role = :second AND batch = :entry)"},
    {"application", "SELECT EXISTS (SELECT 1 FROM application WHERE batch = :entry)",
     "SELECT EXISTS (SELECT 1 FROM application WHERE cohort = :first AND person = :second AND batch = "
     ":entry)"},
};
enum { BULK_TABLES = sizeof bulk_tables / sizeof *bulk_tables };

static enum miraif_status keep_bulk_tables(struct search *search, struct miraif_error *err)
{
    for (size_t i = 0; i < BULK_TABLES; i++) {
        struct mi_stmt *stmt;
        int64_t any;
        MI_TRY(mi_stmt_get(search->store, bulk_tables[i].any, &stmt, err));
        mi_bind_int(stmt, ":entry", search->entry);
        MI_TRY(mi_stmt_int(stmt, &any, err));
        if (any)
            MI_TRY(add(&search->tables, search->arena, bulk_tables[i].table, err));
    }
    return MIRAIF_OK;
}

/* Whether the key is of one of the entry's bulk rows. */
static enum miraif_status is_bulk(struct search *search, const char *key, bool *ret_is,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t is = 0;
    size_t length = strcspn(key, "\x1f");
    for (size_t i = 0; i < BULK_TABLES; i++) {
        const struct bulk_table *bulk = &bulk_tables[i];
        if (strlen(bulk->table) != length || memcmp(bulk->table, key, length) != 0)
            continue;
        const char *first = key + length + 1;
        size_t size = strcspn(first, "\x1f");
        const char *text = mi_arena_copy(search->scratch, first, size);
        if (text == NULL)
            return mi_no_memory(err);
        MI_TRY(mi_stmt_get(search->store, bulk->sql, &stmt, err));
        mi_bind_text(stmt, ":first", text);
        mi_bind_text(stmt, ":second", first[size] == '\0' ? NULL : first + size + 1);
        mi_bind_int(stmt, ":entry", search->entry);
        MI_TRY(mi_stmt_int(stmt, &is, err));
    }
    *ret_is = is != 0;
    return MIRAIF_OK;
}

static enum miraif_status is_own(struct search *search, const char *key, bool *ret_is,
                                 struct miraif_error *err)
{
    *ret_is = has(&search->own, key);
    return *ret_is ? MIRAIF_OK : is_bulk(search, key, ret_is, err);
}

static enum miraif_status look_at_parent(struct search *search, const char *key, struct miraif_error *err)
{
    bool own = false;
    if (!search->stands)
        MI_TRY(is_own(search, key, &own, err));
    search->stands = search->stands || own;
    return MIRAIF_OK;
}

static enum miraif_status look_at_row(void *context, const struct mi_row *row, struct miraif_error *err)
{
    struct search *search = context;
    const char *key;
    miraif_arena_reset(search->scratch);
    MI_TRY(key_of(row, search->scratch, &key, err));
    if (has(&search->parents, key))
        search->stands = true;
    MI_TRY(look_at_parent(search, key, err));
    if (has(&search->tables, row->table))
        search->near = true;
    return parents_of(search, row, look_at_parent, err);
}

static enum miraif_status look_at_bulk_row(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                           struct miraif_error *err)
{
    struct search *search = context;
    bool own = false;
    miraif_arena_reset(search->scratch);
    const char *key = mi_column_text(stmt, 1, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    if (search->later < mi_column_int(stmt, 0))
        MI_TRY(is_own(search, key, &own, err));
    if (own)
        search->later = mi_column_int(stmt, 0);
    return MIRAIF_OK;
}

/* Looks for later bulk imports with a row that refers to one of the entry's. The newest is wanted, whatever
 * order they come in. */
static enum miraif_status look_at_batches(struct search *search, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        search->store,
        "SELECT batch, 'person' || char(31) || person FROM profile WHERE batch > :entry"
        " UNION ALL SELECT batch, 'person' || char(31) || person FROM role WHERE batch > :entry"
        " UNION ALL SELECT batch, 'profile' || char(31) || profile FROM role WHERE batch > :entry"
        " UNION ALL SELECT batch, 'person' || char(31) || person FROM application WHERE batch > :entry"
        " UNION ALL SELECT batch, 'profile' || char(31) || profile FROM application WHERE batch > :entry"
        " UNION ALL SELECT batch, 'cohort' || char(31) || cohort FROM application WHERE batch > :entry",
        &stmt, err));
    mi_bind_int(stmt, ":entry", search->entry);
    return mi_stmt_walk(stmt, look_at_bulk_row, search, err);
}

static enum miraif_status look_at_entry(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                        struct miraif_error *err)
{
    struct search *search = context;
    int64_t id = mi_column_int(stmt, 0);
    (void)scratch;
    search->stands = search->near = false;
    MI_TRY(mi_changeset_each(search->store, id, look_at_row, search, err));
    if (search->stands)
        search->later = id;
    if (search->near)
        search->nearest = id;
    return MIRAIF_OK;
}

/* Looks through the changesets of later entries in force. An entry and the one that took it back are both as
 * if they had never been. */
static enum miraif_status look_at_changesets(struct search *search, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(search->store,
                       "SELECT id FROM history WHERE id > :entry AND undone_by IS NULL"
                       " AND (undoes IS NULL OR undoes <= :entry) ORDER BY id",
                       &stmt, err));
    mi_bind_int(stmt, ":entry", search->entry);
    return mi_stmt_walk(stmt, look_at_entry, search, err);
}

static enum miraif_status search_begin(struct search *search, struct miraif_store *store, int64_t entry,
                                       struct miraif_error *err)
{
    *search = (struct search){
        .store = store, .entry = entry, .arena = miraif_arena_create(), .scratch = miraif_arena_create()};
    return search->arena == NULL || search->scratch == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

static void search_end(struct search *search)
{
    miraif_arena_destroy(search->arena);
    miraif_arena_destroy(search->scratch);
}

enum miraif_status mi_undo_batch_touched(struct miraif_store *store, int64_t entry, bool *ret_touched,
                                         struct miraif_error *err)
{
    struct search search;
    enum miraif_status status = search_begin(&search, store, entry, err);
    if (status == MIRAIF_OK)
        status = keep_bulk_tables(&search, err);
    if (status == MIRAIF_OK)
        status = look_at_changesets(&search, err);
    if (status == MIRAIF_OK)
        *ret_touched = search.later != 0;
    search_end(&search);
    return status;
}

static enum miraif_status refuse(struct search *search, int64_t entry, struct miraif_error *err)
{
    struct miraif_history_entry on;
    MI_TRY(mi_changeset_each(search->store, entry, keep_row, search, err));
    MI_TRY(keep_bulk_tables(search, err));
    MI_TRY(look_at_changesets(search, err));
    MI_TRY(look_at_batches(search, err));
    int64_t later = search->later != 0 ? search->later : search->nearest;
    if (later == 0) {
        mi_fail(err, MIRAIF_CONFLICT, "h%lld cannot be taken back: its rows are not what they were",
                (long long)entry);
        mi_hint(err, "run `miraif doctor`");
        return MIRAIF_CONFLICT;
    }
    MI_TRY(miraif_history_get(search->store, later, search->arena, &on, err));
    mi_fail(err, MIRAIF_CONFLICT, "h%lld cannot be taken back: h%lld (“%s”, %s) stands on it",
            (long long)entry, (long long)later, on.command, on.who);
    mi_hint(err, "take that back first: `miraif undo h%lld`", (long long)later);
    return MIRAIF_CONFLICT;
}

enum miraif_status mi_undo_refuse(struct miraif_store *store, int64_t entry, struct miraif_error *err)
{
    struct search search;
    enum miraif_status status = search_begin(&search, store, entry, err);
    if (status == MIRAIF_OK)
        status = refuse(&search, entry, err);
    search_end(&search);
    return status;
}
