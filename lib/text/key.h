/* Keys for look-up: what is the same for a reader becomes the same bytes. Keys are never shown; what people
 * wrote is stored as they wrote it. */
#ifndef MI_TEXT_KEY_H
#define MI_TEXT_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/arena.h"

/* What folding does beside NFKC (UAX #15), which makes full-width and half-width forms one. */
enum mi_fold {
    MI_FOLD_CASE = 1,   /* Unicode case folding; invisible characters and variation selectors go */
    MI_FOLD_BLANKS = 2, /* blanks are dropped */
    MI_FOLD_DASHES = 4, /* hyphens, dashes and the minus sign become "-", the wave dash "~" */
    MI_FOLD_KANA = 8,   /* katakana becomes hiragana */
    MI_FOLD_SPACES = 16 /* blanks are dropped at the ends and become one space within */
};

/* `text` (well-formed UTF-8) in NFKC, folded as `folds` says, in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_text_fold(const char *text, unsigned folds, struct miraif_arena *arena,
                                const char **ret_text, struct miraif_error *err);

/* The look-up key of a name, a header, an industry and the like: case, blanks and dashes folded. */
enum miraif_status mi_text_key(const char *text, struct miraif_arena *arena, const char **ret_key,
                               struct miraif_error *err);

/* As mi_text_fold, for short values without an arena: false when the result does not fit into `size` bytes.
 */
bool mi_text_fold_into(const char *text, unsigned folds, char *buffer, size_t size);

#endif
