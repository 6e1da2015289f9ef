/* Cells of comma or tab separated values (RFC 4180), for machines and for spreadsheets. */
#ifndef MI_TEXT_CSV_WRITE_H
#define MI_TEXT_CSV_WRITE_H

#include <stdbool.h>

#include "base/str.h"

/* Appends `text` (null: nothing) as one cell, quoted where it must be: where it holds the delimiter, a quote
 * or a line end, or begins or ends with a blank, which readers would drop. With `for_excel`, a cell that a
 * spreadsheet would take for a formula gets a leading apostrophe. */
void mi_csv_write_field(struct mi_str *str, const char *text, char delimiter, bool for_excel);

/* Reading back: `text` without the apostrophe, where that is there for the spreadsheet's sake. */
const char *mi_csv_unguard(const char *text);

#endif
