/* Names of people. */
#include "text/name.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/utf8.h"

/* Bytes of `text` before its first blank; all of them where there is none. */
static size_t before_blank(const char *text, size_t length)
{
    int32_t code;
    size_t at = 0;
    for (size_t size; at < length && (size = mi_utf8_decode(text + at, &code)) > 0; at += size)
        if (mi_utf8_is_blank(code))
            break;
    return at;
}

enum miraif_status mi_name_split(const char *name, struct miraif_arena *arena, const char **ret_family,
                                 const char **ret_given, struct miraif_error *err)
{
    size_t length;
    name = mi_utf8_trim(name, &length);
    size_t family = before_blank(name, length);
    *ret_family = *ret_given = NULL;
    if (family == length)
        return MIRAIF_OK;
    size_t given;
    const char *rest = mi_utf8_trim(name + family, &given);
    const char *first = mi_arena_copy(arena, name, family);
    const char *second = mi_arena_copy(arena, rest, given);
    if (first == NULL || second == NULL)
        return mi_no_memory(err);
    *ret_family = first;
    *ret_given = second;
    return MIRAIF_OK;
}
