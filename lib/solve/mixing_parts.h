/* The parts of the mixing solver: bounds, designs fitted to a problem, and search. */
#ifndef MI_SOLVE_MIXING_PARTS_H
#define MI_SOLVE_MIXING_PARTS_H

#include "solve/mixing_state.h"

struct mi_mixing_bounds {
    int64_t cost;
    int64_t moved;
    int64_t repeats; /* of the free rounds */
};

/* Counts what cannot be avoided, after mi_mixing_clear. MIRAIF_NO_MEMORY. */
enum miraif_status mi_mixing_bound(const struct mi_mixing_state *state, struct miraif_arena *arena,
                                   struct mi_mixing_bounds *ret_bounds, struct miraif_error *err);

/* What of the past a design is laid on: all, what weighs most, or the fixed round of number anchor -
 * MI_FIT_FIXED. */
enum { MI_FIT_ALL, MI_FIT_HEAVIEST, MI_FIT_FIXED };

/* Fills the free rounds of `at` (rounds × people) from a known design, if one fits the tables, after
 * mi_mixing_clear. MIRAIF_NO_MEMORY. */
enum miraif_status mi_mixing_fit(const struct mi_mixing_state *state, uint32_t anchor,
                                 struct miraif_arena *arena, uint32_t *at, bool *ret_fits,
                                 struct miraif_error *err);

struct mi_mixing_search {
    struct mi_mixing_state *state; /* seated; ends with the best seating found */
    const struct miraif_env *env;
    uint64_t seed;
    uint64_t effort;         /* exchanges to try */
    struct mi_burden enough; /* that cannot be bettered */
    uint32_t heat;           /* how readily the first exchanges are taken that make it worse, of 2^32 */
    bool whole;              /* people change places in all free rounds at once: a design stays one */
    uint64_t steps;          /* grows by the exchanges tried */
    bool stopped;
};

/* Improves the seating by annealing. MIRAIF_NO_MEMORY. */
enum miraif_status mi_mixing_anneal(struct mi_mixing_search *search, struct miraif_arena *arena,
                                    struct miraif_error *err);

/* Fills `result` from a seated state: table, solution, and every figure but
 * the bounds and the steps, which are there; `repeats_bound` grows by the repeats of the fixed rounds.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_mixing_report(const struct mi_mixing_state *state, struct miraif_arena *arena,
                                    struct miraif_mixing_result *result, struct miraif_error *err);

#endif
