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
    *ret_ngrams = (struct mi_ngrams){pair, sort_once(pair, count)};
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
