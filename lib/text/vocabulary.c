/* What people wrote as what it counts as. */
#include "text/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/key.h"
#include "text/parts.h"

enum { TEXT_MOST = 128 * 1024 };

static int compare(const void *a, const void *b)
{
    const struct mi_vocable *left = a, *right = b;
    return left->field != right->field ? (left->field < right->field ? -1 : 1)
                                       : strcmp(left->value_key, right->value_key);
}

const struct mi_vocable *mi_vocabulary_find(const struct mi_vocabulary *vocabulary,
                                            enum miraif_vocabulary field, const char *key)
{
    const struct mi_vocable wanted = {.field = field, .value_key = key};
    if (vocabulary->count == 0)
        return NULL;
    return bsearch(&wanted, vocabulary->item, vocabulary->count, sizeof wanted, compare);
}

/* The entry of one word as written. */
static enum miraif_status look_up(const struct mi_vocabulary *vocabulary, enum miraif_vocabulary field,
                                  const char *text, struct miraif_arena *arena,
                                  const struct mi_vocable **ret_vocable, struct miraif_error *err)
{
    const char *key;
    MI_TRY(mi_text_key(text, arena, &key, err));
    *ret_vocable = mi_vocabulary_find(vocabulary, field, key);
    return MIRAIF_OK;
}

/* Words of a list, each once. */
struct words {
    struct miraif_arena *arena;
    struct miraif_error *err;
    const char **key;
    size_t count;
    size_t room;
    struct mi_str str;
};

static enum miraif_status add_word(struct words *words, const char *text)
{
    const char *key;
    MI_TRY(mi_text_key(text, words->arena, &key, words->err));
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->key[i], key) == 0)
            return MIRAIF_OK;
    const char **list = mi_arena_grow(words->arena, words->key, words->count, &words->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(words->err);
    words->key = list;
    words->key[words->count++] = key;
    mi_str_addf(&words->str, "%s%s", words->str.length > 0 ? ", " : "", text);
    return MIRAIF_OK;
}

static enum miraif_status add_words(struct words *words, const char *text)
{
    const char *start;
    size_t length;
    while (mi_part_next(&text, &start, &length)) {
        const char *part = mi_arena_copy(words->arena, start, length);
        if (part == NULL)
            return mi_no_memory(words->err);
        if (length > 0)
            MI_TRY(add_word(words, part));
    }
    return MIRAIF_OK;
}

static enum miraif_status apply_to_themes(const struct mi_vocabulary *vocabulary, const char **text,
                                          struct miraif_arena *arena, struct miraif_error *err)
{
    struct words words = {.arena = arena, .err = err, .str = mi_str_begin(arena, TEXT_MOST)};
    const char *rest = *text;
    const char *start;
    size_t length;
    bool changed = false;
    while (mi_part_next(&rest, &start, &length)) {
        const struct mi_vocable *vocable;
        const char *part = mi_arena_copy(arena, start, length);
        if (part == NULL)
            return mi_no_memory(err);
        MI_TRY(look_up(vocabulary, MIRAIF_VOCABULARY_THEMES, part, arena, &vocable, err));
        changed = changed || vocable != NULL;
        MI_TRY(add_words(&words, vocable != NULL ? vocable->target : part));
    }
    return changed ? mi_str_end(&words.str, text, err) : MIRAIF_OK;
}

enum miraif_status mi_vocabulary_apply(const struct mi_vocabulary *vocabulary, enum miraif_vocabulary field,
                                       const char **text, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    const struct mi_vocable *vocable;
    if (vocabulary->count == 0 || *text == NULL)
        return MIRAIF_OK;
    if (field == MIRAIF_VOCABULARY_THEMES)
        return apply_to_themes(vocabulary, text, arena, err);
    MI_TRY(look_up(vocabulary, field, *text, arena, &vocable, err));
    if (vocable != NULL)
        *text = vocable->target;
    return MIRAIF_OK;
}

enum miraif_status mi_vocabulary_profile(const struct mi_vocabulary *vocabulary,
                                         struct miraif_profile *profile, struct miraif_arena *arena,
                                         struct miraif_error *err)
{
    const struct {
        enum miraif_vocabulary field;
        const char **text;
    } said[] = {{MIRAIF_VOCABULARY_INDUSTRY, &profile->industry},
                {MIRAIF_VOCABULARY_OCCUPATION, &profile->occupation},
                {MIRAIF_VOCABULARY_PLACE, &profile->place},
                {MIRAIF_VOCABULARY_THEMES, &profile->themes},
                {MIRAIF_VOCABULARY_THEMES, &profile->offers}};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        MI_TRY(mi_vocabulary_apply(vocabulary, said[i].field, said[i].text, arena, err));
    return MIRAIF_OK;
}
