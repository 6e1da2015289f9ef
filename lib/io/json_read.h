/* JSON (RFC 8259) into values. */
#ifndef MI_IO_JSON_READ_H
#define MI_IO_JSON_READ_H

#include <stddef.h>

#include "base/value.h"
#include "miraif/status.h"

/* Reads exactly one JSON value from `length` bytes; everything lives in `arena`. Refused, with line and
 * column (MIRAIF_BAD_INPUT): ill-formed UTF-8, anything after the value, a key twice in one object, nesting
 * over 64, numbers that are neither integers below 2^53 nor decimals of at most six places. MIRAIF_NO_MEMORY.
 */
enum miraif_status mi_json_read(const char *text, size_t length, struct miraif_arena *arena,
                                struct mi_value **ret_value, struct miraif_error *err);

#endif
