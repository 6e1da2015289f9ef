/* Quotas: read, written, and matched with what applicants said. */
#include "flow/select/quota.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/key.h"
#include "text/utf8.h"

enum { QUOTA_MOST = 100000000 };

/* Reads decimal digits that take all of `text`. */
static bool read_count(const char *text, uint32_t *ret_count)
{
    uint32_t count = 0;
    if (*text == '\0')
        return false;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9' || count > QUOTA_MOST)
            return false;
        count = 10 * count + (uint32_t)(*text - '0');
    }
    *ret_count = count;
    return true;
}

static const char *trimmed(const char *text, size_t length, struct miraif_arena *arena)
{
    const char *copy = mi_arena_copy(arena, text, length);
    if (copy == NULL)
        return NULL;
    const char *start = mi_utf8_trim(copy, &length);
    return mi_arena_copy(arena, start, length);
}

static enum miraif_status fail_parsing(const char *text, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_USAGE, "“%s” is no quota", text);
    mi_hint(err, "write FIELD:VALUE<=N, FIELD:VALUE>=N or FIELD:VALUE=N, such as 'industry:製造<=4', in"
                 " quotes for the shell");
    return MIRAIF_USAGE;
}

enum miraif_status miraif_value_quota_parse(const char *text, struct miraif_arena *arena,
                                            struct miraif_value_quota *ret_quota, struct miraif_error *err)
{
    const char *colon = strchr(text, ':');
    const char *equals = strrchr(text, '=');
    uint32_t count;
    if (colon == NULL || equals == NULL || equals <= colon + 1 || !read_count(equals + 1, &count))
        return fail_parsing(text, err);
    const char *end = equals[-1] == '<' || equals[-1] == '>' ? equals - 1 : equals;
    struct miraif_value_quota quota = {.field = trimmed(text, (size_t)(colon - text), arena),
                                       .value = trimmed(colon + 1, (size_t)(end - colon - 1), arena),
                                       .least = *end == '<' ? 0 : count,
                                       .most = *end == '>' ? UINT32_MAX : count};
    if (quota.field == NULL || quota.value == NULL)
        return mi_no_memory(err);
    if (mi_text_blank(quota.field) || mi_text_blank(quota.value))
        return fail_parsing(text, err);
    *ret_quota = quota;
    return MIRAIF_OK;
}

const char *mi_quota_text(const struct miraif_value_quota *quota, struct miraif_arena *arena)
{
    if (quota->least == quota->most)
        return mi_arena_printf(arena, "%s:%s=%u", quota->field, quota->value, quota->most);
    if (quota->most == UINT32_MAX)
        return mi_arena_printf(arena, "%s:%s>=%u", quota->field, quota->value, quota->least);
    return mi_arena_printf(arena, "%s:%s<=%u", quota->field, quota->value, quota->most);
}

enum field { INDUSTRY, OCCUPATION, COMPANY, PLACE, GENDER, ANSWER };

static enum field find_field(const char *name)
{
    static const struct {
        const char *key;
        enum field field;
    } known[] = {
        {"industry", INDUSTRY}, {"業種", INDUSTRY},   {"業界", INDUSTRY},   {"occupation", OCCUPATION},
        {"職種", OCCUPATION},   {"職業", OCCUPATION}, {"company", COMPANY}, {"会社", COMPANY},
        {"会社名", COMPANY},    {"勤務先", COMPANY},  {"place", PLACE},     {"居住地", PLACE},
        {"都道府県", PLACE},    {"gender", GENDER},   {"性別", GENDER},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (mi_text_is(known[i].key, name))
            return known[i].field;
    return ANSWER;
}

/* The answer under a header with the key `header`; null where there is none. */
static enum miraif_status find_answer(const struct miraif_profile *profile, const char *header,
                                      struct miraif_arena *arena, const char **ret_text,
                                      struct miraif_error *err)
{
    const struct miraif_answer *answer;
    size_t count;
    *ret_text = NULL;
    MI_TRY(miraif_answers(profile, arena, &answer, &count, err));
    for (size_t i = 0; i < count; i++) {
        const char *key;
        MI_TRY(mi_text_key(answer[i].header, arena, &key, err));
        if (mi_text_is(key, header))
            *ret_text = answer[i].text != NULL ? answer[i].text : "";
    }
    return MIRAIF_OK;
}

/* What an applicant said under a field: null where nothing was asked. */
static enum miraif_status read_field(const struct miraif_person *person, enum field field, const char *header,
                                     struct miraif_arena *arena, const char **ret_text,
                                     struct miraif_error *err)
{
    const struct miraif_profile *profile = &person->profile;
    const char *const text[] = {[INDUSTRY] = profile->industry,
                                [OCCUPATION] = profile->occupation,
                                [COMPANY] = profile->company,
                                [PLACE] = profile->place,
                                [GENDER] = person->gender};
    if (field == ANSWER)
        return find_answer(profile, header, arena, ret_text, err);
    *ret_text = text[field];
    return MIRAIF_OK;
}

enum miraif_status mi_quota_holders(const struct miraif_value_quota *quota, const struct mi_roster *roster,
                                    uint8_t *holds, struct miraif_arena *arena, struct miraif_error *err)
{
    const char *header;
    const char *wanted;
    MI_TRY(mi_text_key(quota->field, arena, &header, err));
    MI_TRY(mi_text_key(quota->value, arena, &wanted, err));
    enum field field = find_field(header);
    bool asked = field != ANSWER;
    for (size_t i = 0; i < roster->count; i++) {
        const char *text;
        const char *key = NULL;
        MI_TRY(read_field(&roster->item[i].person, field, header, arena, &text, err));
        if (text != NULL) {
            asked = true;
            MI_TRY(mi_text_key(text, arena, &key, err));
        }
        holds[i] = mi_text_is(key, wanted);
    }
    if (asked)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_NOT_FOUND, "the quota's field “%s” is not in any application", quota->field);
    mi_hint(err, "use industry, occupation, company, place, gender, or the header of a column that was"
                 " imported as an answer");
    return MIRAIF_NOT_FOUND;
}
