/* The policy of a cohort: shown as the file that puts it in force. Attributes are kept as that JSON, rules
 * are those of `team rule`, so that there is one truth about either. */
#include "flow/team/policy.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "flow/team/rule.h"
#include "io/json_read.h"
#include "miraif/cohort.h"
#include "model/attribute_json.h"
#include "store/db.h"
#include "store/policy.h"
#include "store/rule.h"
#include "text/json_write.h"

enum { TEXT_MOST = 16 * 1024 * 1024 };

static const struct miraif_attribute presets[] = {{.name = "industry", .weight = 1000000},
                                                  {.name = "occupation", .weight = 1000000},
                                                  {.name = "age", .weight = 1000000}};

enum miraif_status mi_policy_attributes(struct miraif_store *store, int64_t cohort,
                                        struct miraif_arena *arena,
                                        const struct miraif_attribute **ret_attribute, size_t *ret_count,
                                        const char **ret_json, struct miraif_error *err)
{
    struct mi_value *list;
    const char *json;
    MI_TRY(mi_policy_load(store, cohort, arena, &json, err));
    *ret_json = json;
    if (json == NULL) {
        *ret_attribute = presets;
        *ret_count = sizeof presets / sizeof *presets;
        return MIRAIF_OK;
    }
    MI_TRY(mi_json_read(json, strlen(json), arena, &list, err));
    MI_TRY(mi_attributes_take(list, arena, ret_attribute, ret_count, err));
    bool usable = *ret_count > 0;
    for (size_t i = 0; i < *ret_count; i++)
        usable = usable && mi_attribute_usable(&(*ret_attribute)[i]);
    if (usable)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_INTERNAL, "the policy of cohort %lld is damaged", (long long)cohort);
    mi_hint(err, "look the store over: miraif doctor");
    return MIRAIF_INTERNAL;
}

static void put_rule(struct mi_value *object, const struct miraif_team_rule *rule)
{
    bool about_people = rule->kind == MIRAIF_TEAM_RULE_APART || rule->kind == MIRAIF_TEAM_RULE_TOGETHER;
    mi_put_text(object, "kind", miraif_team_rule_code(rule->kind));
    if (rule->kind == MIRAIF_TEAM_RULE_AT_LEAST || rule->kind == MIRAIF_TEAM_RULE_AT_MOST ||
        rule->kind == MIRAIF_TEAM_RULE_SLOTS)
        mi_put_int(object, "amount", rule->amount);
    if (rule->kind == MIRAIF_TEAM_RULE_SLOTS)
        mi_put_int(object, "length", rule->length);
    if (rule->field != NULL) {
        mi_put_copy(object, "field", rule->field);
        mi_put_copy(object, "value", rule->value);
    }
    struct mi_value *people = about_people ? mi_put_array(object, "people") : NULL;
    for (size_t i = 0; i < rule->members && about_people; i++)
        mi_put_ref(people, NULL, 'p', rule->member[i].person);
    if (rule->reason != NULL)
        mi_put_copy(object, "reason", rule->reason);
}

/* One element of a list on a line of its own. */
static void add_line(struct mi_str *str, bool first, const struct mi_value *object,
                     struct miraif_arena *arena)
{
    const char *json;
    mi_str_add(str, first ? "\n    " : ",\n    ");
    if (mi_json_write(object, arena, &json, NULL) == MIRAIF_OK)
        mi_str_add(str, json);
    else
        str->failed = true;
}

const char *mi_policy_text(const struct miraif_attribute *attribute, size_t attributes,
                           const struct miraif_team_rule *rule, size_t rules, struct miraif_arena *arena)
{
    struct mi_str str = mi_str_begin(arena, TEXT_MOST);
    const char *text = NULL;
    bool any = false;
    mi_str_add(&str, "{\n  \"attributes\": [");
    for (size_t i = 0; i < attributes; i++) {
        struct mi_value *object = mi_value_object(arena);
        mi_attribute_put(object, &attribute[i]);
        add_line(&str, i == 0, object, arena);
    }
    mi_str_add(&str, "\n  ],\n  \"rules\": [");
    for (size_t i = 0; i < rules; i++) {
        struct mi_value *object = mi_value_object(arena);
        if (rule[i].kind == MIRAIF_TEAM_RULE_LOCKED)
            continue;
        put_rule(object, &rule[i]);
        add_line(&str, !any, object, arena);
        any = true;
    }
    mi_str_add(&str, any ? "\n  ]\n}\n" : "]\n}\n");
    return mi_str_end(&str, &text, NULL) == MIRAIF_OK ? text : NULL;
}

void mi_policy_digest(const char *text, char digest[MI_DIGEST_TEXT])
{
    unsigned char bytes[MI_DIGEST_SIZE];
    struct mi_hash hash;
    mi_hash_begin(&hash);
    mi_hash_add(&hash, text, strlen(text));
    mi_hash_end(&hash, bytes);
    mi_digest_format(bytes, digest);
}

static enum miraif_status get(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                              struct miraif_policy *ret_policy, struct miraif_error *err)
{
    struct miraif_policy policy = {.cohort = cohort};
    struct miraif_cohort record;
    struct miraif_team_rule *rule;
    const char *json;
    size_t count;
    char *digest = mi_arena_array(arena, MI_DIGEST_TEXT, 1);
    if (digest == NULL)
        return mi_no_memory(err);
    MI_TRY(miraif_cohort_get(store, cohort, arena, &record, err));
    MI_TRY(mi_policy_attributes(store, cohort, arena, &policy.attribute, &policy.attributes, &json, err));
    MI_TRY(mi_team_rules_load(store, cohort, 0, arena, &rule, &count, err));
    for (size_t i = 0; i < count; i++)
        policy.rules += rule[i].kind != MIRAIF_TEAM_RULE_LOCKED;
    policy.preset = json == NULL;
    policy.text = mi_policy_text(policy.attribute, policy.attributes, rule, count, arena);
    if (policy.text == NULL)
        return mi_no_memory(err);
    mi_policy_digest(policy.text, digest);
    policy.digest = digest;
    *ret_policy = policy;
    return MIRAIF_OK;
}

enum miraif_status miraif_policy_get(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                     struct miraif_policy *ret_policy, struct miraif_error *err)
{
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = get(store, cohort, arena, ret_policy, err);
    mi_store_end_read(store);
    return status;
}

static bool is_among(const struct miraif_team_rule *rule, const struct miraif_team_rule *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (mi_team_rule_same(rule, &list[i]))
            return true;
    return false;
}

/* Rules that are not named end; the others keep their numbers. */
static enum miraif_status change_rules(struct miraif_store *store, int64_t cohort,
                                       const struct mi_policy_draft *draft, bool check,
                                       struct miraif_arena *arena, struct miraif_policy_change *change,
                                       struct miraif_error *err)
{
    struct miraif_team_rule *is;
    struct miraif_team_rule kept;
    size_t count;
    MI_TRY(mi_team_rules_load(store, cohort, 0, arena, &is, &count, err));
    for (size_t i = 0; i < count; i++) {
        if (is[i].kind == MIRAIF_TEAM_RULE_LOCKED || is_among(&is[i], draft->rule, draft->rules))
            continue;
        change->removed++;
        if (!check)
            MI_TRY(mi_team_rule_delete(store, is[i].id, err));
    }
    for (size_t i = 0; i < draft->rules; i++) {
        change->added += !is_among(&draft->rule[i], is, count) && !is_among(&draft->rule[i], draft->rule, i);
        if (!check)
            MI_TRY(mi_team_rule_keep(store, &draft->rule[i], arena, &kept, err));
    }
    return MIRAIF_OK;
}

static enum miraif_status change_attributes(struct miraif_store *store, int64_t cohort,
                                            const struct mi_policy_draft *draft, bool check,
                                            struct miraif_arena *arena, struct miraif_policy_change *change,
                                            struct miraif_error *err)
{
    struct mi_value *list = mi_value_array(arena);
    const char *json;
    const char *before;
    for (size_t i = 0; i < draft->attributes; i++)
        mi_attribute_put(mi_put_object(list, NULL), &draft->attribute[i]);
    MI_TRY(mi_json_write(list, arena, &json, err));
    MI_TRY(mi_policy_load(store, cohort, arena, &before, err));
    if (before == NULL) { /* what is the default anyway is not the office's own */
        struct mi_value *preset = mi_value_array(arena);
        for (size_t i = 0; i < sizeof presets / sizeof *presets; i++)
            mi_attribute_put(mi_put_object(preset, NULL), &presets[i]);
        MI_TRY(mi_json_write(preset, arena, &before, err));
    }
    change->attributes = !mi_text_is(before, json);
    return check || !change->attributes ? MIRAIF_OK : mi_policy_save(store, cohort, json, err);
}

static enum miraif_status set(struct miraif_store *store, int64_t cohort, const char *text, const char *path,
                              bool check, struct miraif_arena *arena, struct miraif_policy_change *ret_change,
                              struct miraif_error *err)
{
    struct miraif_policy_change change = {0};
    struct mi_policy_draft draft;
    MI_TRY(mi_policy_read(store, cohort, text, path, arena, &draft, err));
    if (draft.has_attributes)
        MI_TRY(change_attributes(store, cohort, &draft, check, arena, &change, err));
    if (draft.has_rules)
        MI_TRY(change_rules(store, cohort, &draft, check, arena, &change, err));
    MI_TRY(get(store, cohort, arena, &change.policy, err));
    *ret_change = change;
    return MIRAIF_OK;
}

enum miraif_status miraif_policy_set(struct miraif_store *store, int64_t cohort, const char *text,
                                     const char *path, bool check, struct miraif_arena *arena,
                                     struct miraif_policy_change *ret_change, struct miraif_error *err)
{
    if (!check) {
        MI_TRY(mi_store_begin(store, err));
        return mi_store_end(store, set(store, cohort, text, path, false, arena, ret_change, err), err);
    }
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = set(store, cohort, text, path, true, arena, ret_change, err);
    mi_store_end_read(store);
    return status;
}
