/* The table of saved maps. */
#include "store/column_map.h"

#include "base/error.h"
#include "store/walk.h"

enum miraif_status mi_column_map_clear(struct miraif_store *store, const char *name, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM column_map WHERE name = :name", &stmt, err));
    mi_bind_text(stmt, ":name", name);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_column_map_add(struct miraif_store *store, const char *name, int64_t position,
                                     const char *field, const char *header, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO column_map (name, position, field, header)"
                       " VALUES (:name, :position, :field, :header)",
                       &stmt, err));
    mi_bind_text(stmt, ":name", name);
    mi_bind_int(stmt, ":position", position);
    mi_bind_text(stmt, ":field", field);
    mi_bind_text(stmt, ":header", header);
    return mi_stmt_run(stmt, err);
}

struct walk {
    mi_column_map_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct walk *walk = context;
    const char *name = mi_column_text(stmt, 0, scratch);
    const char *field = mi_column_text(stmt, 1, scratch);
    const char *header = mi_column_text(stmt, 2, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, name, field, header);
}

enum miraif_status mi_column_map_each(struct miraif_store *store, const char *name, mi_column_map_fn *each,
                                      void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT name, field, header FROM column_map WHERE name = :name ORDER BY position",
                       &stmt, err));
    mi_bind_text(stmt, ":name", name);
    return mi_stmt_walk(stmt, hand_on, &(struct walk){each, context}, err);
}

enum miraif_status mi_column_map_names(struct miraif_store *store, mi_column_map_fn *each, void *context,
                                       struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT DISTINCT name, NULL, NULL FROM column_map ORDER BY name", &stmt, err));
    return mi_stmt_walk(stmt, hand_on, &(struct walk){each, context}, err);
}
