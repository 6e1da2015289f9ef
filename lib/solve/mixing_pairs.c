/* The pairs: links sorted by both people, the matrix, and the table of slots (linear probing, with deletion
 * by shifting back: Knuth, The Art of Computer Programming 3, algorithm 6.4 R). */
#include "solve/mixing_pairs.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

/* So many people are few: their matrix has a few megabytes. */
enum { FEW = 1024, PERSON_BITS = 13 };

/* Everybody's links while they are sorted. */
struct sorting {
    struct mi_pairs *pairs;
    uint32_t *next;
    struct mi_pair_link *from; /* by the other: whose link it is */
    uint32_t *start;           /* people + 1, of `from` */
};

static void count_pairs(struct sorting *sorting, const struct miraif_mixing_pair *pair, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        sorting->start[pair[i].one + 1]++;
        sorting->start[pair[i].other + 1]++;
    }
}

static void spread_pairs(struct sorting *sorting, const struct miraif_mixing_pair *pair, uint32_t count,
                         uint32_t marks)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t past = marks == MI_PAIR_APART ? marks : pair[i].weight | marks;
        sorting->from[sorting->next[pair[i].other]++] =
            (struct mi_pair_link){(uint16_t)pair[i].one, (uint16_t)past};
        sorting->from[sorting->next[pair[i].one]++] =
            (struct mi_pair_link){(uint16_t)pair[i].other, (uint16_t)past};
    }
}

/* Adds a link behind those of `person`, or to the last of them; false when weights become too great. */
static bool append(struct sorting *sorting, uint32_t person, struct mi_pair_link link)
{
    struct mi_pairs *pairs = sorting->pairs;
    struct mi_pair_link *last = &pairs->link[sorting->next[person]];
    if (sorting->next[person] == pairs->first[person] || last[-1].other != link.other) {
        *last = link;
        sorting->next[person]++;
        return (link.past & MI_PAIR_WEIGHT) <= MIRAIF_MIXING_WEIGHT_MOST;
    }
    uint32_t weight = (last[-1].past & MI_PAIR_WEIGHT) + (uint32_t)(link.past & MI_PAIR_WEIGHT);
    uint32_t marks = (uint32_t)(last[-1].past | link.past) & (MI_PAIR_APART | MI_PAIR_KNOWN);
    last[-1].past = (uint16_t)(weight | marks);
    return weight <= MIRAIF_MIXING_WEIGHT_MOST;
}

/* Closes the gaps that pairs which occur twice have left. */
static void close_up(struct sorting *sorting)
{
    struct mi_pairs *pairs = sorting->pairs;
    uint32_t to = 0;
    for (uint32_t p = 0; p < pairs->people; p++) {
        uint32_t from = pairs->first[p];
        uint32_t count = sorting->next[p] - from;
        memmove(pairs->link + to, pairs->link + from, count * sizeof *pairs->link);
        pairs->first[p] = to;
        to += count;
    }
    pairs->first[pairs->people] = to;
}

/* Sorts by the other, and from there by the person: each person's links are in order then. */
static enum miraif_status sort_links(struct sorting *sorting, struct miraif_error *err)
{
    struct mi_pairs *pairs = sorting->pairs;
    const struct miraif_mixing *problem = pairs->problem;
    uint32_t people = pairs->people;
    for (uint32_t p = 0; p < people; p++)
        sorting->start[p + 1] += sorting->start[p];
    memcpy(sorting->next, sorting->start, people * sizeof *sorting->next);
    spread_pairs(sorting, problem->met, problem->mets, MI_PAIR_KNOWN);
    spread_pairs(sorting, problem->avoid, problem->avoids, 0);
    spread_pairs(sorting, problem->apart, problem->aparts, MI_PAIR_APART);
    memcpy(pairs->first, sorting->start, (people + 1u) * sizeof *pairs->first);
    memcpy(sorting->next, sorting->start, people * sizeof *sorting->next);
    for (uint32_t other = 0; other < people; other++)
        for (uint32_t i = sorting->start[other]; i < sorting->start[other + 1]; i++) {
            struct mi_pair_link link = {(uint16_t)other, sorting->from[i].past};
            if (!append(sorting, sorting->from[i].other, link))
                return mi_fail(err, MIRAIF_REFUSED,
                               N_("people %u and %u met with a weight that is not 1 to %d"), other,
                               sorting->from[i].other, MIRAIF_MIXING_WEIGHT_MOST);
        }
    close_up(sorting);
    return MIRAIF_OK;
}

static enum miraif_status make_links(struct mi_pairs *pairs, struct miraif_arena *arena,
                                     struct miraif_error *err)
{
    const struct miraif_mixing *problem = pairs->problem;
    uint64_t total = 2 * ((uint64_t)problem->mets + problem->avoids + problem->aparts);
    struct sorting sorting = {.pairs = pairs};
    if (total > UINT32_MAX)
        return mi_no_memory(err);
    pairs->first = mi_arena_array(arena, pairs->people + 1u, sizeof *pairs->first);
    pairs->link = mi_arena_array(arena, (size_t)total, sizeof *pairs->link);
    sorting.from = mi_arena_array(arena, (size_t)total, sizeof *sorting.from);
    sorting.next = mi_arena_array(arena, pairs->people, sizeof *sorting.next);
    sorting.start = mi_arena_array(arena, pairs->people + 1u, sizeof *sorting.start);
    if (pairs->first == NULL || pairs->link == NULL || sorting.from == NULL || sorting.next == NULL ||
        sorting.start == NULL)
        return mi_no_memory(err);
    count_pairs(&sorting, problem->met, problem->mets);
    count_pairs(&sorting, problem->avoid, problem->avoids);
    count_pairs(&sorting, problem->apart, problem->aparts);
    return sort_links(&sorting, err);
}

static enum miraif_status note_known(struct mi_pairs *pairs, struct miraif_arena *arena,
                                     struct miraif_error *err)
{
    if (!pairs->problem->familiar)
        return MIRAIF_OK;
    pairs->known = mi_arena_array(arena, (size_t)pairs->people * pairs->words, sizeof *pairs->known);
    if (pairs->known == NULL)
        return mi_no_memory(err);
    for (uint32_t p = 0; p < pairs->people; p++)
        for (uint32_t i = pairs->first[p]; i < pairs->first[p + 1]; i++)
            if (pairs->link[i].past & MI_PAIR_KNOWN)
                pairs->known[(size_t)p * pairs->words + pairs->link[i].other / 64] |=
                    UINT64_C(1) << (pairs->link[i].other % 64);
    return MIRAIF_OK;
}

/* Pairs that have anything behind them at any one time, at most. */
static uint64_t most_pairs(const struct mi_pairs *pairs)
{
    const struct miraif_mixing *problem = pairs->problem;
    uint64_t meetings = 0;
    for (uint32_t t = 0; t < problem->tables; t++)
        meetings += (uint64_t)problem->size[t] * (problem->size[t] - 1) / 2;
    return pairs->first[pairs->people] / 2 + meetings * problem->rounds + 2;
}

static enum miraif_status make_matrix(struct mi_pairs *pairs, struct miraif_arena *arena,
                                      struct miraif_error *err)
{
    size_t cells = (size_t)pairs->people * pairs->people;
    pairs->now = mi_arena_array(arena, cells, sizeof *pairs->now);
    pairs->before = mi_arena_array(arena, cells, sizeof *pairs->before);
    if (pairs->now == NULL || pairs->before == NULL)
        return mi_no_memory(err);
    for (uint32_t p = 0; p < pairs->people; p++) {
        uint16_t *row = pairs->before + (size_t)p * pairs->people;
        mi_pairs_row(pairs, p, row);
        for (uint32_t q = 0; q < pairs->people; q++)
            row[q] &= (uint16_t)~MI_PAIR_KNOWN;
    }
    mi_pairs_clear(pairs);
    return MIRAIF_OK;
}

static enum miraif_status make_slots(struct mi_pairs *pairs, uint64_t slots, struct miraif_arena *arena,
                                     struct miraif_error *err)
{
    size_t words = (size_t)pairs->people * pairs->words;
    pairs->slots = (uint32_t)slots;
    pairs->slot = mi_arena_array(arena, (size_t)slots, sizeof *pairs->slot);
    pairs->slot_before = mi_arena_array(arena, (size_t)slots, sizeof *pairs->slot_before);
    pairs->marked = mi_arena_array(arena, words, sizeof *pairs->marked);
    pairs->marked_before = mi_arena_array(arena, words, sizeof *pairs->marked_before);
    if (pairs->slot == NULL || pairs->slot_before == NULL || pairs->marked == NULL ||
        pairs->marked_before == NULL)
        return mi_no_memory(err);
    for (uint32_t p = 0; p < pairs->people; p++)
        for (uint32_t i = pairs->first[p]; i < pairs->first[p + 1]; i++)
            if (pairs->link[i].other > p)
                mi_pairs_change(pairs, p, pairs->link[i].other, pairs->link[i].past & ~MI_PAIR_KNOWN);
    memcpy(pairs->slot_before, pairs->slot, (size_t)slots * sizeof *pairs->slot);
    memcpy(pairs->marked_before, pairs->marked, words * sizeof *pairs->marked);
    return MIRAIF_OK;
}

enum miraif_status mi_pairs_make(const struct miraif_mixing *problem, struct miraif_arena *arena,
                                 struct mi_pairs *ret_pairs, struct miraif_error *err)
{
    struct mi_pairs pairs = {
        .problem = problem, .people = problem->people, .words = (problem->people + 63) / 64};
    MI_TRY(make_links(&pairs, arena, err));
    MI_TRY(note_known(&pairs, arena, err));
    uint64_t slots = 64;
    while (slots < 2 * most_pairs(&pairs))
        slots *= 2;
    uint64_t matrix = (uint64_t)pairs.people * pairs.people * sizeof *pairs.now;
    if (pairs.people <= FEW || slots * sizeof *pairs.slot >= matrix)
        MI_TRY(make_matrix(&pairs, arena, err));
    else
        MI_TRY(make_slots(&pairs, slots, arena, err));
    *ret_pairs = pairs;
    return MIRAIF_OK;
}

void mi_pairs_clear(struct mi_pairs *pairs)
{
    if (pairs->now != NULL) {
        memcpy(pairs->now, pairs->before, (size_t)pairs->people * pairs->people * sizeof *pairs->now);
        return;
    }
    memcpy(pairs->slot, pairs->slot_before, pairs->slots * sizeof *pairs->slot);
    memcpy(pairs->marked, pairs->marked_before, (size_t)pairs->people * pairs->words * sizeof *pairs->marked);
}

uint32_t mi_pairs_past(const struct mi_pairs *pairs, uint32_t one, uint32_t other)
{
    uint32_t low = pairs->first[one];
    uint32_t high = pairs->first[one + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (pairs->link[middle].other < other)
            low = middle + 1;
        else
            high = middle;
    }
    return low < pairs->first[one + 1] && pairs->link[low].other == other ? pairs->link[low].past : 0;
}

static bool akin(const struct miraif_mixing *problem, uint32_t one, uint32_t other)
{
    return problem->origin != NULL && problem->origin[one] != 0 &&
           problem->origin[one] == problem->origin[other];
}

void mi_pairs_row(const struct mi_pairs *pairs, uint32_t person, uint16_t *row)
{
    for (uint32_t q = 0; q < pairs->people; q++)
        row[q] = (uint16_t)(akin(pairs->problem, person, q) ? pairs->problem->akin : 0);
    for (uint32_t i = pairs->first[person]; i < pairs->first[person + 1]; i++)
        row[pairs->link[i].other] = (uint16_t)(row[pairs->link[i].other] + pairs->link[i].past);
}

static uint32_t key_of(uint32_t one, uint32_t other)
{
    return (one < other ? one << PERSON_BITS | other : other << PERSON_BITS | one) + 1;
}

static uint32_t home_of(const struct mi_pairs *pairs, uint32_t key)
{
    return (uint32_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (pairs->slots - 1);
}

/* The slot of a key, or the empty one where it would be. */
static uint32_t find(const struct mi_pairs *pairs, uint32_t key)
{
    uint32_t at = home_of(pairs, key);
    while (pairs->slot[at].key != 0 && pairs->slot[at].key != key)
        at = (at + 1) & (pairs->slots - 1);
    return at;
}

uint32_t mi_pairs_look_up(const struct mi_pairs *pairs, uint32_t one, uint32_t other)
{
    uint32_t charge = akin(pairs->problem, one, other) ? pairs->problem->akin : 0;
    if (mi_pairs_bit(pairs->marked, pairs->words, one, other))
        charge += pairs->slot[find(pairs, key_of(one, other))].charge;
    return charge;
}

static void mark(struct mi_pairs *pairs, uint32_t one, uint32_t other)
{
    pairs->marked[(size_t)one * pairs->words + other / 64] ^= UINT64_C(1) << (other % 64);
    pairs->marked[(size_t)other * pairs->words + one / 64] ^= UINT64_C(1) << (one % 64);
}

/* Empties a slot; those behind it that would not be found any more move up. */
static void empty(struct mi_pairs *pairs, uint32_t gap)
{
    uint32_t mask = pairs->slots - 1;
    for (uint32_t at = (gap + 1) & mask; pairs->slot[at].key != 0; at = (at + 1) & mask) {
        uint32_t home = home_of(pairs, pairs->slot[at].key);
        if (((at - home) & mask) < ((at - gap) & mask))
            continue;
        pairs->slot[gap] = pairs->slot[at];
        gap = at;
    }
    pairs->slot[gap] = (struct mi_pair_slot){0};
}

static void change_slot(struct mi_pairs *pairs, uint32_t one, uint32_t other, int32_t by)
{
    uint32_t key = key_of(one, other);
    uint32_t at = find(pairs, key);
    if (pairs->slot[at].key == 0) {
        pairs->slot[at].key = key;
        mark(pairs, one, other);
    }
    pairs->slot[at].charge = (uint32_t)((int32_t)pairs->slot[at].charge + by);
    if (pairs->slot[at].charge == 0) {
        empty(pairs, at);
        mark(pairs, one, other);
    }
}

void mi_pairs_change(struct mi_pairs *pairs, uint32_t one, uint32_t other, int32_t by)
{
    if (pairs->now == NULL) {
        change_slot(pairs, one, other, by);
        return;
    }
    uint16_t charge = (uint16_t)(pairs->now[(size_t)one * pairs->people + other] + by);
    pairs->now[(size_t)one * pairs->people + other] = charge;
    pairs->now[(size_t)other * pairs->people + one] = charge;
}
