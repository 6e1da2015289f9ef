/* The tables of what the office decided to be two. */
#include "store/dismissal.h"

#include "base/arena.h"
#include "base/error.h"
#include "store/apart.h"
#include "store/db.h"
#include "store/walk.h"

enum miraif_status mi_twin_dismissal_put(struct miraif_store *store, int64_t low, int64_t high,
                                         const char *reason, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO twin_dismissal (low, high, reason, since)"
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

enum miraif_status mi_twin_dismissal_delete(struct miraif_store *store, int64_t low, int64_t high,
                                            bool *ret_deleted, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM twin_dismissal WHERE low = :low AND high = :high", &stmt, err));
    mi_bind_int(stmt, ":low", low);
    mi_bind_int(stmt, ":high", high);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_deleted = mi_store_changed(store) > 0;
    return MIRAIF_OK;
}

enum miraif_status mi_twin_dismissed(struct miraif_store *store, int64_t low, int64_t high,
                                     bool *ret_dismissed, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t count;
    MI_TRY(mi_stmt_get(store, "SELECT count(*) FROM twin_dismissal WHERE low = :low AND high = :high", &stmt,
                       err));
    mi_bind_int(stmt, ":low", low);
    mi_bind_int(stmt, ":high", high);
    MI_TRY(mi_stmt_int(stmt, &count, err));
    *ret_dismissed = count > 0;
    return MIRAIF_OK;
}

struct twin_walk {
    miraif_apart_fn *each;
    void *context;
};

static enum miraif_status hand_on_twins(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                        struct miraif_error *err)
{
    const struct twin_walk *walk = context;
    struct miraif_apart pair = mi_apart_of_row(stmt, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &pair);
}

enum miraif_status miraif_twin_dismissal_each(struct miraif_store *store, miraif_apart_fn *each,
                                              void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT t.low, t.high, l.name, h.name, t.reason, t.since FROM twin_dismissal t"
                       " JOIN person l ON l.id = t.low JOIN person h ON h.id = t.high ORDER BY t.low, t.high",
                       &stmt, err));
    return mi_stmt_walk(stmt, hand_on_twins, &(struct twin_walk){each, context}, err);
}

enum miraif_status mi_branch_dismissal_put(struct miraif_store *store,
                                           const struct miraif_branch_dismissal *dismissal,
                                           struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO branch_dismissal (low, high, low_name, high_name, reason, since)"
                       " VALUES (:low, :high, :low_name, :high_name, :reason, :since)"
                       " ON CONFLICT (low, high) DO UPDATE SET reason = excluded.reason"
                       " WHERE excluded.reason IS NOT NULL AND excluded.reason IS NOT reason",
                       &stmt, err));
    mi_bind_text(stmt, ":low", dismissal->low);
    mi_bind_text(stmt, ":high", dismissal->high);
    mi_bind_text(stmt, ":low_name", dismissal->low_name);
    mi_bind_text(stmt, ":high_name", dismissal->high_name);
    mi_bind_text(stmt, ":reason", dismissal->reason);
    mi_bind_int(stmt, ":since", mi_store_env(store)->now);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_branch_dismissal_delete(struct miraif_store *store, const char *low, const char *high,
                                              bool *ret_deleted, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM branch_dismissal WHERE low = :low AND high = :high", &stmt, err));
    mi_bind_text(stmt, ":low", low);
    mi_bind_text(stmt, ":high", high);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_deleted = mi_store_changed(store) > 0;
    return MIRAIF_OK;
}

enum miraif_status mi_branch_dismissed(struct miraif_store *store, const char *low, const char *high,
                                       bool *ret_dismissed, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t count;
    MI_TRY(mi_stmt_get(store, "SELECT count(*) FROM branch_dismissal WHERE low = :low AND high = :high",
                       &stmt, err));
    mi_bind_text(stmt, ":low", low);
    mi_bind_text(stmt, ":high", high);
    MI_TRY(mi_stmt_int(stmt, &count, err));
    *ret_dismissed = count > 0;
    return MIRAIF_OK;
}

struct branch_walk {
    miraif_branch_dismissal_fn *each;
    void *context;
};

static enum miraif_status hand_on_branch(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                         struct miraif_error *err)
{
    const struct branch_walk *walk = context;
    struct miraif_branch_dismissal dismissal = {.low = mi_column_text(stmt, 0, scratch),
                                                .high = mi_column_text(stmt, 1, scratch),
                                                .low_name = mi_column_text(stmt, 2, scratch),
                                                .high_name = mi_column_text(stmt, 3, scratch),
                                                .reason = mi_column_text(stmt, 4, scratch),
                                                .since = mi_column_int(stmt, 5)};
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &dismissal);
}

enum miraif_status miraif_branch_dismissal_each(struct miraif_store *store, miraif_branch_dismissal_fn *each,
                                                void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT low, high, low_name, high_name, reason, since FROM branch_dismissal"
                       " ORDER BY low, high",
                       &stmt, err));
    return mi_stmt_walk(stmt, hand_on_branch, &(struct branch_walk){each, context}, err);
}

struct key_list {
    struct miraif_arena *arena;
    const char **key;
    size_t count;
    size_t room;
};

static enum miraif_status take_key(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                   struct miraif_error *err)
{
    struct key_list *list = context;
    (void)scratch;
    const char **key = mi_arena_grow(list->arena, list->key, list->count, &list->room, sizeof *key);
    if (key == NULL)
        return mi_no_memory(err);
    list->key = key;
    list->key[list->count++] = mi_column_text(stmt, 0, list->arena);
    return mi_stmt_columns(stmt, err);
}

enum miraif_status mi_company_decided(struct miraif_store *store, struct miraif_arena *arena,
                                      const char *const **ret_keys, size_t *ret_count,
                                      struct miraif_error *err)
{
    struct mi_stmt *stmt;
    struct key_list list = {.arena = arena};
    MI_TRY(mi_stmt_get(store,
                       "SELECT company_key FROM company_group UNION SELECT low FROM branch_dismissal"
                       " UNION SELECT high FROM branch_dismissal ORDER BY 1",
                       &stmt, err));
    MI_TRY(mi_stmt_walk(stmt, take_key, &list, err));
    *ret_keys = list.key;
    *ret_count = list.count;
    return MIRAIF_OK;
}
