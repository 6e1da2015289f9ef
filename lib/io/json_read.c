/* JSON into values, by cJSON and with the checks that it leaves out (see HOUSE.md on 1.7.15): UTF-8, what
 * stands behind the value, double keys, depth, numbers that a double would change. */
#include "io/json_read.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/utf8.h"

enum { DEPTH_MOST = 64, MILLION = 1000000 };
static const double INTEGER_MOST = 9007199254740992.0; /* 2^53 */

/* Fails with the line and column at which `at` stands. */
static enum miraif_status refuse_at(const char *text, const char *at, const char *msgid,
                                    struct miraif_error *err)
{
    uint64_t line = 1;
    const char *start = text;
    for (const char *byte = text; byte < at; byte++)
        if (*byte == '\n') {
            line++;
            start = byte + 1;
        }
    mi_fail(err, MIRAIF_BAD_INPUT, "%s", mi_translate(err == NULL ? NULL : err->env, msgid));
    mi_locate(err, NULL, line, (uint64_t)(at - start) + 1, NULL);
    return MIRAIF_BAD_INPUT;
}

/* Where the well-formed UTF-8 of `text` ends. */
static size_t well_formed(const char *text, size_t length)
{
    size_t low = 0;
    while (low < length) {
        size_t size = 1;
        while (size < 4 && low + size <= length && !mi_utf8_valid(text + low, size))
            size++;
        if (low + size > length || !mi_utf8_valid(text + low, size))
            return low;
        low += size;
    }
    return length;
}

/* The first \u0000, which would cut a text short; null where there is none. */
static const char *find_nul(const char *text, size_t length)
{
    for (size_t i = 0; i + 6 <= length; i++) {
        if (text[i] != '\\')
            continue;
        if (memcmp(text + i, "\\u0000", 6) == 0)
            return text + i;
        i++;
    }
    return NULL;
}

static bool read_number(double number, struct mi_value *parent, const char *key)
{
    double millionths = number * MILLION;
    if (!(number > -INTEGER_MOST && number < INTEGER_MOST))
        return false;
    if (number == (double)(int64_t)number) {
        mi_put_int(parent, key, (int64_t)number);
        return true;
    }
    if (!(millionths > -INTEGER_MOST && millionths < INTEGER_MOST))
        return false;
    int64_t rounded = (int64_t)(millionths + (millionths < 0 ? -0.5 : 0.5));
    if ((double)rounded / MILLION != number)
        return false;
    mi_put_decimal(parent, key, rounded);
    return true;
}

static bool is_double_key(const cJSON *first, const cJSON *item)
{
    for (; first != item; first = first->next)
        if (strcmp(first->string, item->string) == 0)
            return true;
    return false;
}

static enum miraif_status put_item(const cJSON *item, struct mi_value *parent, int depth,
                                   struct miraif_error *err);

static enum miraif_status put_children(const cJSON *container, struct mi_value *parent, int depth,
                                       struct miraif_error *err)
{
    if (depth == DEPTH_MOST)
        return mi_fail(err, MIRAIF_BAD_INPUT, N_("the JSON is nested more than %d deep"), DEPTH_MOST);
    for (const cJSON *item = container->child; item != NULL; item = item->next) {
        if (item->string != NULL && is_double_key(container->child, item))
            return mi_fail(err, MIRAIF_BAD_INPUT, N_("the JSON has “%s” twice in one object"), item->string);
        MI_TRY(put_item(item, parent, depth + 1, err));
    }
    return MIRAIF_OK;
}

static const char *copy(const char *text, struct mi_value *parent)
{
    const char *copied = mi_arena_text(parent->arena, text);
    if (copied == NULL && text != NULL)
        parent->root->failed = true;
    return copied;
}

static enum miraif_status put_item(const cJSON *item, struct mi_value *parent, int depth,
                                   struct miraif_error *err)
{
    if (parent == NULL)
        return MIRAIF_OK; /* out of memory: the root says so */
    const char *key = copy(item->string, parent);
    if (cJSON_IsString(item))
        mi_put_text(parent, key, copy(item->valuestring, parent));
    else if (cJSON_IsBool(item))
        mi_put_bool(parent, key, cJSON_IsTrue(item));
    else if (cJSON_IsNull(item))
        mi_put_null(parent, key);
    else if (cJSON_IsObject(item))
        return put_children(item, mi_put_object(parent, key), depth, err);
    else if (cJSON_IsArray(item))
        return put_children(item, mi_put_array(parent, key), depth, err);
    else if (!read_number(item->valuedouble, parent, key))
        return mi_fail(err, MIRAIF_BAD_INPUT,
                       N_("the JSON number %.17g is neither an integer nor has at most six places"),
                       item->valuedouble);
    return MIRAIF_OK;
}

static enum miraif_status check_bytes(const char *text, size_t length, struct miraif_error *err)
{
    size_t good = well_formed(text, length);
    if (good < length)
        return refuse_at(text, text + good, N_("the JSON is not well-formed UTF-8"), err);
    const char *nul = find_nul(text, length);
    if (nul != NULL)
        return refuse_at(text, nul, N_("the JSON has a NUL in a text"), err);
    return MIRAIF_OK;
}

/* Hangs what was parsed into an array of one, so that a bare text or number is read like any other value. */
static enum miraif_status convert(const cJSON *tree, struct miraif_arena *arena, struct mi_value **ret_value,
                                  struct miraif_error *err)
{
    struct mi_value *holder = mi_value_array(arena);
    if (holder == NULL)
        return mi_no_memory(err);
    MI_TRY(put_item(tree, holder, 0, err));
    if (mi_value_failed(holder))
        return mi_no_memory(err);
    *ret_value = holder->first;
    return MIRAIF_OK;
}

enum miraif_status mi_json_read(const char *text, size_t length, struct miraif_arena *arena,
                                struct mi_value **ret_value, struct miraif_error *err)
{
    const char *end = text;
    enum miraif_status status = check_bytes(text, length, err);
    cJSON *tree = NULL;
    if (status != MIRAIF_OK)
        goto out;
    tree = cJSON_ParseWithLengthOpts(text, length, &end, 0);
    const char *rest = end;
    while (tree != NULL && rest < text + length && strchr(" \t\r\n", *rest) != NULL && *rest != '\0')
        rest++;
    if (tree == NULL || rest < text + length)
        status = refuse_at(text, tree == NULL ? end : rest, N_("this is not JSON"), err);
    else
        status = convert(tree, arena, ret_value, err);
out:
    cJSON_Delete(tree);
    return status;
}
