/* Where lines end. */
#include "text/layout.h"

#include <stdbool.h>
#include <utf8proc.h>

#include "text/utf8.h"

/* One character as people see it: its bytes, its width, its first code point. */
struct glyph {
    size_t length;
    size_t width;
    int32_t first;
};

static struct glyph read_glyph(const char *text)
{
    struct glyph glyph = {0};
    int32_t state = 0;
    int32_t code = 0;
    glyph.length = mi_utf8_decode(text, &code);
    glyph.first = code;
    glyph.width = (size_t)utf8proc_charwidth(code);
    while (text[glyph.length] != '\0') {
        int32_t next;
        size_t length = mi_utf8_decode(text + glyph.length, &next);
        if (utf8proc_grapheme_break_stateful(code, next, &state))
            break;
        glyph.length += length;
        code = next;
    }
    return glyph;
}

static bool is_one_of(int32_t code, const char *set)
{
    int32_t member;
    for (size_t size; (size = mi_utf8_decode(set, &member)) > 0; set += size)
        if (member == code)
            return true;
    return false;
}

/* Whether a line may end between two characters: after a space, and beside Japanese unless a mark would stand
 * alone (JIS X 4051: no closing mark at the start of a line, no opening mark at its end). */
static bool may_break(struct glyph before, struct glyph after)
{
    if (before.first == ' ')
        return after.first != ' ';
    if (before.width < 2 && after.width < 2)
        return false;
    return !is_one_of(
               after.first,
               "、。，．・：；？！）］｝〕〉》」』】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ”’)]}>,.:;?!") &&
           !is_one_of(before.first, "（［｛〔〈《「『【“‘([{<");
}

static size_t skip_spaces(const char *text, size_t at)
{
    while (text[at] == ' ')
        at++;
    return text[at] == '\n' ? at + 1 : at;
}

static size_t trim(const char *text, size_t length)
{
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return length;
}

size_t mi_text_line(const char *text, size_t columns, size_t *ret_next)
{
    size_t at = 0;
    size_t width = 0;
    size_t stop = 0; /* the last place at which the line may end */
    struct glyph before = {0};
    while (text[at] != '\0' && text[at] != '\n') {
        struct glyph glyph = read_glyph(text + at);
        if (at > 0 && may_break(before, glyph))
            stop = at;
        if (at > 0 && width + glyph.width > columns && glyph.first != ' ') {
            size_t end = stop > 0 ? stop : at;
            *ret_next = skip_spaces(text, end);
            return trim(text, end);
        }
        width += glyph.width;
        at += glyph.length;
        before = glyph;
    }
    *ret_next = text[at] == '\n' ? at + 1 : at;
    return trim(text, at);
}
