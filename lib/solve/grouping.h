/* What the exact and the heuristic part of the grouping solver share. */
#ifndef MI_SOLVE_GROUPING_H
#define MI_SOLVE_GROUPING_H

#include "miraif/solve.h"

/* A legal way to divide the people, with its figures. */
struct mi_arrangement {
    uint32_t *group; /* people */
    int64_t worst;
    int64_t total;
    int64_t best;
    int64_t kept;
};

/* The values of pairs within group `g`. */
const int64_t *mi_values_in(const struct miraif_grouping *problem, uint32_t g);

/* Whether `a` is better than `b` under the problem's objective. */
bool mi_arrangement_better(const struct miraif_grouping *problem, const struct mi_arrangement *a,
                           const struct mi_arrangement *b);

/* Improves the legal `best` by local search. Deterministic in `seed` and `effort`; `*steps` grows by the
 * exchanges tried. MIRAIF_NO_MEMORY. */
enum miraif_status mi_grouping_search(const struct miraif_grouping *problem, const struct miraif_env *env,
                                      uint64_t seed, uint64_t effort, struct miraif_arena *scratch,
                                      struct mi_arrangement *best, uint64_t *steps, bool *ret_stopped,
                                      struct miraif_error *err);

/* Makes the legal `best` optimal, at most MIRAIF_EXACT_PEOPLE_MOST people, and fills `result`'s counts. Where
 * it was stopped, `best` is as good as known. MIRAIF_NO_MEMORY. */
enum miraif_status mi_grouping_exact(const struct miraif_grouping *problem, const struct miraif_env *env,
                                     struct miraif_arena *scratch, struct mi_arrangement *best,
                                     struct miraif_grouping_result *result, struct miraif_error *err);

#endif
