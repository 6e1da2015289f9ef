/* How wide a text is on a terminal, without any locale. */
#ifndef MI_TEXT_WIDTH_H
#define MI_TEXT_WIDTH_H

#include <stddef.h>

/* Columns that `text` takes: 2 for East Asian wide characters, 0 for combining and invisible ones. */
size_t mi_text_width(const char *text);

/* The most bytes of `text` that fit into `columns`, ending between characters and with the marks that combine
 * with the last one; `*ret_width` (may be null) is what they take. */
size_t mi_text_fit(const char *text, size_t columns, size_t *ret_width);

#endif
