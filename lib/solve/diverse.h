/* Maximally diverse grouping without rules, by annealing: what its parts share. There are two ways to look at
 * a group's exchanges with all others, one for small groups and one for large ones; which is taken follows
 * from the sizes. */
#ifndef MI_SOLVE_DIVERSE_H
#define MI_SOLVE_DIVERSE_H

#include "miraif/solve.h"
#include "solve/chance.h"

enum {
    MI_NOISES = 8192,      /* a power of two */
    MI_SMALL_GROUP = 8,    /* the greatest size that is small */
    MI_NEVER = -(1 << 29), /* a gain so low that nothing makes up for it */
};

/* A division on its walk. In the way for large groups, seats are numbered group by group. In the way for
 * small ones, they lie in planes: first everybody's first seat, group by group, then the second …, each plane
 * filled up to a multiple of eight groups; where a group has no such seat, nobody (the number of people) sits
 * on it. */
struct mi_diverse {
    uint32_t people;
    uint32_t groups;
    uint32_t row;         /* length of a row of `value`: people + 1 */
    const int32_t *value; /* row × row, scaled so that sums fit; the last row and column, nobody's, are 0 */
    uint32_t seats;
    uint32_t *seat;  /* the person on each */
    uint32_t *start; /* large groups: groups + 1: where each group's seats begin */
    int64_t total;   /* scaled */

    uint32_t *place; /* large groups: of each person: the seat */
    uint32_t *group; /* large groups: of each person */
    int32_t *sum;    /* large groups: groups × people: of each seat, the person's distances to that group */
    int32_t *twice;  /* large groups: of each seat, twice the distance to the person who is looked at */

    uint32_t planes; /* small groups; 0: large */
    uint32_t width;  /* of a plane */
    int32_t *own;    /* of each seat: the person's distances to the own group */
    int32_t *near;   /* planes × seats: distances to each member of the group that is looked at */
    int32_t *change; /* of each seat: what its person gains by joining that group, nobody leaving it */
    int32_t *gain;   /* of each group */
    int32_t *joined; /* of each group */
    int32_t *noise;  /* MI_NOISES + width: losses that chance allows at `warmth` */
    int64_t warmth;

    struct mi_chance chance;
    struct mi_rng rng;
    uint64_t steps;
    uint64_t accepted;
};

/* Makes room for `sizes` (groups) and seats people in order. MIRAIF_NO_MEMORY. */
enum miraif_status mi_diverse_sums_make(struct mi_diverse *walk, const uint32_t *size,
                                        struct miraif_arena *scratch, struct miraif_error *err);
enum miraif_status mi_diverse_planes_make(struct mi_diverse *walk, const uint32_t *size,
                                          struct miraif_arena *scratch, struct miraif_error *err);

/* Reckons everything from `seat`. */
void mi_diverse_sums_reckon(struct mi_diverse *walk);
void mi_diverse_planes_reckon(struct mi_diverse *walk);

/* One step: looks at all exchanges of a person (large groups) or of a group's members (small ones) with
 * everybody else, and makes those that lose no more than chance allows at this temperature: for each of these
 * people at most one with each group (large) or one in all (small). */
void mi_diverse_sums_step(struct mi_diverse *walk, uint32_t person, int64_t temperature);
void mi_diverse_planes_step(struct mi_diverse *walk, uint32_t group, int64_t temperature);

/* Steps that take some seconds. */
uint64_t mi_diverse_effort(const struct miraif_grouping *problem);

/* Has a person's row of distances fetched from far memory, for the next step. */
static inline void mi_diverse_fetch(const struct mi_diverse *walk, uint32_t person)
{
    enum { TOGETHER = 16 /* numbers that memory hands over at once */ };
    const int32_t *value = &walk->value[(size_t)person * walk->row];
    for (uint32_t p = 0; p < walk->people; p += TOGETHER)
        __builtin_prefetch(&value[p]);
}

/* Searches until `effort` steps are taken or `env` says stop; `group` says the sizes and receives the best
 * division found. `*steps` is added to. MIRAIF_NO_MEMORY. */
enum miraif_status mi_diverse_search(const struct miraif_grouping *problem, const struct miraif_env *env,
                                     uint64_t effort, struct miraif_arena *scratch, uint32_t *group,
                                     uint64_t *steps, bool *ret_stopped, struct miraif_error *err);

#endif
