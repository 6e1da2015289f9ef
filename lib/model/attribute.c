/* Attributes of a roster.
 *
 * Distances are scaled by what they can add up to in one team, so that each attribute counts by its weight
 * alone: for words by Turán's number, the most pairs that differ among `size` people with k words (Turán
 * 1941); for numbers by ⌊size²/4⌋ ranges, half the team at either end. */
#include "model/attribute.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "text/key.h"
#include "text/parts.h"

enum { THOUSANDTH = 1000 };

/* One word of one person. */
struct saying {
    const char *key;
    const char *text;
    uint32_t person;
    int64_t number; /* of the word */
};

struct reading {
    const struct mi_roster *roster;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct saying *saying;
    uint32_t count;
    size_t room;
};

static const struct {
    const char *name;
    size_t offset; /* in struct miraif_profile */
    bool several;
} profile_fields[] = {
    {"industry", offsetof(struct miraif_profile, industry), false},
    {"occupation", offsetof(struct miraif_profile, occupation), false},
    {"place", offsetof(struct miraif_profile, place), false},
    {"company", offsetof(struct miraif_profile, company), false},
    {"themes", offsetof(struct miraif_profile, themes), true},
};

static enum miraif_status add_saying(struct reading *reading, uint32_t person, const char *text,
                                     const char *key)
{
    if (*key == '\0')
        return MIRAIF_OK;
    struct saying *list =
        mi_arena_grow(reading->arena, reading->saying, reading->count, &reading->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(reading->err);
    reading->saying = list;
    reading->saying[reading->count++] = (struct saying){.key = key, .text = text, .person = person};
    return MIRAIF_OK;
}

static enum miraif_status add_word(struct reading *reading, uint32_t person, const char *text)
{
    const char *key;
    if (mi_text_blank(text))
        return MIRAIF_OK;
    MI_TRY(mi_text_key(text, reading->arena, &key, reading->err));
    return add_saying(reading, person, text, key);
}

/* Several words, parted by commas, semicolons or line ends. */
static enum miraif_status add_words(struct reading *reading, uint32_t person, const char *text)
{
    const char *start;
    size_t length;
    while (mi_part_next(&text, &start, &length)) {
        const char *part = mi_arena_copy(reading->arena, start, length);
        if (part == NULL)
            return mi_no_memory(reading->err);
        MI_TRY(add_word(reading, person, part));
    }
    return MIRAIF_OK;
}

static enum miraif_status read_field(struct reading *reading, size_t field)
{
    for (uint32_t p = 0; p < reading->roster->count; p++) {
        const struct miraif_profile *profile = &reading->roster->item[p].person.profile;
        const char *text;
        memcpy(&text, (const char *)profile + profile_fields[field].offset, sizeof text);
        if (profile_fields[field].several)
            MI_TRY(add_words(reading, p, text));
        else if (strcmp(profile_fields[field].name, "company") != 0)
            MI_TRY(add_word(reading, p, text));
        else if (text != NULL && profile->company_key != NULL)
            MI_TRY(add_saying(reading, p, text, profile->company_key));
    }
    return MIRAIF_OK;
}

static enum miraif_status read_gender(struct reading *reading)
{
    for (uint32_t p = 0; p < reading->roster->count; p++)
        MI_TRY(add_word(reading, p, reading->roster->item[p].person.gender));
    return MIRAIF_OK;
}

/* The answer under a header with the key `wanted`. */
static enum miraif_status read_answer(struct reading *reading, uint32_t person, const char *wanted,
                                      bool *found)
{
    const struct miraif_answer *answer;
    size_t count;
    MI_TRY(miraif_answers(&reading->roster->item[person].person.profile, reading->arena, &answer, &count,
                          reading->err));
    for (size_t i = 0; i < count; i++) {
        const char *key;
        MI_TRY(mi_text_key(answer[i].header, reading->arena, &key, reading->err));
        if (!mi_text_is(key, wanted))
            continue;
        *found = true;
        MI_TRY(add_words(reading, person, answer[i].text));
    }
    return MIRAIF_OK;
}

static enum miraif_status read_answers(struct reading *reading, const char *name)
{
    const char *wanted;
    bool found = false;
    MI_TRY(mi_text_key(name, reading->arena, &wanted, reading->err));
    for (uint32_t p = 0; p < reading->roster->count; p++)
        MI_TRY(read_answer(reading, p, wanted, &found));
    if (found)
        return MIRAIF_OK;
    mi_fail(reading->err, MIRAIF_USAGE, "there is no attribute “%s”", name);
    mi_hint(reading->err,
            "industry, occupation, age, gender, place, company, themes, or a header of the form");
    return MIRAIF_USAGE;
}

static int compare_keys(const void *a, const void *b)
{
    const struct saying *left = a, *right = b;
    int keys = strcmp(left->key, right->key);
    return keys != 0 ? keys : left->person < right->person ? -1 : left->person > right->person;
}

static int compare_people(const void *a, const void *b)
{
    const struct saying *left = a, *right = b;
    if (left->person != right->person)
        return left->person < right->person ? -1 : 1;
    return left->number < right->number ? -1 : left->number > right->number;
}

/* Numbers the words by key; each is shown as whoever comes first wrote it. */
static enum miraif_status number_words(struct reading *reading, struct mi_attribute *attribute,
                                       uint32_t *ret_words)
{
    const char **word = mi_arena_array(reading->arena, reading->count, sizeof *word);
    uint32_t words = 0;
    if (word == NULL)
        return mi_no_memory(reading->err);
    if (reading->count > 0)
        qsort(reading->saying, reading->count, sizeof *reading->saying, compare_keys);
    for (uint32_t i = 0; i < reading->count; i++) {
        struct saying *saying = &reading->saying[i];
        if (i == 0 || strcmp(saying->key, saying[-1].key) != 0)
            word[words++] = saying->text;
        saying->number = words - 1;
    }
    attribute->word = word;
    *ret_words = words;
    return MIRAIF_OK;
}

/* Lists each person's words, each once. */
static enum miraif_status list_values(struct reading *reading, struct mi_attribute *attribute)
{
    uint32_t *first = mi_arena_array(reading->arena, (size_t)attribute->people + 1, sizeof *first);
    int64_t *value = mi_arena_array(reading->arena, reading->count, sizeof *value);
    uint32_t used = 0;
    uint32_t i = 0;
    if (first == NULL || value == NULL)
        return mi_no_memory(reading->err);
    if (reading->count > 0)
        qsort(reading->saying, reading->count, sizeof *reading->saying, compare_people);
    for (uint32_t p = 0; p < attribute->people; p++) {
        first[p] = used;
        for (; i < reading->count && reading->saying[i].person == p; i++)
            if (used == first[p] || value[used - 1] != reading->saying[i].number)
                value[used++] = reading->saying[i].number;
        attribute->missing += used == first[p];
    }
    first[attribute->people] = used;
    attribute->first = first;
    attribute->value = value;
    return MIRAIF_OK;
}

static bool are_equal(const struct mi_attribute *attribute, uint32_t p, uint32_t q)
{
    uint32_t count = attribute->first[p + 1] - attribute->first[p];
    return count == attribute->first[q + 1] - attribute->first[q] &&
           (count == 0 ||
            memcmp(&attribute->value[attribute->first[p]], &attribute->value[attribute->first[q]],
                   count * sizeof *attribute->value) == 0);
}

/* How many different things people said; where one may say several, different sets. */
static uint32_t count_kinds(const struct mi_attribute *attribute, uint32_t most)
{
    uint32_t kinds = 0;
    for (uint32_t p = 0; p < attribute->people && kinds < most; p++) {
        bool known = attribute->first[p] == attribute->first[p + 1];
        for (uint32_t q = 0; q < p && !known; q++)
            known = are_equal(attribute, p, q);
        kinds += !known;
    }
    return kinds;
}

/* Turán's number: the pairs of different kind when `size` people are of `kinds` kinds, as evenly as can be.
 */
static int64_t turan(uint32_t size, uint32_t kinds)
{
    int64_t pairs = (int64_t)size * (size - 1) / 2;
    for (uint32_t k = 0; k < kinds; k++) {
        int64_t alike = size / kinds + (k < size % kinds);
        pairs -= alike * (alike - 1) / 2;
    }
    return kinds == 0 ? 0 : pairs;
}

static enum miraif_status read_words(struct reading *reading, uint32_t size, struct mi_attribute *attribute)
{
    uint32_t words;
    MI_TRY(number_words(reading, attribute, &words));
    MI_TRY(list_values(reading, attribute));
    uint32_t kinds = count_kinds(attribute, size);
    for (uint32_t s = 1; s <= size; s++)
        attribute->bound[s] = turan(s, kinds);
    return MIRAIF_OK;
}

static enum miraif_status read_ages(struct reading *reading, struct mi_date start, uint32_t size,
                                    struct mi_attribute *attribute)
{
    uint32_t *first = mi_arena_array(reading->arena, (size_t)attribute->people + 1, sizeof *first);
    int64_t *value = mi_arena_array(reading->arena, attribute->people, sizeof *value);
    int64_t least = INT64_MAX;
    int64_t most = 0;
    uint32_t used = 0;
    if (first == NULL || value == NULL)
        return mi_no_memory(reading->err);
    for (uint32_t p = 0; p < attribute->people; p++) {
        const struct miraif_person *person = &reading->roster->item[p].person;
        int64_t age = mi_age_on(person->birth_date, start, person->profile.age);
        first[p] = used;
        if (age < 0)
            continue;
        value[used++] = age;
        least = age < least ? age : least;
        most = age > most ? age : most;
    }
    first[attribute->people] = used;
    attribute->first = first;
    attribute->value = value;
    attribute->number = true;
    attribute->missing = attribute->people - used;
    attribute->range = used > 0 ? most - least : 0;
    for (uint32_t s = 1; s <= size; s++)
        attribute->bound[s] = (int64_t)s * s / 4;
    return MIRAIF_OK;
}

static enum miraif_status read_named(struct reading *reading, const char *name)
{
    for (size_t i = 0; i < sizeof profile_fields / sizeof *profile_fields; i++)
        if (strcmp(profile_fields[i].name, name) == 0)
            return read_field(reading, i);
    return strcmp(name, "gender") == 0 ? read_gender(reading) : read_answers(reading, name);
}

enum miraif_status mi_attribute_read(const struct mi_roster *roster, const struct miraif_attribute *option,
                                     struct mi_date start, uint32_t size, struct miraif_arena *arena,
                                     struct mi_attribute *ret_attribute, struct miraif_error *err)
{
    struct reading reading = {.roster = roster, .arena = arena, .err = err};
    struct mi_attribute attribute = {
        .name = option->name, .weight = option->weight / THOUSANDTH, .people = (uint32_t)roster->count};
    if (strcmp(option->name, "age") == 0) {
        MI_TRY(read_ages(&reading, start, size, &attribute));
    } else {
        MI_TRY(read_named(&reading, option->name));
        MI_TRY(read_words(&reading, size, &attribute));
    }
    *ret_attribute = attribute;
    return MIRAIF_OK;
}

/* Words that two people share. */
static int64_t count_shared(const struct mi_attribute *attribute, uint32_t p, uint32_t q)
{
    uint32_t i = attribute->first[p];
    uint32_t j = attribute->first[q];
    int64_t shared = 0;
    while (i < attribute->first[p + 1] && j < attribute->first[q + 1]) {
        int64_t a = attribute->value[i];
        int64_t b = attribute->value[j];
        shared += a == b;
        i += a <= b;
        j += b <= a;
    }
    return shared;
}

int64_t mi_attribute_distance(const struct mi_attribute *attribute, uint32_t p, uint32_t q, uint32_t size,
                              int64_t share)
{
    int64_t said_p = attribute->first[p + 1] - attribute->first[p];
    int64_t said_q = attribute->first[q + 1] - attribute->first[q];
    int64_t distance;
    int64_t whole;
    if (said_p == 0 || said_q == 0)
        return 0;
    if (attribute->number) {
        distance = attribute->value[attribute->first[p]] - attribute->value[attribute->first[q]];
        distance = distance < 0 ? -distance : distance;
        whole = attribute->range;
    } else {
        int64_t shared = count_shared(attribute, p, q);
        whole = said_p + said_q - shared;
        distance = whole - shared;
    }
    if (distance == 0 || attribute->bound[size] == 0)
        return 0;
    return share * distance / (whole * attribute->bound[size]);
}

enum miraif_status miraif_attribute_parse(const char *text, struct miraif_arena *arena,
                                          struct miraif_attribute *ret_attribute, struct miraif_error *err)
{
    const char *sign = strrchr(text, '=');
    struct miraif_attribute attribute = {.weight = 1000000};
    attribute.name = mi_arena_copy(arena, text, sign == NULL ? strlen(text) : (size_t)(sign - text));
    if (attribute.name == NULL)
        return mi_no_memory(err);
    bool fine = *attribute.name != '\0' && (sign == NULL || mi_decimal_parse(sign + 1, &attribute.weight));
    if (!fine || attribute.weight <= 0 || attribute.weight % THOUSANDTH != 0 ||
        attribute.weight > MIRAIF_ATTRIBUTE_WEIGHT_MOST * INT64_C(1000000)) {
        mi_fail(err, MIRAIF_USAGE, "“%s” is no attribute with a weight", text);
        mi_hint(err, "write industry or industry=2; weights are from 0.001 to %d",
                MIRAIF_ATTRIBUTE_WEIGHT_MOST);
        return MIRAIF_USAGE;
    }
    *ret_attribute = attribute;
    return MIRAIF_OK;
}
