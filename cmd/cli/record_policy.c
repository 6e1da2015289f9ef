/* Policies as records. */
#include "cli/record_policy.h"

static const struct record_field policy_fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_RIGHT},
    {"digest", N_("digest"), "string", FIELD_TABLE | FIELD_ID},
    {"preset", N_("default"), "boolean", FIELD_TABLE},
    {"rules", N_("rules"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"attributes", N_("attributes"), "array", FIELD_NESTED},
    {"text", N_("file"), "string", 0},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_policy_type = {"policy", policy_fields};

static const struct record_field change_fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_RIGHT},
    {"digest", N_("digest"), "string", FIELD_TABLE | FIELD_ID},
    {"attributes_changed", N_("attributes changed"), "boolean", FIELD_TABLE},
    {"rules_added", N_("rules added"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"rules_removed", N_("rules removed"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_policy_change_type = {"policy_change", change_fields};

struct mi_value *record_policy(struct miraif_arena *arena, const struct miraif_policy *policy)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", policy->cohort);
    mi_put_copy(record, "digest", policy->digest);
    mi_put_bool(record, "preset", policy->preset);
    mi_put_int(record, "rules", (int64_t)policy->rules);
    struct mi_value *list = mi_put_array(record, "attributes");
    for (size_t i = 0; i < policy->attributes; i++) {
        struct mi_value *attribute = mi_put_object(list, NULL);
        mi_put_copy(attribute, "name", policy->attribute[i].name);
        mi_put_decimal(attribute, "weight", policy->attribute[i].weight);
    }
    mi_put_copy(record, "text", policy->text);
    return record;
}

struct mi_value *record_policy_change(struct miraif_arena *arena, const struct miraif_policy_change *change)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", change->policy.cohort);
    mi_put_copy(record, "digest", change->policy.digest);
    mi_put_bool(record, "attributes_changed", change->attributes);
    mi_put_int(record, "rules_added", (int64_t)change->added);
    mi_put_int(record, "rules_removed", (int64_t)change->removed);
    return record;
}
