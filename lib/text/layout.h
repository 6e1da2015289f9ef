/* Cutting text into lines by display width. No locale is asked, so that output is the same under cron. */
#ifndef MI_TEXT_LAYOUT_H
#define MI_TEXT_LAYOUT_H

#include <stddef.h>

/* The bytes of the first line of `text` when lines are at most `columns` wide: up to a line end, a space, or
 * a place between Japanese characters where a line may end. At least one character, even if it is too wide.
 * `*ret_next` is where the next line begins: behind the spaces or the line end. */
size_t mi_text_line(const char *text, size_t columns, size_t *ret_next);

#endif
