/* A value of plain data, as JSON knows it, in an arena: what records are turned into before they are printed,
 * and what is read from JSON. It knows nothing of any format.
 *
 * Building: failures stick to the root. Append freely; whoever prints asks mi_value_failed once. */
#ifndef MI_BASE_VALUE_H
#define MI_BASE_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "miraif/arena.h"

enum mi_value_kind {
    MI_NULL,
    MI_BOOL,
    MI_INT,     /* an integer */
    MI_DECIMAL, /* millionths, printed with at most six places */
    MI_TEXT,    /* UTF-8 */
    MI_ARRAY,
    MI_OBJECT
};

struct mi_value {
    enum mi_value_kind kind;
    const char *key; /* within an object; else null */
    int64_t number;  /* MI_BOOL, MI_INT, MI_DECIMAL */
    const char *text;
    struct mi_value *first; /* children in order */
    struct mi_value *last;
    struct mi_value *next;
    struct mi_value *root;
    struct miraif_arena *arena;
    bool failed; /* of a root only */
};

/* A new root; null when out of memory. Every function below accepts a null parent and does nothing. */
struct mi_value *mi_value_object(struct miraif_arena *arena);
struct mi_value *mi_value_array(struct miraif_arena *arena);

/* Adds to an object (with `key`) or to an array (`key` null). Texts and keys are borrowed, not copied; a null
 * text is MI_NULL. The last two return the new child, null when out of memory. */
void mi_put_null(struct mi_value *parent, const char *key);
void mi_put_bool(struct mi_value *parent, const char *key, bool value);
void mi_put_int(struct mi_value *parent, const char *key, int64_t value);
void mi_put_decimal(struct mi_value *parent, const char *key, int64_t millionths);
void mi_put_text(struct mi_value *parent, const char *key, const char *text);
struct mi_value *mi_put_object(struct mi_value *parent, const char *key);
struct mi_value *mi_put_array(struct mi_value *parent, const char *key);

/* Shorthands that copy: a text (null is MI_NULL); a formatted text; a date or an instant as text; a reference
 * such as "p12" (null for id 0). */
void mi_put_copy(struct mi_value *parent, const char *key, const char *text);
void mi_putf(struct mi_value *parent, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void mi_put_instant(struct mi_value *parent, const char *key, int64_t instant);
void mi_put_ref(struct mi_value *parent, const char *key, char letter, int64_t id);

/* Hangs a root built in the same arena into `parent`. */
void mi_put_value(struct mi_value *parent, const char *key, struct mi_value *child);

/* True when `root` is null or anything could not be added to it. */
bool mi_value_failed(const struct mi_value *root);

/* The member of an object, or null. */
const struct mi_value *mi_value_get(const struct mi_value *object, const char *key);

/* The text of a member that is a text, or null. */
const char *mi_value_get_text(const struct mi_value *object, const char *key);

/* Millionths as a decimal of at most six places without trailing zeros: "0.5", "12", "-3.000001". */
enum { MI_DECIMAL_TEXT = 32 };
void mi_decimal_format(int64_t millionths, char text[MI_DECIMAL_TEXT]);

/* The same rounded to three places, for people: 62.499999 is "62.5". */
void mi_decimal_round(int64_t millionths, char text[MI_DECIMAL_TEXT]);

/* Reads a decimal of at most six places into millionths; false when it is none or too large. */
bool mi_decimal_parse(const char *text, int64_t *ret_millionths);

#endif
