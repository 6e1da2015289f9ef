/* Finding who is mentioned in a text, however it is written, and putting something else there. */
#ifndef MI_TEXT_MASK_H
#define MI_TEXT_MASK_H

#include <stdbool.h>

#include "miraif/arena.h"

/* `words` holds one word a line: a name, a reading, an address, a telephone number. Case, width, the kind of
 * kana, and blanks do not matter; in what begins with a digit or "+" dashes do not either. A word that begins
 * or ends in a letter or digit of ASCII is found where no further one adjoins it, an e-mail address only
 * where it is the whole address. */
bool mi_text_mentions(const char *text, const char *words);

/* `text` with `instead` in every place where one of the words is, in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_text_mask(const char *text, const char *words, const char *instead,
                                struct miraif_arena *arena, const char **ret_text, struct miraif_error *err);

#endif
