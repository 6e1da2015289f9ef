/* A policy file is read and checked, and whatever is wrong is shown where it stands. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/team/field.h"
#include "flow/team/policy.h"
#include "flow/team/rule.h"
#include "io/json_place.h"
#include "io/json_read.h"
#include "model/attribute_json.h"
#include "model/roster.h"
#include "model/said.h"
#include "store/vocabulary.h"

enum { COLUMNS_MOST = 64, MILLION = 1000000, THOUSAND = 1000 };

struct checking {
    struct miraif_store *store;
    const char *text;
    const char *path;
    struct mi_value *root;
    struct miraif_cohort cohort;
    struct mi_roster roster; /* who applied; with nobody, headers are taken as they are */
    struct miraif_arena *arena;
    struct miraif_error *err;
};

/* Adds to the failure just recorded where it stands; it is the file that is wrong, not the command line. */
static enum miraif_status at(const struct checking *checking, const struct mi_value *value, bool at_key,
                             enum miraif_status status)
{
    uint64_t line = 0;
    uint64_t column = 0;
    mi_json_place(checking->text, checking->root, value, at_key, &line, &column);
    mi_locate(checking->err, checking->path, line, column, value->key);
    if (status == MIRAIF_USAGE && checking->err != NULL)
        checking->err->status = MIRAIF_BAD_INPUT;
    return status == MIRAIF_USAGE ? MIRAIF_BAD_INPUT : status;
}

/* The object has only keys that are `known`, a list that ends with null. */
static enum miraif_status check_keys(const struct checking *checking, const struct mi_value *object,
                                     const char *const *known, const char *names)
{
    if (object->kind != MI_OBJECT) {
        mi_fail(checking->err, MIRAIF_BAD_INPUT, "an object was expected here");
        mi_hint(checking->err, "known there: %s", names);
        return at(checking, object, false, MIRAIF_BAD_INPUT);
    }
    for (const struct mi_value *child = object->first; child != NULL; child = child->next) {
        size_t i = 0;
        while (known[i] != NULL && strcmp(known[i], child->key) != 0)
            i++;
        if (known[i] != NULL)
            continue;
        mi_fail(checking->err, MIRAIF_BAD_INPUT, "a policy knows no “%s” here", child->key);
        mi_hint(checking->err, "known there: %s", names);
        return at(checking, child, true, MIRAIF_BAD_INPUT);
    }
    return MIRAIF_OK;
}

static enum miraif_status missing(const struct checking *checking, const struct mi_value *object,
                                  const char *key)
{
    mi_fail(checking->err, MIRAIF_BAD_INPUT, "“%s” is missing here", key);
    return at(checking, object, false, MIRAIF_BAD_INPUT);
}

static enum miraif_status need_text(const struct checking *checking, const struct mi_value *object,
                                    const char *key, const char **ret_text)
{
    const struct mi_value *value = mi_value_get(object, key);
    if (value == NULL)
        return missing(checking, object, key);
    if (value->kind != MI_TEXT || mi_text_blank(value->text)) {
        mi_fail(checking->err, MIRAIF_BAD_INPUT, "“%s” is no text", key);
        return at(checking, value, false, MIRAIF_BAD_INPUT);
    }
    *ret_text = value->text;
    return MIRAIF_OK;
}

static enum miraif_status need_number(const struct checking *checking, const struct mi_value *object,
                                      const char *key, int64_t *ret_number)
{
    const struct mi_value *value = mi_value_get(object, key);
    if (value == NULL)
        return missing(checking, object, key);
    if (value->kind != MI_INT) {
        mi_fail(checking->err, MIRAIF_BAD_INPUT, "“%s” is no whole number", key);
        return at(checking, value, false, MIRAIF_BAD_INPUT);
    }
    *ret_number = value->number;
    return MIRAIF_OK;
}

/* A list of texts, `least` to `most` of them. */
static enum miraif_status need_texts(const struct checking *checking, const struct mi_value *object,
                                     const char *key, size_t least, size_t most, const char *const **ret_text,
                                     size_t *ret_count)
{
    const struct mi_value *list = mi_value_get(object, key);
    size_t count = 0;
    if (list == NULL)
        return missing(checking, object, key);
    for (const struct mi_value *one = list->first; one != NULL; one = one->next) {
        if (one->kind != MI_TEXT || mi_text_blank(one->text)) {
            mi_fail(checking->err, MIRAIF_BAD_INPUT, "this is no text");
            return at(checking, one, false, MIRAIF_BAD_INPUT);
        }
        count++;
    }
    if (list->kind != MI_ARRAY || count < least || count > most) {
        mi_fail(checking->err, MIRAIF_BAD_INPUT, "“%s” is no list of %zu to %zu texts", key, least, most);
        return at(checking, list, false, MIRAIF_BAD_INPUT);
    }
    const char **text = mi_arena_array(checking->arena, count, sizeof *text);
    if (text == NULL)
        return mi_no_memory(checking->err);
    count = 0;
    for (const struct mi_value *one = list->first; one != NULL; one = one->next)
        text[count++] = one->text;
    *ret_text = text;
    *ret_count = count;
    return MIRAIF_OK;
}

/* A field, or a header that somebody answered under. */
static enum miraif_status check_column(const struct checking *checking, const struct mi_value *where,
                                       const char *name, const char **ret_name)
{
    const char *const *said;
    MI_TRY(mi_team_field_named(name, checking->arena, ret_name, checking->err));
    if (checking->roster.count == 0 || strcmp(*ret_name, "age") == 0)
        return MIRAIF_OK;
    enum miraif_status status =
        mi_said_read(&checking->roster, *ret_name, checking->arena, &said, checking->err);
    return status == MIRAIF_OK ? status : at(checking, where, false, status);
}

static enum miraif_status read_weight(const struct checking *checking, const struct mi_value *object,
                                      int64_t *ret_weight)
{
    const struct mi_value *value = mi_value_get(object, "weight");
    int64_t weight = MILLION;
    if (value != NULL)
        weight = value->kind == MI_INT && value->number <= MIRAIF_ATTRIBUTE_WEIGHT_MOST && value->number > 0
                     ? value->number * MILLION
                 : value->kind == MI_DECIMAL ? value->number
                                             : 0;
    if (weight <= 0 || weight % THOUSAND != 0 || weight > MIRAIF_ATTRIBUTE_WEIGHT_MOST * (int64_t)MILLION) {
        mi_fail(checking->err, MIRAIF_BAD_INPUT, "“%s” is no weight", "weight");
        mi_hint(checking->err, "weights are from 0.001 to %d", MIRAIF_ATTRIBUTE_WEIGHT_MOST);
        return at(checking, value, false, MIRAIF_BAD_INPUT);
    }
    *ret_weight = weight;
    return MIRAIF_OK;
}

/* A kind or aim by its code. */
static enum miraif_status refuse_code(const struct checking *checking, const struct mi_value *value,
                                      const char *names)
{
    if (value->kind == MI_TEXT)
        mi_fail(checking->err, MIRAIF_BAD_INPUT, "a policy knows no “%s” here", value->text);
    else
        mi_fail(checking->err, MIRAIF_BAD_INPUT, "“%s” is no text", value->key);
    mi_hint(checking->err, "known there: %s", names);
    return at(checking, value, false, MIRAIF_BAD_INPUT);
}

static enum miraif_status read_codes(const struct checking *checking, const struct mi_value *object,
                                     struct miraif_attribute *attribute)
{
    const struct mi_value *kind = mi_value_get(object, "kind");
    const struct mi_value *aim = mi_value_get(object, "aim");
    if (kind != NULL)
        attribute->kind = mi_attribute_kind_find(kind->kind == MI_TEXT ? kind->text : NULL);
    if (attribute->kind == MIRAIF_ATTRIBUTE_KINDS)
        return refuse_code(checking, kind, "category, several, number, ordered, profile");
    if (aim != NULL)
        attribute->aim = mi_attribute_aim_find(aim->kind == MI_TEXT ? aim->text : NULL);
    if (attribute->aim == MIRAIF_ATTRIBUTE_AIMS)
        return refuse_code(checking, aim, "diverse, similar, balanced");
    return MIRAIF_OK;
}

/* The figures of a profile, each a field or header. */
static enum miraif_status read_columns(const struct checking *checking, const struct mi_value *object,
                                       struct miraif_attribute *attribute)
{
    const char **part = NULL;
    const struct mi_value *one = mi_value_get(object, "columns");
    MI_TRY(need_texts(checking, object, "columns", 1, COLUMNS_MOST, &attribute->part, &attribute->parts));
    part = mi_arena_array(checking->arena, attribute->parts, sizeof *part);
    if (part == NULL)
        return mi_no_memory(checking->err);
    one = one->first;
    for (size_t i = 0; i < attribute->parts; i++, one = one->next)
        MI_TRY(check_column(checking, one, attribute->part[i], &part[i]));
    attribute->part = part;
    return MIRAIF_OK;
}

static enum miraif_status read_attribute(const struct checking *checking, const struct mi_value *object,
                                         struct miraif_attribute *attribute)
{
    static const char *const plain[] = {"name", "weight", "kind", "aim", NULL};
    static const char *const ordered[] = {"name", "weight", "kind", "aim", "order", NULL};
    static const char *const profile[] = {"name", "weight", "kind", "aim", "columns", NULL};
    *attribute = (struct miraif_attribute){0};
    if (object->kind == MI_OBJECT)
        MI_TRY(read_codes(checking, object, attribute));
    if (attribute->kind == MIRAIF_ATTRIBUTE_PROFILE)
        MI_TRY(check_keys(checking, object, profile, "name, weight, kind, aim, columns"));
    else if (attribute->kind == MIRAIF_ATTRIBUTE_ORDERED)
        MI_TRY(check_keys(checking, object, ordered, "name, weight, kind, aim, order"));
    else
        MI_TRY(check_keys(checking, object, plain, "name, weight, kind, aim"));
    MI_TRY(need_text(checking, object, "name", &attribute->name));
    MI_TRY(read_weight(checking, object, &attribute->weight));
    if (attribute->kind == MIRAIF_ATTRIBUTE_PROFILE)
        return read_columns(checking, object, attribute);
    if (attribute->kind == MIRAIF_ATTRIBUTE_ORDERED)
        MI_TRY(need_texts(checking, object, "order", 2, THOUSAND, &attribute->part, &attribute->parts));
    return check_column(checking, mi_value_get(object, "name"), attribute->name, &attribute->name);
}

/* The elements of a list under `key`. */
static enum miraif_status count_list(const struct checking *checking, const struct mi_value *list,
                                     const char *key, size_t *ret_count)
{
    *ret_count = 0;
    if (list->kind != MI_ARRAY) {
        mi_fail(checking->err, MIRAIF_BAD_INPUT, "“%s” is no list", key);
        return at(checking, list, false, MIRAIF_BAD_INPUT);
    }
    for (const struct mi_value *one = list->first; one != NULL; one = one->next)
        ++*ret_count;
    return MIRAIF_OK;
}

static enum miraif_status read_attributes(const struct checking *checking, const struct mi_value *list,
                                          struct mi_policy_draft *draft)
{
    MI_TRY(count_list(checking, list, "attributes", &draft->attributes));
    if (draft->attributes == 0) {
        mi_fail(checking->err, MIRAIF_BAD_INPUT, "without an attribute nobody is different");
        return at(checking, list, false, MIRAIF_BAD_INPUT);
    }
    struct miraif_attribute *attribute =
        mi_arena_array(checking->arena, draft->attributes, sizeof *attribute);
    const struct mi_value *one = list->first;
    if (attribute == NULL)
        return mi_no_memory(checking->err);
    for (size_t i = 0; i < draft->attributes; i++, one = one->next) {
        MI_TRY(read_attribute(checking, one, &attribute[i]));
        for (size_t j = 0; j < i; j++) {
            if (!mi_text_is(attribute[i].name, attribute[j].name))
                continue;
            mi_fail(checking->err, MIRAIF_BAD_INPUT, "the attribute “%s” is given twice", attribute[i].name);
            return at(checking, mi_value_get(one, "name"), false, MIRAIF_BAD_INPUT);
        }
    }
    draft->attribute = attribute;
    draft->has_attributes = true;
    return MIRAIF_OK;
}

/* What a rule of the kind says, as a wish. */
static enum miraif_status read_wish(const struct checking *checking, const struct mi_value *object,
                                    struct miraif_team_wish *wish)
{
    static const char *const people[] = {"kind", "people", "reason", NULL};
    static const char *const value[] = {"kind", "field", "value", "reason", NULL};
    static const char *const counted[] = {"kind", "amount", "field", "value", "reason", NULL};
    static const char *const slots[] = {"kind", "amount", "length", "reason", NULL};
    static const char *const none[] = {"kind", "reason", NULL};
    switch (wish->kind) {
    case MIRAIF_TEAM_RULE_APART:
    case MIRAIF_TEAM_RULE_TOGETHER:
        MI_TRY(check_keys(checking, object, people, "kind, people, reason"));
        return need_texts(checking, object, "people", 2, THOUSAND, &wish->reference, &wish->references);
    case MIRAIF_TEAM_RULE_SLOTS:
        MI_TRY(check_keys(checking, object, slots, "kind, amount, length, reason"));
        wish->length = MIRAIF_SLOT_LENGTH;
        if (mi_value_get(object, "length") != NULL)
            MI_TRY(need_number(checking, object, "length", &wish->length));
        return need_number(checking, object, "amount", &wish->amount);
    case MIRAIF_TEAM_RULE_AT_LEAST:
    case MIRAIF_TEAM_RULE_AT_MOST:
        MI_TRY(check_keys(checking, object, counted, "kind, amount, field, value, reason"));
        MI_TRY(need_number(checking, object, "amount", &wish->amount));
        break;
    case MIRAIF_TEAM_RULE_NEVER_ALONE:
        MI_TRY(check_keys(checking, object, value, "kind, field, value, reason"));
        break;
    default:
        return check_keys(checking, object, none, "kind, reason");
    }
    MI_TRY(need_text(checking, object, "field", &wish->field));
    return need_text(checking, object, "value", &wish->value);
}

static enum miraif_status read_rule(const struct checking *checking, const struct mi_value *object,
                                    struct miraif_team_rule *rule)
{
    static const char kinds[] = "apart, together, never-alone, at-least, at-most, apart-from-earlier, slots";
    struct miraif_team_wish wish = {0};
    const char *code;
    if (object->kind != MI_OBJECT)
        return check_keys(checking, object, NULL, "kind, …");
    MI_TRY(need_text(checking, object, "kind", &code));
    wish.kind = miraif_team_rule_find(code);
    if (wish.kind == MIRAIF_TEAM_RULE_KINDS || wish.kind == MIRAIF_TEAM_RULE_LOCKED)
        return refuse_code(checking, mi_value_get(object, "kind"), kinds);
    MI_TRY(read_wish(checking, object, &wish));
    const struct mi_value *reason = mi_value_get(object, "reason");
    if (reason != NULL && reason->kind != MI_NULL)
        MI_TRY(need_text(checking, object, "reason", &wish.reason));
    enum miraif_status status =
        mi_team_rule_make(checking->store, &checking->cohort, &wish, checking->arena, rule, checking->err);
    return status == MIRAIF_OK ? status : at(checking, object, false, status);
}

static enum miraif_status read_rules(const struct checking *checking, const struct mi_value *list,
                                     struct mi_policy_draft *draft)
{
    MI_TRY(count_list(checking, list, "rules", &draft->rules));
    draft->rule = mi_arena_array(checking->arena, draft->rules, sizeof *draft->rule);
    const struct mi_value *one = list->first;
    if (draft->rule == NULL)
        return mi_no_memory(checking->err);
    for (size_t i = 0; i < draft->rules; i++, one = one->next)
        MI_TRY(read_rule(checking, one, &draft->rule[i]));
    draft->has_rules = true;
    return MIRAIF_OK;
}

enum miraif_status mi_policy_read(struct miraif_store *store, int64_t cohort, const char *text,
                                  const char *path, struct miraif_arena *arena,
                                  struct mi_policy_draft *ret_draft, struct miraif_error *err)
{
    static const char *const known[] = {"attributes", "rules", NULL};
    struct mi_policy_draft draft = {0};
    struct checking checking = {.store = store,
                                .text = text,
                                .path = path,
                                .roster = {.arena = arena, .err = err},
                                .arena = arena,
                                .err = err};
    MI_TRY(miraif_cohort_get(store, cohort, arena, &checking.cohort, err));
    enum miraif_status status = mi_json_read(text, strlen(text), arena, &checking.root, err);
    if (status != MIRAIF_OK) {
        if (err != NULL)
            mi_locate(err, path, err->line, err->column, NULL);
        return status;
    }
    MI_TRY(mi_vocabulary_load(store, arena, &checking.roster.vocabulary, err));
    MI_TRY(miraif_application_each(store, cohort, mi_roster_take, &checking.roster, err));
    MI_TRY(check_keys(&checking, checking.root, known, "attributes, rules"));
    for (const struct mi_value *part = checking.root->first; part != NULL; part = part->next)
        MI_TRY(strcmp(part->key, "rules") == 0 ? read_rules(&checking, part, &draft)
                                               : read_attributes(&checking, part, &draft));
    *ret_draft = draft;
    return MIRAIF_OK;
}
