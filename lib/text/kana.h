/* Readings of names. */
#ifndef MI_TEXT_KANA_H
#define MI_TEXT_KANA_H

#include "miraif/arena.h"

/* `text` in hiragana, from katakana of either width, with one space where there were blanks: how readings are
 * stored, compared and sorted. Other characters stay. MIRAIF_NO_MEMORY. */
enum miraif_status mi_kana_key(const char *text, struct miraif_arena *arena, const char **ret_key,
                               struct miraif_error *err);

#endif
