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
#include "model/attribute_number.h"
#include "model/said.h"
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

/* Companies have keys of their own. */
static enum miraif_status add_company(struct reading *reading, uint32_t person, const char *text)
{
    const char *key = reading->roster->item[person].person.profile.company_key;
    return key == NULL ? MIRAIF_OK : add_saying(reading, person, text, key);
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
    const char *const *text;
    uint32_t words;
    MI_TRY(mi_said_read(reading->roster, attribute->name, reading->arena, &text, reading->err));
    for (uint32_t p = 0; p < attribute->people; p++) {
        if (text[p] == NULL)
            continue;
        if (strcmp(attribute->name, "company") == 0)
            MI_TRY(add_company(reading, p, text[p]));
        else if (attribute->kind == MIRAIF_ATTRIBUTE_CATEGORY)
            MI_TRY(add_word(reading, p, text[p]));
        else
            MI_TRY(add_words(reading, p, text[p]));
    }
    MI_TRY(number_words(reading, attribute, &words));
    MI_TRY(list_values(reading, attribute));
    uint32_t kinds = count_kinds(attribute, size);
    for (uint32_t s = 1; s <= size; s++)
        attribute->bound[s] = turan(s, kinds);
    return MIRAIF_OK;
}

enum miraif_attribute_kind mi_attribute_kind_of(const struct miraif_attribute *option)
{
    static const char *const categories[] = {"industry", "occupation", "place", "company", "gender"};
    if (option->kind != MIRAIF_ATTRIBUTE_UNSAID)
        return option->kind;
    for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
        if (strcmp(option->name, categories[i]) == 0)
            return MIRAIF_ATTRIBUTE_CATEGORY;
    return strcmp(option->name, "age") == 0 ? MIRAIF_ATTRIBUTE_NUMBER : MIRAIF_ATTRIBUTE_SEVERAL;
}

enum miraif_status mi_attribute_read(const struct mi_roster *roster, const struct miraif_attribute *option,
                                     struct mi_date start, uint32_t size, struct miraif_arena *arena,
                                     struct mi_attribute *ret_attribute, struct miraif_error *err)
{
    struct reading reading = {.roster = roster, .arena = arena, .err = err};
    struct mi_attribute attribute = {.name = option->name,
                                     .weight = option->weight / THOUSANDTH,
                                     .kind = mi_attribute_kind_of(option),
                                     .aim = option->aim,
                                     .people = (uint32_t)roster->count};
    if (attribute.kind == MIRAIF_ATTRIBUTE_CATEGORY || attribute.kind == MIRAIF_ATTRIBUTE_SEVERAL)
        MI_TRY(read_words(&reading, size, &attribute));
    else
        MI_TRY(mi_attribute_read_numbers(roster, option, start, size, arena, &attribute, err));
    for (uint32_t s = 1; s <= size && attribute.aim == MIRAIF_ATTRIBUTE_SIMILAR; s++)
        attribute.bound[s] = (int64_t)s * (s - 1) / 2; /* all pairs alike */
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

static int64_t words_apart(const struct mi_attribute *attribute, uint32_t p, uint32_t q, int64_t *ret_whole)
{
    int64_t said_p = attribute->first[p + 1] - attribute->first[p];
    int64_t said_q = attribute->first[q + 1] - attribute->first[q];
    int64_t shared = count_shared(attribute, p, q);
    *ret_whole = said_p + said_q - shared;
    return *ret_whole - shared;
}

static int64_t numbers_apart(const struct mi_attribute *attribute, uint32_t p, uint32_t q, int64_t *ret_whole)
{
    int64_t distance = attribute->value[attribute->first[p]] - attribute->value[attribute->first[q]];
    int64_t range = attribute->range;
    distance = distance < 0 ? -distance : distance;
    for (; range > MI_UNITS; range /= 2) /* so that products fit */
        distance /= 2;
    range = range > 0 ? range : 1;
    *ret_whole = range;
    return distance;
}

/* The figures that both know; none: 0 of 0. */
static int64_t figures_apart(const struct mi_attribute *attribute, uint32_t p, uint32_t q, int64_t *ret_whole)
{
    int64_t sum = 0;
    uint32_t parts = attribute->first[p + 1] - attribute->first[p];
    *ret_whole = 0;
    for (uint32_t k = 0; k < parts; k++) {
        int64_t a = attribute->value[attribute->first[p] + k];
        int64_t b = attribute->value[attribute->first[q] + k];
        int64_t distance = a < b ? b - a : a - b;
        if (a == MI_FIGURE_UNKNOWN || b == MI_FIGURE_UNKNOWN)
            continue;
        sum += distance;
        *ret_whole += MI_FIGURE_RANGE;
    }
    return sum;
}

/* With deviations y as parts of the greatest, 1 − (Σy/s)² is the sum over pairs of
 * (2s − 2(s−1)·y·z − y² − z²) / (s²(s−1)), none of which is negative. */
static int64_t balance(const struct mi_attribute *attribute, uint32_t p, uint32_t q, int64_t size,
                       int64_t share)
{
    int64_t sum = 0;
    for (uint32_t k = 0; k < attribute->figures; k++) {
        int64_t y = attribute->deviation[p * attribute->figures + k];
        int64_t z = attribute->deviation[q * attribute->figures + k];
        int64_t one = (int64_t)MI_FIGURE_RANGE * MI_FIGURE_RANGE;
        sum += (2 * size * one - 2 * (size - 1) * y * z - y * y - z * z) / MI_FIGURE_RANGE;
    }
    return size < 2 ? 0 : share * (sum / attribute->figures) / (size * size * (size - 1) * MI_FIGURE_RANGE);
}

int64_t mi_attribute_distance(const struct mi_attribute *attribute, uint32_t p, uint32_t q, uint32_t size,
                              int64_t share)
{
    int64_t whole;
    if (attribute->deviation != NULL)
        return balance(attribute, p, q, size, share);
    if (attribute->first[p] == attribute->first[p + 1] || attribute->first[q] == attribute->first[q + 1])
        return 0;
    int64_t distance = attribute->number                             ? numbers_apart(attribute, p, q, &whole)
                       : attribute->kind == MIRAIF_ATTRIBUTE_PROFILE ? figures_apart(attribute, p, q, &whole)
                                                                     : words_apart(attribute, p, q, &whole);
    if (attribute->aim == MIRAIF_ATTRIBUTE_SIMILAR)
        distance = whole - distance;
    if (distance == 0 || attribute->bound[size] == 0)
        return 0;
    return share * distance / (whole * attribute->bound[size]);
}

static const char *const kind_codes[] = {
#define CODE(name, code) code,
    MIRAIF_ATTRIBUTE_KIND_LIST(CODE)
#undef CODE
};
static const char *const aim_codes[] = {
#define CODE(name, code) code,
    MIRAIF_ATTRIBUTE_AIM_LIST(CODE)
#undef CODE
};

const char *miraif_attribute_kind_code(enum miraif_attribute_kind kind)
{
    return kind < MIRAIF_ATTRIBUTE_KINDS ? kind_codes[kind] : "";
}

const char *miraif_attribute_aim_code(enum miraif_attribute_aim aim)
{
    return aim < MIRAIF_ATTRIBUTE_AIMS ? aim_codes[aim] : "";
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
