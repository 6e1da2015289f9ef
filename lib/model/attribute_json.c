/* Attributes to JSON and back. */
#include "model/attribute_json.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "model/attribute.h"

enum { MILLION = 1000000 };

enum miraif_attribute_kind mi_attribute_kind_find(const char *code)
{
    enum miraif_attribute_kind kind = MIRAIF_ATTRIBUTE_CATEGORY;
    while (kind < MIRAIF_ATTRIBUTE_KINDS && !mi_text_is(miraif_attribute_kind_code(kind), code))
        kind++;
    return kind;
}

enum miraif_attribute_aim mi_attribute_aim_find(const char *code)
{
    enum miraif_attribute_aim aim = MIRAIF_ATTRIBUTE_DIVERSE;
    while (aim < MIRAIF_ATTRIBUTE_AIMS && !mi_text_is(miraif_attribute_aim_code(aim), code))
        aim++;
    return aim;
}

void mi_attribute_put(struct mi_value *object, const struct miraif_attribute *attribute)
{
    enum miraif_attribute_kind kind = mi_attribute_kind_of(attribute);
    mi_put_copy(object, "name", attribute->name);
    mi_put_decimal(object, "weight", attribute->weight);
    mi_put_text(object, "kind", miraif_attribute_kind_code(kind));
    mi_put_text(object, "aim", miraif_attribute_aim_code(attribute->aim));
    if (kind != MIRAIF_ATTRIBUTE_ORDERED && kind != MIRAIF_ATTRIBUTE_PROFILE)
        return;
    struct mi_value *parts = mi_put_array(object, kind == MIRAIF_ATTRIBUTE_ORDERED ? "order" : "columns");
    for (size_t i = 0; i < attribute->parts; i++)
        mi_put_copy(parts, NULL, attribute->part[i]);
}

static size_t count_of(const struct mi_value *list)
{
    size_t count = 0;
    for (const struct mi_value *one = list == NULL ? NULL : list->first; one != NULL; one = one->next)
        count++;
    return count;
}

static enum miraif_status take(const struct mi_value *one, struct miraif_arena *arena,
                               struct miraif_attribute *attribute, struct miraif_error *err)
{
    const struct mi_value *weight = mi_value_get(one, "weight");
    const struct mi_value *parts = mi_value_get(one, "order");
    parts = parts != NULL ? parts : mi_value_get(one, "columns");
    const char **part = mi_arena_array(arena, count_of(parts), sizeof *part);
    if (part == NULL)
        return mi_no_memory(err);
    *attribute = (struct miraif_attribute){.name = mi_value_get_text(one, "name")};
    if (weight != NULL && weight->number <= MIRAIF_ATTRIBUTE_WEIGHT_MOST * (int64_t)MILLION)
        attribute->weight = weight->kind != MI_INT                           ? weight->number
                            : weight->number <= MIRAIF_ATTRIBUTE_WEIGHT_MOST ? weight->number * MILLION
                                                                             : 0;
    attribute->kind = mi_attribute_kind_find(mi_value_get_text(one, "kind"));
    if (attribute->kind == MIRAIF_ATTRIBUTE_KINDS)
        attribute->kind = MIRAIF_ATTRIBUTE_UNSAID;
    attribute->aim = mi_attribute_aim_find(mi_value_get_text(one, "aim"));
    if (attribute->aim == MIRAIF_ATTRIBUTE_AIMS)
        attribute->aim = MIRAIF_ATTRIBUTE_DIVERSE;
    for (const struct mi_value *text = parts == NULL ? NULL : parts->first; text != NULL; text = text->next)
        part[attribute->parts++] = text->text;
    attribute->part = part;
    return MIRAIF_OK;
}

bool mi_attribute_usable(const struct miraif_attribute *attribute)
{
    bool has_parts =
        attribute->kind == MIRAIF_ATTRIBUTE_ORDERED || attribute->kind == MIRAIF_ATTRIBUTE_PROFILE;
    for (size_t i = 0; i < attribute->parts; i++)
        if (mi_text_blank(attribute->part[i]))
            return false;
    return !mi_text_blank(attribute->name) && attribute->weight >= MILLION / 1000 &&
           attribute->weight <= MIRAIF_ATTRIBUTE_WEIGHT_MOST * (int64_t)MILLION &&
           (attribute->parts > 0) == has_parts;
}

enum miraif_status mi_attributes_take(const struct mi_value *list, struct miraif_arena *arena,
                                      const struct miraif_attribute **ret_attribute, size_t *ret_count,
                                      struct miraif_error *err)
{
    struct miraif_attribute *attribute = mi_arena_array(arena, count_of(list), sizeof *attribute);
    size_t count = 0;
    if (attribute == NULL)
        return mi_no_memory(err);
    for (const struct mi_value *one = list == NULL ? NULL : list->first; one != NULL; one = one->next)
        MI_TRY(take(one, arena, &attribute[count++], err));
    *ret_attribute = attribute;
    *ret_count = count;
    return MIRAIF_OK;
}
