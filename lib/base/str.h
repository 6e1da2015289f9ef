/* A text that grows inside an arena. Failures stick: append freely, ask once at the end. */
#ifndef MI_BASE_STR_H
#define MI_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "miraif/arena.h"

struct mi_str {
    struct miraif_arena *arena;
    char *bytes; /* NUL-terminated once anything was appended */
    size_t length;
    size_t room;
    size_t most; /* stated maximum of `length` */
    bool failed; /* out of memory, or `too_long` */
    bool too_long;
};

/* An empty text of at most `most` bytes. */
struct mi_str mi_str_begin(struct miraif_arena *arena, size_t most);

void mi_str_add(struct mi_str *str, const char *text);
void mi_str_add_bytes(struct mi_str *str, const char *bytes, size_t length);
void mi_str_add_char(struct mi_str *str, char byte);
/* The beginning of `text` (well-formed UTF-8), at most `most` bytes up to the end of a character, and “…”
 * where that is not all. */
void mi_str_add_excerpt(struct mi_str *str, const char *text, size_t most);
void mi_str_addf(struct mi_str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The finished text, never null on MIRAIF_OK; MIRAIF_NO_MEMORY or, over the maximum, MIRAIF_REFUSED. */
enum miraif_status mi_str_end(struct mi_str *str, const char **ret_text, struct miraif_error *err);

bool mi_text_is(const char *a, const char *b);             /* equal; null equals null only */
bool mi_text_starts(const char *text, const char *prefix); /* `text` begins with `prefix` */
bool mi_text_blank(const char *text);                      /* null or "" */

#endif
