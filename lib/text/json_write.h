/* Values as JSON (RFC 8259), one value at a time. */
#ifndef MI_TEXT_JSON_WRITE_H
#define MI_TEXT_JSON_WRITE_H

#include "base/str.h"
#include "base/value.h"
#include "miraif/status.h"

/* `value` on one line without a line end, in UTF-8; the text lives in `arena`. Integers keep all their
 * digits, decimals have at most six places, ill-formed UTF-8 becomes U+FFFD. MIRAIF_NO_MEMORY, also when
 * building `value` had failed. */
enum miraif_status mi_json_write(const struct mi_value *value, struct miraif_arena *arena,
                                 const char **ret_text, struct miraif_error *err);

/* Adds `text` as a JSON string, with the same bytes. A failure sticks in `json`. */
void mi_json_add_text(struct mi_str *json, const char *text);

#endif
