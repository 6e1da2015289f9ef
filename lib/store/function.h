/* SQL functions of the store's own: the keys of lib/text, so that statements can compare Japanese texts
 * (SQLite has no ICU).
 *
 *     text_key(x)    equal for texts that differ in width, case, blanks or dashes only
 *     search_key(x)  the same, and katakana is hiragana
 *     mentions(x, words), masked(x, words, instead)  as lib/text/mask.h
 */
#ifndef MI_STORE_FUNCTION_H
#define MI_STORE_FUNCTION_H

#include "miraif/store.h"

/* Adds them to an open connection. */
enum miraif_status mi_functions_add(struct miraif_store *store, struct miraif_error *err);

#endif
