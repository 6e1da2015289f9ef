/* Which words mean what. */
#include "flow/returned/words.h"

#include <string.h>

#include "base/error.h"
#include "text/key.h"

static bool fits(const struct mi_word *word, const char *folded)
{
    return word->whole ? strcmp(folded, word->text) == 0 : strstr(folded, word->text) != NULL;
}

enum miraif_status mi_words_read(const char *text, const struct mi_word *words, struct miraif_arena *arena,
                                 const char **ret_code, struct miraif_error *err)
{
    const char *folded;
    unsigned folds = MI_FOLD_CASE | MI_FOLD_BLANKS | MI_FOLD_DASHES | MI_FOLD_KANA;
    MI_TRY(mi_text_fold(text, folds, arena, &folded, err));
    while (words->text != NULL && !fits(words, folded))
        words++;
    *ret_code = words->code;
    return MIRAIF_OK;
}
