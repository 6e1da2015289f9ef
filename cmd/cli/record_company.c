/* Companies as records. */
#include "cli/record_company.h"

static const struct record_field company_fields[] = {
    {"key", N_("key"), "string", FIELD_ID},
    {"name", N_("company"), "string", FIELD_TABLE},
    {"people", N_("people"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"spellings", N_("spellings"), "array", FIELD_TABLE},
    {"group", N_("group"), "string", FIELD_TABLE},
    {"possible_match", N_("perhaps of"), "string", FIELD_TABLE},
    {"relations", N_("relations"), "array", FIELD_NESTED},
    {"dismissed", N_("no branch of one another"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_company_type = {"company", company_fields};

static const struct record_field relation_fields[] = {
    {"company", N_("company"), "string", FIELD_TABLE},
    {"other", N_("other company"), "string", FIELD_TABLE},
    {"kind", N_("which is its"), "string", FIELD_TABLE | FIELD_WORD},
    {"rule", N_("rule"), "string", FIELD_TABLE | FIELD_WORD},
    {"company_key", N_("company key"), "string", 0},
    {"other_key", N_("other key"), "string", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_relation_type = {"relation", relation_fields};

static const struct record_field dismissal_fields[] = {
    {"company", N_("company"), "string", FIELD_TABLE},
    {"other", N_("other company"), "string", FIELD_TABLE},
    {"why", N_("why"), "string", FIELD_TABLE},
    {"since", N_("since"), "instant", FIELD_TABLE},
    {"company_key", N_("company key"), "string", 0},
    {"other_key", N_("other key"), "string", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_dismissal_type = {"dismissal", dismissal_fields};

static const struct record_field group_fields[] = {
    {"group", N_("group"), "string", FIELD_TABLE | FIELD_ID},
    {"companies", N_("companies"), "array", FIELD_TABLE | FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_group_type = {"group", group_fields};

struct mi_value *record_company(struct miraif_arena *arena, const struct miraif_company *company)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "key", company->key);
    mi_put_copy(record, "name", company->name);
    mi_put_int(record, "people", company->people);
    struct mi_value *spellings = mi_put_array(record, "spellings");
    for (size_t i = 0; i < company->spelling_count; i++)
        mi_put_copy(spellings, NULL, company->spellings[i]);
    mi_put_copy(record, "group", company->group);
    mi_put_copy(record, "possible_match", company->possible_of);
    return record;
}

struct mi_value *record_relation(struct miraif_arena *arena, const struct miraif_company_relation *relation,
                                 bool turn)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "company", turn ? relation->high_name : relation->low_name);
    mi_put_copy(record, "other", turn ? relation->low_name : relation->high_name);
    mi_put_text(record, "kind",
                miraif_relation_code(turn ? miraif_relation_turned(relation->kind) : relation->kind));
    mi_put_text(record, "rule", miraif_strictness_code(relation->rule));
    mi_put_copy(record, "company_key", turn ? relation->high : relation->low);
    mi_put_copy(record, "other_key", turn ? relation->low : relation->high);
    return record;
}

struct mi_value *record_dismissal(struct miraif_arena *arena, const struct miraif_branch_dismissal *dismissal)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "company", dismissal->low_name);
    mi_put_copy(record, "other", dismissal->high_name);
    mi_put_copy(record, "why", dismissal->reason);
    mi_put_instant(record, "since", dismissal->since);
    mi_put_copy(record, "company_key", dismissal->low);
    mi_put_copy(record, "other_key", dismissal->high);
    return record;
}
