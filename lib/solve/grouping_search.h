/* Local search for better groups, for any number of people. */
#ifndef MI_SOLVE_GROUPING_SEARCH_H
#define MI_SOLVE_GROUPING_SEARCH_H

#include "solve/arrangement.h"

/* Improves the legal `best` by local search. Deterministic in `seed` and `effort`; `*steps` grows by the
 * exchanges tried. MIRAIF_NO_MEMORY. */
enum miraif_status mi_grouping_search(const struct miraif_grouping *problem, const struct miraif_env *env,
                                      uint64_t seed, uint64_t effort, struct miraif_arena *scratch,
                                      struct mi_arrangement *best, uint64_t *steps, bool *ret_stopped,
                                      struct miraif_error *err);

/* Looks for a legal division from any: exchanges that break no more of the rules, whatever they are worth,
 * until nothing is broken or `effort` is spent. MIRAIF_NO_MEMORY. */
enum miraif_status mi_grouping_mend(const struct miraif_grouping *problem, const struct miraif_env *env,
                                    uint64_t effort, struct miraif_arena *scratch, uint32_t *group,
                                    bool *ret_legal, uint64_t *steps, bool *ret_stopped,
                                    struct miraif_error *err);

#endif
