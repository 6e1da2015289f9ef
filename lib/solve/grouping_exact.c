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
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/grouping.h"

enum {
    PEOPLE_MOST = MIRAIF_EXACT_PEOPLE_MOST,
    SIZES_MOST = 6, /* distinct sizes whose sum is at most PEOPLE_MOST */
    HALF_BITS = 12, /* people are looked up in two halves */
    HALF = 1 << HALF_BITS,
    POLL_STATES = 4096,           /* states between two looks at should_stop */
    COUNT_STATES_MOST = 100000000 /* estimated transitions up to which legal divisions are counted */
};
#define LEAF (UINT32_C(1) << 31)

enum pass { PASS_WORST, PASS_TOTAL, PASS_KEPT, PASS_COUNT };

/* One legal group. */
struct team {
    uint32_t mask;
    uint32_t kept; /* pairs that stood together before */
    int64_t value;
};

/* One step of the trie: a further member, or with LEAF the last one of team `next`. Otherwise `next` is where
 * to go on when the member is placed already. */
struct node {
    uint32_t bit;
    uint32_t next;
};

/* A best way to reach a state; `team` is the last group on it, plus one; 0: not reached. In PASS_WORST `a` is
 * the worst value; in PASS_TOTAL and PASS_KEPT it is the total, and `b` minus the greatest value or the pairs
 * kept; in PASS_COUNT the number of ways. */
struct state {
    int64_t a;
    int64_t b;
};

/* Numbers the words of some length with so many bits set, ascending. */
struct ranking {
    uint32_t words;
    uint32_t high_words; /* length of base */
    uint32_t *base;      /* rank of the first word by its upper half */
};

struct layer {
    uint8_t used[SIZES_MOST]; /* groups of each size */
    uint32_t groups;          /* k: groups used */
    uint32_t placed;          /* m: people placed */
    struct ranking ranking;   /* of the people from k on */
    struct state *state;
    uint32_t *team;
};

struct exact {
    const struct miraif_grouping *problem;
    const struct miraif_env *env;
    uint32_t sizes; /* distinct sizes, ascending */
    uint32_t size[SIZES_MOST];
    uint32_t available[SIZES_MOST]; /* groups of each size */
    uint32_t stride[SIZES_MOST];    /* from a layer to the one with one more group of that size */
    uint32_t *rule_mask;
    struct layer *layer;
    uint32_t layers;
    uint16_t rank[HALF];           /* of a word among those with as many bits */
    uint16_t *word[HALF_BITS + 1]; /* the words with so many bits, ascending */
    uint16_t words[HALF_BITS + 1];

    struct team *team; /* all legal groups: by size, then lexicographically */
    uint32_t teams;
    uint32_t team_room;
    uint32_t size_end[SIZES_MOST]; /* end of each size in `team` */
    struct ranking ranking[SIZES_MOST];
    uint32_t *team_at[SIZES_MOST]; /* by rank of its mask: index of a legal team, plus one */
    int64_t least, most;           /* values of the teams of the current pass */
    struct node *node;             /* the trie of the current pass */
    uint32_t nodes;
    uint32_t root[SIZES_MOST][PEOPLE_MOST + 1]; /* where the groups of a size and leader begin */
    int64_t scale;                              /* least common multiple of the sizes */
    int64_t *share[2]; /* by half: what the people in a word can add at most, × scale */
    int64_t share_all;

    uint64_t steps;
    uint64_t expanded; /* states */
    bool saturated;
    bool stopped;
};

static uint32_t bits_of(uint32_t word)
{
    return (uint32_t)__builtin_popcount(word);
}

static uint32_t choose_of(uint32_t n, uint32_t k)
{
    uint64_t product = 1;
    if (k > n)
        return 0;
    for (uint32_t i = 0; i < k; i++)
        product = product * (n - i) / (i + 1);
    return (uint32_t)product;
}

static enum miraif_status rank_words(struct exact *exact, struct miraif_arena *scratch,
                                     struct miraif_error *err)
{
    for (uint32_t bits = 0; bits <= HALF_BITS; bits++) {
        exact->word[bits] = mi_arena_array(scratch, choose_of(HALF_BITS, bits), sizeof **exact->word);
        if (exact->word[bits] == NULL)
            return mi_no_memory(err);
    }
    for (uint32_t word = 0; word < HALF; word++) {
        uint32_t bits = bits_of(word);
        exact->rank[word] = exact->words[bits];
        exact->word[bits][exact->words[bits]++] = (uint16_t)word;
    }
    return MIRAIF_OK;
}

/* The distinct sizes and how many groups have each. */
static void count_sizes(struct exact *exact)
{
    for (uint32_t size = 1; size <= PEOPLE_MOST; size++) {
        uint32_t groups = 0;
        for (uint32_t g = 0; g < exact->problem->groups; g++)
            groups += exact->problem->size[g] == size;
        if (groups > 0) {
            exact->size[exact->sizes] = size;
            exact->available[exact->sizes++] = groups;
        }
    }
    exact->scale = 1;
    for (uint32_t d = 0; d < exact->sizes; d++) {
        int64_t a = exact->scale;
        int64_t b = exact->size[d];
        while (b != 0) {
            int64_t rest = a % b;
            a = b;
            b = rest;
        }
        exact->scale = exact->scale / a * exact->size[d];
    }
}

static enum miraif_status make_ranking(struct ranking *ranking, uint32_t length, uint32_t set,
                                       struct miraif_arena *scratch, struct miraif_error *err)
{
    uint32_t low_bits = length < HALF_BITS ? length : HALF_BITS;
    ranking->high_words = UINT32_C(1) << (length - low_bits);
    ranking->base = mi_arena_array(scratch, ranking->high_words, sizeof *ranking->base);
    if (ranking->base == NULL)
        return mi_no_memory(err);
    for (uint32_t high = 0; high < ranking->high_words; high++) {
        ranking->base[high] = ranking->words;
        if (bits_of(high) <= set)
            ranking->words += choose_of(low_bits, set - bits_of(high));
    }
    return MIRAIF_OK;
}

static uint32_t rank_of(const struct exact *exact, const struct ranking *ranking, uint32_t word)
{
    return ranking->base[word >> HALF_BITS] + exact->rank[word & (HALF - 1)];
}

static enum miraif_status make_layer(struct exact *exact, uint32_t index, struct miraif_arena *scratch,
                                     struct miraif_error *err)
{
    struct layer *layer = &exact->layer[index];
    for (uint32_t d = 0; d < exact->sizes; d++) {
        layer->used[d] = (uint8_t)(index / exact->stride[d] % (exact->available[d] + 1));
        layer->groups += layer->used[d];
        layer->placed += layer->used[d] * exact->size[d];
    }
    MI_TRY(make_ranking(&layer->ranking, exact->problem->people - layer->groups,
                        layer->placed - layer->groups, scratch, err));
    layer->state = mi_arena_array(scratch, layer->ranking.words, sizeof *layer->state);
    layer->team = mi_arena_array(scratch, layer->ranking.words, sizeof *layer->team);
    return layer->state == NULL || layer->team == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

static enum miraif_status make_layers(struct exact *exact, struct miraif_arena *scratch,
                                      struct miraif_error *err)
{
    exact->layers = 1;
    for (uint32_t d = 0; d < exact->sizes; d++) {
        exact->stride[d] = exact->layers;
        exact->layers *= exact->available[d] + 1;
    }
    exact->layer = mi_arena_array(scratch, exact->layers, sizeof *exact->layer);
    if (exact->layer == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < exact->layers; i++)
        MI_TRY(make_layer(exact, i, scratch, err));
    return MIRAIF_OK;
}

static uint32_t state_of(const struct exact *exact, const struct layer *layer, uint32_t mask)
{
    return rank_of(exact, &layer->ranking, mask >> layer->groups);
}

static enum miraif_status make_rule_masks(struct exact *exact, struct miraif_arena *scratch,
                                          struct miraif_error *err)
{
    exact->rule_mask = mi_arena_array(scratch, exact->problem->rules, sizeof *exact->rule_mask);
    if (exact->rule_mask == NULL)
        return mi_no_memory(err);
    for (uint32_t r = 0; r < exact->problem->rules; r++)
        for (uint32_t i = 0; i < exact->problem->rule[r].count; i++)
            exact->rule_mask[r] |= UINT32_C(1) << exact->problem->rule[r].member[i];
    return MIRAIF_OK;
}

static bool is_legal(const struct exact *exact, uint32_t mask)
{
    for (uint32_t r = 0; r < exact->problem->rules; r++) {
        const struct miraif_rule *rule = &exact->problem->rule[r];
        uint32_t members = bits_of(mask & exact->rule_mask[r]);
        if (rule->together ? members != 0 && members != rule->count : !(rule->allowed >> members & 1))
            return false;
    }
    return true;
}

/* Adds to the list all legal groups that begin with `team`, need `missing` more members and take them from
 * person `from` on. */
static void list_teams(struct exact *exact, struct team team, uint32_t from, uint32_t missing)
{
    const struct miraif_grouping *problem = exact->problem;
    if (missing == 0) {
        if (is_legal(exact, team.mask))
            exact->team[exact->teams++] = team;
        return;
    }
    for (uint32_t p = from; p + missing <= problem->people; p++) {
        struct team wider = {team.mask | UINT32_C(1) << p, team.kept, team.value};
        for (uint32_t rest = team.mask; rest != 0; rest &= rest - 1) {
            size_t pair = (size_t)p * problem->people + (uint32_t)__builtin_ctz(rest);
            wider.value += problem->value[pair];
            wider.kept += problem->kept != NULL && problem->kept[pair];
        }
        list_teams(exact, wider, p + 1, missing - 1);
    }
}

/* Makes the legal groups of a size findable by their members. */
static enum miraif_status index_teams(struct exact *exact, uint32_t d, struct miraif_arena *scratch,
                                      struct miraif_error *err)
{
    struct ranking *ranking = &exact->ranking[d];
    MI_TRY(make_ranking(ranking, exact->problem->people, exact->size[d], scratch, err));
    exact->team_at[d] = mi_arena_array(scratch, ranking->words, sizeof **exact->team_at);
    if (exact->team_at[d] == NULL)
        return mi_no_memory(err);
    for (uint32_t i = d == 0 ? 0 : exact->size_end[d - 1]; i < exact->size_end[d]; i++)
        exact->team_at[d][rank_of(exact, ranking, exact->team[i].mask)] = i + 1;
    return MIRAIF_OK;
}

static enum miraif_status make_teams(struct exact *exact, struct miraif_arena *scratch,
                                     struct miraif_error *err)
{
    for (uint32_t d = 0; d < exact->sizes; d++)
        exact->team_room += choose_of(exact->problem->people, exact->size[d]);
    exact->team = mi_arena_array(scratch, exact->team_room, sizeof *exact->team);
    uint32_t nodes = 0;
    for (uint32_t d = 0; d < exact->sizes; d++) { /* a trie has one node per prefix of two people and more */
        for (uint32_t length = exact->size[d] < 2 ? 1 : 2; length <= exact->size[d]; length++)
            nodes += choose_of(exact->problem->people - exact->size[d] + length, length);
    }
    exact->node = mi_arena_array(scratch, nodes, sizeof *exact->node);
    exact->share[0] = mi_arena_array(scratch, HALF, sizeof **exact->share);
    exact->share[1] = mi_arena_array(scratch, HALF, sizeof **exact->share);
    if (exact->team == NULL || exact->node == NULL || exact->share[0] == NULL || exact->share[1] == NULL)
        return mi_no_memory(err);
    for (uint32_t d = 0; d < exact->sizes; d++) {
        list_teams(exact, (struct team){0}, 0, exact->size[d]);
        exact->size_end[d] = exact->teams;
        MI_TRY(index_teams(exact, d, scratch, err));
    }
    return MIRAIF_OK;
}

/* Hangs one team into the trie; `open` holds, by depth, the nodes whose `next` is still to be set. */
static void add_to_trie(struct exact *exact, uint32_t index, uint32_t *open, uint32_t *depth)
{
    uint32_t mask = exact->team[index].mask;
    uint32_t rest = mask & (mask - 1); /* without the leader */
    uint32_t same = 0;
    while (same < *depth && (rest & -rest) == exact->node[open[same]].bit) {
        rest &= rest - 1;
        same++;
    }
    while (*depth > same)
        exact->node[open[--*depth]].next = exact->nodes;
    for (; (rest & (rest - 1)) != 0; rest &= rest - 1) {
        open[(*depth)++] = exact->nodes;
        exact->node[exact->nodes++] = (struct node){.bit = rest & -rest};
    }
    exact->node[exact->nodes++] = (struct node){.bit = rest | LEAF, .next = index};
}

/* The trie of the teams worth `least` to `most`, by size and leader; and what each person can add at most. */
static void make_trie(struct exact *exact, int64_t least, int64_t most)
{
    int64_t share[2 * HALF_BITS] = {0};
    uint32_t open[PEOPLE_MOST];
    uint32_t index = 0;
    exact->least = least;
    exact->most = most;
    exact->nodes = 0;
    for (uint32_t d = 0; d < exact->sizes; d++) {
        for (uint32_t leader = 0; leader < PEOPLE_MOST; leader++) {
            uint32_t depth = 0;
            exact->root[d][leader] = exact->nodes;
            for (; index < exact->size_end[d] && (exact->team[index].mask >> leader & 1); index++) {
                const struct team *team = &exact->team[index];
                if (team->value < least || team->value > most)
                    continue;
                add_to_trie(exact, index, open, &depth);
                int64_t part = team->value * (exact->scale / exact->size[d]);
                for (uint32_t rest = team->mask; rest != 0; rest &= rest - 1)
                    if (share[__builtin_ctz(rest)] < part)
                        share[__builtin_ctz(rest)] = part;
            }
            while (depth > 0)
                exact->node[open[--depth]].next = exact->nodes;
        }
        exact->root[d][PEOPLE_MOST] = exact->nodes;
    }
    for (uint32_t half = 0; half < 2; half++)
        for (uint32_t word = 1; word < HALF; word++)
            exact->share[half][word] = exact->share[half][word & (word - 1)] +
                                       share[half * HALF_BITS + (uint32_t)__builtin_ctz(word)];
    uint32_t all = (UINT32_C(1) << exact->problem->people) - 1;
    exact->share_all = exact->share[0][all & (HALF - 1)] + exact->share[1][all >> HALF_BITS];
}

/* No division that contains this prefix has a greater total × scale. */
static int64_t scaled_bound(const struct exact *exact, int64_t total, uint32_t mask)
{
    return total * exact->scale + exact->share_all - exact->share[0][mask & (HALF - 1)] -
           exact->share[1][mask >> HALF_BITS];
}

/* Whether a prefix can still become better than what is known. */
static bool is_hopeful(const struct exact *exact, enum pass pass, const struct state *state, uint32_t mask,
                       const struct mi_arrangement *known)
{
    if (pass == PASS_WORST || pass == PASS_COUNT)
        return true;
    int64_t bound = scaled_bound(exact, state->a, mask);
    int64_t reached = known->total * exact->scale;
    if (bound != reached)
        return bound > reached;
    return pass == PASS_KEPT ||
           (exact->problem->objective == MIRAIF_WORST_THEN_SUM && -state->b < known->best);
}

static struct state extend(enum pass pass, const struct state *state, const struct team *team)
{
    switch (pass) {
    case PASS_WORST:
        return (struct state){state->a < team->value ? state->a : team->value, 0};
    case PASS_TOTAL:
        return (struct state){state->a + team->value, state->b < -team->value ? state->b : -team->value};
    case PASS_KEPT:
        return (struct state){state->a + team->value, state->b + team->kept};
    default:
        return *state;
    }
}

static void relax(struct exact *exact, enum pass pass, struct layer *layer, uint32_t mask,
                  struct state reached, uint32_t team)
{
    uint32_t index = state_of(exact, layer, mask);
    struct state *state = &layer->state[index];
    if (layer->team[index] == 0) {
        *state = reached;
        layer->team[index] = team + 1;
    } else if (pass == PASS_COUNT) {
        exact->saturated = exact->saturated || reached.a > INT64_MAX - state->a;
        state->a = exact->saturated ? INT64_MAX : state->a + reached.a;
    } else if (reached.a > state->a || (reached.a == state->a && reached.b > state->b)) {
        *state = reached;
        layer->team[index] = team + 1;
    }
}

/* The last group is whoever is left. */
static void expand_last(struct exact *exact, enum pass pass, uint32_t d, uint32_t mask,
                        const struct state *state)
{
    uint32_t all = (UINT32_C(1) << exact->problem->people) - 1;
    uint32_t index = exact->team_at[d][rank_of(exact, &exact->ranking[d], all & ~mask)];
    exact->steps++;
    if (index == 0)
        return;
    const struct team *team = &exact->team[index - 1];
    if (team->value >= exact->least && team->value <= exact->most)
        relax(exact, pass, &exact->layer[exact->layers - 1], all, extend(pass, state, team), index - 1);
}

/* Adds each group that fits to a state. */
static inline void expand(struct exact *exact, enum pass pass, uint32_t from, uint32_t mask,
                          const struct state *state)
{
    uint32_t leader = (uint32_t)__builtin_ctz(~mask);
    for (uint32_t d = 0; d < exact->sizes; d++) {
        if (exact->layer[from].used[d] == exact->available[d])
            continue;
        if (from + exact->stride[d] == exact->layers - 1) {
            expand_last(exact, pass, d, mask, state);
            continue;
        }
        struct layer *next = &exact->layer[from + exact->stride[d]];
        uint32_t end = exact->root[d][leader + 1];
        uint32_t at = exact->root[d][leader];
        while (at < end) {
            struct node node = exact->node[at++];
            exact->steps++;
            if (node.bit & LEAF) {
                if ((node.bit & mask) == 0) {
                    const struct team *team = &exact->team[node.next];
                    relax(exact, pass, next, mask | team->mask, extend(pass, state, team), node.next);
                }
            } else if (node.bit & mask) {
                at = node.next;
            }
        }
    }
}

static bool must_stop(struct exact *exact)
{
    if (exact->expanded++ % POLL_STATES == 0 && exact->env != NULL && exact->env->should_stop != NULL)
        exact->stopped = exact->stopped || exact->env->should_stop(exact->env->context);
    return exact->stopped;
}

/* Expands every state of a layer that was reached and is hopeful. */
static void expand_layer(struct exact *exact, enum pass pass, uint32_t index,
                         const struct mi_arrangement *known)
{
    struct layer *layer = &exact->layer[index];
    uint32_t rank = 0;
    uint32_t prefix = (UINT32_C(1) << layer->groups) - 1;
    const struct ranking *ranking = &layer->ranking;
    for (uint32_t high = 0; high < ranking->high_words; high++) {
        uint32_t last = high + 1 < ranking->high_words ? ranking->base[high + 1] : ranking->words;
        if (rank == last)
            continue;
        const uint16_t *low = exact->word[layer->placed - layer->groups - bits_of(high)];
        for (; rank < last; rank++, low++) {
            if (layer->team[rank] == 0)
                continue;
            uint32_t mask = (high << HALF_BITS | *low) << layer->groups | prefix;
            if (must_stop(exact))
                return;
            if (is_hopeful(exact, pass, &layer->state[rank], mask, known))
                expand(exact, pass, index, mask, &layer->state[rank]);
        }
    }
}

/* One pass over all layers. True when the state with everybody placed was reached. */
static bool sweep(struct exact *exact, enum pass pass, const struct mi_arrangement *known)
{
    for (uint32_t i = 0; i < exact->layers; i++)
        memset(exact->layer[i].team, 0, exact->layer[i].ranking.words * sizeof *exact->layer[i].team);
    exact->layer[0].team[0] = UINT32_MAX;
    exact->layer[0].state[0] = (struct state){
        .a = pass == PASS_WORST ? INT64_MAX : pass == PASS_COUNT,
        .b = pass == PASS_TOTAL ? INT64_MAX : 0,
    };
    for (uint32_t i = 0; i + 1 < exact->layers && !exact->stopped; i++)
        expand_layer(exact, pass, i, known);
    return !exact->stopped && exact->layer[exact->layers - 1].team[0] != 0;
}

static uint32_t class_of(const struct exact *exact, uint32_t mask)
{
    uint32_t d = 0;
    while (exact->size[d] != bits_of(mask))
        d++;
    return d;
}

/* Reads the division off the last sweep, from its last group to its first. */
static void read_off(const struct exact *exact, uint32_t *group, struct mi_arrangement *ret_found)
{
    struct mi_arrangement found = {.group = group, .worst = INT64_MAX};
    uint32_t mask = (UINT32_C(1) << exact->problem->people) - 1;
    uint32_t layer = exact->layers - 1;
    for (uint32_t g = exact->problem->groups; g-- > 0;) {
        uint32_t index = exact->layer[layer].team[state_of(exact, &exact->layer[layer], mask)] - 1;
        const struct team *team = &exact->team[index];
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
static void improve(struct exact *exact, enum pass pass, struct mi_arrangement *best)
{
    uint32_t group[PEOPLE_MOST];
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

/* Counts the legal divisions where that takes no longer than the proof itself. */
static void count_legal(struct exact *exact, struct miraif_grouping_result *result)
{
    uint64_t transitions = 0;
    for (uint32_t i = 0; i < exact->layers; i++) {
        const struct layer *layer = &exact->layer[i];
        uint32_t rest = exact->problem->people - layer->placed;
        for (uint32_t d = 0; d < exact->sizes && rest > 0; d++)
            if (layer->used[d] < exact->available[d])
                transitions += (uint64_t)layer->ranking.words * choose_of(rest - 1, exact->size[d] - 1);
    }
    if (transitions > COUNT_STATES_MOST)
        return;
    make_trie(exact, 0, INT64_MAX);
    if (!sweep(exact, PASS_COUNT, NULL))
        return;
    result->legal_counted = !exact->saturated;
    result->legal = (uint64_t)exact->layer[exact->layers - 1].state[0].a;
}

/* Whether no division can have a greater total, nor the same with a smaller greatest value. */
static bool total_is_proved(const struct exact *exact, const struct mi_arrangement *best)
{
    int64_t groups = exact->problem->groups;
    return exact->share_all / exact->scale == best->total &&
           (exact->problem->objective == MIRAIF_SUM || best->best == (best->total + groups - 1) / groups);
}

static void solve_passes(struct exact *exact, struct mi_arrangement *best)
{
    int64_t least = 0;
    if (exact->problem->objective == MIRAIF_WORST_THEN_SUM) {
        make_trie(exact, best->worst + 1, INT64_MAX);
        improve(exact, PASS_WORST, best);
        least = best->worst;
    }
    make_trie(exact, least, INT64_MAX);
    if (!total_is_proved(exact, best))
        improve(exact, PASS_TOTAL, best);
    if (exact->problem->kept == NULL || exact->problem->objective == MIRAIF_SUM)
        return;
    make_trie(exact, least, best->best);
    improve(exact, PASS_KEPT, best);
}

enum miraif_status mi_grouping_exact(const struct miraif_grouping *problem, const struct miraif_env *env,
                                     struct miraif_arena *scratch, struct mi_arrangement *best,
                                     struct miraif_grouping_result *result, struct miraif_error *err)
{
    struct exact *exact = mi_arena_alloc(scratch, sizeof *exact);
    if (exact == NULL)
        return mi_no_memory(err);
    exact->problem = problem;
    exact->env = env;
    count_sizes(exact);
    MI_TRY(rank_words(exact, scratch, err));
    MI_TRY(make_layers(exact, scratch, err));
    MI_TRY(make_rule_masks(exact, scratch, err));
    MI_TRY(make_teams(exact, scratch, err));
    solve_passes(exact, best);
    if (!exact->stopped)
        count_legal(exact, result);
    result->considered = exact->team_room;
    result->steps += exact->steps;
    result->stopped = exact->stopped;
    return MIRAIF_OK;
}
