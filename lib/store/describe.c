/* A changed row in words: "team 1-A", "name: 佐藤 → 鈴木". Columns speak for themselves by their names. */
#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "store/changeset.h"
#include "text/reference.h"

enum { TEXT_MOST = 96, CHANGE_MOST = 1 << 16 };

enum meaning { PLAIN, PERSON, RULE, RUN, TEAM, INSTANT, DECIMAL, HIDDEN };

static const struct {
    const char *table; /* null: of any */
    const char *column;
    enum meaning meaning;
} meanings[] = {
    {"person", "id", PERSON},       {NULL, "person", PERSON},
    {"apart", "low", PERSON},       {"apart", "high", PERSON},
    {"acquaintance", "low", PERSON},
    {"acquaintance", "high", PERSON},
    {"mix_member", "number", PLAIN},
    {"twin_dismissal", "low", PERSON},
    {"twin_dismissal", "high", PERSON},
    {"match_rule", "team", TEAM},   {"match_wish", "team", TEAM},
    {NULL, "wished", PERSON},       {NULL, "wished_team", TEAM},
    {"team_rule", "team", TEAM},
    {"team_rule", "id", RULE},      {"team_rule_person", "rule", RULE},
    {"note", "text", HIDDEN}, /* printed by a disclosure only */
    {NULL, "mentor", PERSON},       {"session", "number", PLAIN},
    {"session", "team", TEAM},      {NULL, "mentee", PERSON},
    {NULL, "mentor", PERSON},       {NULL, "starts_at", INSTANT},
    {NULL, "ends_at", INSTANT},     {NULL, "run", RUN},
    {NULL, "number", TEAM},         {NULL, "at", INSTANT},
    {NULL, "since", INSTANT},       {NULL, "as_of", INSTANT},
    {NULL, "applied_at", INSTANT},  {NULL, "status_at", INSTANT},
    {NULL, "created_at", INSTANT},  {NULL, "adopted_at", INSTANT},
    {NULL, "taken_at", INSTANT},    {"criterion", "low", DECIMAL},
    {"criterion", "high", DECIMAL}, {"criterion", "weight", DECIMAL},
    {"mark", "value", DECIMAL},     {"selection", "mark", DECIMAL},
    {"team", "score", DECIMAL},
};

static enum meaning meaning_of(const char *table, const char *column)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (mi_text_is(meanings[i].column, column) &&
            (meanings[i].table == NULL || mi_text_is(meanings[i].table, table)))
            return meanings[i].meaning;
    return PLAIN;
}

static void add_team(struct mi_str *str, int64_t number)
{
    char letters[MI_TEAM_LETTERS];
    mi_team_letters(number, letters);
    mi_str_add(str, letters);
}

static void add_instant(struct mi_str *str, int64_t instant)
{
    char text[MI_INSTANT_TEXT];
    mi_instant_format(instant, text);
    mi_str_add(str, text);
}

static void add_decimal(struct mi_str *str, int64_t millionths)
{
    char text[MI_DECIMAL_TEXT];
    mi_decimal_format(millionths, text);
    mi_str_add(str, text);
}

static void add_number(struct mi_str *str, enum meaning meaning, int64_t number)
{
    switch (meaning) {
    case PERSON:
        mi_str_addf(str, "p%lld", (long long)number);
        break;
    case RULE:
        mi_str_addf(str, "r%lld", (long long)number);
        break;
    case TEAM:
        add_team(str, number);
        break;
    case INSTANT:
        add_instant(str, number);
        break;
    case DECIMAL:
        add_decimal(str, number);
        break;
    case PLAIN:
    case HIDDEN:
    case RUN:
        mi_str_addf(str, "%lld", (long long)number);
        break;
    }
}

static void add_value(struct mi_str *str, enum meaning meaning, sqlite3_value *value)
{
    if (value == NULL || sqlite3_value_type(value) == SQLITE_NULL) {
        mi_str_add(str, "—");
        return;
    }
    if (sqlite3_value_type(value) == SQLITE_INTEGER) {
        add_number(str, meaning, sqlite3_value_int64(value));
        return;
    }
    const char *text = meaning == HIDDEN ? "…" : (const char *)sqlite3_value_text(value);
    if (text == NULL)
        str->failed = true;
    else
        mi_str_add_excerpt(str, text, TEXT_MOST);
}

static enum miraif_status read_names(struct mi_stmt *stmt, struct mi_column_names *columns, int most,
                                     struct miraif_error *err)
{
    bool more;
    for (int column = 0; column < most; column++)
        columns->name[column] = "?"; /* of a table that has changed since */
    MI_TRY(mi_stmt_step(stmt, &more, err));
    for (int column = 0; more && column < most; column++) {
        columns->name[column] = mi_column_text(stmt, 0, columns->arena);
        MI_TRY(mi_stmt_columns(stmt, err));
        MI_TRY(mi_stmt_step(stmt, &more, err));
    }
    return MIRAIF_OK;
}

/* Makes `columns` those of the row's table, which the row before had mostly, too. */
static enum miraif_status name_columns(struct miraif_store *store, const struct mi_row *row,
                                       struct mi_column_names *columns, struct miraif_error *err)
{
    if (mi_text_is(columns->table, row->table))
        return MIRAIF_OK;
    struct mi_stmt *stmt;
    columns->table = NULL;
    miraif_arena_reset(columns->arena);
    columns->name = mi_arena_array(columns->arena, (size_t)row->columns, sizeof *columns->name);
    const char *table = mi_arena_text(columns->arena, row->table);
    if (columns->name == NULL || table == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_stmt_get(store, "SELECT name FROM pragma_table_info(:table) ORDER BY cid", &stmt, err));
    mi_bind_text(stmt, ":table", table);
    enum miraif_status status = read_names(stmt, columns, row->columns, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        columns->table = table;
    return status;
}

/* A run is known by its cohort; one that is gone by its number. */
static enum miraif_status add_run(struct miraif_store *store, struct mi_str *str, int64_t run,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT cohort FROM run WHERE id = :run", &stmt, err));
    mi_bind_int(stmt, ":run", run);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    mi_str_addf(str, row ? "%lld" : "#%lld", (long long)(row ? mi_column_int(stmt, 0) : run));
    mi_stmt_reset(stmt);
    return MIRAIF_OK;
}

static enum miraif_status add_key(struct miraif_store *store, const struct mi_row *row, int column,
                                  const char *name, struct mi_str *object, struct miraif_error *err)
{
    enum meaning meaning = meaning_of(row->table, name);
    sqlite3_value *value = mi_row_known(row, column);
    mi_str_add_char(object, meaning == TEAM ? '-' : ' ');
    if (meaning == RUN)
        return add_run(store, object, sqlite3_value_int64(value), err);
    add_value(object, meaning, value);
    return MIRAIF_OK;
}

static bool is_there(sqlite3_value *value)
{
    return value != NULL && sqlite3_value_type(value) != SQLITE_NULL;
}

static void add_change(const struct mi_row *row, int column, const char *name, struct mi_str *change)
{
    enum meaning meaning = meaning_of(row->table, name);
    sqlite3_value *old_value = mi_row_old(row, column);
    sqlite3_value *new_value = mi_row_new(row, column);
    bool update = row->kind == SQLITE_UPDATE;
    if (update ? new_value == NULL : !is_there(mi_row_known(row, column)))
        return;
    mi_str_addf(change, "%s%s: ", change->length == 0 ? "" : ", ", name);
    add_value(change, meaning, old_value != NULL ? old_value : new_value);
    if (update) {
        mi_str_add(change, " → ");
        add_value(change, meaning, new_value);
    }
}

static void add_table(struct mi_str *object, const char *table)
{
    for (; *table != '\0'; table++)
        mi_str_add_char(object, *table == '_' ? ' ' : *table);
}

enum miraif_status mi_row_describe(struct miraif_store *store, const struct mi_row *row,
                                   struct mi_column_names *columns, struct miraif_arena *arena,
                                   struct miraif_change *ret_change, struct miraif_error *err)
{
    struct mi_str object = mi_str_begin(arena, CHANGE_MOST);
    struct mi_str change = mi_str_begin(arena, CHANGE_MOST);
    struct miraif_change result = {.kind = row->kind == SQLITE_INSERT   ? "insert"
                                           : row->kind == SQLITE_UPDATE ? "update"
                                                                        : "delete"};
    add_table(&object, row->table);
    MI_TRY(name_columns(store, row, columns, err));
    for (int column = 0; column < row->columns; column++) {
        if (row->in_key[column])
            MI_TRY(add_key(store, row, column, columns->name[column], &object, err));
        else
            add_change(row, column, columns->name[column], &change);
    }
    MI_TRY(mi_str_end(&object, &result.object, err));
    MI_TRY(mi_str_end(&change, &result.change, err));
    *ret_change = result;
    return MIRAIF_OK;
}
