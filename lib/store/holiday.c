/* The office's word on holidays. */
#include "base/error.h"
#include "store/session.h"
#include "store/stmt.h"

enum miraif_status mi_holiday_word(struct miraif_store *store, const char *date, struct miraif_arena *arena,
                                   bool *ret_said, bool *ret_free, const char **ret_name,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(store, "SELECT free, name FROM holiday WHERE date = :date", &stmt, err));
    mi_bind_text(stmt, ":date", date);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    bool free = row && mi_column_int(stmt, 0) != 0;
    const char *name = row ? mi_column_text(stmt, 1, arena) : NULL;
    enum miraif_status status = row ? mi_stmt_columns(stmt, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    if (status != MIRAIF_OK)
        return status;
    *ret_said = row;
    *ret_free = free;
    *ret_name = name;
    return MIRAIF_OK;
}

enum miraif_status mi_holiday_put(struct miraif_store *store, const char *date, bool free, const char *name,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO holiday (date, free, name) VALUES (:date, :free, :name)"
                       " ON CONFLICT (date) DO UPDATE SET free = :free, name = :name",
                       &stmt, err));
    mi_bind_text(stmt, ":date", date);
    mi_bind_int(stmt, ":free", free);
    mi_bind_text(stmt, ":name", name);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_holiday_drop(struct miraif_store *store, const char *date, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM holiday WHERE date = :date", &stmt, err));
    mi_bind_text(stmt, ":date", date);
    return mi_stmt_run(stmt, err);
}
