/* Where in a JSON text a value stands, for messages about what it says. */
#ifndef MI_IO_JSON_PLACE_H
#define MI_IO_JSON_PLACE_H

#include "base/value.h"

/* Line and column, counted from 1 in bytes, at which `wanted` begins; `at_key`: at which its key does. `text`
 * is what `root` was read from by mi_json_read, and `wanted` is in it. False where it is not. */
bool mi_json_place(const char *text, const struct mi_value *root, const struct mi_value *wanted, bool at_key,
                   uint64_t *ret_line, uint64_t *ret_column);

#endif
