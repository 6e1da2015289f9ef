/* Numbers, orders and profiles of a roster. Halves of a team at either end of the range are as far apart as
 * can be: ⌊size²/4⌋ ranges. */
#include "model/attribute_number.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "model/said.h"
#include "text/key.h"

enum { TEXT_ROOM = 256, THOUSANDTHS = 1000 };
static const int64_t NUMBER_MOST = INT64_C(1000000000000); /* thousandths */

struct reading {
    const struct mi_roster *roster;
    struct mi_date start;
    struct miraif_arena *arena;
    struct miraif_error *err;
};

/* The first number of a text, in thousandths; what is finer is cut off. False where there is none. */
static bool read_number(const char *text, int64_t *ret_number)
{
    char folded[TEXT_ROOM];
    int64_t number = 0;
    if (text == NULL || !mi_text_fold_into(text, MI_FOLD_BLANKS | MI_FOLD_DASHES, folded, sizeof folded))
        return false;
    const char *at = folded + strcspn(folded, "0123456789");
    bool negative = at == folded + 1 && folded[0] == '-';
    if (*at == '\0')
        return false;
    for (; (*at >= '0' && *at <= '9') || (*at == ',' && strspn(at + 1, "0123456789") == 3); at++)
        if (*at != ',' && (number = 10 * number + (*at - '0')) > NUMBER_MOST / THOUSANDTHS)
            return false;
    const char *place = *at == '.' ? at + 1 : "";
    for (int i = 0; i < 3; i++) {
        bool digit = *place >= '0' && *place <= '9';
        number = 10 * number + (digit ? *place - '0' : 0);
        place += digit;
    }
    *ret_number = negative ? -number : number;
    return true;
}

/* One number per person; `known` says who has one. Ages are whole years, others thousandths. */
struct column {
    int64_t *number;
    uint8_t *known;
    int64_t unit;
};

static enum miraif_status read_ages(const struct reading *reading, struct column *column)
{
    for (size_t p = 0; p < reading->roster->count; p++) {
        const struct miraif_person *person = &reading->roster->item[p].person;
        column->number[p] = mi_age_on(person->birth_date, reading->start, person->profile.age);
        column->known[p] = column->number[p] >= 0;
    }
    column->unit = 1;
    return MIRAIF_OK;
}

static enum miraif_status read_column(const struct reading *reading, const char *name, struct column *column)
{
    const char *const *text;
    column->number = mi_arena_array(reading->arena, reading->roster->count, sizeof *column->number);
    column->known = mi_arena_array(reading->arena, reading->roster->count, 1);
    if (column->number == NULL || column->known == NULL)
        return mi_no_memory(reading->err);
    if (strcmp(name, "age") == 0)
        return read_ages(reading, column);
    MI_TRY(mi_said_read(reading->roster, name, reading->arena, &text, reading->err));
    for (size_t p = 0; p < reading->roster->count; p++)
        column->known[p] = read_number(text[p], &column->number[p]);
    column->unit = THOUSANDTHS;
    return MIRAIF_OK;
}

/* Where in the order of the office somebody's answer stands. */
static enum miraif_status read_places(const struct reading *reading, const struct miraif_attribute *option,
                                      struct column *column)
{
    const char *const *text;
    const char **wanted = mi_arena_array(reading->arena, option->parts, sizeof *wanted);
    column->number = mi_arena_array(reading->arena, reading->roster->count, sizeof *column->number);
    column->known = mi_arena_array(reading->arena, reading->roster->count, 1);
    column->unit = 1;
    if (wanted == NULL || column->number == NULL || column->known == NULL)
        return mi_no_memory(reading->err);
    for (size_t i = 0; i < option->parts; i++)
        MI_TRY(mi_text_key(option->part[i], reading->arena, &wanted[i], reading->err));
    MI_TRY(mi_said_read(reading->roster, option->name, reading->arena, &text, reading->err));
    for (size_t p = 0; p < reading->roster->count; p++) {
        const char *key = NULL;
        if (text[p] != NULL)
            MI_TRY(mi_text_key(text[p], reading->arena, &key, reading->err));
        for (size_t i = 0; i < option->parts && !column->known[p]; i++) {
            column->known[p] = mi_text_is(key, wanted[i]);
            column->number[p] = (int64_t)i;
        }
    }
    return MIRAIF_OK;
}

static void find_range(const struct column *column, uint32_t people, int64_t *ret_least, int64_t *ret_range)
{
    int64_t least = INT64_MAX;
    int64_t most = INT64_MIN;
    for (uint32_t p = 0; p < people; p++) {
        if (!column->known[p])
            continue;
        least = column->number[p] < least ? column->number[p] : least;
        most = column->number[p] > most ? column->number[p] : most;
    }
    *ret_least = least > most ? 0 : least;
    *ret_range = least > most ? 0 : most - least;
}

/* How far everybody is from the mean, in parts of how far anybody is; whoever did not say is not. */
static void deviate(const struct column *column, uint32_t people, uint32_t step, int64_t *deviation)
{
    int64_t sum = 0;
    int64_t known = 0;
    int64_t most = 1;
    for (uint32_t p = 0; p < people; p++) {
        sum += column->known[p] ? column->number[p] : 0;
        known += column->known[p];
    }
    for (uint32_t p = 0; p < people; p++) {
        int64_t away = column->known[p] ? column->number[p] * known - sum : 0;
        deviation[(size_t)p * step] = away;
        most = away > most ? away : -away > most ? -away : most;
    }
    int64_t halves = 1;
    for (; most / halves > INT64_MAX / MI_FIGURE_RANGE; halves *= 2)
        ;
    for (uint32_t p = 0; p < people; p++)
        deviation[(size_t)p * step] =
            deviation[(size_t)p * step] / halves * MI_FIGURE_RANGE / (most / halves);
}

/* Where teams are to be balanced, the figures of `columns` as deviations. */
static enum miraif_status take_deviations(const struct reading *reading, const struct column *column,
                                          uint32_t columns, struct mi_attribute *attribute)
{
    if (attribute->aim != MIRAIF_ATTRIBUTE_BALANCED)
        return MIRAIF_OK;
    int64_t *deviation =
        mi_arena_array(reading->arena, (size_t)attribute->people * columns, sizeof *deviation);
    if (deviation == NULL)
        return mi_no_memory(reading->err);
    for (uint32_t k = 0; k < columns; k++)
        deviate(&column[k], attribute->people, columns, &deviation[k]);
    attribute->deviation = deviation;
    attribute->figures = columns;
    return MIRAIF_OK;
}

static enum miraif_status take_column(const struct reading *reading, const struct column *column,
                                      struct mi_attribute *attribute)
{
    uint32_t *first = mi_arena_array(reading->arena, (size_t)attribute->people + 1, sizeof *first);
    int64_t *value = mi_arena_array(reading->arena, attribute->people, sizeof *value);
    int64_t least;
    uint32_t used = 0;
    if (first == NULL || value == NULL)
        return mi_no_memory(reading->err);
    for (uint32_t p = 0; p < attribute->people; p++) {
        first[p] = used;
        if (column->known[p])
            value[used++] = column->number[p];
    }
    first[attribute->people] = used;
    attribute->first = first;
    attribute->value = value;
    attribute->number = true;
    attribute->unit = column->unit;
    attribute->missing = attribute->people - used;
    find_range(column, attribute->people, &least, &attribute->range);
    return take_deviations(reading, column, 1, attribute);
}

/* A figure as a part of its range. Ranges of thousandths go up to 10^12 and more, so that they are divided
 * before they are multiplied where they are great. */
static int64_t part_of_range(int64_t above, int64_t range)
{
    for (; range > INT64_MAX / MI_FIGURE_RANGE; range /= 2)
        above /= 2;
    return range == 0 ? 0 : above * MI_FIGURE_RANGE / range;
}

static enum miraif_status take_figures(const struct reading *reading, const struct miraif_attribute *option,
                                       const struct column *column, struct mi_attribute *attribute)
{
    uint32_t parts = (uint32_t)option->parts;
    uint32_t *first = mi_arena_array(reading->arena, (size_t)attribute->people + 1, sizeof *first);
    int64_t *value = mi_arena_array(reading->arena, (size_t)attribute->people * parts, sizeof *value);
    int64_t *least = mi_arena_array(reading->arena, parts, sizeof *least);
    int64_t *range = mi_arena_array(reading->arena, parts, sizeof *range);
    uint32_t used = 0;
    if (first == NULL || value == NULL || least == NULL || range == NULL)
        return mi_no_memory(reading->err);
    for (uint32_t k = 0; k < parts; k++)
        find_range(&column[k], attribute->people, &least[k], &range[k]);
    for (uint32_t p = 0; p < attribute->people; p++) {
        bool known = false;
        first[p] = used;
        for (uint32_t k = 0; k < parts; k++) {
            value[used + k] = column[k].known[p] ? part_of_range(column[k].number[p] - least[k], range[k])
                                                 : MI_FIGURE_UNKNOWN;
            known = known || column[k].known[p];
        }
        used += known ? parts : 0;
        attribute->missing += !known;
    }
    first[attribute->people] = used;
    attribute->first = first;
    attribute->value = value;
    return take_deviations(reading, column, parts, attribute);
}

static enum miraif_status read_profile(const struct reading *reading, const struct miraif_attribute *option,
                                       struct mi_attribute *attribute)
{
    struct column *column = mi_arena_array(reading->arena, option->parts, sizeof *column);
    if (column == NULL)
        return mi_no_memory(reading->err);
    for (size_t k = 0; k < option->parts; k++)
        MI_TRY(read_column(reading, option->part[k], &column[k]));
    return take_figures(reading, option, column, attribute);
}

enum miraif_status mi_attribute_read_numbers(const struct mi_roster *roster,
                                             const struct miraif_attribute *option, struct mi_date start,
                                             uint32_t size, struct miraif_arena *arena,
                                             struct mi_attribute *attribute, struct miraif_error *err)
{
    const struct reading reading = {roster, start, arena, err};
    struct column column;
    for (uint32_t s = 1; s <= size; s++)
        attribute->bound[s] = (int64_t)s * s / 4;
    if (attribute->kind == MIRAIF_ATTRIBUTE_PROFILE)
        return read_profile(&reading, option, attribute);
    if (attribute->kind == MIRAIF_ATTRIBUTE_ORDERED) {
        MI_TRY(read_places(&reading, option, &column));
        attribute->word = option->part;
    } else {
        MI_TRY(read_column(&reading, option->name, &column));
    }
    return take_column(&reading, &column, attribute);
}
