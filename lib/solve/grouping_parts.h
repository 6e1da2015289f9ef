/* The parts of exact grouping: states by layers, and candidate groups in a trie. The passes over them are in
 * grouping_exact.c. */
#ifndef MI_SOLVE_GROUPING_PARTS_H
#define MI_SOLVE_GROUPING_PARTS_H

#include "solve/common.h"

enum {
    MI_EXACT_SIZES_MOST = 6, /* distinct sizes whose sum is at most MIRAIF_EXACT_PEOPLE_MOST */
    MI_HALF_BITS = 12,       /* people are looked up in two halves */
    MI_HALF = 1 << MI_HALF_BITS
};
#define MI_TRIE_LEAF (UINT32_C(1) << 31)

/* One legal group. */
struct mi_candidate {
    uint32_t mask;
    uint32_t kept; /* pairs that stood together before */
    int64_t value;
};

/* One step of the trie: a further member, or with MI_TRIE_LEAF the last one of team `next`. Otherwise `next`
 * is where to go on when the member is placed already. */
struct mi_trie_node {
    uint32_t bit;
    uint32_t next;
};

/* A best way to reach a state; `team` is the last group on it, plus one; 0: not reached. In PASS_WORST `a` is
 * the worst value; in PASS_TOTAL and PASS_KEPT it is the total, and `b` minus the greatest value or the pairs
 * kept. */
struct mi_state {
    int64_t a;
    int64_t b;
};

/* Numbers the words of some length with so many bits set, ascending. */
struct mi_ranking {
    uint32_t words;
    uint32_t high_words; /* length of base */
    uint32_t *base;      /* rank of the first word by its upper half */
};

struct mi_layer {
    uint8_t used[MI_EXACT_SIZES_MOST]; /* groups of each size */
    uint32_t groups;                   /* k: groups used */
    uint32_t placed;                   /* m: people placed */
    struct mi_ranking ranking;         /* of the people from k on */
    struct mi_state *state;
    uint32_t *team;
};

struct mi_exact {
    const struct miraif_grouping *problem;
    const struct miraif_env *env;
    uint32_t sizes; /* distinct sizes, ascending */
    uint32_t size[MI_EXACT_SIZES_MOST];
    uint32_t available[MI_EXACT_SIZES_MOST]; /* groups of each size */
    uint32_t stride[MI_EXACT_SIZES_MOST];    /* from a layer to the one with one more group of that size */
    uint32_t *rule_mask;
    struct mi_commons commons;
    uint32_t *shared; /* by number of members: what the first of a candidate have in common */
    struct mi_layer *layer;
    uint32_t layers;
    uint16_t rank[MI_HALF];           /* of a word among those with as many bits */
    uint16_t *word[MI_HALF_BITS + 1]; /* the words with so many bits, ascending */
    uint16_t words[MI_HALF_BITS + 1];

    struct mi_candidate *team; /* all legal groups: by size, then lexicographically */
    uint32_t teams;
    uint32_t team_room;
    uint32_t size_end[MI_EXACT_SIZES_MOST]; /* end of each size in `team` */
    struct mi_ranking ranking[MI_EXACT_SIZES_MOST];
    uint32_t *team_at[MI_EXACT_SIZES_MOST]; /* by rank of its mask: index of a legal team, plus one */
    int64_t least, most;                    /* values of the teams of the current pass */
    struct mi_trie_node *node;              /* the trie of the current pass */
    uint32_t nodes;
    uint32_t root[MI_EXACT_SIZES_MOST]
                 [MIRAIF_EXACT_PEOPLE_MOST + 1]; /* where the groups of a size and leader begin */
    int64_t scale;                               /* least common multiple of the sizes */
    int64_t *share[2]; /* by half: what the people in a word can add at most, × scale */
    int64_t share_all;

    uint64_t steps;
    uint64_t expanded; /* states */
    bool stopped;
};

/* Finds sizes and makes the layers of states. MIRAIF_NO_MEMORY. */
enum miraif_status mi_layers_make(struct mi_exact *exact, struct miraif_arena *scratch,
                                  struct miraif_error *err);

/* Lists all legal groups, findable by their members. MIRAIF_NO_MEMORY. */
enum miraif_status mi_candidates_make(struct mi_exact *exact, struct miraif_arena *scratch,
                                      struct miraif_error *err);

/* The trie of the groups worth `least` to `most`, by size and leader; and what each person can add at most.
 */
void mi_trie_make(struct mi_exact *exact, int64_t least, int64_t most);

/* Numbers the words of `length` bits with `set` of them set. MIRAIF_NO_MEMORY. */
enum miraif_status mi_ranking_make(struct mi_ranking *ranking, uint32_t length, uint32_t set,
                                   struct miraif_arena *scratch, struct miraif_error *err);

/* Whether to stop; asks env every few thousand states. */
bool mi_exact_must_stop(struct mi_exact *exact);

/* n over k. */
uint32_t mi_choose_of(uint32_t n, uint32_t k);

static inline uint32_t mi_bits_of(uint32_t word)
{
    return (uint32_t)__builtin_popcount(word);
}

static inline uint32_t mi_rank_of(const struct mi_exact *exact, const struct mi_ranking *ranking,
                                  uint32_t word)
{
    return ranking->base[word >> MI_HALF_BITS] + exact->rank[word & (MI_HALF - 1)];
}

/* The place of a state within its layer. */
static inline uint32_t mi_state_of(const struct mi_exact *exact, uint32_t layer, uint32_t mask)
{
    const struct mi_layer *at = &exact->layer[layer];
    return mi_rank_of(exact, &at->ranking, mask >> at->groups);
}
#endif
