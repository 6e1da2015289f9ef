/* Exact grouping by dynamic programming over subsets. A state is the set of people placed so far, and how
 * many groups of each size were used; the next group is always led by the lowest person not yet placed, so
 * that each division is built in one way only. States of one layer (the same groups used) are a contiguous
 * array: after k groups the lowest k people are placed for certain, so a layer has C(n-k, m-k) states, ranked
 * by two small tables.
 *
 * One pass per criterion, because several criteria in one pass are wrong: the best (worst, total) prefix need
 * not lead to the best whole. Each pass keeps only the groups that can matter: those worth more than the
 * worst group of the division at hand, then those at least as good as the worst must be, then those between
 * worst and best. Groups are kept in a trie, so that the walk over groups that fit a state skips whole
 * branches. */
#include "solve/grouping_exact.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/grouping_count.h"
#include "solve/grouping_next.h"

enum { POLL_STATES = 4096 /* states between two looks at should_stop */ };

enum pass { PASS_WORST, PASS_TOTAL, PASS_KEPT };

/* No division that contains this prefix has a greater total × scale. */
static int64_t scaled_bound(const struct mi_exact *exact, int64_t total, uint32_t mask)
{
    return total * exact->scale + exact->share_all - exact->share[0][mask & (MI_HALF - 1)] -
           exact->share[1][mask >> MI_HALF_BITS];
}

/* Whether a prefix can still become better than what is known. */
static bool is_hopeful(const struct mi_exact *exact, enum pass pass, const struct mi_state *state,
                       uint32_t mask, const struct mi_arrangement *known)
{
    if (pass == PASS_WORST)
        return true;
    int64_t bound = scaled_bound(exact, state->a, mask);
    int64_t reached = known->total * exact->scale;
    if (bound != reached)
        return bound > reached;
    return pass == PASS_KEPT ||
           (exact->problem->objective == MIRAIF_WORST_THEN_SUM && -state->b < known->best);
}

static struct mi_state extend(enum pass pass, const struct mi_state *state, const struct mi_candidate *team)
{
    switch (pass) {
    case PASS_WORST:
        return (struct mi_state){state->a < team->value ? state->a : team->value, 0};
    case PASS_TOTAL:
        return (struct mi_state){state->a + team->value, state->b < -team->value ? state->b : -team->value};
    default:
        return (struct mi_state){state->a + team->value, state->b + team->kept};
    }
}

static void relax(struct mi_exact *exact, uint32_t at, uint32_t mask, struct mi_state reached, uint32_t team)
{
    struct mi_layer *layer = &exact->layer[at];
    uint32_t index = mi_state_of(exact, at, mask);
    const struct mi_state *state = &layer->state[index];
    if (layer->team[index] != 0 && (reached.a < state->a || (reached.a == state->a && reached.b <= state->b)))
        return;
    layer->state[index] = reached;
    layer->team[index] = team + 1;
}

/* The last group is whoever is left. */
static void expand_last(struct mi_exact *exact, enum pass pass, uint32_t d, uint32_t mask,
                        const struct mi_state *state)
{
    uint32_t all = (UINT32_C(1) << exact->problem->people) - 1;
    uint32_t index = exact->team_at[d][mi_rank_of(exact, &exact->ranking[d], all & ~mask)];
    exact->steps++;
    if (index == 0)
        return;
    const struct mi_candidate *team = &exact->team[index - 1];
    if (team->value >= exact->least && team->value <= exact->most)
        relax(exact, exact->layers - 1, all, extend(pass, state, team), index - 1);
}

/* Adds each group that fits to a state. */
static inline void expand(struct mi_exact *exact, enum pass pass, uint32_t from, uint32_t mask,
                          const struct mi_state *state)
{
    uint32_t leader = (uint32_t)__builtin_ctz(~mask);
    for (uint32_t d = 0; d < exact->sizes; d++) {
        if (exact->layer[from].used[d] == exact->available[d])
            continue;
        if (from + exact->stride[d] == exact->layers - 1) {
            expand_last(exact, pass, d, mask, state);
            continue;
        }
        uint32_t next = from + exact->stride[d];
        uint32_t end = exact->root[d][leader + 1];
        uint32_t at = exact->root[d][leader];
        while (at < end) {
            struct mi_trie_node node = exact->node[at++];
            exact->steps++;
            if (node.bit & MI_TRIE_LEAF) {
                if ((node.bit & mask) == 0) {
                    const struct mi_candidate *team = &exact->team[node.next];
                    relax(exact, next, mask | team->mask, extend(pass, state, team), node.next);
                }
            } else if (node.bit & mask) {
                at = node.next;
            }
        }
    }
}

bool mi_exact_must_stop(struct mi_exact *exact)
{
    if (exact->expanded++ % POLL_STATES == 0 && exact->env != NULL && exact->env->should_stop != NULL)
        exact->stopped = exact->stopped || exact->env->should_stop(exact->env->context);
    return exact->stopped;
}

/* Expands every state of a layer that was reached and is hopeful. */
static void expand_layer(struct mi_exact *exact, enum pass pass, uint32_t index,
                         const struct mi_arrangement *known)
{
    struct mi_layer *layer = &exact->layer[index];
    uint32_t rank = 0;
    uint32_t prefix = (UINT32_C(1) << layer->groups) - 1;
    const struct mi_ranking *ranking = &layer->ranking;
    for (uint32_t high = 0; high < ranking->high_words; high++) {
        uint32_t last = high + 1 < ranking->high_words ? ranking->base[high + 1] : ranking->words;
        if (rank == last)
            continue;
        const uint16_t *low = exact->word[layer->placed - layer->groups - mi_bits_of(high)];
        for (; rank < last; rank++, low++) {
            if (layer->team[rank] == 0)
                continue;
            uint32_t mask = (high << MI_HALF_BITS | *low) << layer->groups | prefix;
            if (mi_exact_must_stop(exact))
                return;
            if (is_hopeful(exact, pass, &layer->state[rank], mask, known))
                expand(exact, pass, index, mask, &layer->state[rank]);
        }
    }
}

/* One pass over all layers. True when the state with everybody placed was reached. */
static bool sweep(struct mi_exact *exact, enum pass pass, const struct mi_arrangement *known)
{
    for (uint32_t i = 0; i < exact->layers; i++)
        memset(exact->layer[i].team, 0, exact->layer[i].ranking.words * sizeof *exact->layer[i].team);
    exact->layer[0].team[0] = UINT32_MAX;
    exact->layer[0].state[0] = (struct mi_state){
        .a = pass == PASS_WORST ? INT64_MAX : 0,
        .b = pass == PASS_TOTAL ? INT64_MAX : 0,
    };
    for (uint32_t i = 0; i + 1 < exact->layers && !exact->stopped; i++)
        expand_layer(exact, pass, i, known);
    return !exact->stopped && exact->layer[exact->layers - 1].team[0] != 0;
}

static uint32_t class_of(const struct mi_exact *exact, uint32_t mask)
{
    uint32_t d = 0;
    while (exact->size[d] != mi_bits_of(mask))
        d++;
    return d;
}

/* Reads the division off the last sweep, from its last group to its first. */
static void read_off(const struct mi_exact *exact, uint32_t *group, struct mi_arrangement *ret_found)
{
    struct mi_arrangement found = {.group = group, .worst = INT64_MAX};
    uint32_t mask = (UINT32_C(1) << exact->problem->people) - 1;
    uint32_t layer = exact->layers - 1;
    for (uint32_t g = exact->problem->groups; g-- > 0;) {
        uint32_t index = exact->layer[layer].team[mi_state_of(exact, layer, mask)] - 1;
        const struct mi_candidate *team = &exact->team[index];
        for (uint32_t rest = team->mask; rest != 0; rest &= rest - 1)
            group[__builtin_ctz(rest)] = g;
        found.total += team->value;
        found.kept += team->kept;
        found.worst = team->value < found.worst ? team->value : found.worst;
        found.best = team->value > found.best ? team->value : found.best;
        mask &= ~team->mask;
        layer -= exact->stride[class_of(exact, team->mask)];
    }
    *ret_found = found;
}

/* A pass for something better than `best`. */
static void improve(struct mi_exact *exact, enum pass pass, struct mi_arrangement *best)
{
    uint32_t group[MIRAIF_EXACT_PEOPLE_MOST];
    struct mi_arrangement found;
    if (!sweep(exact, pass, best))
        return;
    read_off(exact, group, &found);
    if (!mi_arrangement_better(exact->problem, &found, best))
        return;
    memcpy(best->group, group, exact->problem->people * sizeof *group);
    found.group = best->group;
    *best = found;
}

static void solve_passes(struct mi_exact *exact, struct mi_arrangement *best)
{
    int64_t least = 0;
    if (exact->problem->objective == MIRAIF_WORST_THEN_SUM) {
        mi_trie_make(exact, best->worst + 1, INT64_MAX);
        improve(exact, PASS_WORST, best);
        least = best->worst;
    }
    mi_trie_make(exact, least, INT64_MAX);
    best->total--; /* which of equals it is must not hang on how far the search before this came */
    improve(exact, PASS_TOTAL, best);
    best->total += exact->stopped;
    if (exact->problem->kept == NULL || exact->problem->objective == MIRAIF_SUM)
        return;
    mi_trie_make(exact, least, best->best);
    improve(exact, PASS_KEPT, best);
}

enum miraif_status mi_grouping_exact(const struct miraif_grouping *problem, const struct miraif_env *env,
                                     struct miraif_arena *scratch, struct miraif_arena *arena,
                                     struct mi_arrangement *best, struct miraif_grouping_result *result,
                                     struct miraif_error *err)
{
    struct mi_exact *exact = mi_arena_alloc(scratch, sizeof *exact);
    if (exact == NULL)
        return mi_no_memory(err);
    exact->problem = problem;
    exact->env = env;
    MI_TRY(mi_layers_make(exact, scratch, err));
    MI_TRY(mi_candidates_make(exact, scratch, err));
    solve_passes(exact, best);
    if (!exact->stopped)
        mi_count_legal(exact, result);
    if (!exact->stopped && problem->alternatives > 0 && problem->objective == MIRAIF_WORST_THEN_SUM)
        MI_TRY(mi_grouping_next(exact, best, scratch, arena, result, err));
    result->considered = exact->team_room;
    result->steps += exact->steps;
    result->stopped = exact->stopped;
    return MIRAIF_OK;
}
