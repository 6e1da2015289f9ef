/* Several words in one text, parted by commas, semicolons or line ends of any script. */
#ifndef MI_TEXT_PARTS_H
#define MI_TEXT_PARTS_H

#include <stdbool.h>
#include <stddef.h>

/* The next part of `*text`, without blanks at either end and perhaps empty, and moves `*text` behind it;
 * false when there is none. Begin with a text or null; `*text` is null behind the last part. */
bool mi_part_next(const char **text, const char **ret_start, size_t *ret_length);

#endif
