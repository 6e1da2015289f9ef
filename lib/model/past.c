/* The past, read sitting by sitting: those of one table met. */
#include "model/past.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"

struct mi_past_number {
    int64_t person;
    uint32_t number;
};

static int compare_numbers(const void *a, const void *b)
{
    const struct mi_past_number *x = a;
    const struct mi_past_number *y = b;
    return (x->person > y->person) - (x->person < y->person);
}

static int compare_pairs(const void *a, const void *b)
{
    const struct miraif_mixing_pair *x = a;
    const struct miraif_mixing_pair *y = b;
    if (x->one != y->one)
        return x->one < y->one ? -1 : 1;
    return (x->other > y->other) - (x->other < y->other);
}

static const struct mi_past_number *find(const struct mi_past *past, int64_t person)
{
    const struct mi_past_number wanted = {.person = person};
    return bsearch(&wanted, past->number, past->people, sizeof wanted, compare_numbers);
}

static enum miraif_status meet(struct mi_past *past, uint32_t one, uint32_t other, uint32_t weight)
{
    struct miraif_mixing_pair *wider =
        mi_arena_grow(past->arena, past->pair, past->pairs, &past->room, sizeof *wider);
    if (wider == NULL || past->pairs == UINT32_MAX)
        return mi_no_memory(past->err);
    past->pair = wider;
    past->pair[past->pairs++] =
        (struct miraif_mixing_pair){one < other ? one : other, one < other ? other : one, weight};
    return MIRAIF_OK;
}

/* Teams are sittings below zero. */
static uint32_t weight_of(const struct mi_past *past, int64_t sitting, int64_t day)
{
    int64_t age = past->today - day;
    int64_t lives = age < 0 ? 0 : age / past->half_life;
    uint32_t newest = sitting < 0 ? MI_PAST_TEAM : MI_PAST_NEWEST;
    uint32_t weight = lives > 31 ? 0 : newest >> lives;
    return weight == 0 ? 1 : weight;
}

enum miraif_status mi_past_sat(void *context, int64_t sitting, int64_t table, int64_t person, int64_t day)
{
    struct mi_past *past = context;
    const struct mi_past_number *found = find(past, person);
    if (past->sitting != sitting || past->table != table)
        past->count = 0;
    past->sitting = sitting;
    past->table = table;
    if (found == NULL || past->count == past->people)
        return MIRAIF_OK;
    for (uint32_t i = 0; i < past->count; i++)
        if (past->at_table[i] != found->number)
            MI_TRY(meet(past, past->at_table[i], found->number, weight_of(past, sitting, day)));
    past->at_table[past->count++] = found->number;
    return MIRAIF_OK;
}

enum miraif_status mi_past_known(void *context, int64_t low, int64_t high)
{
    struct mi_past *past = context;
    const struct mi_past_number *one = find(past, low);
    const struct mi_past_number *other = find(past, high);
    return one == NULL || other == NULL ? MIRAIF_OK : meet(past, one->number, other->number, MI_PAST_NEWEST);
}

uint32_t mi_past_end(struct mi_past *past, const struct miraif_mixing_pair **ret_pairs)
{
    uint32_t count = 0;
    if (past->pairs > 0)
        qsort(past->pair, past->pairs, sizeof *past->pair, compare_pairs);
    for (size_t i = 0; i < past->pairs; i++) {
        struct miraif_mixing_pair *last = count == 0 ? NULL : &past->pair[count - 1];
        if (last == NULL || compare_pairs(last, &past->pair[i]) != 0)
            past->pair[count++] = past->pair[i];
        else
            last->weight += past->pair[i].weight;
        if (past->pair[count - 1].weight > MI_PAST_MOST)
            past->pair[count - 1].weight = MI_PAST_MOST;
    }
    *ret_pairs = past->pair;
    return count;
}

enum miraif_status mi_past_begin(struct mi_past *past, const int64_t *person, uint32_t people,
                                 const char *day, int64_t half_life, struct miraif_arena *arena,
                                 struct miraif_error *err)
{
    struct mi_date date;
    if (!mi_date_parse(day, &date))
        return mi_fail(err, MIRAIF_INTERNAL, N_("“%s” is no day"), day);
    *past = (struct mi_past){.arena = arena,
                             .err = err,
                             .people = people,
                             .today = mi_date_to_days(date),
                             .half_life = half_life == 0 ? MI_PAST_HALF_LIFE : half_life,
                             .number = mi_arena_array(arena, people, sizeof *past->number),
                             .at_table = mi_arena_array(arena, people, sizeof *past->at_table)};
    if (past->number == NULL || past->at_table == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < people; i++)
        past->number[i] = (struct mi_past_number){person[i], i};
    qsort(past->number, people, sizeof *past->number, compare_numbers);
    return MIRAIF_OK;
}

/* The pairs of a separation: counted first, written when there is room. */
static void add_separation(const struct miraif_separation *separation, struct mi_past_apart *apart)
{
    bool sides = separation->kind == MIRAIF_SEPARATION_RELATION;
    for (uint32_t i = 0; i < separation->count; i++)
        for (uint32_t j = sides && i < separation->left ? separation->left : i + 1; j < separation->count;
             j++) {
            struct miraif_mixing_pair pair = {separation->member[i], separation->member[j], MI_PAST_AVOIDED};
            if (sides && i >= separation->left)
                continue;
            if (separation->rule == MIRAIF_FORBID) {
                if (apart->apart != NULL)
                    apart->apart[apart->aparts] = pair;
                apart->aparts++;
            } else if (separation->rule == MIRAIF_AVOID) {
                if (apart->avoid != NULL)
                    apart->avoid[apart->avoids] = pair;
                apart->avoids++;
            }
        }
}

enum miraif_status mi_past_separate(const struct miraif_separation *separation, uint32_t count,
                                    struct miraif_arena *arena, struct mi_past_apart *ret_apart,
                                    struct miraif_error *err)
{
    struct mi_past_apart apart = {0};
    for (uint32_t s = 0; s < count; s++)
        add_separation(&separation[s], &apart);
    apart.apart = mi_arena_array(arena, apart.aparts, sizeof *apart.apart);
    apart.avoid = mi_arena_array(arena, apart.avoids, sizeof *apart.avoid);
    if (apart.apart == NULL || apart.avoid == NULL)
        return mi_no_memory(err);
    apart.aparts = apart.avoids = 0;
    for (uint32_t s = 0; s < count; s++)
        add_separation(&separation[s], &apart);
    *ret_apart = apart;
    return MIRAIF_OK;
}
