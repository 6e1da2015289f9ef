/* The table of people kept apart. */
#include "store/apart.h"

#include "base/error.h"
#include "store/walk.h"

enum miraif_status mi_apart_put(struct miraif_store *store, int64_t low, int64_t high, const char *reason,
                                int64_t since, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO apart (low, high, reason, since) VALUES (:low, :high, :reason, :since)"
                       " ON CONFLICT (low, high) DO UPDATE SET reason = excluded.reason"
                       " WHERE excluded.reason IS NOT NULL AND excluded.reason IS NOT reason",
                       &stmt, err));
    mi_bind_int(stmt, ":low", low);
    mi_bind_int(stmt, ":high", high);
    mi_bind_text(stmt, ":reason", reason);
    mi_bind_int(stmt, ":since", since);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_apart_delete(struct miraif_store *store, int64_t low, int64_t high, bool *ret_deleted,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM apart WHERE low = :low AND high = :high", &stmt, err));
    mi_bind_int(stmt, ":low", low);
    mi_bind_int(stmt, ":high", high);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_deleted = mi_store_changed(store) > 0;
    return MIRAIF_OK;
}

#define APART_SELECT                                                                                         \
    "SELECT a.low, a.high, l.name, h.name, a.reason, a.since FROM apart a"                                   \
    " JOIN person l ON l.id = a.low JOIN person h ON h.id = a.high"

struct miraif_apart mi_apart_of_row(struct mi_stmt *stmt, struct miraif_arena *arena)
{
    return (struct miraif_apart){
        .low = mi_column_int(stmt, 0),
        .high = mi_column_int(stmt, 1),
        .low_name = mi_column_text(stmt, 2, arena),
        .high_name = mi_column_text(stmt, 3, arena),
        .reason = mi_column_text(stmt, 4, arena),
        .since = mi_column_int(stmt, 5),
    };
}

enum miraif_status mi_apart_get(struct miraif_store *store, int64_t low, int64_t high,
                                struct miraif_arena *arena, struct miraif_apart *ret_apart,
                                struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, APART_SELECT " WHERE a.low = :low AND a.high = :high", &stmt, err));
    mi_bind_int(stmt, ":low", low);
    mi_bind_int(stmt, ":high", high);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    struct miraif_apart apart = mi_apart_of_row(stmt, arena);
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_apart = apart;
    return status;
}

struct walk {
    miraif_apart_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct walk *walk = context;
    struct miraif_apart apart = mi_apart_of_row(stmt, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &apart);
}

enum miraif_status miraif_apart_each(struct miraif_store *store, int64_t person, miraif_apart_fn *each,
                                     void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store, APART_SELECT " WHERE :person IS NULL OR :person IN (a.low, a.high) ORDER BY a.low, a.high",
        &stmt, err));
    mi_bind_id(stmt, ":person", person);
    return mi_stmt_walk(stmt, hand_on, &(struct walk){each, context}, err);
}
