/* Quotas: read, written, and matched with what applicants said. */
#include "flow/select/quota.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "io/columns.h"
#include "text/company.h"
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

/* How the people of a roster are asked about a quota. */
struct question {
    enum mi_field field; /* MI_FIELD_NONE: an answer */
    const char *header;  /* the key of its header */
    const char *wanted;  /* the key of the value, or of what it counts as */
    bool company;        /* that is a company's, which forgives more */
};

static enum miraif_vocabulary vocabulary_of(enum mi_field field)
{
    return field == MI_FIELD_INDUSTRY     ? MIRAIF_VOCABULARY_INDUSTRY
           : field == MI_FIELD_OCCUPATION ? MIRAIF_VOCABULARY_OCCUPATION
           : field == MI_FIELD_PLACE      ? MIRAIF_VOCABULARY_PLACE
                                          : MIRAIF_VOCABULARIES;
}

static enum miraif_status ask(const struct miraif_value_quota *quota, const struct mi_vocabulary *vocabulary,
                              struct miraif_arena *arena, struct question *ret_question,
                              struct miraif_error *err)
{
    const char *value = quota->value;
    struct question question = {0};
    MI_TRY(mi_field_named(quota->field, arena, &question.field, err));
    MI_TRY(mi_text_key(quota->field, arena, &question.header, err));
    if (question.field == MI_FIELD_COMPANY)
        MI_TRY(mi_company_key(quota->value, arena, &question.wanted, err));
    question.company = question.wanted != NULL;
    if (vocabulary_of(question.field) != MIRAIF_VOCABULARIES)
        MI_TRY(mi_vocabulary_apply(vocabulary, vocabulary_of(question.field), &value, arena, err));
    if (!question.company)
        MI_TRY(mi_text_key(value, arena, &question.wanted, err));
    *ret_question = question;
    return MIRAIF_OK;
}

/* What an applicant said: null for nothing. `*asked` turns true where there was a question. */
static enum miraif_status read_text(const struct miraif_person *person, const struct question *question,
                                    struct miraif_arena *arena, const char **ret_text, bool *asked,
                                    struct miraif_error *err)
{
    const struct miraif_profile *profile = &person->profile;
    *asked = true;
    switch (question->field) {
    case MI_FIELD_INDUSTRY:
        *ret_text = profile->industry;
        return MIRAIF_OK;
    case MI_FIELD_OCCUPATION:
        *ret_text = profile->occupation;
        return MIRAIF_OK;
    case MI_FIELD_COMPANY:
        *ret_text = profile->company;
        return MIRAIF_OK;
    case MI_FIELD_PLACE:
        *ret_text = profile->place;
        return MIRAIF_OK;
    case MI_FIELD_GENDER:
        *ret_text = person->gender;
        return MIRAIF_OK;
    default:
        MI_TRY(find_answer(profile, question->header, arena, ret_text, err));
        *asked = *ret_text != NULL;
        return MIRAIF_OK;
    }
}

static enum miraif_status holds_value(const struct miraif_person *person, const struct question *question,
                                      struct miraif_arena *arena, uint8_t *ret_holds, bool *asked,
                                      struct miraif_error *err)
{
    const char *text;
    const char *key = NULL;
    MI_TRY(read_text(person, question, arena, &text, asked, err));
    if (question->company)
        key = person->profile.company_key;
    else if (text != NULL)
        MI_TRY(mi_text_key(text, arena, &key, err));
    *ret_holds = mi_text_is(key, question->wanted);
    return MIRAIF_OK;
}

enum miraif_status mi_quota_holders(const struct miraif_value_quota *quota, const struct mi_roster *roster,
                                    uint8_t *holds, struct miraif_arena *arena, struct miraif_error *err)
{
    struct question question;
    MI_TRY(ask(quota, &roster->vocabulary, arena, &question, err));
    bool known = false;
    for (size_t i = 0; i < roster->count; i++) {
        bool asked;
        MI_TRY(holds_value(&roster->item[i].person, &question, arena, &holds[i], &asked, err));
        known = known || asked;
    }
    if (known)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_NOT_FOUND, "the quota's field “%s” is not in any application", quota->field);
    mi_hint(err, "use industry, occupation, company, place, gender, or the header of a column that was"
                 " imported as an answer");
    return MIRAIF_NOT_FOUND;
}
