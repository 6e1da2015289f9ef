/* One member of a record as the text of one cell. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/back_end.h"
#include "text/json_write.h"

/* 2027-01-15T19:00:00+09:00 as 2027-01-15 19:00. */
static const char *pretty_instant(const char *text, struct miraif_arena *arena)
{
    if (strlen(text) < 16 || text[10] != 'T')
        return text;
    char *copy = mi_arena_copy(arena, text, 16);
    if (copy != NULL)
        copy[10] = ' ';
    return copy;
}

static const char *pretty_text(const char *text, const struct record_field *field, struct miraif_arena *arena)
{
    if ((field->show & FIELD_WORD) != 0)
        return cli_word(text);
    return mi_text_is(field->type, "instant") ? pretty_instant(text, arena) : text;
}

static const char *decimal(int64_t millionths, bool pretty, struct miraif_arena *arena)
{
    char text[MI_DECIMAL_TEXT];
    if (pretty)
        mi_decimal_round(millionths, text);
    else
        mi_decimal_format(millionths, text);
    return mi_arena_text(arena, text);
}

/* What stands for an object among others. */
static const struct mi_value *name_of(const struct mi_value *object)
{
    static const char *const keys[] = {"name", "id", "code", "message"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct mi_value *member = mi_value_get(object, keys[i]);
        if (member != NULL && member->kind == MI_TEXT)
            return member;
    }
    return NULL;
}

static const char *array(const struct mi_value *value, const struct record_field *field,
                         const char *separator, bool pretty, struct miraif_arena *arena)
{
    struct mi_str str = mi_str_begin(arena, SIZE_MAX / 4);
    for (const struct mi_value *child = value->first; child != NULL; child = child->next) {
        const char *text = cli_cell(child, field, separator, pretty, arena);
        if (text == NULL)
            return NULL;
        mi_str_addf(&str, "%s%s", child == value->first ? "" : separator, text);
    }
    const char *joined = NULL;
    return mi_str_end(&str, &joined, NULL) == MIRAIF_OK ? joined : NULL;
}

static const char *object(const struct mi_value *value, bool pretty, struct miraif_arena *arena)
{
    const struct mi_value *name = pretty ? name_of(value) : NULL;
    const char *text = NULL;
    if (name != NULL)
        return name->text;
    return mi_json_write(value, arena, &text, NULL) == MIRAIF_OK ? text : NULL;
}

const char *cli_cell(const struct mi_value *member, const struct record_field *field, const char *separator,
                     bool pretty, struct miraif_arena *arena)
{
    if (member == NULL)
        return "";
    switch (member->kind) {
    case MI_NULL:
        return "";
    case MI_BOOL:
        if (pretty)
            return member->number != 0 ? _("yes") : _("no");
        return member->number != 0 ? "true" : "false";
    case MI_INT:
        return mi_arena_printf(arena, "%lld", (long long)member->number);
    case MI_DECIMAL:
        return decimal(member->number, pretty, arena);
    case MI_TEXT:
        return pretty && field != NULL ? pretty_text(member->text, field, arena) : member->text;
    case MI_ARRAY:
        return array(member, field, separator, pretty, arena);
    case MI_OBJECT:
        return object(member, pretty, arena);
    }
    return NULL;
}
