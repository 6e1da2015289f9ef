/* Walking through rows: the loop that every listing shares. */
#include "store/walk.h"

#include "base/error.h"

static enum miraif_status walk_rows(struct mi_stmt *stmt, struct miraif_arena *scratch, mi_row_fn *row,
                                    void *context, struct miraif_error *err)
{
    for (;;) {
        bool more;
        MI_TRY(mi_stmt_step(stmt, &more, err));
        if (!more)
            return MIRAIF_OK;
        miraif_arena_reset(scratch);
        MI_TRY(row(context, stmt, scratch, err));
    }
}

enum miraif_status mi_stmt_walk(struct mi_stmt *stmt, mi_row_fn *row, void *context, struct miraif_error *err)
{
    struct miraif_arena *scratch = miraif_arena_create();
    enum miraif_status status =
        scratch == NULL ? mi_no_memory(err) : walk_rows(stmt, scratch, row, context, err);
    mi_stmt_reset(stmt);
    miraif_arena_destroy(scratch);
    return status;
}
