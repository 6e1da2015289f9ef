/* Maximally diverse grouping without rules, by annealing: what the parts share. */
#ifndef MI_SOLVE_DIVERSE_H
#define MI_SOLVE_DIVERSE_H

#include "miraif/solve.h"
#include "solve/chance.h"

/* A division on its walk. Seats are numbered group by group; `sum` says, for each group and the person on
 * each seat, what that person's distances to the group's members add up to. */
struct mi_diverse {
    uint32_t people;
    uint32_t groups;
    const int32_t *value; /* people × people, scaled so that sums fit */
    uint32_t *start;      /* groups + 1: where each group's seats begin */
    uint32_t *seat;       /* the person on each */
    uint32_t *place;      /* of each person: the seat */
    uint32_t *group;      /* of each person */
    int32_t *sum;         /* groups × people */
    int32_t *twice;       /* people: of each seat, twice the distance to the person who is looked at */
    int64_t total;        /* scaled */
    struct mi_chance chance;
    struct mi_rng rng;
    uint64_t steps;
    uint64_t accepted;
};

/* Reckons `place`, `group`, `sum` and `total` from `start` and `seat`. */
void mi_diverse_reckon(struct mi_diverse *walk);

/* One step: looks at a person's exchange with everybody of every other group and makes the best of each
 * group if it loses no more than chance allows at this temperature. */
void mi_diverse_step(struct mi_diverse *walk, uint32_t person, int64_t temperature);

/* Searches until `effort` steps are taken or `env` says stop; `group` receives the best division found.
 * `*steps` is added to. MIRAIF_NO_MEMORY. */
enum miraif_status mi_diverse_search(const struct miraif_grouping *problem, const struct miraif_env *env,
                                     uint64_t effort, struct miraif_arena *scratch, uint32_t *group,
                                     uint64_t *steps, bool *ret_stopped, struct miraif_error *err);

#endif
