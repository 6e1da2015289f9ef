/* Readings of names. */
#include "text/kana.h"

#include "text/key.h"

enum miraif_status mi_kana_key(const char *text, struct miraif_arena *arena, const char **ret_key,
                               struct miraif_error *err)
{
    return mi_text_fold(text, MI_FOLD_KANA | MI_FOLD_SPACES, arena, ret_key, err);
}
