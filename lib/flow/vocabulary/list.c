/* The values of a field: what people wrote, how many they are, what it counts as and what it might. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/vocabulary/suggest.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/vocabulary.h"
#include "text/key.h"
#include "text/parts.h"

struct listing {
    struct miraif_store *store;
    enum miraif_vocabulary field;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_vocabulary vocabulary;
    struct mi_value_item *item;
    size_t count;
    size_t room;
};

static enum miraif_status add(struct listing *listing, const char *text, size_t length, int64_t people)
{
    struct mi_value_item *list =
        mi_arena_grow(listing->arena, listing->item, listing->count, &listing->room, sizeof *list);
    const char *copy = mi_arena_copy(listing->arena, text, length);
    const char *key;
    if (list == NULL || copy == NULL)
        return mi_no_memory(listing->err);
    listing->item = list;
    MI_TRY(mi_text_key(copy, listing->arena, &key, listing->err));
    if (*key != '\0')
        listing->item[listing->count++] = (struct mi_value_item){.key = key, .text = copy, .people = people};
    return MIRAIF_OK;
}

static enum miraif_status add_parts(struct listing *listing, const char *text, int64_t people)
{
    const char *start;
    size_t length;
    if (listing->field != MIRAIF_VOCABULARY_THEMES)
        return add(listing, text, strlen(text), people);
    while (mi_part_next(&text, &start, &length))
        MI_TRY(add(listing, start, length, people));
    return MIRAIF_OK;
}

static enum miraif_status take(void *context, const char *text, int64_t people)
{
    return add_parts(context, text, people);
}

/* What the office named, whether anybody wrote it or not. */
static enum miraif_status add_named(struct listing *listing)
{
    for (size_t i = 0; i < listing->vocabulary.count; i++) {
        const struct mi_vocable *vocable = &listing->vocabulary.item[i];
        if (vocable->field != listing->field)
            continue;
        MI_TRY(add(listing, vocable->value, strlen(vocable->value), 0));
        MI_TRY(add_parts(listing, vocable->target, 0));
    }
    return MIRAIF_OK;
}

static int compare_spellings(const void *a, const void *b)
{
    const struct mi_value_item *left = a, *right = b;
    int order = strcmp(left->key, right->key);
    if (order == 0)
        order = (left->people < right->people) - (left->people > right->people);
    return order != 0 ? order : strcmp(left->text, right->text);
}

/* Makes the spellings of one key one item, shown as most people write it. */
static void merge_spellings(struct listing *listing)
{
    size_t kept = 0;
    if (listing->count > 0)
        qsort(listing->item, listing->count, sizeof *listing->item, compare_spellings);
    for (size_t i = 0; i < listing->count; i++) {
        if (kept > 0 && strcmp(listing->item[kept - 1].key, listing->item[i].key) == 0)
            listing->item[kept - 1].people += listing->item[i].people;
        else
            listing->item[kept++] = listing->item[i];
    }
    listing->count = kept;
}

static int compare_keys(const void *key, const void *item)
{
    return strcmp(key, ((const struct mi_value_item *)item)->key);
}

static struct mi_value_item *find(const struct listing *listing, const char *key)
{
    if (listing->count == 0)
        return NULL;
    return bsearch(key, listing->item, listing->count, sizeof *listing->item, compare_keys);
}

/* Counts an item where it belongs; of themes perhaps in several places. */
static enum miraif_status count_item(struct listing *listing, struct mi_value_item *item)
{
    const struct mi_vocable *vocable = mi_vocabulary_find(&listing->vocabulary, listing->field, item->key);
    const char *rest;
    const char *start;
    size_t length;
    if (vocable == NULL) {
        item->counted += item->people;
        return MIRAIF_OK;
    }
    item->target = rest = vocable->target;
    item->target_key = vocable->target_key;
    while (mi_part_next(&rest, &start, &length)) {
        const char *key;
        const char *part = mi_arena_copy(listing->arena, start, length);
        if (part == NULL)
            return mi_no_memory(listing->err);
        MI_TRY(mi_text_key(listing->field == MIRAIF_VOCABULARY_THEMES ? part : vocable->target,
                           listing->arena, &key, listing->err));
        struct mi_value_item *target = find(listing, key);
        if (target != NULL)
            target->counted += item->people;
        if (listing->field != MIRAIF_VOCABULARY_THEMES)
            break;
    }
    return MIRAIF_OK;
}

/* The item that stands for a group in the list: the value itself, or the first that it counts as. */
struct place {
    const struct mi_value_item *item;
    const struct mi_value_item *head;
};

static int compare_places(const void *a, const void *b)
{
    const struct place *left = a, *right = b;
    int64_t difference = right->head->counted - left->head->counted;
    int order = strcmp(left->head->key, right->head->key);
    if (difference != 0 || order != 0)
        return difference != 0 ? (difference < 0 ? -1 : 1) : order;
    bool heads[] = {left->item == left->head, right->item == right->head};
    if (heads[0] != heads[1])
        return heads[0] ? -1 : 1;
    difference = right->item->people - left->item->people;
    return difference != 0 ? (difference < 0 ? -1 : 1) : strcmp(left->item->key, right->item->key);
}

static const struct mi_value_item *head_of(const struct listing *listing, const struct mi_value_item *item)
{
    const char *rest = item->target;
    const char *start;
    size_t length;
    const char *key = item->target_key;
    if (item->target_key == NULL)
        return item;
    if (listing->field == MIRAIF_VOCABULARY_THEMES && mi_part_next(&rest, &start, &length)) {
        const char *part = mi_arena_copy(listing->arena, start, length);
        if (part == NULL || mi_text_key(part, listing->arena, &key, listing->err) != MIRAIF_OK)
            return item;
    }
    const struct mi_value_item *head = find(listing, key);
    return head == NULL ? item : head;
}

static enum miraif_status hand_on(const struct listing *listing, miraif_value_fn *each, void *context)
{
    struct place *place = mi_arena_array(listing->arena, listing->count, sizeof *place);
    if (place == NULL)
        return mi_no_memory(listing->err);
    for (size_t i = 0; i < listing->count; i++)
        place[i] = (struct place){&listing->item[i], head_of(listing, &listing->item[i])};
    if (listing->count > 0)
        qsort(place, listing->count, sizeof *place, compare_places);
    for (size_t i = 0; i < listing->count; i++) {
        const struct mi_value_item *item = place[i].item;
        MI_TRY(each(context, &(struct miraif_value){.text = item->text,
                                                    .people = item->people,
                                                    .counts_as = item->target,
                                                    .counted = item->counted,
                                                    .suggestion = item->suggestion}));
    }
    return MIRAIF_OK;
}

static enum miraif_status list(struct listing *listing, int64_t cohort, miraif_value_fn *each, void *context)
{
    if (cohort != 0)
        MI_TRY(mi_cohort_need(listing->store, cohort, listing->err));
    MI_TRY(mi_vocabulary_load(listing->store, listing->arena, &listing->vocabulary, listing->err));
    MI_TRY(mi_spelling_each(listing->store, listing->field, cohort, take, listing, listing->err));
    MI_TRY(add_named(listing));
    merge_spellings(listing);
    for (size_t i = 0; i < listing->count; i++)
        MI_TRY(count_item(listing, &listing->item[i]));
    MI_TRY(mi_values_suggest(listing->field, listing->item, listing->count, listing->arena, listing->err));
    return hand_on(listing, each, context);
}

enum miraif_status miraif_value_each(struct miraif_store *store, enum miraif_vocabulary field, int64_t cohort,
                                     miraif_value_fn *each, void *context, struct miraif_error *err)
{
    struct listing listing = {.store = store, .field = field, .arena = miraif_arena_create(), .err = err};
    if (listing.arena == NULL)
        return mi_no_memory(err);
    enum miraif_status status = mi_store_begin_read(store, err);
    if (status == MIRAIF_OK) {
        status = list(&listing, cohort, each, context);
        mi_store_end_read(store);
    }
    miraif_arena_destroy(listing.arena);
    return status;
}
