/* Counting legal divisions over the states of the exact passes, from the end: a state has as many completions
 * as those that its groups lead to. Each state only reads, which is quicker than handing numbers on. */
#include "solve/grouping_count.h"

enum { COUNT_STATES_MOST = 100000000 /* estimated transitions up to which legal divisions are counted */ };

/* How many divisions there are where every group is legal: for each size, who is in groups of that size at
 * all, and then with whom the lowest of those left is. */
static uint64_t count_all(const struct mi_exact *exact)
{
    uint64_t ways = 1;
    uint32_t left = exact->problem->people;
    for (uint32_t d = 0; d < exact->sizes; d++) {
        uint32_t here = exact->size[d] * exact->available[d];
        ways *= mi_choose_of(left, here);
        left -= here;
        for (; here > 0; here -= exact->size[d])
            ways *= mi_choose_of(here - 1, exact->size[d] - 1);
    }
    return ways;
}

static uint64_t count_transitions(const struct mi_exact *exact)
{
    uint64_t transitions = 0;
    for (uint32_t i = 0; i < exact->layers; i++) {
        const struct mi_layer *layer = &exact->layer[i];
        uint32_t rest = exact->problem->people - layer->placed;
        for (uint32_t d = 0; d < exact->sizes && rest > 0; d++)
            if (layer->used[d] < exact->available[d])
                transitions += (uint64_t)layer->ranking.words * mi_choose_of(rest - 1, exact->size[d] - 1);
    }
    return transitions;
}

/* Completions stand in place of the states of a layer, which are not needed any more, one number each. */
static int64_t *ways_of(const struct mi_layer *layer)
{
    return (int64_t *)layer->state;
}

/* The completions of the state `mask` by a further group of size `d`, of those of `next`. */
static int64_t count_through(struct mi_exact *exact, uint32_t d, uint32_t next, uint32_t mask)
{
    const int64_t *ways_on = ways_of(&exact->layer[next]);
    uint32_t leader = (uint32_t)__builtin_ctz(~mask);
    uint32_t end = exact->root[d][leader + 1];
    uint32_t at = exact->root[d][leader];
    int64_t ways = 0;
    uint64_t steps = 0;
    while (at < end) {
        struct mi_trie_node node = exact->node[at++];
        steps++;
        if (node.bit & MI_TRIE_LEAF) {
            if ((node.bit & mask) == 0)
                ways += ways_on[mi_state_of(exact, next, mask | exact->team[node.next].mask)];
        } else if (node.bit & mask) {
            at = node.next;
        }
    }
    exact->steps += steps;
    return ways;
}

/* Whether the last people make a group of the current pass. */
static bool is_candidate(const struct mi_exact *exact, uint32_t d, uint32_t mask)
{
    uint32_t index = exact->team_at[d][mi_rank_of(exact, &exact->ranking[d], mask)];
    return index != 0 && exact->team[index - 1].value >= exact->least;
}

/* The completions of a state: by the last group where only one is left, else by those of further states. */
static int64_t count_state(struct mi_exact *exact, uint32_t index, uint32_t mask)
{
    uint32_t all = (UINT32_C(1) << exact->problem->people) - 1;
    int64_t ways = 0;
    for (uint32_t d = 0; d < exact->sizes; d++) {
        uint32_t next = index + exact->stride[d];
        if (exact->layer[index].used[d] == exact->available[d])
            continue;
        if (next < exact->layers - 1)
            ways += count_through(exact, d, next, mask);
        else
            ways += is_candidate(exact, d, all & ~mask);
    }
    return ways;
}

static void count_layer(struct mi_exact *exact, uint32_t index)
{
    struct mi_layer *layer = &exact->layer[index];
    const struct mi_ranking *ranking = &layer->ranking;
    uint32_t prefix = (UINT32_C(1) << layer->groups) - 1;
    uint32_t rank = 0;
    for (uint32_t high = 0; high < ranking->high_words; high++) {
        uint32_t last = high + 1 < ranking->high_words ? ranking->base[high + 1] : ranking->words;
        if (rank == last)
            continue;
        const uint16_t *low = exact->word[layer->placed - layer->groups - mi_bits_of(high)];
        for (; rank < last && !mi_exact_must_stop(exact); rank++, low++)
            ways_of(layer)[rank] =
                count_state(exact, index, (high << MI_HALF_BITS | *low) << layer->groups | prefix);
        if (exact->stopped)
            return;
    }
}

void mi_count_from(struct mi_exact *exact, int64_t least, uint64_t *ret_count, bool *ret_counted)
{
    bool closed = exact->teams == exact->team_room && least <= 0;
    if (!closed) {
        if (count_transitions(exact) > COUNT_STATES_MOST)
            return;
        mi_trie_make(exact, least, INT64_MAX);
        for (uint32_t i = exact->layers - 1; i-- > 0 && !exact->stopped;)
            count_layer(exact, i);
    }
    if (exact->stopped)
        return;
    *ret_counted = true;
    *ret_count = closed ? count_all(exact) : (uint64_t)*ways_of(&exact->layer[0]);
}

void mi_count_legal(struct mi_exact *exact, struct miraif_grouping_result *result)
{
    mi_count_from(exact, 0, &result->legal, &result->legal_counted);
}
