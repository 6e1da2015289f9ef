/* What a value might count as. */
#include "flow/vocabulary/suggest.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/vocabulary/groups.h"
#include "text/key.h"
#include "text/parts.h"

enum { PART_LEAST = 6, LATIN_LEAST = 4 }; /* bytes: two kanji, or a word of Latin letters */

/* One word of a group, by its key. */
struct word {
    const struct mi_word_group *group;
    const char *key;
    size_t length;
};

struct suggesting {
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_value_item *item;
    size_t count;
    const struct mi_word_group **group; /* by item; null: none */
    struct word *word;
    size_t words;
    size_t room;
};

static enum miraif_status add_word(struct suggesting *suggesting, const struct mi_word_group *group,
                                   const char *text, size_t length)
{
    struct miraif_arena *arena = suggesting->arena;
    struct word *list =
        mi_arena_grow(arena, suggesting->word, suggesting->words, &suggesting->room, sizeof *list);
    const char *copy = mi_arena_copy(arena, text, length);
    const char *key;
    if (list == NULL || copy == NULL)
        return mi_no_memory(suggesting->err);
    MI_TRY(mi_text_key(copy, arena, &key, suggesting->err));
    suggesting->word = list;
    suggesting->word[suggesting->words++] = (struct word){group, key, strlen(key)};
    return MIRAIF_OK;
}

static enum miraif_status read_words(struct suggesting *suggesting, enum miraif_vocabulary field)
{
    for (const struct mi_word_group *group = mi_word_groups; group->name != NULL; group++) {
        const char *rest = group->words;
        const char *start;
        size_t length;
        while (group->field == field && mi_part_next(&rest, &start, &length))
            MI_TRY(add_word(suggesting, group, start, length));
    }
    return MIRAIF_OK;
}

static bool is_letter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

/* Whether the word is in the key; one of Latin letters stands alone there: "IT" is not in "security". */
static bool holds(const char *key, const struct word *word)
{
    bool latin = is_letter(word->key[0]);
    for (const char *at = key; (at = strstr(at, word->key)) != NULL; at++)
        if (!latin || ((at == key || !is_letter(at[-1])) && !is_letter(at[word->length])))
            return true;
    return false;
}

/* The group of the longest word that is in the key; null: none. */
static const struct mi_word_group *group_of(const struct suggesting *suggesting, const char *key)
{
    const struct word *best = NULL;
    for (size_t i = 0; i < suggesting->words; i++) {
        const struct word *word = &suggesting->word[i];
        if ((best == NULL || word->length > best->length) && holds(key, word))
            best = word;
    }
    return best == NULL ? NULL : best->group;
}

/* The group's own name, if people use it, else the value of the group that most people count as already. */
static enum miraif_status suggest_of_group(const struct suggesting *suggesting,
                                           const struct mi_word_group *group, const char **ret_text)
{
    const struct mi_value_item *best = NULL;
    const char *name;
    MI_TRY(mi_text_key(group->name, suggesting->arena, &name, suggesting->err));
    for (size_t i = 0; i < suggesting->count; i++) {
        const struct mi_value_item *item = &suggesting->item[i];
        bool own = strcmp(item->key, name) == 0;
        if (item->target_key != NULL || suggesting->group[i] != group)
            continue;
        if (own || best == NULL || item->counted > best->counted)
            best = item;
        if (own)
            break;
    }
    bool wins = best != NULL && (best->counted > 1 || strcmp(best->key, name) == 0);
    *ret_text = wins ? best->text : group->name; /* one person's word is no better than another's */
    return MIRAIF_OK;
}

/* Another value that is part of this one, the longest. */
static const char *suggest_part(const struct suggesting *suggesting, const struct mi_value_item *item)
{
    const struct mi_value_item *best = NULL;
    for (size_t i = 0; i < suggesting->count; i++) {
        const struct mi_value_item *other = &suggesting->item[i];
        size_t length = strlen(other->key);
        size_t least = is_letter(other->key[0]) ? LATIN_LEAST : PART_LEAST;
        if (other == item || other->target_key != NULL || length < least || length >= strlen(item->key))
            continue;
        if ((best == NULL || length > strlen(best->key)) && strstr(item->key, other->key) != NULL)
            best = other;
    }
    return best == NULL ? NULL : best->text;
}

static enum miraif_status suggest(const struct suggesting *suggesting, size_t number)
{
    struct mi_value_item *item = &suggesting->item[number];
    const struct mi_word_group *group = suggesting->group[number];
    const char *text = suggest_part(suggesting, item);
    const char *key;
    if (group != NULL)
        MI_TRY(suggest_of_group(suggesting, group, &text));
    if (text == NULL)
        return MIRAIF_OK;
    MI_TRY(mi_text_key(text, suggesting->arena, &key, suggesting->err));
    if (strcmp(key, item->key) != 0)
        item->suggestion = text;
    return MIRAIF_OK;
}

enum miraif_status mi_values_suggest(enum miraif_vocabulary field, struct mi_value_item *item, size_t count,
                                     struct miraif_arena *arena, struct miraif_error *err)
{
    struct suggesting suggesting = {.arena = arena, .err = err, .item = item, .count = count};
    MI_TRY(read_words(&suggesting, field));
    suggesting.group = mi_arena_array(arena, count, sizeof *suggesting.group);
    if (suggesting.group == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < count; i++)
        suggesting.group[i] = group_of(&suggesting, item[i].key);
    for (size_t i = 0; i < count; i++)
        if (item[i].target_key == NULL && item[i].counted == item[i].people)
            MI_TRY(suggest(&suggesting, i));
    return MIRAIF_OK;
}
