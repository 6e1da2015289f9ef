/* Proof sheets from JSON, and their check. Nothing of a sheet is believed: whatever is not what it should be
 * is refused by name. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/grouping/recheck.h"
#include "io/json_read.h"
#include "io/source.h"
#include "miraif/proof.h"
#include "solve/grouping_shape.h"

enum { FILE_MOST = 64 * 1024 * 1024, RULES_MOST = 100000 };

struct reader {
    const char *name; /* of the file */
    struct miraif_arena *arena;
    struct miraif_error *err;
};

static enum miraif_status unusable(const struct reader *reader, const char *field)
{
    mi_fail(reader->err, MIRAIF_BAD_INPUT, "this is no proof sheet: “%s” is missing or not usable", field);
    mi_locate(reader->err, reader->name, 0, 0, field);
    return MIRAIF_BAD_INPUT;
}

static size_t count_of(const struct mi_value *list)
{
    size_t count = 0;
    for (const struct mi_value *one = list == NULL ? NULL : list->first; one != NULL; one = one->next)
        count++;
    return count;
}

/* An integer from `least` to `most` under `key`. */
static enum miraif_status read_int(const struct reader *reader, const struct mi_value *object,
                                   const char *key, int64_t least, int64_t most, int64_t *ret_number)
{
    const struct mi_value *value = object == NULL ? NULL : mi_value_get(object, key);
    if (value == NULL || value->kind != MI_INT || value->number < least || value->number > most)
        return unusable(reader, key);
    *ret_number = value->number;
    return MIRAIF_OK;
}

/* A count, which is written as a text because it may be greater than JSON's numbers; `*ret_counted` is false
 * where it is null. */
static enum miraif_status read_count(const struct reader *reader, const struct mi_value *object,
                                     const char *key, bool *ret_counted, uint64_t *ret_count)
{
    const struct mi_value *value = object == NULL ? NULL : mi_value_get(object, key);
    uint64_t count = 0;
    if (value == NULL || value->kind == MI_NULL)
        return MIRAIF_OK;
    size_t length = value->kind == MI_TEXT ? strlen(value->text) : 0;
    if (length == 0 || length > 18 || strspn(value->text, "0123456789") != length)
        return unusable(reader, key);
    for (const char *digit = value->text; *digit != '\0'; digit++)
        count = 10 * count + (uint64_t)(*digit - '0');
    *ret_counted = true;
    *ret_count = count;
    return MIRAIF_OK;
}

/* An array of integers from 0 to `most`. */
static enum miraif_status read_numbers(const struct reader *reader, const struct mi_value *list,
                                       const char *key, int64_t most, uint32_t **ret_number,
                                       uint32_t *ret_count)
{
    size_t count = count_of(list);
    uint32_t *number = mi_arena_array(reader->arena, count, sizeof *number);
    uint32_t next = 0;
    if (number == NULL)
        return mi_no_memory(reader->err);
    if (list == NULL || list->kind != MI_ARRAY || count > UINT32_MAX)
        return unusable(reader, key);
    for (const struct mi_value *one = list->first; one != NULL; one = one->next) {
        if (one->kind != MI_INT || one->number < 0 || one->number > most)
            return unusable(reader, key);
        number[next++] = (uint32_t)one->number;
    }
    *ret_number = number;
    *ret_count = next;
    return MIRAIF_OK;
}

/* The triangle of values of one size: a row for every person but the first, of what stands before. */
static enum miraif_status read_pairs(const struct reader *reader, const struct mi_value *rows,
                                     uint32_t people, const int64_t **ret_value)
{
    int64_t *value = mi_arena_array(reader->arena, (size_t)people * people, sizeof *value);
    uint32_t p = 1;
    if (value == NULL)
        return mi_no_memory(reader->err);
    if (rows == NULL || rows->kind != MI_ARRAY || count_of(rows) + 1 != people)
        return unusable(reader, "pairs");
    for (const struct mi_value *row = rows->first; row != NULL; row = row->next, p++) {
        uint32_t q = 0;
        if (row->kind != MI_ARRAY || count_of(row) != p)
            return unusable(reader, "pairs");
        for (const struct mi_value *one = row->first; one != NULL; one = one->next, q++) {
            if (one->kind != MI_INT)
                return unusable(reader, "pairs");
            value[(size_t)p * people + q] = value[(size_t)q * people + p] = one->number;
        }
    }
    *ret_value = value;
    return MIRAIF_OK;
}

static enum miraif_status read_values(const struct reader *reader, const struct mi_value *list,
                                      struct miraif_grouping *input)
{
    const int64_t **value_in = mi_arena_array(reader->arena, input->groups, sizeof *value_in);
    if (value_in == NULL)
        return mi_no_memory(reader->err);
    if (list == NULL || list->kind != MI_ARRAY)
        return unusable(reader, "values");
    for (const struct mi_value *one = list->first; one != NULL; one = one->next) {
        const int64_t *value = NULL;
        int64_t size = 0;
        MI_TRY(read_int(reader, one, "size", 1, MIRAIF_GROUP_SIZE_MOST, &size));
        MI_TRY(read_pairs(reader, mi_value_get(one, "pairs"), input->people, &value));
        for (uint32_t g = 0; g < input->groups; g++)
            if (input->size[g] == (uint32_t)size)
                value_in[g] = value;
    }
    for (uint32_t g = 0; g < input->groups; g++)
        if (value_in[g] == NULL)
            return unusable(reader, "values");
    input->value_in = value_in;
    return MIRAIF_OK;
}

static enum miraif_status read_common(const struct reader *reader, const struct mi_value *object,
                                      struct miraif_rule *rule)
{
    struct miraif_common *common = mi_arena_alloc(reader->arena, sizeof *common);
    uint32_t *bits;
    uint32_t count;
    int64_t words, unit, length, least;
    if (common == NULL)
        return mi_no_memory(reader->err);
    MI_TRY(read_int(reader, object, "words", 1, 1024, &words));
    MI_TRY(read_int(reader, object, "unit", 1, 1440, &unit));
    MI_TRY(read_int(reader, object, "length", 1, 1440, &length));
    MI_TRY(read_int(reader, object, "least", 0, INT32_MAX, &least));
    MI_TRY(read_numbers(reader, mi_value_get(object, "bits"), "bits", UINT32_MAX, &bits, &count));
    if (count != (uint64_t)rule->count * (uint64_t)words)
        return unusable(reader, "bits");
    *common = (struct miraif_common){.bits = bits,
                                     .words = (uint32_t)words,
                                     .unit = (uint32_t)unit,
                                     .length = (uint32_t)length,
                                     .least = (uint32_t)least};
    rule->common = common;
    return MIRAIF_OK;
}

static enum miraif_status read_rule(const struct reader *reader, const struct mi_value *object,
                                    uint32_t people, struct miraif_rule *rule)
{
    const struct mi_value *together = mi_value_get(object, "together");
    const struct mi_value *common = mi_value_get(object, "common");
    uint32_t *member;
    uint32_t *allowed;
    uint32_t count;
    MI_TRY(read_numbers(reader, mi_value_get(object, "members"), "members", (int64_t)people - 1, &member,
                        &rule->count));
    MI_TRY(read_numbers(reader, mi_value_get(object, "allowed"), "allowed", MIRAIF_GROUP_SIZE_MOST, &allowed,
                        &count));
    for (uint32_t i = 0; i < count; i++)
        rule->allowed |= UINT64_C(1) << allowed[i];
    rule->member = member;
    rule->together = together != NULL && together->kind == MI_BOOL && together->number != 0;
    return common == NULL || common->kind == MI_NULL ? MIRAIF_OK : read_common(reader, common, rule);
}

static enum miraif_status read_rules(const struct reader *reader, const struct mi_value *list,
                                     struct miraif_grouping *input)
{
    size_t count = count_of(list);
    struct miraif_rule *rule = mi_arena_array(reader->arena, count, sizeof *rule);
    if (rule == NULL)
        return mi_no_memory(reader->err);
    if (list == NULL || list->kind != MI_ARRAY || count > RULES_MOST)
        return unusable(reader, "rules");
    for (const struct mi_value *one = list->first; one != NULL; one = one->next)
        MI_TRY(read_rule(reader, one, input->people, &rule[input->rules++]));
    input->rule = rule;
    return MIRAIF_OK;
}

static enum miraif_status read_input(const struct reader *reader, const struct mi_value *object,
                                     struct miraif_grouping *input)
{
    int64_t people;
    uint32_t *size;
    MI_TRY(read_int(reader, object, "people", 1, MIRAIF_SHEET_PEOPLE_MOST, &people));
    input->people = (uint32_t)people;
    MI_TRY(read_numbers(reader, mi_value_get(object, "sizes"), "sizes", MIRAIF_GROUP_SIZE_MOST, &size,
                        &input->groups));
    input->size = size;
    MI_TRY(read_values(reader, mi_value_get(object, "values"), input));
    return read_rules(reader, mi_value_get(object, "rules"), input);
}

/* The members of each group, in whatever order; that sizes are right is for the check to say. */
static enum miraif_status read_groups(const struct reader *reader, const struct mi_value *list,
                                      const char *key, const struct miraif_grouping *input,
                                      const uint32_t **ret_group)
{
    uint32_t *group = mi_arena_array(reader->arena, input->people, sizeof *group);
    uint32_t g = 0;
    if (group == NULL)
        return mi_no_memory(reader->err);
    for (uint32_t p = 0; p < input->people; p++)
        group[p] = UINT32_MAX;
    if (list == NULL || list->kind != MI_ARRAY || count_of(list) != input->groups)
        return unusable(reader, key);
    for (const struct mi_value *one = list->first; one != NULL; one = one->next, g++) {
        const struct mi_value *members = one->kind == MI_OBJECT ? mi_value_get(one, "members") : one;
        uint32_t *member;
        uint32_t count;
        MI_TRY(read_numbers(reader, members, key, (int64_t)input->people - 1, &member, &count));
        for (uint32_t i = 0; i < count; i++)
            group[member[i]] = g;
    }
    *ret_group = group;
    return MIRAIF_OK;
}

static enum miraif_status read_figures(const struct reader *reader, const struct mi_value *object,
                                       int64_t *worst, int64_t *total, int64_t *best)
{
    static const int64_t most = INT64_C(1) << 53;
    MI_TRY(read_int(reader, object, "worst", 0, most, worst));
    MI_TRY(read_int(reader, object, "total", 0, most, total));
    return read_int(reader, object, "best", 0, most, best);
}

static enum miraif_status read_alternative(const struct reader *reader, const struct mi_value *object,
                                           const struct miraif_grouping *input,
                                           struct miraif_alternative *alternative)
{
    MI_TRY(read_groups(reader, mi_value_get(object, "groups"), "groups", input, &alternative->group));
    return read_figures(reader, object, &alternative->worst, &alternative->total, &alternative->best);
}

static enum miraif_status read_alternatives(const struct reader *reader, const struct mi_value *list,
                                            struct miraif_sheet *sheet)
{
    struct miraif_alternative *alternative =
        mi_arena_array(reader->arena, count_of(list), sizeof *alternative);
    if (alternative == NULL)
        return mi_no_memory(reader->err);
    if (list == NULL || list->kind != MI_ARRAY || count_of(list) > MIRAIF_ALTERNATIVES_MOST)
        return unusable(reader, "alternatives");
    for (const struct mi_value *one = list->first; one != NULL; one = one->next)
        MI_TRY(read_alternative(reader, one, &sheet->input, &alternative[sheet->claim.alternatives++]));
    sheet->claim.alternative = alternative;
    return MIRAIF_OK;
}

static bool is_true(const struct mi_value *object, const char *key)
{
    const struct mi_value *value = mi_value_get(object, key);
    return value != NULL && value->kind == MI_BOOL && value->number != 0;
}

/* What is claimed of the division beyond its figures. */
static enum miraif_status read_claims(const struct reader *reader, const struct mi_value *object,
                                      struct miraif_sheet *sheet)
{
    const struct mi_value *better = mi_value_get(object, "better");
    const struct mi_value *rank = mi_value_get(object, "rank");
    const char *status = mi_value_get_text(object, "status");
    struct miraif_grouping_result *claim = &sheet->claim;
    bool to = false;
    claim->solution = status != NULL && mi_text_is(status, "optimal") ? MIRAIF_OPTIMAL : MIRAIF_FEASIBLE;
    claim->alternatives_proved = is_true(object, "alternatives_proved");
    MI_TRY(read_count(reader, object, "legal", &claim->legal_counted, &claim->legal));
    MI_TRY(read_count(reader, object, "equals", &claim->equals_counted, &claim->equals));
    sheet->known = better != NULL && better->kind == MI_OBJECT;
    if (sheet->known)
        MI_TRY(read_alternative(reader, better, &sheet->input, &sheet->better));
    if (rank != NULL && rank->kind == MI_OBJECT) {
        MI_TRY(read_count(reader, rank, "from", &sheet->ranked, &sheet->rank_from));
        MI_TRY(read_count(reader, rank, "to", &to, &sheet->rank_to));
        sheet->ranked = sheet->ranked && to;
    }
    return read_alternatives(reader, mi_value_get(object, "alternatives"), sheet);
}

static enum miraif_status read_sheet(const struct reader *reader, const struct mi_value *object,
                                     struct miraif_sheet *sheet)
{
    const struct mi_value *data = mi_value_get(object, "data");
    if (data != NULL)
        object = data;
    const char *digest = mi_value_get_text(object, "digest");
    if (digest == NULL || strlen(digest) + 1 != sizeof sheet->digest)
        return unusable(reader, "digest");
    memcpy(sheet->digest, digest, sizeof sheet->digest);
    MI_TRY(read_input(reader, mi_value_get(object, "input"), &sheet->input));
    MI_TRY(read_groups(reader, mi_value_get(object, "teams"), "teams", &sheet->input, &sheet->claim.group));
    MI_TRY(read_figures(reader, mi_value_get(object, "objective"), &sheet->claim.worst, &sheet->claim.total,
                        &sheet->claim.best));
    return read_claims(reader, object, sheet);
}

static enum miraif_status read_text(struct mi_source *source, const struct reader *reader,
                                    const char **ret_text, size_t *ret_length)
{
    uint64_t size = mi_source_size(source);
    size_t length = 0;
    if (size > FILE_MOST)
        return mi_fail(reader->err, MIRAIF_BAD_INPUT, "this file is too long for a proof sheet");
    char *text = mi_arena_bytes(reader->arena, (size_t)size + 1);
    if (text == NULL)
        return mi_no_memory(reader->err);
    MI_TRY(mi_source_read(source, 0, text, (size_t)size, &length, reader->err));
    if (length == 0)
        return mi_fail(reader->err, MIRAIF_EMPTY_FILE, "the file is empty");
    text[length] = '\0';
    *ret_text = text;
    *ret_length = length;
    return MIRAIF_OK;
}

enum miraif_status miraif_sheet_read(const char *path, struct miraif_arena *arena,
                                     struct miraif_sheet *ret_sheet, struct miraif_error *err)
{
    struct miraif_sheet sheet = {0};
    struct mi_source *source;
    struct mi_value *value;
    const char *text = NULL;
    size_t length = 0;
    MI_TRY(mi_source_open(path, arena, &source, err));
    const struct reader reader = {mi_source_name(source), arena, err};
    enum miraif_status status = read_text(source, &reader, &text, &length);
    mi_source_close(source);
    MI_TRY(status);
    status = mi_json_read(text, length, arena, &value, err);
    if (status == MIRAIF_BAD_INPUT)
        mi_locate(err, reader.name, err->line, err->column, NULL);
    MI_TRY(status);
    if (value->kind != MI_OBJECT)
        return unusable(&reader, "input");
    MI_TRY(read_sheet(&reader, value, &sheet));
    *ret_sheet = sheet;
    return MIRAIF_OK;
}

enum miraif_status miraif_sheet_check(const struct miraif_sheet *sheet, const struct miraif_env *env,
                                      enum miraif_verdict ret_verdict[MIRAIF_CLAIMS],
                                      struct miraif_error *err)
{
    char digest[MIRAIF_DIGEST_TEXT];
    enum miraif_verdict verdict[MIRAIF_CLAIMS] = {MIRAIF_CLAIM_NOT_MADE};
    MI_TRY(mi_grouping_shape(&sheet->input, err));
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_arena *table = miraif_arena_create();
    miraif_sheet_digest(&sheet->input, digest);
    verdict[MIRAIF_CLAIM_DIGEST] =
        mi_text_is(digest, sheet->digest) ? MIRAIF_CLAIM_HOLDS : MIRAIF_CLAIM_FAILS;
    enum miraif_status status = arena == NULL || table == NULL
                                    ? mi_no_memory(err)
                                    : mi_recheck(sheet, env, arena, table, verdict, err);
    if (arena != NULL)
        miraif_arena_destroy(arena);
    if (table != NULL)
        miraif_arena_destroy(table);
    MI_TRY(status);
    memcpy(ret_verdict, verdict, sizeof verdict);
    return MIRAIF_OK;
}
