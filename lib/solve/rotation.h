/* Turns: who is the one in the middle, time after time. People are numbered from 0. */
#ifndef MI_SOLVE_ROTATION_H
#define MI_SOLVE_ROTATION_H

#include <stdbool.h>
#include <stdint.h>

#include "miraif/arena.h"
#include "miraif/env.h"
#include "miraif/status.h"

enum { MI_ROTATION_PEOPLE_MOST = 64, MI_ROTATION_TURNS_MOST = 520 };
#define MI_NOBODY UINT32_MAX

struct mi_rotation {
    uint32_t people;     /* 1 to MI_ROTATION_PEOPLE_MOST */
    uint32_t turns;      /* up to MI_ROTATION_TURNS_MOST */
    const uint32_t *had; /* people: turns that each had before; null: none */
    const uint32_t
        *after;    /* people × people: how often the column's turn came right after the row's; null: never */
    uint32_t last; /* whose turn was the last one; MI_NOBODY */
    const uint8_t *away; /* turns × people: 1 where somebody cannot; null: nobody */
    uint64_t effort;     /* turns tried; 0: a default */
};

/* What is kept small, the first before the second and so on. */
enum mi_rotation_cost {
    MI_ROTATION_VACANT,  /* turns that nobody can take */
    MI_ROTATION_TWICE,   /* turns of the one who had the turn before */
    MI_ROTATION_UNEVEN,  /* sum of squares of everybody's turns in the end, `had` included, less the least of
                            `had` */
    MI_ROTATION_EARLY,   /* over all turns, how many more its owner had by then than the one who had fewest */
    MI_ROTATION_REPEATS, /* over all turns, how often its owner had come right after that other one already */
    MI_ROTATION_COSTS
};

struct mi_rotation_result {
    const uint32_t *turn; /* turns: whose it is; MI_NOBODY where all are away */
    int64_t cost[MI_ROTATION_COSTS];
    bool optimal; /* proved: no other order is better */
    uint64_t steps;
};

/* Solves `problem` by branch and bound, the cheapest turn first (Land and Doig 1960). Where nobody is away
 * and nothing came before, the order is a trail over the arcs of the complete digraph of the people, which
 * has an Eulerian one because as many arcs enter a vertex as leave it (Euler 1741; Good 1946): no ordered
 * pair comes again before all did, and every round has everybody once. The first descent finds it for 2 to 8
 * people and up to 40 turns. The result lives in `arena`. MIRAIF_REFUSED: too many people or turns.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_rotation_solve(const struct mi_rotation *problem, struct miraif_arena *arena,
                                     struct mi_rotation_result *ret_result, struct miraif_error *err);

/* The cost of an order of turns, counted plainly. */
void mi_rotation_cost(const struct mi_rotation *problem, const uint32_t *turn,
                      int64_t ret_cost[MI_ROTATION_COSTS]);

/* Checks a result from the problem alone, by code that shares nothing with the solver: nobody away has a
 * turn, and every figure. MIRAIF_INTERNAL names the first thing that is wrong. */
enum miraif_status mi_rotation_check(const struct mi_rotation *problem,
                                     const struct mi_rotation_result *result, struct miraif_error *err);

#endif
