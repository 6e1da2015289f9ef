/* Display width by utf8proc's tables (Unicode East Asian Width). */
#include "text/width.h"

#include <stdint.h>

#include <utf8proc.h>

#include "text/utf8.h"

static size_t width_of(int32_t code)
{
    int width = utf8proc_charwidth(code);
    return width < 0 ? 0 : (size_t)width;
}

size_t mi_text_width(const char *text)
{
    size_t width = 0;
    int32_t code;
    for (size_t size; (size = mi_utf8_decode(text, &code)) > 0; text += size)
        width += width_of(code);
    return width;
}

size_t mi_text_fit(const char *text, size_t columns, size_t *ret_width)
{
    size_t width = 0;
    const char *at = text;
    int32_t code;
    for (size_t size; (size = mi_utf8_decode(at, &code)) > 0; at += size) {
        if (width + width_of(code) > columns)
            break;
        width += width_of(code);
    }
    if (ret_width != NULL)
        *ret_width = width;
    return (size_t)(at - text);
}
