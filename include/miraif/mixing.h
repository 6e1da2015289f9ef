/* Mixing: seating people at tables, round after round, so that they meet as many others as can be (the social
 * golfer problem, with what went before). Stateless, over integers: people are numbered from 0. */
#ifndef MIRAIF_MIXING_H
#define MIRAIF_MIXING_H

#include <stdbool.h>
#include <stdint.h>

#include "miraif/arena.h"
#include "miraif/env.h"
#include "miraif/solve.h"
#include "miraif/status.h"

enum {
    MIRAIF_MIXING_PEOPLE_MOST = 8192,
    MIRAIF_MIXING_ROUNDS_MOST = 200,
    MIRAIF_MIXING_WEIGHT_MOST = 1000, /* of what a pair has behind it before the first round, in sum */
    MIRAIF_MIXING_AGAIN_MOST = 100
};

#define MIRAIF_MIXING_ANYWHERE UINT32_MAX

/* Two people, and how much it weighs that they met, or that they are rather not to meet; `weight` is not
 * looked at where they are separated. */
struct miraif_mixing_pair {
    uint32_t one;
    uint32_t other;
    uint32_t weight; /* at least 1 */
};

/* Divide `people` over `tables` in each of `rounds`. A meeting is charged with what the pair has behind it:
 * its weight in `met` and in `avoid`, `akin` if both are of one origin, and `again` for every earlier round
 * at one table. The sum of the charges is the cost; since a third meeting costs more than a second, what must
 * repeat is spread evenly. */
struct miraif_mixing {
    uint32_t people;
    uint32_t tables;
    const uint32_t *size; /* tables: seats, each at least 1; their sum is people; the same in every round */
    uint32_t rounds;      /* 1 to MIRAIF_MIXING_ROUNDS_MOST, the fixed ones included */
    const struct miraif_mixing_pair *met; /* in any order; pairs that occur twice add up */
    uint32_t mets;
    const struct miraif_mixing_pair *avoid; /* rather not at one table: charged, but no acquaintances */
    uint32_t avoids;
    const struct miraif_mixing_pair *apart; /* never at one table */
    uint32_t aparts;
    const uint32_t *origin; /* people: where each is from, 0: nowhere; null: nobody is from anywhere */
    uint32_t akin;          /* at most MIRAIF_MIXING_AGAIN_MOST */
    const uint32_t *fixed;  /* fixed_rounds × people: the table of each in the first rounds, given */
    uint32_t fixed_rounds;  /* less than rounds */
    /* people: a bit for each kind to which somebody belongs (guests, mentors); of each kind every table gets
       its share, rounded up or down; null: none */
    const uint8_t *kind;
    /* rounds × people: the table at which each stays, if it can be, or MIRAIF_MIXING_ANYWHERE: to mend a
       seating with the fewest moves; null: none. Those of fixed rounds are not looked at. */
    const uint32_t *stay;
    bool familiar;   /* in every round, whoever met any finds one of them at the table, if it can be */
    uint32_t again;  /* 0: 1; at most MIRAIF_MIXING_AGAIN_MOST */
    uint64_t effort; /* exchanges tried in all; 0: a default that fits the size */
};

struct miraif_mixing_result {
    /* optimal: cost is bound and nothing is broken; infeasible: separated people share a table (no better was
       found) */
    enum miraif_solution solution;
    const uint32_t *table; /* rounds × people: the table of each; where nobody was to stay, free tables of
                              equal size are in the order of their lowest person */
    uint32_t moved;        /* people who are not where they were to stay, over the free rounds */
    uint32_t broken;       /* separated pairs at one table, over the free rounds */
    uint32_t unfamiliar;   /* people without a familiar face, over the free rounds; 0 unless asked for */
    uint32_t uneven;       /* members of kinds too many or too few at tables, over the free rounds */
    int64_t cost;          /* of all rounds */
    int64_t bound;         /* no seating that keeps the separations costs less */
    int64_t repeats;       /* meetings of pairs that met before: in `met` or in an earlier round */
    int64_t repeats_bound; /* no seating that keeps the separations has fewer */
    uint32_t most;         /* the greatest number of rounds that a pair shares */
    bool constructed;      /* by a design of the literature, not by search */
    uint64_t steps;
    bool stopped; /* by env->should_stop, before the effort was spent */
};

/* Solves `problem`: by a combinatorial design where one is known that fits (finite fields and orthogonal
 * Latin squares, Bose 1938; resolvable designs from starter rounds, Kirkman 1850, Ray-Chaudhuri and Wilson
 * 1971), and by simulated annealing over exchanges within a round (Kirkpatrick, Gelatt and Vecchi 1983); the
 * better of both. One thing after another is made as small as can be, and none for the sake of a later one:
 * separated pairs at one table, people without a familiar face, members of kinds too many or too few, moves,
 * the cost. Memory grows with the pairs that met and the meetings, and with a bit for every pair. `env` may
 * be null (no stop, seed 0). The result lives in `arena`. MIRAIF_REFUSED: the problem is malformed, the
 * message says where. MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_solve_mixing(const struct miraif_mixing *problem,
                                                  const struct miraif_env *env, struct miraif_arena *arena,
                                                  struct miraif_mixing_result *ret_result,
                                                  struct miraif_error *err);

/* Mends a seating: solves one round at `problem->tables` tables that differ by one seat at most, whichever of
 * them is larger, with the fewest moves from `problem->stay`; `size` is not looked at. The result is checked.
 * Its tables are those of the problem's people, and perhaps of some more, who are empty chairs: no figure but
 * `bound` counts them. MIRAIF_REFUSED, too: more rounds than one, or fewer people than tables. As
 * miraif_solve_mixing. */
MIRAIF_API enum miraif_status miraif_mend_mixing(const struct miraif_mixing *problem,
                                                 const struct miraif_env *env, struct miraif_arena *arena,
                                                 struct miraif_mixing_result *ret_result,
                                                 struct miraif_error *err);

/* Checks `result` from the problem alone, by code that shares nothing with the solver: seats, fixed rounds,
 * every figure, and that no bound is above what was reached. MIRAIF_INTERNAL names the first thing that is
 * wrong; MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_check_mixing(const struct miraif_mixing *problem,
                                                  const struct miraif_mixing_result *result,
                                                  struct miraif_error *err);

/* Reads pairs from the text file at `path` ("-": standard input): a pair a line, two numbers below `people`
 * and, if it is not 1, a weight, parted by blanks, commas, semicolons or tabs; blank lines and what follows a
 * “#” are passed over. The pairs live in `arena`. MIRAIF_NOT_FOUND, MIRAIF_IO; MIRAIF_BAD_INPUT: a line that
 * is no pair, with its place; MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_mixing_read_pairs(const char *path, uint32_t people,
                                                       struct miraif_arena *arena,
                                                       const struct miraif_mixing_pair **ret_pairs,
                                                       uint32_t *ret_count, struct miraif_error *err);

#endif
