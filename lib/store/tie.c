/* The table of ties. */
#include "store/tie.h"

#include "base/error.h"
#include "base/str.h"
#include "store/db.h"
#include "store/walk.h"

const char *miraif_tie_state(const struct miraif_tie *tie)
{
    if (tie->denied_by != 0)
        return "denied";
    return tie->at[0] != 0 && tie->at[1] != 0 ? "confirmed" : "unconfirmed";
}

#define TIE_SELECT                                                                                           \
    "SELECT t.id, t.low, t.high, l.name, h.name, t.low_at, t.high_at, t.kind, t.denied_by FROM tie t"        \
    " JOIN person l ON l.id = t.low JOIN person h ON h.id = t.high"

static enum miraif_status tie_of_row(struct mi_stmt *stmt, struct miraif_arena *arena,
                                     struct miraif_tie *ret_tie, struct miraif_error *err)
{
    *ret_tie = (struct miraif_tie){
        .id = mi_column_int(stmt, 0),
        .person = {mi_column_int(stmt, 1), mi_column_int(stmt, 2)},
        .name = {mi_column_text(stmt, 3, arena), mi_column_text(stmt, 4, arena)},
        .at = {mi_column_int(stmt, 5), mi_column_int(stmt, 6)},
        .kind = mi_column_text(stmt, 7, arena),
        .denied_by = mi_column_int(stmt, 8),
    };
    return mi_stmt_columns(stmt, err);
}

static enum miraif_status one(struct mi_stmt *stmt, struct miraif_arena *arena, struct miraif_tie *ret_tie,
                              struct miraif_error *err)
{
    struct miraif_tie tie = {0};
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    enum miraif_status status = row ? tie_of_row(stmt, arena, &tie, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_tie = tie;
    return status;
}

enum miraif_status mi_tie_find(struct miraif_store *store, int64_t low, int64_t high, const char *kind,
                               struct miraif_arena *arena, struct miraif_tie *ret_tie,
                               struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, TIE_SELECT " WHERE t.low = :low AND t.high = :high AND t.kind = :kind", &stmt,
                       err));
    mi_bind_int(stmt, ":low", low);
    mi_bind_int(stmt, ":high", high);
    mi_bind_text(stmt, ":kind", kind);
    return one(stmt, arena, ret_tie, err);
}

enum miraif_status mi_tie_get(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                              struct miraif_tie *ret_tie, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, TIE_SELECT " WHERE t.id = :id", &stmt, err));
    mi_bind_int(stmt, ":id", id);
    return one(stmt, arena, ret_tie, err);
}

enum miraif_status mi_tie_insert(struct miraif_store *store, const struct miraif_tie *tie, int64_t *ret_id,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO tie (low, high, kind, low_at, high_at)"
                       " VALUES (:low, :high, :kind, :low_at, :high_at)",
                       &stmt, err));
    mi_bind_int(stmt, ":low", tie->person[0]);
    mi_bind_int(stmt, ":high", tie->person[1]);
    mi_bind_text(stmt, ":kind", tie->kind);
    mi_bind_id(stmt, ":low_at", tie->at[0]);
    mi_bind_id(stmt, ":high_at", tie->at[1]);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_id = mi_store_last_id(store);
    return MIRAIF_OK;
}

enum miraif_status mi_tie_update(struct miraif_store *store, const struct miraif_tie *tie,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE tie SET low_at = :low_at, high_at = :high_at, denied_by = :denied_by"
                       " WHERE id = :id",
                       &stmt, err));
    mi_bind_int(stmt, ":id", tie->id);
    mi_bind_id(stmt, ":low_at", tie->at[0]);
    mi_bind_id(stmt, ":high_at", tie->at[1]);
    mi_bind_id(stmt, ":denied_by", tie->denied_by);
    return mi_stmt_run(stmt, err);
}

struct tie_walk {
    const struct miraif_tie_filter *filter;
    miraif_tie_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct tie_walk *walk = context;
    struct miraif_tie tie;
    MI_TRY(tie_of_row(stmt, scratch, &tie, err));
    if (walk->filter->state != NULL && !mi_text_is(walk->filter->state, miraif_tie_state(&tie)))
        return MIRAIF_OK;
    return walk->each(walk->context, &tie);
}

enum miraif_status miraif_tie_each(struct miraif_store *store, const struct miraif_tie_filter *filter,
                                   miraif_tie_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       TIE_SELECT " WHERE (:person IS NULL OR :person IN (t.low, t.high))"
                                  " AND (:kind IS NULL OR t.kind = :kind) ORDER BY t.id",
                       &stmt, err));
    mi_bind_id(stmt, ":person", filter->person);
    mi_bind_text(stmt, ":kind", filter->kind);
    return mi_stmt_walk(stmt, hand_on, &(struct tie_walk){filter, each, context}, err);
}
