/* The hold is a line of the table `meta`. */
#include "store/hold.h"

#include "base/error.h"
#include "store/connection.h"

enum miraif_status mi_hold_get(struct miraif_store *store, int64_t *ret_since, struct miraif_error *err)
{
    return mi_read_int(store, "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'hold'", ret_since, err);
}

enum miraif_status mi_hold_begin(struct miraif_store *store, int64_t since, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO meta (key, value) VALUES ('hold', CAST(:since AS TEXT))"
                       " ON CONFLICT (key) DO NOTHING",
                       &stmt, err));
    mi_bind_int(stmt, ":since", since);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_hold_end(struct miraif_store *store, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM meta WHERE key = 'hold'", &stmt, err));
    return mi_stmt_run(stmt, err);
}
