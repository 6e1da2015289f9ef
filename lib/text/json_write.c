/* Values as JSON, by way of a cJSON tree that lives as long as the call. cJSON passes ill-formed UTF-8
 * through and loses digits of large integers, so texts are mended first and numbers are handed over as text.
 */
#include "text/json_write.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/escape.h"

enum { DEEPEST = 64 };

/* A cJSON node for `value` and all that it holds; null when out of memory or nested too deep. */
static cJSON *build(const struct mi_value *value, struct miraif_arena *arena, int depth);

static cJSON *build_number(const struct mi_value *value)
{
    char text[MI_DECIMAL_TEXT];
    if (value->kind == MI_INT)
        snprintf(text, sizeof text, "%lld", (long long)value->number);
    else
        mi_decimal_format(value->number, text);
    return cJSON_CreateRaw(text);
}

static cJSON *build_text(const struct mi_value *value, struct miraif_arena *arena)
{
    const char *text = mi_text_valid(value->text, arena);
    return text == NULL ? NULL : cJSON_CreateString(text);
}

static bool add_child(cJSON *parent, const struct mi_value *child, struct miraif_arena *arena, int depth)
{
    cJSON *node = build(child, arena, depth);
    bool added = node != NULL && (child->key == NULL ? cJSON_AddItemToArray(parent, node)
                                                     : cJSON_AddItemToObject(parent, child->key, node));
    if (!added)
        cJSON_Delete(node);
    return added;
}

static cJSON *build_children(const struct mi_value *value, struct miraif_arena *arena, int depth)
{
    cJSON *node = value->kind == MI_ARRAY ? cJSON_CreateArray() : cJSON_CreateObject();
    if (node == NULL || depth > DEEPEST) {
        cJSON_Delete(node);
        return NULL;
    }
    for (const struct mi_value *child = value->first; child != NULL; child = child->next) {
        if (!add_child(node, child, arena, depth + 1)) {
            cJSON_Delete(node);
            return NULL;
        }
    }
    return node;
}

static cJSON *build(const struct mi_value *value, struct miraif_arena *arena, int depth)
{
    switch (value->kind) {
    case MI_NULL:
        return cJSON_CreateNull();
    case MI_BOOL:
        return cJSON_CreateBool(value->number != 0);
    case MI_INT:
    case MI_DECIMAL:
        return build_number(value);
    case MI_TEXT:
        return build_text(value, arena);
    case MI_ARRAY:
    case MI_OBJECT:
        return build_children(value, arena, depth);
    }
    return NULL;
}

enum miraif_status mi_json_write(const struct mi_value *value, struct miraif_arena *arena,
                                 const char **ret_text, struct miraif_error *err)
{
    if (mi_value_failed(value))
        return mi_no_memory(err);
    cJSON *tree = build(value, arena, 0);
    char *printed = tree == NULL ? NULL : cJSON_PrintUnformatted(tree);
    const char *text = printed == NULL ? NULL : mi_text_json_escape(printed, arena);
    cJSON_free(printed);
    cJSON_Delete(tree);
    if (text == NULL)
        return mi_no_memory(err);
    *ret_text = text;
    return MIRAIF_OK;
}

/* The length of the beginning of `text` that is the same in a JSON string: printable ASCII, and the blocks
 * that Japanese is written in, none of which steers a display. */
static size_t same_in_json(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    for (;;) {
        if (*at >= 0xE3 && *at <= 0xE9 && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80)
            at += 3;
        else if (*at >= 0x20 && *at < 0x7F && *at != '"' && *at != '\\')
            at++;
        else
            return (size_t)(at - (const unsigned char *)text);
    }
}

/* The whole of it by cJSON. */
static void add_escaped(struct mi_str *json, const char *text)
{
    struct mi_value value = {.kind = MI_TEXT, .text = text, .root = &value};
    const char *string;
    if (mi_json_write(&value, json->arena, &string, NULL) == MIRAIF_OK)
        mi_str_add(json, string);
    else
        json->failed = true;
}

void mi_json_add_text(struct mi_str *json, const char *text)
{
    size_t start = json->length;
    mi_str_add_char(json, '"');
    for (const char *at = text;;) {
        size_t same = same_in_json(at);
        mi_str_add_bytes(json, at, same);
        at += same;
        if (*at == '\0')
            break;
        if (*at != '\n' && *at != '"') {
            json->length = json->failed ? json->length : start;
            add_escaped(json, text);
            return;
        }
        mi_str_add(json, *at == '\n' ? "\\n" : "\\\"");
        at++;
    }
    mi_str_add_char(json, '"');
}
