/* Points between mentors and those whom they accompany. */
#include "model/match.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/key.h"
#include "text/parts.h"

enum { WHOLE = 1000, ALIKE = 500 };

/* Years by which a mentor is older: too few, enough, many, too many. */
enum { ENOUGH = 8, MANY = 20, TOO_MANY = 35 };

static const struct {
    const char *code;
    int64_t most;
} parts[] = {
#define PART_ROW(name, code, most) {code, most},
    MI_MATCH_PART_LIST(PART_ROW)
#undef PART_ROW
};

const char *mi_match_part_code(enum mi_match_part part)
{
    return parts[part].code;
}

int64_t mi_match_part_most(enum mi_match_part part)
{
    return parts[part].most;
}

static uint32_t count_parts(const char *text)
{
    const char *start;
    size_t length;
    uint32_t count = 0;
    while (mi_part_next(&text, &start, &length))
        count += length > 0;
    return count;
}

static enum miraif_status read_words(const char *text, struct miraif_arena *arena, struct mi_match_side *side,
                                     struct miraif_error *err)
{
    struct mi_match_word *word = mi_arena_array(arena, count_parts(text), sizeof *word);
    const char *start;
    size_t length;
    if (word == NULL)
        return mi_no_memory(err);
    side->word = word;
    while (mi_part_next(&text, &start, &length)) {
        if (length == 0)
            continue;
        word->text = mi_arena_copy(arena, start, length);
        if (word->text == NULL)
            return mi_no_memory(err);
        MI_TRY(mi_text_key(word->text, arena, &word->key, err));
        MI_TRY(mi_ngrams_read(word->text, true, arena, &word->pairs, err));
        word++;
        side->words++;
    }
    return MIRAIF_OK;
}

static int64_t age_on(const struct miraif_person *person, struct mi_date start)
{
    struct mi_date birth;
    if (person->birth_date != NULL && mi_date_parse(person->birth_date, &birth))
        return mi_date_age(birth, start);
    return person->profile.age;
}

enum miraif_status mi_match_side_read(const struct miraif_person *person, bool mentor, struct mi_date start,
                                      struct miraif_arena *arena, struct mi_match_side *ret_side,
                                      struct miraif_error *err)
{
    const struct miraif_profile *profile = &person->profile;
    struct mi_match_side side = {.text = mentor ? profile->offers : profile->concern,
                                 .age = age_on(person, start)};
    MI_TRY(read_words(mentor ? profile->offers : profile->themes, arena, &side, err));
    MI_TRY(mi_ngrams_read(side.text, false, arena, &side.pairs, err));
    if (!mi_text_blank(profile->industry))
        MI_TRY(mi_text_key(profile->industry, arena, &side.industry, err));
    *ret_side = side;
    return MIRAIF_OK;
}

enum miraif_status mi_match_sides_weigh(struct mi_match_side *mentor, size_t mentors,
                                        struct mi_match_side *mentee, size_t mentees,
                                        struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_ngrams **text = mi_arena_array(arena, mentors + mentees, sizeof *text);
    if (text == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < mentors; i++)
        text[i] = &mentor[i].pairs;
    for (size_t i = 0; i < mentees; i++)
        text[mentors + i] = &mentee[i].pairs;
    return mi_ngrams_weigh(text, mentors + mentees, arena, err);
}

/* Dice's coefficient of two words, in thousandths (Dice 1945). */
static int64_t likeness(const struct mi_match_word *a, const struct mi_match_word *b)
{
    if (mi_text_is(a->key, b->key))
        return WHOLE;
    int64_t pairs = (int64_t)a->pairs.count + b->pairs.count;
    return pairs == 0 ? 0 : 2 * WHOLE * (int64_t)mi_ngrams_shared(&a->pairs, &b->pairs) / pairs;
}

int64_t mi_match_theme(const struct mi_match_side *mentor, const struct mi_match_word *theme)
{
    int64_t best = 0;
    for (uint32_t i = 0; i < mentor->words; i++) {
        int64_t one = likeness(&mentor->word[i], theme);
        best = one > best ? one : best;
    }
    return best >= ALIKE ? best : 0;
}

static int64_t theme_points(const struct mi_match_side *mentor, const struct mi_match_side *mentee)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < mentee->words; i++)
        sum += mi_match_theme(mentor, &mentee->word[i]);
    return mentee->words == 0 ? 0 : parts[MI_MATCH_THEMES].most * sum / (WHOLE * (int64_t)mentee->words);
}

static int64_t text_points(const struct mi_match_side *mentor, const struct mi_match_side *mentee)
{
    return parts[MI_MATCH_TEXT].most * mi_ngrams_likeness(&mentor->pairs, &mentee->pairs) / WHOLE;
}

static int64_t seniority_points(const struct mi_match_side *mentor, const struct mi_match_side *mentee)
{
    int64_t most = parts[MI_MATCH_SENIORITY].most;
    int64_t older = mentor->age - mentee->age;
    if (mentor->age < 0 || mentee->age < 0 || older <= 0 || older >= TOO_MANY)
        return 0;
    if (older < ENOUGH)
        return most * older / ENOUGH;
    return older <= MANY ? most : most * (TOO_MANY - older) / (TOO_MANY - MANY);
}

int64_t mi_match_wish_points(enum mi_match_part part, int64_t rank, int64_t of)
{
    return parts[part].most * (of - rank + 1) / of;
}

void mi_match_points(const struct mi_match_side *mentor, const struct mi_match_side *mentee, bool earlier,
                     int64_t points[MI_MATCH_PARTS])
{
    bool same = mentor->industry != NULL && mi_text_is(mentor->industry, mentee->industry);
    points[MI_MATCH_THEMES] = theme_points(mentor, mentee);
    points[MI_MATCH_TEXT] = text_points(mentor, mentee);
    points[MI_MATCH_INDUSTRY] = same ? parts[MI_MATCH_INDUSTRY].most : 0;
    points[MI_MATCH_SENIORITY] = seniority_points(mentor, mentee);
    points[MI_MATCH_WISHED] = points[MI_MATCH_WISHES] = 0;
    points[MI_MATCH_EARLIER] = earlier ? parts[MI_MATCH_EARLIER].most : 0;
}

static void stand_between(uint32_t a, uint32_t b, uint8_t strictness, uint32_t people, uint32_t mentors,
                          uint8_t *between)
{
    uint32_t person = a < b ? a : b, mentor = a < b ? b : a;
    if (person >= people || mentor < people)
        return;
    uint8_t *cell = &between[(size_t)person * mentors + (mentor - people)];
    *cell = strictness > *cell ? strictness : *cell;
}

void mi_match_separate(const struct miraif_separation *separation, uint32_t count, uint32_t people,
                       uint32_t mentors, uint8_t *between)
{
    for (uint32_t s = 0; s < count; s++) {
        const struct miraif_separation *one = &separation[s];
        uint8_t strictness = one->rule == MIRAIF_FORBID  ? MI_BETWEEN_FORBID
                             : one->rule == MIRAIF_AVOID ? MI_BETWEEN_AVOID
                                                         : MI_BETWEEN_TELL;
        bool sides = one->kind == MIRAIF_SEPARATION_RELATION;
        for (uint32_t i = 0; i < (sides ? one->left : one->count); i++)
            for (uint32_t j = sides ? one->left : i + 1; j < one->count; j++)
                stand_between(one->member[i], one->member[j], strictness, people, mentors, between);
    }
}
