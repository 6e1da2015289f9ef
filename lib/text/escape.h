/* Making foreign text harmless: a terminal obeys control characters, and bidirectional overrides make a line
 * read otherwise than it is. */
#ifndef MI_TEXT_ESCAPE_H
#define MI_TEXT_ESCAPE_H

#include "miraif/arena.h"

/* `text` as a terminal may see it: control characters, line ends, bidirectional controls and other characters
 * that steer the display become \n, \t, \x1b or \u202e; an ill-formed byte becomes \xff. Lives in `arena`, or
 * is `text` itself where nothing needs escaping; null when out of memory. */
const char *mi_text_escape(const char *text, struct miraif_arena *arena);

/* `text` as well-formed UTF-8: each ill-formed byte becomes U+FFFD. As above. */
const char *mi_text_valid(const char *text, struct miraif_arena *arena);

/* A JSON document in which the characters that mi_text_escape escapes are written as \u escapes, which
 * changes no value in it. `json` is well-formed. The result is never `json` itself. Null: out of memory. */
const char *mi_text_json_escape(const char *json, struct miraif_arena *arena);

#endif
