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
