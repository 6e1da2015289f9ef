/* The columns of a score sheet, in either language. */
#ifndef MI_FLOW_REVIEW_SHEET_H
#define MI_FLOW_REVIEW_SHEET_H

#include "miraif/env.h"

enum mi_sheet_column {
    MI_COLUMN_APPLICANT,
    MI_COLUMN_NAME,
    MI_COLUMN_REVIEWER,
    MI_COLUMN_COMMENT,
    MI_COLUMN_OTHER
};

/* What the column with this header holds: MI_COLUMN_OTHER is a criterion, or nothing known. */
enum mi_sheet_column mi_sheet_column(const char *header);

/* The header of one of the known columns in the user's language. */
const char *mi_sheet_header(enum mi_sheet_column column, const struct miraif_env *env);

#endif
