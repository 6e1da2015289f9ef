/* Candidate groups of exact grouping: all that are legal, and the trie of those that matter in a pass. */
#include "solve/grouping_parts.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/arrangement.h"

static enum miraif_status make_rule_masks(struct mi_exact *exact, struct miraif_arena *scratch,
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

static bool is_legal(const struct mi_exact *exact, uint32_t mask)
{
    for (uint32_t r = 0; r < exact->problem->rules; r++) {
        const struct miraif_rule *rule = &exact->problem->rule[r];
        uint32_t members = mi_bits_of(mask & exact->rule_mask[r]);
        if (rule->common != NULL)
            continue;
        if (rule->together ? members != 0 && members != rule->count : !(rule->allowed >> members & 1))
            return false;
    }
    return true;
}

/* Adds a person to those whose common bits are listed, as member `count`; false where they share too little.
 */
static bool share(struct mi_exact *exact, uint32_t person, uint32_t count)
{
    uint32_t words = exact->commons.words;
    uint32_t *shared = &exact->shared[(size_t)count * words];
    if (words == 0)
        return true;
    memcpy(shared + words, shared, words * sizeof *shared);
    mi_commons_narrow(&exact->commons, mi_commons_of(&exact->commons, person), shared + words);
    return mi_commons_shortage(&exact->commons, shared + words) == 0;
}

/* Adds to the list all legal groups that begin with `team`, need `missing` more members and take them from
 * person `from` on; `value` is what pairs are worth in them. */
static void list_teams(struct mi_exact *exact, const int64_t *value, struct mi_candidate team, uint32_t from,
                       uint32_t missing)
{
    const struct miraif_grouping *problem = exact->problem;
    if (missing == 0) {
        if (is_legal(exact, team.mask))
            exact->team[exact->teams++] = team;
        return;
    }
    for (uint32_t p = from; p + missing <= problem->people; p++) {
        if (!share(exact, p, mi_bits_of(team.mask)))
            continue;
        struct mi_candidate wider = {team.mask | UINT32_C(1) << p, team.kept, team.value};
        for (uint32_t rest = team.mask; rest != 0; rest &= rest - 1) {
            size_t pair = (size_t)p * problem->people + (uint32_t)__builtin_ctz(rest);
            wider.value += value[pair];
            wider.kept += problem->kept != NULL && problem->kept[pair];
        }
        list_teams(exact, value, wider, p + 1, missing - 1);
    }
}

static const int64_t *values_of_size(const struct miraif_grouping *problem, uint32_t size)
{
    uint32_t g = 0;
    while (problem->size[g] != size)
        g++;
    return mi_values_in(problem, g);
}

/* Makes the legal groups of a size findable by their members. */
static enum miraif_status index_teams(struct mi_exact *exact, uint32_t d, struct miraif_arena *scratch,
                                      struct miraif_error *err)
{
    struct mi_ranking *ranking = &exact->ranking[d];
    MI_TRY(mi_ranking_make(ranking, exact->problem->people, exact->size[d], scratch, err));
    exact->team_at[d] = mi_arena_array(scratch, ranking->words, sizeof **exact->team_at);
    if (exact->team_at[d] == NULL)
        return mi_no_memory(err);
    for (uint32_t i = d == 0 ? 0 : exact->size_end[d - 1]; i < exact->size_end[d]; i++)
        exact->team_at[d][mi_rank_of(exact, ranking, exact->team[i].mask)] = i + 1;
    return MIRAIF_OK;
}

enum miraif_status mi_candidates_make(struct mi_exact *exact, struct miraif_arena *scratch,
                                      struct miraif_error *err)
{
    MI_TRY(make_rule_masks(exact, scratch, err));
    MI_TRY(mi_commons_make(exact->problem->rule, exact->problem->rules, NULL, exact->problem->people, scratch,
                           &exact->commons, err));
    size_t words = exact->commons.words;
    exact->shared =
        mi_arena_array(scratch, ((size_t)exact->problem->people + 1) * words, sizeof *exact->shared);
    if (exact->shared == NULL)
        return mi_no_memory(err);
    memset(exact->shared, 0xFF, words * sizeof *exact->shared);
    for (uint32_t d = 0; d < exact->sizes; d++)
        exact->team_room += mi_choose_of(exact->problem->people, exact->size[d]);
    exact->team = mi_arena_array(scratch, exact->team_room, sizeof *exact->team);
    uint32_t nodes = 0;
    for (uint32_t d = 0; d < exact->sizes; d++) { /* a trie has one node per prefix of two people and more */
        for (uint32_t length = exact->size[d] < 2 ? 1 : 2; length <= exact->size[d]; length++)
            nodes += mi_choose_of(exact->problem->people - exact->size[d] + length, length);
    }
    exact->node = mi_arena_array(scratch, nodes, sizeof *exact->node);
    exact->share[0] = mi_arena_array(scratch, MI_HALF, sizeof **exact->share);
    exact->share[1] = mi_arena_array(scratch, MI_HALF, sizeof **exact->share);
    if (exact->team == NULL || exact->node == NULL || exact->share[0] == NULL || exact->share[1] == NULL)
        return mi_no_memory(err);
    for (uint32_t d = 0; d < exact->sizes; d++) {
        list_teams(exact, values_of_size(exact->problem, exact->size[d]), (struct mi_candidate){0}, 0,
                   exact->size[d]);
        exact->size_end[d] = exact->teams;
        MI_TRY(index_teams(exact, d, scratch, err));
    }
    return MIRAIF_OK;
}

/* Hangs one team into the trie; `open` holds, by depth, the nodes whose `next` is still to be set. */
static void add_to_trie(struct mi_exact *exact, uint32_t index, uint32_t *open, uint32_t *depth)
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
        exact->node[exact->nodes++] = (struct mi_trie_node){.bit = rest & -rest};
    }
    exact->node[exact->nodes++] = (struct mi_trie_node){.bit = rest | MI_TRIE_LEAF, .next = index};
}

/* The trie of the teams worth `least` to `most`, by size and leader; and what each person can add at most. */
void mi_trie_make(struct mi_exact *exact, int64_t least, int64_t most)
{
    int64_t share[2 * MI_HALF_BITS] = {0};
    uint32_t open[MIRAIF_EXACT_PEOPLE_MOST];
    uint32_t index = 0;
    exact->least = least;
    exact->most = most;
    exact->nodes = 0;
    for (uint32_t d = 0; d < exact->sizes; d++) {
        for (uint32_t leader = 0; leader < MIRAIF_EXACT_PEOPLE_MOST; leader++) {
            uint32_t depth = 0;
            exact->root[d][leader] = exact->nodes;
            for (; index < exact->size_end[d] && (exact->team[index].mask >> leader & 1); index++) {
                const struct mi_candidate *team = &exact->team[index];
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
        exact->root[d][MIRAIF_EXACT_PEOPLE_MOST] = exact->nodes;
    }
    for (uint32_t half = 0; half < 2; half++)
        for (uint32_t word = 1; word < MI_HALF; word++)
            exact->share[half][word] = exact->share[half][word & (word - 1)] +
                                       share[half * MI_HALF_BITS + (uint32_t)__builtin_ctz(word)];
    uint32_t all = (UINT32_C(1) << exact->problem->people) - 1;
    exact->share_all = exact->share[0][all & (MI_HALF - 1)] + exact->share[1][all >> MI_HALF_BITS];
}
