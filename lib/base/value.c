/* Building and reading plain data. */
#include "base/value.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"

enum { MILLION = 1000000 };

static struct mi_value *new_root(struct miraif_arena *arena, enum mi_value_kind kind)
{
    struct mi_value *root = mi_arena_alloc(arena, sizeof *root);
    if (root != NULL) {
        root->kind = kind;
        root->arena = arena;
        root->root = root;
    }
    return root;
}

struct mi_value *mi_value_object(struct miraif_arena *arena)
{
    return new_root(arena, MI_OBJECT);
}

struct mi_value *mi_value_array(struct miraif_arena *arena)
{
    return new_root(arena, MI_ARRAY);
}

static void append(struct mi_value *parent, const char *key, struct mi_value *child)
{
    child->key = key;
    child->root = parent->root;
    if (parent->last == NULL)
        parent->first = child;
    else
        parent->last->next = child;
    parent->last = child;
}

static struct mi_value *put(struct mi_value *parent, const char *key, enum mi_value_kind kind)
{
    if (parent == NULL)
        return NULL;
    struct mi_value *child = new_root(parent->root->arena, kind);
    if (child == NULL)
        parent->root->failed = true;
    else
        append(parent, key, child);
    return child;
}

static void put_number(struct mi_value *parent, const char *key, enum mi_value_kind kind, int64_t number)
{
    struct mi_value *child = put(parent, key, kind);
    if (child != NULL)
        child->number = number;
}

void mi_put_null(struct mi_value *parent, const char *key)
{
    put(parent, key, MI_NULL);
}

void mi_put_bool(struct mi_value *parent, const char *key, bool value)
{
    put_number(parent, key, MI_BOOL, value ? 1 : 0);
}

void mi_put_int(struct mi_value *parent, const char *key, int64_t value)
{
    put_number(parent, key, MI_INT, value);
}

void mi_put_decimal(struct mi_value *parent, const char *key, int64_t millionths)
{
    put_number(parent, key, MI_DECIMAL, millionths);
}

void mi_put_text(struct mi_value *parent, const char *key, const char *text)
{
    struct mi_value *child = put(parent, key, text == NULL ? MI_NULL : MI_TEXT);
    if (child != NULL)
        child->text = text;
}

struct mi_value *mi_put_object(struct mi_value *parent, const char *key)
{
    return put(parent, key, MI_OBJECT);
}

struct mi_value *mi_put_array(struct mi_value *parent, const char *key)
{
    return put(parent, key, MI_ARRAY);
}

void mi_put_copy(struct mi_value *parent, const char *key, const char *text)
{
    if (parent == NULL)
        return;
    if (text == NULL) {
        mi_put_null(parent, key);
        return;
    }
    char *copy = mi_arena_text(parent->root->arena, text);
    if (copy == NULL)
        parent->root->failed = true;
    else
        mi_put_text(parent, key, copy);
}

void mi_putf(struct mi_value *parent, const char *key, const char *format, ...)
{
    if (parent == NULL)
        return;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = length < 0 ? NULL : mi_arena_alloc(parent->root->arena, (size_t)length + 1);
    if (text == NULL) {
        parent->root->failed = true;
        return;
    }
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    mi_put_text(parent, key, text);
}

void mi_put_instant(struct mi_value *parent, const char *key, int64_t instant)
{
    char text[MI_INSTANT_TEXT];
    if (parent == NULL)
        return;
    mi_instant_format(instant, text);
    mi_put_copy(parent, key, text);
}

void mi_put_ref(struct mi_value *parent, const char *key, char letter, int64_t id)
{
    if (id == 0)
        mi_put_null(parent, key);
    else
        mi_putf(parent, key, "%c%lld", letter, (long long)id);
}

void mi_put_value(struct mi_value *parent, const char *key, struct mi_value *child)
{
    if (parent == NULL)
        return;
    if (mi_value_failed(child))
        parent->root->failed = true;
    else
        append(parent, key, child);
}

bool mi_value_failed(const struct mi_value *root)
{
    return root == NULL || root->failed;
}

const struct mi_value *mi_value_get(const struct mi_value *object, const char *key)
{
    if (object == NULL || object->kind != MI_OBJECT)
        return NULL;
    for (const struct mi_value *child = object->first; child != NULL; child = child->next)
        if (strcmp(child->key, key) == 0)
            return child;
    return NULL;
}

const char *mi_value_get_text(const struct mi_value *object, const char *key)
{
    const struct mi_value *member = mi_value_get(object, key);
    return member != NULL && member->kind == MI_TEXT ? member->text : NULL;
}

void mi_decimal_format(int64_t millionths, char text[MI_DECIMAL_TEXT])
{
    uint64_t magnitude = millionths < 0 ? 0 - (uint64_t)millionths : (uint64_t)millionths;
    int length =
        snprintf(text, MI_DECIMAL_TEXT, "%s%llu.%06llu", millionths < 0 ? "-" : "",
                 (unsigned long long)(magnitude / MILLION), (unsigned long long)(magnitude % MILLION));
    while (text[length - 1] == '0')
        text[--length] = '\0';
    if (text[length - 1] == '.')
        text[length - 1] = '\0';
}

void mi_decimal_round(int64_t millionths, char text[MI_DECIMAL_TEXT])
{
    int64_t rest = millionths % 1000;
    int64_t rounded = millionths - rest;
    if (rest >= 500 && rounded <= INT64_MAX - 1000)
        rounded += 1000;
    if (rest <= -500 && rounded >= INT64_MIN + 1000)
        rounded -= 1000;
    mi_decimal_format(rounded, text);
}

bool mi_decimal_parse(const char *text, int64_t *ret_millionths)
{
    bool negative = *text == '-';
    if (*text == '-' || *text == '+')
        text++;
    int64_t value = 0;
    int places = -1; /* -1: still before the point */
    bool any = false;
    for (; *text != '\0'; text++) {
        if (*text == '.' && places < 0) {
            places = 0;
            continue;
        }
        if (*text < '0' || *text > '9' || places == 6 || value > INT64_MAX / (10 * (int64_t)MILLION) - 1)
            return false;
        value = value * 10 + (*text - '0');
        any = true;
        places += places >= 0 ? 1 : 0;
    }
    if (!any)
        return false;
    for (int i = places < 0 ? 0 : places; i < 6; i++)
        value *= 10;
    *ret_millionths = negative ? -value : value;
    return true;
}
