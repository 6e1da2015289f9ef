/* UTF-8 as bytes and characters. */
#include "text/utf8.h"

#include <string.h>

#include <utf8proc.h>

bool mi_utf8_is_ascii(const char *bytes, size_t length)
{
    const uint64_t high_bits = 0x8080808080808080U;
    size_t at = 0;
    for (; at + sizeof(uint64_t) <= length; at += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, bytes + at, sizeof word);
        if ((word & high_bits) != 0)
            return false;
    }
    for (; at < length; at++)
        if ((unsigned char)bytes[at] > 0x7F)
            return false;
    return true;
}

/* The size of the well-formed character at `bytes`, 0 where there is none (Unicode 15, table 3-7). */
static size_t well_formed(const unsigned char *bytes, size_t length)
{
    unsigned char lead = bytes[0];
    if (lead < 0x80)
        return 1;
    size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC2 || lead > 0xF4 || length < size)
        return 0;
    unsigned char least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (bytes[1] < least || bytes[1] > most)
        return 0;
    for (size_t i = 2; i < size; i++)
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
    return size;
}

/* Whether six of the eight bytes are two characters of the blocks that Japanese is written in: no lead that
 * forbids some of the bytes behind it. */
static bool is_plain_pair(const unsigned char *bytes)
{
    static const unsigned char mask[8] = {0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0, 0};
    static const unsigned char want[8] = {0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0, 0};
    uint64_t word, masks, wanted;
    memcpy(&word, bytes, sizeof word);
    memcpy(&masks, mask, sizeof masks);
    memcpy(&wanted, want, sizeof wanted);
    return (word & masks) == wanted && bytes[0] != 0xE0 && bytes[0] != 0xED && bytes[3] != 0xE0 &&
           bytes[3] != 0xED;
}

bool mi_utf8_valid(const char *bytes, size_t length)
{
    const unsigned char *at = (const unsigned char *)bytes;
    const unsigned char *end = at + length;
    while (at < end) {
        while (end - at >= 8 && is_plain_pair(at))
            at += 6;
        while (end - at >= 8 && mi_utf8_is_ascii((const char *)at, 8))
            at += 8;
        if (at == end)
            break;
        size_t size = well_formed(at, (size_t)(end - at));
        if (size == 0)
            return false;
        at += size;
    }
    return true;
}

size_t mi_utf8_decode(const char *text, int32_t *ret_code)
{
    if (*text == '\0')
        return 0;
    utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, ret_code);
    if (size > 0)
        return (size_t)size;
    *ret_code = 0xFFFD;
    return 1;
}

size_t mi_utf8_encode(int32_t code, char bytes[4])
{
    return (size_t)utf8proc_encode_char(code, (utf8proc_uint8_t *)bytes);
}

bool mi_utf8_is_blank(int32_t code)
{
    return code == ' ' || (code >= 0x09 && code <= 0x0D) || code == 0x85 || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200B) || code == 0x2028 || code == 0x2029 || code == 0x202F ||
           code == 0x205F || code == 0x3000 || code == 0xFEFF;
}

/* The size of the blank that `text` begins with, 0 where it begins with none. Most of what begins like a
 * blank is kana. */
static size_t blank_size(const char *text)
{
    unsigned char lead = (unsigned char)*text;
    if (lead > ' ' && lead != 0xC2 && (lead < 0xE1 || lead > 0xE3) && lead != 0xEF)
        return 0; /* no blank begins so */
    if (lead == 0xE3)
        return text[1] == '\x80' && text[2] == '\x80' ? 3 : 0; /* U+3000 */
    int32_t code;
    size_t size = mi_utf8_decode(text, &code);
    return size > 0 && mi_utf8_is_blank(code) ? size : 0;
}

/* Where the last character of `text` begins. */
static size_t last_character(const char *text, size_t length)
{
    size_t at = length - 1;
    while (at > 0 && length - at < 4 && ((unsigned char)text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

const char *mi_utf8_trim(const char *text, size_t *ret_length)
{
    for (size_t size; (size = blank_size(text)) > 0;)
        text += size;
    size_t length = strlen(text);
    while (length > 0) {
        size_t at = last_character(text, length);
        if (blank_size(text + at) == 0)
            break;
        length = at;
    }
    *ret_length = length;
    return text;
}

bool mi_utf8_has_private(const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++)
        if (*at >= 0xEE &&
            (*at == 0xEE || (*at == 0xEF && at[1] <= 0xA3) || (*at == 0xF3 && at[1] >= 0xB0) || *at == 0xF4))
            return true;
    return false;
}
