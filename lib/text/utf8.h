/* UTF-8 (RFC 3629) as bytes and characters, and what counts as blank. */
#ifndef MI_TEXT_UTF8_H
#define MI_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True for well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. */
bool mi_utf8_valid(const char *bytes, size_t length);

/* True when no byte is above 0x7F. */
bool mi_utf8_is_ascii(const char *bytes, size_t length);

/* Reads one character of a NUL-terminated text and returns its size in bytes, 0 at the end. An ill-formed
 * byte reads as U+FFFD of size 1. */
size_t mi_utf8_decode(const char *text, int32_t *ret_code);

/* Writes one character and returns its size in bytes. */
size_t mi_utf8_encode(int32_t code, char bytes[4]);

/* A blank in any script, the ideographic space and the invisible ones included. */
bool mi_utf8_is_blank(int32_t code);

/* Whether a character of a private use area is in `text`: U+E000 to U+F8FF, or of the planes 15 and 16. */
bool mi_utf8_has_private(const char *text);

/* `text` without blanks at either end: where it starts, and its length. */
const char *mi_utf8_trim(const char *text, size_t *ret_length);

#endif
