/* Walks a JSON text and the values that were read from it side by side: they come in the same order. The text
 * is known to be well formed. */
#include "io/json_place.h"

#include <string.h>

struct walk {
    const char *at;
    const struct mi_value *wanted;
    bool at_key;
    const char *found;
};

static void skip_blanks(struct walk *walk)
{
    walk->at += strspn(walk->at, " \t\r\n");
}

static void skip_string(struct walk *walk)
{
    for (walk->at++; *walk->at != '"' && *walk->at != '\0'; walk->at++)
        walk->at += *walk->at == '\\' && walk->at[1] != '\0';
    walk->at += *walk->at == '"';
}

static void step(struct walk *walk, const struct mi_value *value);

static void step_into(struct walk *walk, const struct mi_value *value)
{
    walk->at++;
    for (const struct mi_value *child = value->first; child != NULL && walk->found == NULL;
         child = child->next) {
        skip_blanks(walk);
        if (child == walk->wanted && walk->at_key)
            walk->found = walk->at;
        if (value->kind == MI_OBJECT) {
            skip_string(walk);
            walk->at += strcspn(walk->at, ":");
            walk->at += *walk->at == ':';
        }
        step(walk, child);
        walk->at += strcspn(walk->at, ",]}");
        walk->at += child->next != NULL;
    }
    if (value->first == NULL)
        walk->at += strcspn(walk->at, "]}");
    walk->at += *walk->at != '\0' && walk->found == NULL;
}

static void step(struct walk *walk, const struct mi_value *value)
{
    skip_blanks(walk);
    if (value == walk->wanted && walk->found == NULL)
        walk->found = walk->at;
    if (walk->found != NULL)
        return;
    if (value->kind == MI_OBJECT || value->kind == MI_ARRAY)
        step_into(walk, value);
    else if (*walk->at == '"')
        skip_string(walk);
    else
        walk->at += strcspn(walk->at, ",]} \t\r\n");
}

bool mi_json_place(const char *text, const struct mi_value *root, const struct mi_value *wanted, bool at_key,
                   uint64_t *ret_line, uint64_t *ret_column)
{
    struct walk walk = {.at = text, .wanted = wanted, .at_key = at_key && wanted->key != NULL};
    step(&walk, root);
    if (walk.found == NULL)
        return false;
    const char *start = text;
    uint64_t line = 1;
    for (const char *byte = text; byte < walk.found; byte++) {
        if (*byte == '\n') {
            line++;
            start = byte + 1;
        }
    }
    *ret_line = line;
    *ret_column = (uint64_t)(walk.found - start) + 1;
    return true;
}
