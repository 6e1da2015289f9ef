/* Walking through the rows of a statement with memory that is given back row by row. */
#ifndef MI_STORE_WALK_H
#define MI_STORE_WALK_H

#include "store/stmt.h"

/* Reads the current row into a record that lives in `scratch`, and hands it on. */
typedef enum miraif_status mi_row_fn(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                     struct miraif_error *err);

/* Calls `row` for every row of `stmt`, which is reset at the end, whatever happens. A status other than
 * MIRAIF_OK from `row` ends the walk and is returned. */
enum miraif_status mi_stmt_walk(struct mi_stmt *stmt, mi_row_fn *row, void *context,
                                struct miraif_error *err);

#endif
