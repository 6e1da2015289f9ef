/* Attributes of a cohort's teams, as one JSON text. */
#include "store/policy.h"

#include "base/error.h"
#include "store/stmt.h"

enum miraif_status mi_policy_load(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                  const char **ret_attributes, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    const char *text = NULL;
    bool row;
    MI_TRY(mi_stmt_get(store, "SELECT attributes FROM cohort WHERE id = :cohort", &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (row)
        text = mi_column_text(stmt, 0, arena);
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_attributes = text;
    return status;
}

enum miraif_status mi_policy_save(struct miraif_store *store, int64_t cohort, const char *attributes,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store,
        "UPDATE cohort SET attributes = :attributes WHERE id = :cohort AND attributes IS NOT :attributes",
        &stmt, err));
    mi_bind_text(stmt, ":attributes", attributes);
    mi_bind_int(stmt, ":cohort", cohort);
    return mi_stmt_run(stmt, err);
}
