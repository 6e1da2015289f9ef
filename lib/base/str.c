/* Growing texts. */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

struct mi_str mi_str_begin(struct miraif_arena *arena, size_t most)
{
    return (struct mi_str){.arena = arena, .most = most};
}

/* Makes room for `more` bytes and a NUL. */
static bool grow(struct mi_str *str, size_t more)
{
    if (more > str->most - str->length)
        str->failed = str->too_long = true;
    if (str->failed)
        return false;
    if (str->length + more < str->room)
        return true;
    size_t room = str->room == 0 ? 64 : 2 * str->room;
    while (room <= str->length + more)
        room *= 2;
    char *bytes = mi_arena_bytes(str->arena, room);
    if (bytes == NULL) {
        str->failed = true;
        return false;
    }
    if (str->length > 0)
        memcpy(bytes, str->bytes, str->length);
    str->bytes = bytes;
    str->room = room;
    return true;
}

void mi_str_add_bytes(struct mi_str *str, const char *bytes, size_t length)
{
    if (!grow(str, length))
        return;
    if (length > 0)
        memcpy(str->bytes + str->length, bytes, length);
    str->length += length;
    str->bytes[str->length] = '\0';
}

void mi_str_add(struct mi_str *str, const char *text)
{
    mi_str_add_bytes(str, text, strlen(text));
}

void mi_str_add_char(struct mi_str *str, char byte)
{
    mi_str_add_bytes(str, &byte, 1);
}

void mi_str_add_excerpt(struct mi_str *str, const char *text, size_t most)
{
    size_t length = strnlen(text, most + 1);
    if (length <= most) {
        mi_str_add(str, text);
        return;
    }
    for (length = most; length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80;)
        length--; /* the next character has begun before */
    mi_str_add_bytes(str, text, length);
    mi_str_add(str, "…");
}

void mi_str_addf(struct mi_str *str, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        str->failed = true;
    if (length < 0 || !grow(str, (size_t)length))
        return;
    va_start(arguments, format);
    vsnprintf(str->bytes + str->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    str->length += (size_t)length;
}

enum miraif_status mi_str_end(struct mi_str *str, const char **ret_text, struct miraif_error *err)
{
    if (!str->failed)
        mi_str_add_bytes(str, "", 0);
    if (str->too_long)
        return mi_fail(err, MIRAIF_REFUSED, N_("a text is longer than %zu bytes"), str->most);
    if (str->failed)
        return mi_no_memory(err);
    *ret_text = str->bytes;
    return MIRAIF_OK;
}

bool mi_text_is(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool mi_text_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool mi_text_blank(const char *text)
{
    return text == NULL || text[0] == '\0';
}
