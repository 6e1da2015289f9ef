/* What people write in a form, as codes. */
#ifndef MI_FLOW_RETURNED_WORDS_H
#define MI_FLOW_RETURNED_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/arena.h"
#include "miraif/status.h"

/* Katakana is hiragana here, capitals are small, dashes are hyphens, blanks are gone. */
struct mi_word {
    bool whole; /* the text is the word; else it has the word in it */
    const char *text;
    const char *code;
};

/* The code of the first of `words` that fits `text`; of the last, whose text is null, where none does.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_words_read(const char *text, const struct mi_word *words, struct miraif_arena *arena,
                                 const char **ret_code, struct miraif_error *err);

#endif
