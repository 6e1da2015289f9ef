/* Which column of a score sheet holds what. */
#ifndef MI_FLOW_REVIEW_COLUMNS_H
#define MI_FLOW_REVIEW_COLUMNS_H

#include "flow/review/sheet.h"
#include "io/csv.h"
#include "miraif/review.h"

#define MI_NO_COLUMN SIZE_MAX

struct mi_sheet_columns {
    const char *const *header; /* trimmed, by column */
    size_t count;
    size_t known[MI_COLUMN_OTHER]; /* by enum mi_sheet_column: a column or MI_NO_COLUMN */
    size_t *criterion;             /* by criterion: a column or MI_NO_COLUMN */
    bool *strange;                 /* by column: neither known nor a criterion, and not blank */
};

/* Reads the header `record`. `reviewer_given` says that a column for reviewers may be missing. In `arena`.
 * MIRAIF_MISSING_COLUMN, MIRAIF_AMBIGUOUS_COLUMN, MIRAIF_BAD_INPUT (a broken header), MIRAIF_NO_MEMORY. */
enum miraif_status mi_sheet_columns_read(const struct mi_csv_record *record,
                                         const struct miraif_criteria *criteria, bool reviewer_given,
                                         struct miraif_arena *arena, struct mi_sheet_columns *ret_columns,
                                         struct miraif_error *err);

#endif
