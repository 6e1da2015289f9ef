/* Escaping what steers a display, and mending ill-formed UTF-8. */
#include "text/escape.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/utf8.h"

enum style { FOR_TERMINAL, FOR_READERS, FOR_JSON };

/* Reads one character: its size in bytes, 0 at the end, and its code point, -1 for an ill-formed byte. */
static size_t read_character(const char *text, int32_t *ret_code)
{
    size_t size = mi_utf8_decode(text, ret_code);
    if (size == 1 && *ret_code == 0xFFFD)
        *ret_code = -1;
    return size;
}

static bool between(int32_t code, int32_t first, int32_t last)
{
    return code >= first && code <= last;
}

/* C0, DEL, C1; marks and overrides of direction; separators of lines and paragraphs; interlinear annotation
 * and tags, which are invisible. */
static bool steers_display(int32_t code)
{
    return between(code, 0, 0x1F) || between(code, 0x7F, 0x9F) || code == 0x061C ||
           between(code, 0x200E, 0x200F) || between(code, 0x2028, 0x202E) || between(code, 0x2066, 0x2069) ||
           code == 0xFEFF || between(code, 0xFFF9, 0xFFFB) || between(code, 0xE0000, 0xE007F);
}

static bool needs_work(int32_t code, enum style style)
{
    return code < 0 || (style != FOR_READERS && steers_display(code));
}

static void add_escape(struct mi_str *str, int32_t code)
{
    if (code == '\n')
        mi_str_add(str, "\\n");
    else if (code == '\r')
        mi_str_add(str, "\\r");
    else if (code == '\t')
        mi_str_add(str, "\\t");
    else if (code < 0x80)
        mi_str_addf(str, "\\x%02x", (unsigned)code);
    else
        mi_str_addf(str, "\\u%04x", (unsigned)code);
}

/* JSON writes a character beyond U+FFFF as a pair of surrogates (RFC 8259, section 7). */
static void add_json_escape(struct mi_str *str, int32_t code)
{
    if (code > 0xFFFF) {
        unsigned offset = (unsigned)code - 0x10000;
        mi_str_addf(str, "\\u%04x\\u%04x", 0xD800 + (offset >> 10), 0xDC00 + (offset & 0x3FF));
    } else {
        mi_str_addf(str, "\\u%04x", (unsigned)code);
    }
}

static void add_character(struct mi_str *str, const char *bytes, size_t length, int32_t code,
                          enum style style)
{
    if (!needs_work(code, style))
        mi_str_add_bytes(str, bytes, length);
    else if (style == FOR_JSON && code >= 0)
        add_json_escape(str, code);
    else if (style == FOR_TERMINAL && code >= 0)
        add_escape(str, code);
    else if (style == FOR_TERMINAL)
        mi_str_addf(str, "\\x%02x", (unsigned char)*bytes);
    else
        mi_str_add(str, "\xEF\xBF\xBD");
}

/* The length of the beginning of `text` that stays as it is. */
static size_t harmless(const char *text, enum style style)
{
    size_t at = 0;
    while (text[at] != '\0') {
        int32_t code;
        size_t length = read_character(text + at, &code);
        if (needs_work(code, style))
            break;
        at += length;
    }
    return at;
}

static const char *rewrite(const char *text, struct miraif_arena *arena, enum style style)
{
    size_t start = harmless(text, style);
    if (text[start] == '\0')
        return text;
    struct mi_str str = mi_str_begin(arena, SIZE_MAX / 4);
    mi_str_add_bytes(&str, text, start);
    for (const char *at = text + start; *at != '\0';) {
        int32_t code;
        size_t length = read_character(at, &code);
        add_character(&str, at, length, code, style);
        at += length;
    }
    const char *result = NULL;
    return mi_str_end(&str, &result, NULL) == MIRAIF_OK ? result : NULL;
}

const char *mi_text_escape(const char *text, struct miraif_arena *arena)
{
    return rewrite(text, arena, FOR_TERMINAL);
}

const char *mi_text_valid(const char *text, struct miraif_arena *arena)
{
    return rewrite(text, arena, FOR_READERS);
}

const char *mi_text_json_escape(const char *json, struct miraif_arena *arena)
{
    /* Unlike the others the result never is `json` itself, which the caller is about to free. */
    const char *result = rewrite(json, arena, FOR_JSON);
    return result == json ? mi_arena_text(arena, json) : result;
}
