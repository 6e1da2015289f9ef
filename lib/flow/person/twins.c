/* Who may be one: everybody by name, reading, telephone and date of birth, and those who stand side by side
 * then compared in full. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "miraif/merge.h"
#include "model/alike.h"
#include "store/db.h"
#include "store/dismissal.h"

/* Of people with the same key each is compared with so many; and how many people a name tells apart. */
enum { NEIGHBOURS_MOST = 100, FEW = 2000, KEYS = 4 };

struct pair {
    const struct mi_traits *low;
    const struct mi_traits *high;
    unsigned likeness;
    int score;
};

struct search {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_traits *people;
    size_t count;
    size_t room;
    struct pair *pair;
    size_t pairs;
    size_t pair_room;
};

static bool keep(struct miraif_arena *arena, const char **text)
{
    return *text == NULL || (*text = mi_arena_text(arena, *text)) != NULL;
}

static enum miraif_status take(void *context, const struct miraif_person *person)
{
    struct search *search = context;
    struct mi_traits *list =
        mi_arena_grow(search->arena, search->people, search->count, &search->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(search->err);
    search->people = list;
    struct mi_traits *traits = &search->people[search->count];
    MI_TRY(mi_traits_read(person, search->arena, traits, search->err));
    if (!keep(search->arena, &traits->birth_date) || !keep(search->arena, &traits->company) ||
        !keep(search->arena, &traits->shown_name) || !keep(search->arena, &traits->shown_email))
        return mi_no_memory(search->err);
    search->count++;
    return MIRAIF_OK;
}

/* The key by which people are sorted in a pass. */
static const char *key_of(const struct mi_traits *traits, int pass)
{
    const char *const keys[KEYS] = {traits->name, traits->kana, traits->phone, traits->birth_date};
    return keys[pass];
}

static int compare_keys(const struct mi_traits *left, const struct mi_traits *right, int pass)
{
    const char *a = key_of(left, pass), *b = key_of(right, pass);
    if (a == NULL || b == NULL)
        return (a == NULL) - (b == NULL);
    int order = strcmp(a, b);
    return order != 0 ? order : (left->person > right->person) - (left->person < right->person);
}

#define COMPARE_BY(pass)                                                                                     \
    static int compare_##pass(const void *a, const void *b)                                                  \
    {                                                                                                        \
        return compare_keys(a, b, pass);                                                                     \
    }
COMPARE_BY(0)
COMPARE_BY(1)
COMPARE_BY(2)
COMPARE_BY(3)

static bool met_before(const struct mi_traits *a, const struct mi_traits *b, int pass)
{
    for (int earlier = 0; earlier < pass; earlier++)
        if (key_of(a, earlier) != NULL && mi_text_is(key_of(a, earlier), key_of(b, earlier)))
            return true;
    return false;
}

static enum miraif_status add_pair(struct search *search, const struct mi_traits *a,
                                   const struct mi_traits *b)
{
    struct pair pair = {.low = a->person < b->person ? a : b, .high = a->person < b->person ? b : a};
    bool dismissed = false;
    pair.score = mi_traits_compare(a, b, search->count <= FEW, &pair.likeness);
    if (pair.score > 0)
        MI_TRY(
            mi_twin_dismissed(search->store, pair.low->person, pair.high->person, &dismissed, search->err));
    if (pair.score == 0 || dismissed)
        return MIRAIF_OK;
    struct pair *list =
        mi_arena_grow(search->arena, search->pair, search->pairs, &search->pair_room, sizeof *list);
    struct mi_traits *low = mi_arena_alloc(search->arena, sizeof *low);
    struct mi_traits *high = mi_arena_alloc(search->arena, sizeof *high);
    if (list == NULL || low == NULL || high == NULL)
        return mi_no_memory(search->err);
    *low = *pair.low; /* the people are sorted again */
    *high = *pair.high;
    pair.low = low;
    pair.high = high;
    search->pair = list;
    search->pair[search->pairs++] = pair;
    return MIRAIF_OK;
}

static enum miraif_status find_pairs(struct search *search, int pass)
{
    static int (*const compare[KEYS])(const void *, const void *) = {compare_0, compare_1, compare_2,
                                                                     compare_3};
    if (search->count == 0)
        return MIRAIF_OK;
    qsort(search->people, search->count, sizeof *search->people, compare[pass]);
    for (size_t i = 0; i < search->count && key_of(&search->people[i], pass) != NULL; i++)
        for (size_t j = i + 1; j < search->count && j - i <= NEIGHBOURS_MOST &&
                               mi_text_is(key_of(&search->people[i], pass), key_of(&search->people[j], pass));
             j++)
            if (!met_before(&search->people[i], &search->people[j], pass))
                MI_TRY(add_pair(search, &search->people[i], &search->people[j]));
    return MIRAIF_OK;
}

static int compare_pairs(const void *a, const void *b)
{
    const struct pair *left = a, *right = b;
    if (left->score != right->score)
        return left->score > right->score ? -1 : 1;
    if (left->low->person != right->low->person)
        return left->low->person < right->low->person ? -1 : 1;
    return left->high->person < right->high->person ? -1 : left->high->person > right->high->person;
}

static enum miraif_status search_all(struct miraif_store *store, struct search *search, miraif_twin_fn *each,
                                     void *context)
{
    MI_TRY(miraif_person_each(store, NULL, take, search, search->err));
    for (int pass = 0; pass < KEYS; pass++)
        MI_TRY(find_pairs(search, pass));
    if (search->pairs > 0)
        qsort(search->pair, search->pairs, sizeof *search->pair, compare_pairs);
    for (size_t i = 0; i < search->pairs; i++) {
        const struct pair *pair = &search->pair[i];
        MI_TRY(each(context, &(struct miraif_twin){.person = pair->low->person,
                                                   .name = pair->low->shown_name,
                                                   .email = pair->low->shown_email,
                                                   .other = pair->high->person,
                                                   .other_name = pair->high->shown_name,
                                                   .other_email = pair->high->shown_email,
                                                   .likeness = pair->likeness,
                                                   .score = pair->score}));
    }
    return MIRAIF_OK;
}

enum miraif_status miraif_twin_each(struct miraif_store *store, miraif_twin_fn *each, void *context,
                                    struct miraif_error *err)
{
    struct search search = {.store = store, .arena = miraif_arena_create(), .err = err};
    if (search.arena == NULL)
        return mi_no_memory(err);
    enum miraif_status status = mi_store_begin_read(store, err);
    if (status == MIRAIF_OK) {
        status = search_all(store, &search, each, context);
        mi_store_end_read(store);
    }
    miraif_arena_destroy(search.arena);
    return status;
}
