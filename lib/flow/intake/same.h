/* Whether two values of a field mean the same, however they are spelt. */
#ifndef MI_FLOW_INTAKE_SAME_H
#define MI_FLOW_INTAKE_SAME_H

#include <stdbool.h>
#include <stdint.h>

#include "io/columns.h"

/* Telephone numbers by their digits, companies by their keys, other texts without case, blanks, width and
 * dashes. Null is like null alone. MIRAIF_NO_MEMORY. */
enum miraif_status mi_same_value(enum mi_field field, const char *one, const char *other,
                                 struct miraif_arena *arena, bool *ret_same, struct miraif_error *err);

/* Whether the telephone numbers are one: false where one of them is no number. */
bool mi_same_phone(const char *one, const char *other);

/* Whether `cell` is what a spreadsheet makes of `stored`: other line ends, no blanks at the ends; `narrow`,
 * where the file is in CP932: other dashes of the same look, and a question mark for a character that is not
 * in it. */
bool mi_same_cell(const char *stored, const char *cell, bool narrow);

/* The same of a cell without any format: a number may have lost its leading zeros, a date may be written with
 * other marks. */
bool mi_same_loose_cell(const char *stored, const char *cell, bool narrow);

/* Whether the instants are one, or one of them is the other without its seconds or its time of day. */
bool mi_same_instant(int64_t one, int64_t other);

/* Whether somebody born on `birth_date` (a date in ISO form; null: unknown) was of that age on a day between
 * the two instants. */
bool mi_goes_with_age(const char *birth_date, int64_t age, int64_t from, int64_t until);

#endif
