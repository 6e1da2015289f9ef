/* Parts of a text. */
#include "text/parts.h"

#include <string.h>

#include "text/utf8.h"

/* The length of the mark between two parts that `text` begins with, or 0. */
static size_t mark_length(const char *text)
{
    static const char *const marks[] = {",", ";", "\n", "、", "，", "；"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(text, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

/* How many of the first `length` bytes are left without blanks behind them. */
static size_t trimmed(const char *text, size_t length)
{
    size_t left = 0;
    int32_t code;
    for (size_t at = 0; at < length;) {
        at += mi_utf8_decode(text + at, &code);
        if (!mi_utf8_is_blank(code))
            left = at;
    }
    return left;
}

bool mi_part_next(const char **text, const char **ret_start, size_t *ret_length)
{
    const char *at = *text;
    int32_t code;
    size_t size;
    if (at == NULL)
        return false;
    while ((size = mi_utf8_decode(at, &code)) > 0 && mi_utf8_is_blank(code) && mark_length(at) == 0)
        at += size;
    const char *start = at;
    while (*at != '\0' && mark_length(at) == 0)
        at++;
    *ret_start = start;
    *ret_length = trimmed(start, (size_t)(at - start));
    *text = *at == '\0' ? NULL : at + mark_length(at);
    return true;
}
