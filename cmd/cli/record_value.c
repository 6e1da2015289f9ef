/* Values of the office's vocabulary as records. */
#include "cli/record_value.h"

#include "base/str.h"

static const struct record_field value_fields[] = {
    {"value", N_("value"), "string", FIELD_TABLE | FIELD_ID},
    {"people", N_("people"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"counts_as", N_("counts as"), "string", FIELD_TABLE},
    {"counted", N_("in all"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"suggestion", N_("perhaps"), "string", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_value_type = {"value", value_fields};

const char *const cli_vocabulary_fields[] = {
#define FIELD_CODE(name, code) code,
    MIRAIF_VOCABULARY_LIST(FIELD_CODE)
#undef FIELD_CODE
        NULL};

enum miraif_vocabulary cli_vocabulary_field(const char *code)
{
    int field = 0;
    while (field < MIRAIF_VOCABULARIES - 1 && !mi_text_is(cli_vocabulary_fields[field], code))
        field++;
    return (enum miraif_vocabulary)field;
}

struct mi_value *record_value(struct miraif_arena *arena, const struct miraif_value *value)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "value", value->text);
    mi_put_int(record, "people", value->people);
    mi_put_copy(record, "counts_as", value->counts_as);
    if (value->counts_as == NULL)
        mi_put_int(record, "counted", value->counted);
    else
        mi_put_null(record, "counted");
    mi_put_copy(record, "suggestion", value->suggestion);
    return record;
}
