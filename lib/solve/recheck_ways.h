/* Counting divisions anew, by code of its own. */
#ifndef MI_SOLVE_RECHECK_WAYS_H
#define MI_SOLVE_RECHECK_WAYS_H

#include "solve/grouping_check.h"

/* A legal group. */
struct mi_recheck_team {
    uint32_t mask;
    int64_t value;
};

/* Divisions that complete something: how many, the greatest total of theirs (-1: none), and how many have it.
 */
struct mi_ways {
    uint64_t count;
    int64_t most;
    uint64_t at_most;
};

struct mi_recheck {
    const struct miraif_grouping *problem;
    const struct miraif_env *env;
    struct miraif_arena *arena;   /* of the teams */
    struct miraif_arena *table;   /* of one count, reset at the next */
    struct mi_recheck_team *team; /* by size, then by lowest person */
    uint32_t *first;              /* (size × people) + 1: where those of a size and lowest person begin */
    uint32_t *kept;               /* teams of the current count, in the same order; first_kept as `first` */
    uint32_t *first_kept;
    uint32_t sizes;
    uint32_t size[MIRAIF_EXACT_PEOPLE_MOST];
    uint32_t available[MIRAIF_EXACT_PEOPLE_MOST];
    uint64_t *key; /* of the table: people placed and groups used, plus one; 0: free */
    struct mi_ways *ways;
    uint64_t room;
    uint64_t filled;
    uint64_t steps;
    bool stopped; /* by env, or after too many steps */
    bool out_of_memory;
};

/* Lists the legal groups of `problem`, of at most MIRAIF_EXACT_PEOPLE_MOST people. MIRAIF_NO_MEMORY. */
enum miraif_status mi_recheck_begin(const struct miraif_grouping *problem, const struct miraif_env *env,
                                    struct miraif_arena *arena, struct miraif_arena *table,
                                    struct mi_recheck *ret_recheck, struct miraif_error *err);

/* The divisions whose groups are all worth `least` to `most`. Look at `stopped` afterwards. MIRAIF_NO_MEMORY.
 */
enum miraif_status mi_recheck_count(struct mi_recheck *recheck, int64_t least, int64_t most,
                                    struct mi_ways *ret_ways, struct miraif_error *err);

/* How many divisions are better than `last`, as far as they are listed one by one within the steps. As above.
 */
enum miraif_status mi_recheck_better(struct mi_recheck *recheck, const struct mi_figures *last,
                                     uint64_t *ret_count, struct miraif_error *err);

#endif
