/* The table of acquaintances. */
#include "store/acquaintance.h"

#include "base/error.h"
#include "store/apart.h"
#include "store/db.h"
#include "store/walk.h"

enum miraif_status mi_acquaintance_put(struct miraif_store *store, int64_t low, int64_t high,
                                       const char *reason, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO acquaintance (low, high, reason, since)"
                       " VALUES (:low, :high, :reason, :since)"
                       " ON CONFLICT (low, high) DO UPDATE SET reason = excluded.reason"
                       " WHERE excluded.reason IS NOT NULL AND excluded.reason IS NOT reason",
                       &stmt, err));
    mi_bind_int(stmt, ":low", low);
    mi_bind_int(stmt, ":high", high);
    mi_bind_text(stmt, ":reason", reason);
    mi_bind_int(stmt, ":since", mi_store_env(store)->now);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_acquaintance_delete(struct miraif_store *store, int64_t low, int64_t high,
                                          bool *ret_deleted, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM acquaintance WHERE low = :low AND high = :high", &stmt, err));
    mi_bind_int(stmt, ":low", low);
    mi_bind_int(stmt, ":high", high);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_deleted = mi_store_changed(store) > 0;
    return MIRAIF_OK;
}

struct pair_walk {
    miraif_apart_fn *each;
    void *context;
};

static enum miraif_status hand_on_pair(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                       struct miraif_error *err)
{
    const struct pair_walk *walk = context;
    struct miraif_apart pair = mi_apart_of_row(stmt, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &pair);
}

enum miraif_status miraif_acquaintance_each(struct miraif_store *store, int64_t person, miraif_apart_fn *each,
                                            void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT a.low, a.high, l.name, h.name, a.reason, a.since FROM acquaintance a"
                       " JOIN person l ON l.id = a.low JOIN person h ON h.id = a.high"
                       " WHERE :person IS NULL OR :person IN (a.low, a.high) ORDER BY a.low, a.high",
                       &stmt, err));
    mi_bind_id(stmt, ":person", person);
    return mi_stmt_walk(stmt, hand_on_pair, &(struct pair_walk){each, context}, err);
}

struct known_walk {
    mi_known_fn *each;
    void *context;
};

static enum miraif_status hand_on_known(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                        struct miraif_error *err)
{
    const struct known_walk *walk = context;
    (void)scratch;
    (void)err;
    return walk->each(walk->context, mi_column_int(stmt, 0), mi_column_int(stmt, 1));
}

enum miraif_status mi_known_each(struct miraif_store *store, mi_known_fn *each, void *context,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT low, high FROM acquaintance"
                       " UNION SELECT low, high FROM tie WHERE denied_by IS NULL ORDER BY 1, 2",
                       &stmt, err));
    return mi_stmt_walk(stmt, hand_on_known, &(struct known_walk){each, context}, err);
}
