/* Maximally diverse grouping without rules, by annealing: what its parts share. There are two ways to look at
 * a group's exchanges with all others, one for small groups and one for large ones; which is taken follows
 * from the sizes. */
#ifndef MI_SOLVE_DIVERSE_H
#define MI_SOLVE_DIVERSE_H

#include "miraif/solve.h"
#include "solve/chance.h"

enum {
    MI_SWAPS = 256,        /* so many exchanges are followed sooner than everything is laid out anew */
    MI_NOISES = 8192,      /* a power of two */
    MI_SMALL_GROUP = 8,    /* the greatest size that is small */
    MI_NEVER = -(1 << 29), /* a gain so low that nothing makes up for it */
};

/* An exchange of the people on two seats. */
struct mi_swap {
    uint32_t s, t;
};

/* A division on its walk. Groups are numbered from the greatest on. Seats lie in planes: first everybody's
 * first seat, group by group, then the second …. In the way for small groups each plane is filled up to a
 * multiple of eight groups, and where a group has no such seat, nobody (the number of people) sits on it; in
 * the way for large ones such seats do not exist. */
struct mi_diverse {
    uint32_t people;
    uint32_t groups;
    uint32_t row;         /* length of a row of `value`: people + 1 */
    const int32_t *value; /* row × row, scaled so that sums fit; the last row and column, nobody's, are 0 */
    uint32_t planes;
    uint32_t seats;
    uint32_t *seat; /* the person on each */
    int32_t *own;   /* of each seat: the person's distances to the own group */
    int64_t total;  /* scaled */

    int32_t *change; /* of each seat: what the group that is looked at gains by its person */
    int32_t *gain;   /* of each group, by the best exchange; room for all seats */
    int32_t *noise;  /* losses that chance allows at `warmth` */
    uint32_t noises; /* MI_NOISES and one for each column */
    int64_t warmth;

    uint32_t width;  /* small groups: of a plane; 0: large groups */
    int32_t *joined; /* small groups: of each: what joining those who stay there gains */
    int32_t *near;   /* small groups: planes × seats: distances to each member of the group looked at; large
                        groups: people × seats: distances to each person, as `laid` says */

    uint32_t least;       /* large groups: the least size: so many planes are full */
    uint32_t *start;      /* large groups: planes + 1: where each plane begins */
    uint32_t *column;     /* large groups: of each seat: the group */
    uint32_t *place;      /* large groups: of each person: the seat */
    int32_t *sum;         /* large groups: groups × seats: the person's distances to that group */
    uint64_t *laid;       /* large groups: of each person: how many exchanges `near` has followed */
    struct mi_swap *swap; /* large groups: the last MI_SWAPS of them */
    uint64_t swaps;

    struct mi_chance chance;
    struct mi_rng rng;
    uint64_t steps;
    uint64_t accepted;
};

/* Makes room for groups of `size` (descending). MIRAIF_NO_MEMORY. */
enum miraif_status mi_diverse_sums_make(struct mi_diverse *walk, const uint32_t *size,
                                        struct miraif_arena *scratch, struct miraif_error *err);
enum miraif_status mi_diverse_planes_make(struct mi_diverse *walk, struct miraif_arena *scratch,
                                          struct miraif_error *err);

/* Draws `noise` anew where the temperature is another one. */
void mi_diverse_draw(struct mi_diverse *walk, int64_t temperature);

/* Of the first `groups`, the one where gain and what chance allows are greatest together, if that is not
 * below nothing; else `groups`. */
uint32_t mi_diverse_choose(struct mi_diverse *walk, uint32_t groups);

/* Reckons everything from `seat`. */
void mi_diverse_sums_reckon(struct mi_diverse *walk);
void mi_diverse_planes_reckon(struct mi_diverse *walk);

/* One step: looks at all exchanges of a person (large groups) or of a group's members (small ones) with
 * everybody else, and makes for each of these people at most one: the best, each group's best made better or
 * worse by chance as this temperature allows. */
void mi_diverse_sums_step(struct mi_diverse *walk, uint32_t person, int64_t temperature);
void mi_diverse_planes_step(struct mi_diverse *walk, uint32_t group, int64_t temperature);

/* Steps that take some seconds. */
uint64_t mi_diverse_effort(const struct miraif_grouping *problem);

/* Searches until `effort` steps are taken or `env` says stop; `group` says the sizes and receives the best
 * division found. `*steps` is added to. MIRAIF_NO_MEMORY. */
enum miraif_status mi_diverse_search(const struct miraif_grouping *problem, const struct miraif_env *env,
                                     uint64_t effort, struct miraif_arena *scratch, uint32_t *group,
                                     uint64_t *steps, bool *ret_stopped, struct miraif_error *err);

#endif
