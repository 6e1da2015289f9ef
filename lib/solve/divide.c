/* Feasibility of a division. People who must stay together are one item, joined by union of the blocks;
 * people whom no rule touches only fill seats and are placed last. The others are placed in depth-first
 * search, the item with the fewest possible groups first, as in the colouring of graphs (Brélaz 1979); of
 * groups of one size that are still empty, only the first is tried. A branch is left as soon as a count shows
 * that some rule can no longer hold: in one group, or summed over all groups. */
#include "solve/divide.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/common.h"

#define NOWHERE UINT32_MAX
enum { DESCENTS = 3 };

struct item {
    uint32_t weight;     /* people in it */
    uint32_t first, end; /* its part of `touch`: the rules it counts for */
    uint32_t group;
    bool filler; /* one person whom no rule touches */
};

/* A rule that an item counts for, and how often. */
struct touch {
    uint32_t rule;
    uint32_t times;
};

struct search {
    const struct mi_division *division;
    uint32_t *item_of; /* people; NOWHERE: not present */
    struct item *item;
    uint32_t items;
    uint32_t heaviest;
    bool full; /* those present take all seats */
    struct touch *touch;
    uint32_t *seats;  /* groups: free ones */
    uint32_t *placed; /* groups: items in it */
    uint32_t *count;  /* rules × groups */
    uint32_t *must;   /* rules: members present and not yet placed */
    uint32_t *may;    /* rules: members who may be present */
    uint32_t *live;   /* the rules that could be broken at all */
    uint32_t lives;
    struct mi_commons commons;
    uint32_t *own;    /* items × words: what its people have in common */
    uint32_t *shared; /* groups × words, and one more for trials */
    uint64_t steps;
    uint64_t effort;
};

static bool is_present(const struct mi_division *division, uint32_t person)
{
    return division->present == NULL || division->present[person];
}

static bool is_active(const struct mi_division *division, uint32_t rule)
{
    return division->active == NULL || division->active[rule];
}

static bool is_counted(const struct mi_division *division, uint32_t rule)
{
    return is_active(division, rule) && !division->rule[rule].together && division->rule[rule].common == NULL;
}

static uint32_t least_of(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* The counts from `low` to `high` that a rule allows, as bits. */
static uint64_t allowed_between(const struct miraif_rule *rule, uint32_t low, uint32_t high)
{
    uint64_t upto = high >= 63 ? UINT64_MAX : (UINT64_C(1) << (high + 1)) - 1;
    return low > 63 ? 0 : rule->allowed & upto & (UINT64_MAX << low);
}

static uint32_t lowest_bit(uint64_t bits)
{
    return (uint32_t)__builtin_ctzll(bits);
}

static uint32_t highest_bit(uint64_t bits)
{
    return 63 - (uint32_t)__builtin_clzll(bits);
}

/* The representative of a person's block. */
static uint32_t find_block(uint32_t *parent, uint32_t person)
{
    while (parent[person] != person) {
        parent[person] = parent[parent[person]];
        person = parent[person];
    }
    return person;
}

static void join_rule(const struct search *search, const struct miraif_rule *rule, uint32_t *parent)
{
    uint32_t first = NOWHERE;
    for (uint32_t i = 0; i < rule->count; i++) {
        if (!is_present(search->division, rule->member[i]))
            continue;
        uint32_t block = find_block(parent, rule->member[i]);
        if (first == NOWHERE || block < first) {
            if (first != NOWHERE)
                parent[first] = block;
            first = block;
        } else {
            parent[block] = first;
        }
    }
}

/* One item per block of people who must stay together. */
static void make_items(struct search *search, uint32_t *parent)
{
    const struct mi_division *division = search->division;
    for (uint32_t p = 0; p < division->people; p++)
        parent[p] = p;
    for (uint32_t r = 0; r < division->rules; r++)
        if (is_active(division, r) && division->rule[r].together)
            join_rule(search, &division->rule[r], parent);
    for (uint32_t p = 0; p < division->people; p++) {
        search->item_of[p] = NOWHERE;
        if (!is_present(division, p))
            continue;
        uint32_t block = find_block(parent, p); /* the lowest person of the block: numbered already, or p */
        if (block == p)
            search->item[search->items++] = (struct item){.group = NOWHERE};
        search->item_of[p] = search->item_of[block] == NOWHERE ? search->items - 1 : search->item_of[block];
        search->item[search->item_of[p]].weight++;
    }
}

/* A rule that allows every number up to that of its members here cannot be broken, and is left alone. */
static void find_live_rules(struct search *search)
{
    const struct mi_division *division = search->division;
    for (uint32_t r = 0; r < division->rules; r++) {
        uint64_t allowed = division->rule[r].allowed;
        uint32_t upto = allowed == UINT64_MAX ? 64 : (uint32_t)__builtin_ctzll(~allowed);
        if (is_counted(division, r) && search->must[r] >= upto)
            search->live[search->lives++] = r;
    }
}

/* Whether it restricts no group in what its people have in common. */
static bool is_open(const struct search *search, uint32_t item)
{
    const uint32_t *own = &search->own[(size_t)item * search->commons.words];
    uint32_t w = 0;
    while (w < search->commons.words && own[w] == UINT32_MAX)
        w++;
    return w == search->commons.words;
}

/* Lists, per item, the live rules that it counts for. */
static void make_touches(struct search *search)
{
    const struct mi_division *division = search->division;
    uint32_t used = 0;
    for (uint32_t i = 0; i < search->items; i++) {
        struct item *item = &search->item[i];
        item->first = used;
        used += item->end;
        item->end = item->first;
    }
    for (uint32_t l = 0; l < search->lives; l++) {
        uint32_t r = search->live[l];
        const struct miraif_rule *rule = &division->rule[r];
        for (uint32_t i = 0; i < rule->count; i++) {
            if (search->item_of[rule->member[i]] == NOWHERE)
                continue;
            struct item *item = &search->item[search->item_of[rule->member[i]]];
            if (item->end == item->first || search->touch[item->end - 1].rule != r)
                search->touch[item->end++] = (struct touch){.rule = r};
            search->touch[item->end - 1].times++;
        }
    }
    for (uint32_t i = 0; i < search->items; i++)
        search->item[i].filler =
            search->item[i].weight == 1 && search->item[i].end == search->item[i].first && is_open(search, i);
}

/* Counts, per rule, who is there and who may be; and leaves in each item's `end` how many touches to expect.
 */
static uint32_t count_members(struct search *search)
{
    const struct mi_division *division = search->division;
    uint32_t touches = 0;
    for (uint32_t r = 0; r < division->rules; r++) {
        const struct miraif_rule *rule = &division->rule[r];
        for (uint32_t i = 0; is_counted(division, r) && i < rule->count; i++) {
            uint32_t person = rule->member[i];
            if (search->item_of[person] != NOWHERE) {
                search->must[r]++;
                search->item[search->item_of[person]].end++;
                touches++;
            } else if (division->optional != NULL && division->optional[person]) {
                search->may[r]++;
            }
        }
    }
    return touches;
}

/* What items have in common at first; groups have nobody yet. */
static enum miraif_status gather_commons(struct search *search, struct miraif_arena *scratch,
                                         struct miraif_error *err)
{
    const struct mi_division *division = search->division;
    MI_TRY(mi_commons_make(division->rule, division->rules, division->active, division->people, scratch,
                           &search->commons, err));
    size_t words = search->commons.words;
    search->own = mi_arena_array(scratch, search->items * words, sizeof *search->own);
    search->shared = mi_arena_array(scratch, ((size_t)division->groups + 1) * words, sizeof *search->shared);
    if (search->own == NULL || search->shared == NULL)
        return mi_no_memory(err);
    memset(search->own, 0xFF, search->items * words * sizeof *search->own);
    memset(search->shared, 0xFF, division->groups * words * sizeof *search->shared);
    for (uint32_t p = 0; p < division->people; p++)
        if (search->item_of[p] != NOWHERE)
            mi_commons_narrow(&search->commons, mi_commons_of(&search->commons, p),
                              &search->own[search->item_of[p] * words]);
    return MIRAIF_OK;
}

static enum miraif_status prepare(struct search *search, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct mi_division *division = search->division;
    uint32_t *parent = mi_arena_array(scratch, division->people, sizeof *parent);
    uint32_t seats = 0;
    search->item_of = mi_arena_array(scratch, division->people, sizeof *search->item_of);
    search->item = mi_arena_array(scratch, division->people, sizeof *search->item);
    search->seats = mi_arena_array(scratch, division->groups, sizeof *search->seats);
    search->placed = mi_arena_array(scratch, division->groups, sizeof *search->placed);
    search->count =
        mi_arena_array(scratch, (size_t)division->rules * division->groups, sizeof *search->count);
    search->must = mi_arena_array(scratch, division->rules, sizeof *search->must);
    search->may = mi_arena_array(scratch, division->rules, sizeof *search->may);
    search->live = mi_arena_array(scratch, division->rules, sizeof *search->live);
    if (parent == NULL || search->item_of == NULL || search->item == NULL || search->seats == NULL ||
        search->placed == NULL || search->count == NULL || search->must == NULL || search->may == NULL ||
        search->live == NULL)
        return mi_no_memory(err);
    memcpy(search->seats, division->size, division->groups * sizeof *search->seats);
    for (uint32_t g = 0; g < division->groups; g++)
        seats += division->size[g];
    for (uint32_t p = 0; p < division->people; p++)
        seats -= is_present(division, p);
    search->full = seats == 0;
    make_items(search, parent);
    MI_TRY(gather_commons(search, scratch, err));
    search->touch = mi_arena_array(scratch, count_members(search), sizeof *search->touch);
    if (search->touch == NULL)
        return mi_no_memory(err);
    find_live_rules(search);
    make_touches(search);
    return MIRAIF_OK;
}

static uint32_t *shared_by(const struct search *search, uint32_t group)
{
    return &search->shared[(size_t)group * search->commons.words];
}

static const uint32_t *own_of(const struct search *search, const struct item *item)
{
    return &search->own[(size_t)(item - search->item) * search->commons.words];
}

/* Whether an item and a group have enough in common. */
static bool have_enough(const struct search *search, const struct item *item, uint32_t group)
{
    const struct mi_commons *commons = &search->commons;
    uint32_t *trial = shared_by(search, search->division->groups);
    if (commons->words == 0 || item->filler)
        return true;
    memcpy(trial, shared_by(search, group), commons->words * sizeof *trial);
    mi_commons_narrow(commons, own_of(search, item), trial);
    return mi_commons_shortage(commons, trial) == 0;
}

/* Whether an item can join a group, as far as the group and the item's own rules tell. */
static bool fits(struct search *search, const struct item *item, uint32_t group)
{
    search->steps++;
    if (item->weight > search->seats[group])
        return false;
    uint32_t room = search->seats[group] - item->weight;
    for (uint32_t t = item->first; t < item->end; t++) {
        const struct touch *touch = &search->touch[t];
        uint32_t low = search->count[touch->rule * search->division->groups + group] + touch->times;
        uint32_t more = search->must[touch->rule] - touch->times + search->may[touch->rule];
        if (allowed_between(&search->division->rule[touch->rule], low, low + least_of(more, room)) == 0)
            return false;
    }
    return have_enough(search, item, group);
}

/* Whether the groups can still take up a rule's members, each by an allowed number. */
static bool rule_can_hold(const struct search *search, uint32_t r)
{
    const struct mi_division *division = search->division;
    uint32_t more = search->must[r] + search->may[r];
    uint32_t least = 0;
    uint32_t most = 0;
    for (uint32_t g = 0; g < division->groups; g++) {
        uint32_t low = search->count[r * division->groups + g];
        uint64_t can = allowed_between(&division->rule[r], low, low + least_of(more, search->seats[g]));
        if (can == 0)
            return false;
        least += lowest_bit(can) - low;
        most += highest_bit(can) - low;
    }
    return search->must[r] <= most && least <= more;
}

static bool rules_can_hold(struct search *search)
{
    for (uint32_t l = 0; l < search->lives; l++) {
        search->steps += search->division->groups;
        if (!rule_can_hold(search, search->live[l]))
            return false;
    }
    return true;
}

static void put(struct search *search, struct item *item, uint32_t group)
{
    item->group = group;
    search->seats[group] -= item->weight;
    search->placed[group]++;
    mi_commons_narrow(&search->commons, own_of(search, item), shared_by(search, group));
    for (uint32_t t = item->first; t < item->end; t++) {
        search->count[search->touch[t].rule * search->division->groups + group] += search->touch[t].times;
        search->must[search->touch[t].rule] -= search->touch[t].times;
    }
}

static void take_back(struct search *search, struct item *item)
{
    uint32_t group = item->group;
    item->group = NOWHERE;
    search->seats[group] += item->weight;
    search->placed[group]--;
    for (uint32_t t = item->first; t < item->end; t++) {
        search->count[search->touch[t].rule * search->division->groups + group] -= search->touch[t].times;
        search->must[search->touch[t].rule] += search->touch[t].times;
    }
    size_t words = search->commons.words;
    memset(shared_by(search, group), 0xFF, words * sizeof *search->shared);
    for (uint32_t i = 0; i < search->items && words > 0; i++)
        if (search->item[i].group == group)
            mi_commons_narrow(&search->commons, own_of(search, &search->item[i]), shared_by(search, group));
}

/* Whether, for every group, there are people enough who share enough with it: those who have little in common
 * may leave seats free. */
static bool seats_can_be_taken(struct search *search)
{
    const struct mi_division *division = search->division;
    for (uint32_t g = 0; g < division->groups && search->full && search->commons.words > 0; g++) {
        uint32_t fitting = 0;
        for (uint32_t i = 0; i < search->items && fitting < search->seats[g]; i++)
            if (search->item[i].group == NOWHERE && fits(search, &search->item[i], g))
                fitting += search->item[i].weight;
        if (fitting < search->seats[g])
            return false;
    }
    return true;
}

/* An empty group of the same size as an earlier empty one needs no trial of its own. */
static bool is_repetition(const struct search *search, uint32_t group)
{
    for (uint32_t g = 0; search->placed[group] == 0 && g < group; g++)
        if (search->placed[g] == 0 && search->division->size[g] == search->division->size[group])
            return true;
    return false;
}

/* The unplaced item with the fewest groups to go to; the heavier, the more ruled, the lower one of several.
 * Null when all are placed. */
static struct item *choose(struct search *search, uint32_t *ret_choices)
{
    struct item *chosen = NULL;
    for (uint32_t i = 0; i < search->items; i++) {
        struct item *item = &search->item[i];
        if (item->group != NOWHERE || item->filler)
            continue;
        uint32_t choices = 0;
        for (uint32_t g = 0; g < search->division->groups; g++)
            choices += fits(search, item, g);
        bool better = chosen == NULL || choices < *ret_choices;
        if (!better && choices == *ret_choices)
            better = item->weight != chosen->weight ? item->weight > chosen->weight
                                                    : item->end - item->first > chosen->end - chosen->first;
        if (better) {
            chosen = item;
            *ret_choices = choices;
        }
        if (choices == 0)
            break;
    }
    return chosen;
}

static enum mi_divided place(struct search *search)
{
    if (search->steps > search->effort)
        return MI_UNDECIDED;
    if (!rules_can_hold(search) || !seats_can_be_taken(search))
        return MI_INDIVISIBLE;
    uint32_t choices = 0;
    struct item *item = choose(search, &choices);
    if (item == NULL)
        return MI_DIVIDED;
    for (uint32_t g = 0; choices > 0 && g < search->division->groups; g++) {
        if (is_repetition(search, g) || !fits(search, item, g))
            continue;
        put(search, item, g);
        enum mi_divided divided = place(search);
        if (divided != MI_INDIVISIBLE)
            return divided;
        take_back(search, item);
    }
    return MI_INDIVISIBLE;
}

/* The emptiest group that an item fits. */
static uint32_t emptiest_for(struct search *search, const struct item *item)
{
    uint32_t best = NOWHERE;
    for (uint32_t g = 0; g < search->division->groups; g++)
        if ((best == NOWHERE || search->seats[g] > search->seats[best]) && fits(search, item, g))
            best = g;
    return best;
}

/* Makes room for an item that fits nowhere by moving one that is placed. */
static bool place_by_moving(struct search *search, struct item *item)
{
    for (uint32_t i = 0; i < search->items; i++) {
        struct item *other = &search->item[i];
        uint32_t home = other->group;
        if (home == NOWHERE)
            continue;
        take_back(search, other);
        if (fits(search, item, home)) {
            put(search, item, home);
            uint32_t group = emptiest_for(search, other);
            if (group != NOWHERE) {
                put(search, other, group);
                return true;
            }
            take_back(search, item);
        }
        put(search, other, home);
    }
    return false;
}

/* One descent without looking ahead: each item, the heaviest first, goes to the emptiest group that it fits.
 * Where that ends well, as it mostly does, no search is needed. */
static bool place_at_once(struct search *search)
{
    for (uint32_t weight = search->heaviest; weight > 0; weight--) {
        for (uint32_t i = 0; i < search->items; i++) {
            struct item *item = &search->item[i];
            if (item->weight != weight || item->filler)
                continue;
            uint32_t group = emptiest_for(search, item);
            if (group != NOWHERE)
                put(search, item, group);
            else if (!place_by_moving(search, item))
                return false;
        }
    }
    return rules_can_hold(search);
}

static void take_all_back(struct search *search)
{
    for (uint32_t i = 0; i < search->items; i++)
        if (search->item[i].group != NOWHERE)
            take_back(search, &search->item[i]);
}

/* Reads the division off the items; those whom no rule touches take the free seats in order. */
static void seat_all(struct search *search, uint32_t *group)
{
    uint32_t next = 0;
    for (uint32_t p = 0; p < search->division->people; p++) {
        group[p] = NOWHERE;
        if (search->item_of[p] == NOWHERE)
            continue;
        struct item *item = &search->item[search->item_of[p]];
        if (item->filler) {
            while (search->seats[next] == 0)
                next++;
            search->seats[next]--;
            item->group = next;
        }
        group[p] = item->group;
    }
}

enum miraif_status mi_divide(const struct mi_division *division, struct miraif_arena *scratch,
                             uint32_t *group, enum mi_divided *ret_divided, uint64_t *steps,
                             struct miraif_error *err)
{
    struct search search = {.division = division, .effort = division->effort};
    MI_TRY(prepare(&search, scratch, err));
    for (uint32_t i = 0; i < search.items; i++)
        search.heaviest = search.item[i].weight > search.heaviest ? search.item[i].weight : search.heaviest;
    /* A few descents to the bottom must be possible, whatever the size. */
    search.effort +=
        DESCENTS * (uint64_t)search.items * division->groups * ((uint64_t)search.items + search.lives);
    *ret_divided = MI_DIVIDED;
    if (!place_at_once(&search)) {
        take_all_back(&search);
        *ret_divided = place(&search);
    }
    *steps += search.steps;
    if (*ret_divided == MI_DIVIDED)
        seat_all(&search, group);
    return MIRAIF_OK;
}
