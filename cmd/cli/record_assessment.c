/* Results of assessments as records. */
#include "cli/record_assessment.h"

#include "base/arena.h"
#include "base/str.h"

enum { LINE_MOST = 1 << 16 };

static const struct record_field fields[] = {
    {"person", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"instrument", N_("instrument"), "string", FIELD_TABLE},
    {"taken_on", N_("taken on"), "date", FIELD_TABLE},
    {"results", N_("results"), "string", FIELD_TABLE},
    {"scales", N_("scales"), "object", FIELD_NESTED},
    {"shared", N_("the team sees it"), "boolean", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_assessment_type = {"assessment", fields};

static void put_scale(struct mi_value *scales, const struct miraif_scale *scale, const char *name)
{
    if (scale->text != NULL)
        mi_put_copy(scales, name, scale->text);
    else
        mi_put_decimal(scales, name, scale->score);
}

/* The results in a line, for people. */
static const char *line_of(struct miraif_arena *arena, const struct miraif_assessment *assessment)
{
    struct mi_str str = mi_str_begin(arena, LINE_MOST);
    for (size_t i = 0; i < assessment->scales; i++) {
        const struct miraif_scale *scale = &assessment->scale[i];
        char number[MI_DECIMAL_TEXT];
        mi_decimal_round(scale->score, number);
        mi_str_addf(&str, "%s%s %s", i == 0 ? "" : ", ", scale->name,
                    scale->text != NULL ? scale->text : number);
    }
    return str.bytes;
}

struct mi_value *record_assessment(struct miraif_arena *arena, const struct miraif_assessment *assessment)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "person", 'p', assessment->person);
    mi_put_copy(record, "name", assessment->name);
    mi_put_copy(record, "instrument", assessment->instrument);
    mi_put_copy(record, "taken_on", assessment->taken_on);
    mi_put_text(record, "results", line_of(arena, assessment));
    struct mi_value *scales = mi_put_object(record, "scales");
    for (size_t i = 0; i < assessment->scales; i++)
        put_scale(scales, &assessment->scale[i], mi_arena_text(arena, assessment->scale[i].name));
    mi_put_bool(record, "shared", assessment->shared);
    return record;
}
