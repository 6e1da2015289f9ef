/* Pairs of neighbouring characters. */
#include "text/ngram.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/key.h"
#include "text/utf8.h"

enum { FOLDS = MI_FOLD_CASE | MI_FOLD_SPACES | MI_FOLD_DASHES };

static bool is_hiragana(int32_t code)
{
    return code >= 0x3041 && code <= 0x309F;
}

/* Letters and digits of any script, as far as texts of people go: marks and blanks part words. */
static bool is_letter(int32_t code)
{
    if (code < 0x80)
        return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    return code >= 0xAA && code != 0xD7 && code != 0xF7 && !(code >= 0x2000 && code <= 0x2BFF) &&
           !(code >= 0x3000 && code <= 0x3004) && !(code >= 0x3007 && code <= 0x3040) && code != 0x30A0 &&
           code != 0x30FB && !(code >= 0xFE00 && code <= 0xFE6F) && !(code >= 0x1F000 && code <= 0x1FFFF);
}

/* Whether a pair says little of what a text is about: what begins with hiragana is mostly an ending, and what
 * ends with one of these mostly a noun with its particle. */
static bool is_weak(int32_t before, int32_t code)
{
    static const int32_t particles[] = {0x3092, 0x306F, 0x304C, 0x306E, 0x306B,
                                        0x3067, 0x3068, 0x3082, 0x3078, 0x3084}; /* をはがのにでともへや */
    bool particle = false;
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        particle = particle || particles[i] == code;
    return is_hiragana(before) || particle;
}

static uint64_t pair_of(int32_t a, int32_t b)
{
    return (uint64_t)(uint32_t)a << 32 | (uint32_t)b;
}

static int compare_pairs(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static uint32_t sort_once(uint64_t *pair, uint32_t count)
{
    uint32_t once = 0;
    if (count > 0)
        qsort(pair, count, sizeof *pair, compare_pairs);
    for (uint32_t i = 0; i < count; i++)
        if (once == 0 || pair[i] != pair[once - 1])
            pair[once++] = pair[i];
    return once;
}

enum miraif_status mi_ngrams_read(const char *text, bool all, struct miraif_arena *arena,
                                  struct mi_ngrams *ret_ngrams, struct miraif_error *err)
{
    const char *folded;
    int32_t code, before = 0;
    uint32_t count = 0;
    MI_TRY(mi_text_fold(text == NULL ? "" : text, FOLDS, arena, &folded, err));
    uint64_t *pair = mi_arena_array(arena, strlen(folded), sizeof *pair);
    if (pair == NULL)
        return mi_no_memory(err);
    for (size_t size; (size = mi_utf8_decode(folded, &code)) > 0; folded += size) {
        if (!is_letter(code))
            code = 0;
        if (before != 0 && code != 0 && (all || !is_weak(before, code)))
            pair[count++] = pair_of(before, code);
        before = code;
    }
    *ret_ngrams = (struct mi_ngrams){.pair = pair, .count = sort_once(pair, count)};
    return MIRAIF_OK;
}

uint32_t mi_ngrams_shared(const struct mi_ngrams *a, const struct mi_ngrams *b)
{
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
        uint64_t left = a->pair[i], right = b->pair[j];
        shared += left == right;
        i += left <= right;
        j += right <= left;
    }
    return shared;
}

/* The logarithm of `value` to the base 2, in 256ths: whole digits by halving, the others by squaring. */
static uint32_t logarithm(uint64_t value)
{
    uint32_t result = 0;
    uint64_t mantissa; /* 1 to 2, in 2^-30 */
    int whole = 0;
    while (value >> (whole + 1) != 0)
        whole++;
    mantissa = whole <= 30 ? value << (30 - whole) : value >> (whole - 30);
    for (int digit = 0; digit < 8; digit++) {
        mantissa = mantissa * mantissa >> 30;
        result = result << 1 | (mantissa >> 31 != 0);
        mantissa >>= mantissa >> 31 != 0;
    }
    return (uint32_t)whole << 8 | result;
}

static int64_t root(uint64_t square)
{
    uint64_t result = 0;
    for (uint64_t bit = UINT64_C(1) << 31; bit != 0; bit >>= 1)
        if ((result | bit) * (result | bit) <= square)
            result |= bit;
    return (int64_t)result;
}

/* All pairs of all texts, sorted: how many stand behind one another says how many texts have one. */
static uint64_t *gather(struct mi_ngrams *const *text, size_t count, struct miraif_arena *arena,
                        size_t *ret_pairs)
{
    size_t pairs = 0;
    for (size_t i = 0; i < count; i++)
        pairs += text[i]->count;
    uint64_t *all = mi_arena_array(arena, pairs, sizeof *all);
    if (all == NULL)
        return NULL;
    pairs = 0;
    for (size_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < text[i]->count; k++)
            all[pairs++] = text[i]->pair[k];
    if (pairs > 1)
        qsort(all, pairs, sizeof *all, compare_pairs);
    *ret_pairs = pairs;
    return all;
}

/* The first of `pair` in `all`, or of what is greater. */
static size_t lower_bound(const uint64_t *all, size_t pairs, uint64_t pair)
{
    size_t low = 0, high = pairs;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all[middle] < pair)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

enum miraif_status mi_ngrams_weigh(struct mi_ngrams *const *text, size_t count, struct miraif_arena *arena,
                                   struct miraif_error *err)
{
    size_t pairs;
    uint64_t texts = 1;
    uint64_t *all = gather(text, count, arena, &pairs);
    if (all == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < count; i++)
        texts += text[i]->count > 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t squares = 0;
        uint32_t *weight = mi_arena_array(arena, text[i]->count, sizeof *weight);
        if (weight == NULL)
            return mi_no_memory(err);
        for (uint32_t k = 0; k < text[i]->count; k++) {
            size_t first = lower_bound(all, pairs, text[i]->pair[k]);
            size_t behind = lower_bound(all, pairs, text[i]->pair[k] + 1);
            weight[k] = logarithm(texts) - logarithm(behind - first);
            squares += (uint64_t)weight[k] * weight[k];
        }
        text[i]->weight = weight;
        text[i]->length = root(squares);
    }
    return MIRAIF_OK;
}

int64_t mi_ngrams_likeness(const struct mi_ngrams *a, const struct mi_ngrams *b)
{
    int64_t product = 0;
    if (a->length == 0 || b->length == 0)
        return 0;
    for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
        uint64_t left = a->pair[i], right = b->pair[j];
        if (left == right)
            product += (int64_t)a->weight[i] * b->weight[j];
        i += left <= right;
        j += right <= left;
    }
    int64_t likeness = 1000 * product / (a->length * b->length);
    return likeness < 1000 ? likeness : 1000;
}

static bool has_pair(const struct mi_ngrams *ngrams, uint64_t pair)
{
    return ngrams->count > 0 &&
           bsearch(&pair, ngrams->pair, ngrams->count, sizeof pair, compare_pairs) != NULL;
}

/* Adds the stretch, unless it is there. */
static bool add_stretch(const char **list, uint32_t *count, const char *start, size_t length,
                        struct miraif_arena *arena)
{
    for (uint32_t i = 0; i < *count; i++)
        if (strlen(list[i]) == length && memcmp(list[i], start, length) == 0)
            return true;
    list[*count] = mi_arena_copy(arena, start, length);
    return list[(*count)++] != NULL;
}

const char *const *mi_ngrams_stretches(const char *text, const struct mi_ngrams *ngrams, uint32_t most,
                                       struct miraif_arena *arena, uint32_t *ret_count)
{
    const char *at, *start = NULL;
    const char **list = mi_arena_array(arena, most, sizeof *list);
    int32_t code, before = 0;
    size_t size, before_size = 0;
    uint32_t count = 0;
    if (list == NULL || mi_text_fold(text == NULL ? "" : text, FOLDS, arena, &at, NULL) != MIRAIF_OK)
        return NULL;
    do {
        size = mi_utf8_decode(at, &code);
        bool joined = size > 0 && before != 0 && has_pair(ngrams, pair_of(before, code));
        if (joined && start == NULL)
            start = at - before_size;
        if (!joined && start != NULL && count < most) {
            if (!add_stretch(list, &count, start, (size_t)(at - start), arena))
                return NULL;
            start = NULL;
        }
        before = code;
        before_size = size;
        at += size;
    } while (size > 0);
    *ret_count = count;
    return list;
}
