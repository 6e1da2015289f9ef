/* The next best divisions, proved, over the states of the exact passes.
 *
 * First the level: the greatest value such that enough divisions have no group below it, found by trying
 * values downwards and then halving; a state that leads nowhere is remembered, so that a trial ends soon
 * either way. Divisions above the level are few and listed. On the level they are told apart by their totals:
 * each state learns the best way to complete it (from the end backwards, as in Eppstein's shortest paths,
 * 1998), and the walk from the start enters only where that way is among the best so far. */
#include "solve/grouping_next.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"

enum { LIST_MOST = MIRAIF_ALTERNATIVES_MOST + 1, GROUPS_MOST = MIRAIF_EXACT_PEOPLE_MOST };

/* One division: its groups in order of their lowest people. */
struct division {
    uint32_t team[GROUPS_MOST];
    int64_t worst;
    int64_t total;
    int64_t best;
};

struct list {
    struct division item[LIST_MOST];
    uint32_t count;
    uint32_t most;
};

struct next {
    struct mi_exact *exact;
    struct list list;
    struct list above; /* all divisions above the level */
    int64_t level;
    bool count; /* completions that are as good as the best are counted; else the least greatest value is kept
                 */
    struct division now; /* the groups so far on the walk */
    uint32_t depth;
};

/* Groups that fit a state, one after the other. */
struct fit {
    uint32_t d;
    uint32_t at;
    uint32_t layer; /* that the group found leads to */
    bool open;      /* within size `d` */
};

/* The last group is whoever is left. */
static const struct mi_candidate *fit_last(const struct mi_exact *exact, uint32_t d, uint32_t mask)
{
    uint32_t all = (UINT32_C(1) << exact->problem->people) - 1;
    uint32_t index = exact->team_at[d][mi_rank_of(exact, &exact->ranking[d], all & ~mask)];
    const struct mi_candidate *team = index == 0 ? NULL : &exact->team[index - 1];
    return team != NULL && team->value >= exact->least && team->value <= exact->most ? team : NULL;
}

/* The next group within the size `fit` is at; null: no more. */
static const struct mi_candidate *fit_more(struct mi_exact *exact, uint32_t mask, struct fit *fit)
{
    uint32_t end = exact->root[fit->d][(uint32_t)__builtin_ctz(~mask) + 1];
    while (fit->at < end) {
        struct mi_trie_node node = exact->node[fit->at++];
        exact->steps++;
        if (node.bit & MI_TRIE_LEAF) {
            if ((node.bit & mask) == 0)
                return &exact->team[node.next];
        } else if (node.bit & mask) {
            fit->at = node.next;
        }
    }
    return NULL;
}

/* The next group that fits the state `mask` of `layer`; null: no more. Begin with a `fit` of zeros. */
static const struct mi_candidate *fit_next(struct mi_exact *exact, uint32_t layer, uint32_t mask,
                                           struct fit *fit)
{
    for (; fit->d < exact->sizes; fit->d++, fit->open = false) {
        const struct mi_candidate *team = NULL;
        if (exact->layer[layer].used[fit->d] == exact->available[fit->d])
            continue;
        bool last = layer + exact->stride[fit->d] == exact->layers - 1;
        if (!fit->open)
            fit->at = exact->root[fit->d][(uint32_t)__builtin_ctz(~mask)];
        if (!last)
            team = fit_more(exact, mask, fit);
        else if (!fit->open)
            team = fit_last(exact, fit->d, mask);
        fit->open = true;
        fit->layer = layer + exact->stride[fit->d];
        if (team != NULL)
            return team;
    }
    return NULL;
}

static void begin(struct next *next, int64_t least, int64_t most)
{
    struct mi_exact *exact = next->exact;
    mi_trie_make(exact, least, most);
    for (uint32_t i = 0; i < exact->layers; i++)
        memset(exact->layer[i].team, 0, exact->layer[i].ranking.words * sizeof *exact->layer[i].team);
    next->depth = 0;
    next->now = (struct division){.worst = INT64_MAX};
}

/* Goes into a group; leaving is to restore the division as it was. */
static void enter(struct next *next, const struct mi_candidate *team)
{
    struct division *now = &next->now;
    now->team[next->depth++] = (uint32_t)(team - next->exact->team);
    now->worst = team->value < now->worst ? team->value : now->worst;
    now->best = team->value > now->best ? team->value : now->best;
    now->total += team->value;
}

static bool is_better(const struct division *a, const struct division *b)
{
    if (a->worst != b->worst)
        return a->worst > b->worst;
    return a->total != b->total ? a->total > b->total : a->best < b->best;
}

/* Keeps the division at hand in order; of equal ones the earlier is first. */
static void keep(struct next *next)
{
    struct list *list = &next->list;
    uint32_t at = list->count;
    while (at > 0 && is_better(&next->now, &list->item[at - 1]))
        at--;
    if (at == list->most)
        return;
    list->count += list->count < list->most;
    memmove(&list->item[at + 1], &list->item[at], (list->count - 1 - at) * sizeof *list->item);
    list->item[at] = next->now;
}

/* Lists divisions until there are enough: true where there are. A state without any is marked. */
static bool list_any(struct next *next, uint32_t layer, uint32_t mask)
{
    struct mi_exact *exact = next->exact;
    struct fit fit = {0};
    const struct mi_candidate *team;
    uint32_t before = next->list.count;
    if (layer == exact->layers - 1) {
        keep(next);
        return next->list.count == next->list.most;
    }
    uint32_t *dead = &exact->layer[layer].team[mi_state_of(exact, layer, mask)];
    if (*dead != 0 || mi_exact_must_stop(exact))
        return exact->stopped;
    while ((team = fit_next(exact, layer, mask, &fit)) != NULL) {
        const struct division was = next->now;
        enter(next, team);
        bool enough = list_any(next, fit.layer, mask | team->mask);
        next->now = was;
        next->depth--;
        if (enough)
            return true;
    }
    *dead = next->list.count == before;
    return false;
}

/* Whether there are `wanted` divisions without a group below `least`; if not, all of them are listed. */
static bool are_enough(struct next *next, int64_t least, uint32_t wanted)
{
    begin(next, least, INT64_MAX);
    next->list.count = 0;
    next->list.most = wanted;
    return list_any(next, 0, 0);
}

/* The best that a state can be completed to, in total and, by `count`, what else is asked; `a` is -1 where it
 * cannot. */
static struct mi_state complete(struct next *next, uint32_t layer, uint32_t mask)
{
    struct mi_exact *exact = next->exact;
    struct fit fit = {0};
    struct mi_state found = {-1, 0};
    const struct mi_candidate *team;
    if (layer == exact->layers - 1)
        return (struct mi_state){0, next->count};
    uint32_t index = mi_state_of(exact, layer, mask);
    if (exact->layer[layer].team[index] != 0)
        return exact->layer[layer].state[index];
    while (!mi_exact_must_stop(exact) && (team = fit_next(exact, layer, mask, &fit)) != NULL) {
        struct mi_state rest = complete(next, fit.layer, mask | team->mask);
        if (rest.a < 0)
            continue;
        rest.a += team->value;
        if (!next->count && rest.b < team->value)
            rest.b = team->value;
        if (rest.a == found.a && next->count)
            found.b += rest.b;
        else if (rest.a > found.a || (rest.a == found.a && rest.b < found.b))
            found = rest;
    }
    exact->layer[layer].state[index] = found;
    exact->layer[layer].team[index] = 1;
    return found;
}

/* Whether the division at hand, completed as well as can be, comes before the last of those that are listed.
 */
static bool is_hopeful(const struct next *next, const struct mi_state *rest)
{
    const struct list *list = &next->list;
    struct division whole = {.worst = next->level, .total = next->now.total + rest->a};
    whole.best = rest->b > next->now.best ? rest->b : next->now.best;
    return list->count < list->most || is_better(&whole, &list->item[list->most - 1]);
}

/* Lists the best divisions of the level, every state being completed. */
static void list_best(struct next *next, uint32_t layer, uint32_t mask)
{
    struct mi_exact *exact = next->exact;
    struct fit fit = {0};
    const struct mi_candidate *team;
    if (layer == exact->layers - 1) {
        if (next->now.worst == next->level)
            keep(next);
        return;
    }
    while ((team = fit_next(exact, layer, mask, &fit)) != NULL) {
        const struct division was = next->now;
        struct mi_state rest = complete(next, fit.layer, mask | team->mask);
        enter(next, team);
        if (rest.a >= 0 && is_hopeful(next, &rest))
            list_best(next, fit.layer, mask | team->mask);
        next->now = was;
        next->depth--;
    }
}

static int compare_values(const void *a, const void *b)
{
    const int64_t *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

/* The values that groups have, ascending: `*ret_count` of them. */
static enum miraif_status list_values(const struct mi_exact *exact, struct miraif_arena *scratch,
                                      int64_t **ret_value, uint32_t *ret_count, struct miraif_error *err)
{
    uint32_t count = 0;
    int64_t *value = mi_arena_array(scratch, exact->teams, sizeof *value);
    if (value == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < exact->teams; i++)
        value[i] = exact->team[i].value;
    qsort(value, exact->teams, sizeof *value, compare_values);
    for (uint32_t i = 0; i < exact->teams; i++)
        if (i == 0 || value[i] != value[count - 1])
            value[count++] = value[i];
    *ret_value = value;
    *ret_count = count;
    return MIRAIF_OK;
}

/* Whether the level may be `least`; else all divisions from there on are above it. */
static bool try_level(struct next *next, int64_t least, uint32_t wanted)
{
    bool enough = are_enough(next, least, wanted);
    if (!enough)
        next->above = next->list;
    return enough;
}

/* The greatest of the values up to that of the worst group of the best division for which there are enough
 * divisions; the least where there never are. */
static int64_t find_level(struct next *next, const int64_t *value, uint32_t values, int64_t worst,
                          uint32_t wanted)
{
    uint32_t high = 0; /* the last that is known to be too high */
    uint32_t step = 1;
    while (high + 1 < values && value[high + 1] <= worst)
        high++;
    if (high == 0 || try_level(next, value[high], wanted))
        return value[high];
    uint32_t low = high < step ? 0 : high - step;
    while (low > 0 && !try_level(next, value[low], wanted)) {
        high = low;
        step *= 2;
        low = high < step ? 0 : high - step;
    }
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (try_level(next, value[middle], wanted))
            low = middle;
        else
            high = middle;
    }
    return value[low];
}

/* Lists the best `wanted` divisions. */
static enum miraif_status list_all(struct next *next, int64_t worst, uint32_t wanted,
                                   struct miraif_arena *scratch, struct miraif_error *err)
{
    int64_t *value = NULL;
    uint32_t values = 0;
    MI_TRY(list_values(next->exact, scratch, &value, &values, err));
    next->level = find_level(next, value, values, worst, wanted);
    if (next->exact->stopped)
        return MIRAIF_OK;
    next->list = next->above;
    next->list.most = wanted;
    begin(next, next->level, INT64_MAX);
    list_best(next, 0, 0);
    return MIRAIF_OK;
}

/* How many divisions have the figures of the best. */
static uint64_t count_equals(struct next *next, const struct mi_arrangement *best)
{
    begin(next, best->worst, best->best);
    next->count = true;
    return (uint64_t)complete(next, 0, 0).b;
}

static bool is_division(const struct mi_exact *exact, const struct division *division, const uint32_t *group)
{
    for (uint32_t g = 0; g < exact->problem->groups; g++) {
        uint32_t mask = exact->team[division->team[g]].mask;
        for (uint32_t rest = mask; rest != 0; rest &= rest - 1)
            if (group[__builtin_ctz(rest)] != group[__builtin_ctz(mask)])
                return false;
    }
    return true;
}

/* Groups of one size are numbered in order of their lowest people, which they come in. */
static enum miraif_status write_out(const struct mi_exact *exact, const struct division *division,
                                    struct miraif_arena *arena, struct miraif_alternative *alternative,
                                    struct miraif_error *err)
{
    uint32_t *group = mi_arena_array(arena, exact->problem->people, sizeof *group);
    bool taken[GROUPS_MOST] = {false};
    if (group == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < exact->problem->groups; i++) {
        uint32_t mask = exact->team[division->team[i]].mask;
        uint32_t g = 0;
        while (taken[g] || exact->problem->size[g] != mi_bits_of(mask))
            g++;
        taken[g] = true;
        for (uint32_t rest = mask; rest != 0; rest &= rest - 1)
            group[__builtin_ctz(rest)] = g;
    }
    *alternative = (struct miraif_alternative){group, division->worst, division->total, division->best};
    return MIRAIF_OK;
}

static enum miraif_status write_all(const struct next *next, const uint32_t *best, struct miraif_arena *arena,
                                    struct miraif_grouping_result *result, struct miraif_error *err)
{
    uint32_t wanted = next->exact->problem->alternatives;
    struct miraif_alternative *list = mi_arena_array(arena, wanted, sizeof *list);
    uint32_t count = 0;
    if (list == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < next->list.count && count < wanted; i++)
        if (!is_division(next->exact, &next->list.item[i], best))
            MI_TRY(write_out(next->exact, &next->list.item[i], arena, &list[count++], err));
    result->alternative = list;
    result->alternatives = count;
    result->alternatives_proved = true;
    return MIRAIF_OK;
}

enum miraif_status mi_grouping_next(struct mi_exact *exact, const struct mi_arrangement *best,
                                    struct miraif_arena *scratch, struct miraif_arena *arena,
                                    struct miraif_grouping_result *result, struct miraif_error *err)
{
    struct next *next = mi_arena_alloc(scratch, sizeof *next);
    if (next == NULL)
        return mi_no_memory(err);
    next->exact = exact;
    uint64_t equals = count_equals(next, best);
    next->count = false;
    MI_TRY(list_all(next, best->worst, exact->problem->alternatives + 1, scratch, err));
    if (exact->stopped)
        return MIRAIF_OK;
    result->equals_counted = true;
    result->equals = equals;
    return write_all(next, best->group, arena, result, err);
}
