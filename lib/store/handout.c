/* The table of handouts. A line of it is written behind an export that only reads, by a connection of its
 * own: the export's stays the one state that it read. */
#include "store/handout.h"

#include "base/error.h"
#include "base/str.h"
#include "store/connection.h"
#include "store/db.h"
#include "store/walk.h"

/* A store that is in use has a write-ahead log. A backup is one file without, and is left as it is. */
static enum miraif_status logs_ahead(struct miraif_store *store, bool *ret_does, struct miraif_error *err)
{
    int64_t does;
    MI_TRY(mi_read_int(store, "SELECT journal_mode = 'wal' FROM pragma_journal_mode", &does, err));
    *ret_does = does != 0;
    return MIRAIF_OK;
}

static enum miraif_status put(struct miraif_store *store, const struct miraif_handout *handout,
                              struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO handout (at, who, kind, audience, cohort, file, newest)"
                       " VALUES (:at, :who, :kind, :audience, :cohort, :file,"
                       " (SELECT coalesce(max(id), 0) FROM person))",
                       &stmt, err));
    mi_bind_int(stmt, ":at", mi_store_env(store)->now);
    mi_bind_text(stmt, ":who", mi_store_env(store)->who);
    mi_bind_text(stmt, ":kind", handout->kind);
    mi_bind_text(stmt, ":audience", handout->audience);
    mi_bind_id(stmt, ":cohort", handout->cohort);
    mi_bind_text(stmt, ":file", handout->file);
    return mi_stmt_run(stmt, err);
}

enum miraif_status miraif_handout_note(struct miraif_store *store, const struct miraif_handout *handout,
                                       bool *ret_noted, struct miraif_error *err)
{
    struct miraif_store *own;
    bool live;
    MI_TRY(logs_ahead(store, &live, err));
    *ret_noted = false;
    if (!live || store->immutable || mi_store_env(store)->dry_run)
        return MIRAIF_OK;
    enum miraif_status status =
        miraif_store_open(store->path, MIRAIF_STORE_WRITE, mi_store_env(store), &own, err);
    if (status == MIRAIF_READ_ONLY)
        return MIRAIF_OK;
    MI_TRY(status);
    status = put(own, handout, err);
    miraif_store_close(own);
    *ret_noted = status == MIRAIF_OK;
    return status;
}

struct handout_walk {
    miraif_handout_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct handout_walk *walk = context;
    struct miraif_handout handout = {.id = mi_column_int(stmt, 0),
                                     .at = mi_column_int(stmt, 1),
                                     .who = mi_column_text(stmt, 2, scratch),
                                     .kind = mi_column_text(stmt, 3, scratch),
                                     .audience = mi_column_text(stmt, 4, scratch),
                                     .cohort = mi_column_int(stmt, 5),
                                     .file = mi_column_text(stmt, 6, scratch)};
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &handout);
}

enum miraif_status miraif_handout_each(struct miraif_store *store, int64_t person, miraif_handout_fn *each,
                                       void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT id, at, who, kind, audience, cohort, file FROM handout"
                       " WHERE " MI_HANDOUTS_OF_PERSON " ORDER BY id",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_walk(stmt, hand_on, &(struct handout_walk){each, context}, err);
}
