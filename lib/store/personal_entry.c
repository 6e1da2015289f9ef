/* Whether an entry of the history holds rows of a person. */
#include <inttypes.h>
#include <stdio.h>

#include "base/error.h"
#include "base/str.h"
#include "store/changeset.h"
#include "store/personal.h"
#include "store/walk.h"
#include "text/mask.h"

struct looking {
    struct miraif_store *store;
    const struct mi_row *row;
    int64_t person;
    const char *words;
    char reference[24]; /* "p12" */
    bool concerns;
};

/* A column that may name the person. An update tells only what changed: silence is taken for a yes. */
static enum miraif_status look_at(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    struct looking *looking = context;
    sqlite3_value *value = mi_row_known(looking->row, (int)mi_column_int(stmt, 0));
    (void)scratch;
    (void)err;
    if (value == NULL)
        looking->concerns = true;
    else if (sqlite3_value_type(value) == SQLITE_INTEGER)
        looking->concerns |= sqlite3_value_int64(value) == looking->person;
    else if (sqlite3_value_type(value) == SQLITE_TEXT)
        looking->concerns |= mi_text_is((const char *)sqlite3_value_text(value), looking->reference);
    return MIRAIF_OK;
}

static bool mentions(const struct looking *looking, sqlite3_value *value)
{
    return value != NULL && sqlite3_value_type(value) == SQLITE_TEXT &&
           mi_text_mentions((const char *)sqlite3_value_text(value), looking->words);
}

static bool mentions_somewhere(const struct looking *looking)
{
    for (int column = 0; column < looking->row->columns; column++)
        if (mentions(looking, mi_row_old(looking->row, column)) ||
            mentions(looking, mi_row_new(looking->row, column)))
            return true;
    return false;
}

static enum miraif_status look_at_row(void *context, const struct mi_row *row, struct miraif_error *err)
{
    struct looking *looking = context;
    struct mi_stmt *stmt;
    if (looking->concerns)
        return MIRAIF_OK;
    looking->row = row;
    looking->concerns = mentions_somewhere(looking);
    MI_TRY(
        mi_stmt_get(looking->store,
                    "SELECT cid FROM pragma_table_info(:table) WHERE name IN ('person', 'subject', 'object')"
                    " OR (:table = 'person' AND name = 'id')"
                    " OR name IN (SELECT \"from\" FROM pragma_foreign_key_list(:table)"
                    " WHERE \"table\" = 'person') ORDER BY cid",
                    &stmt, err));
    mi_bind_text(stmt, ":table", row->table);
    return mi_stmt_walk(stmt, look_at, looking, err);
}

enum miraif_status mi_personal_entry(struct miraif_store *store, int64_t entry, int64_t person,
                                     const char *words, bool *ret_concerns, struct miraif_error *err)
{
    struct looking looking = {.store = store, .person = person, .words = words};
    snprintf(looking.reference, sizeof looking.reference, "p%" PRId64, person);
    MI_TRY(mi_changeset_each(store, entry, look_at_row, &looking, err));
    *ret_concerns = looking.concerns;
    return MIRAIF_OK;
}
