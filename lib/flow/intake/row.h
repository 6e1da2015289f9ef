/* From the cells of a record to what it says of a person. */
#ifndef MI_FLOW_INTAKE_ROW_H
#define MI_FLOW_INTAKE_ROW_H

#include "flow/intake/finding.h"
#include "io/columns.h"
#include "io/csv.h"
#include "store/intake.h"

/* Reads a sound or unsound record. What is wrong goes to `findings`; only where that holds no fault does
 * `*ret_row` mean anything. A fault of bytes or columns ends the reading; faults of values are all named.
 * Texts are the record's or live in the findings' arena. MIRAIF_NO_MEMORY. */
enum miraif_status mi_row_read(const struct mi_csv_record *record, const struct mi_columns *columns,
                               struct mi_findings *findings, struct mi_intake_row *ret_row,
                               struct miraif_error *err);

#endif
