/* What the ways to solve an assignment share. */
#ifndef MI_SOLVE_ASSIGNMENT_H
#define MI_SOLVE_ASSIGNMENT_H

#include "miraif/assignment.h"

enum { MI_NOBODY = UINT32_MAX };

struct mi_assignment_work {
    const struct miraif_assignment *problem;
    const struct miraif_env *env;
    struct miraif_arena *arena;
    struct miraif_error *err;
    int64_t reward;
    int64_t penalty;
    int64_t balance; /* what a column's load of k costs more than one of k - 1, for each k; 0: nothing */
    uint64_t steps;
};

/* Whether to stop; asked at every path. */
static inline bool mi_assignment_stopped(const struct mi_assignment_work *work)
{
    return work->env != NULL && work->env->should_stop != NULL && work->env->should_stop(work->env->context);
}

/* The greatest load of a member of a side whose capacities these are. */
static inline uint32_t mi_capacity_of(const uint32_t *capacity, uint32_t member, uint32_t others)
{
    uint32_t most = capacity == NULL ? 1 : capacity[member];
    return most < others ? most : others;
}

/* What leaving out one more unit of a row costs. */
static inline int64_t mi_cost_of_leaving(const struct mi_assignment_work *work, uint32_t row,
                                         uint32_t left_out)
{
    const struct miraif_assignment *problem = work->problem;
    uint32_t most = mi_capacity_of(problem->row_capacity, row, problem->columns);
    uint32_t least = problem->row_least == NULL ? 0 : problem->row_least[row];
    return work->reward + (left_out + least < most ? 0 : work->penalty);
}

/* What the `unit`-th row of a column costs beside its cost. */
static inline int64_t mi_cost_of_load(const struct mi_assignment_work *work, uint32_t column, uint32_t unit)
{
    const uint32_t *least = work->problem->column_least;
    return work->balance * unit - (least != NULL && unit <= least[column] ? work->penalty : 0);
}

/* One column for each row and one row for each column, of a matrix with no more rows than columns. */
struct mi_dense {
    uint32_t rows;
    uint32_t columns;
    const int64_t *cost;
    uint32_t *column_of; /* rows; MI_NOBODY: left out */
    uint32_t *row_of;    /* columns; MI_NOBODY: left out */
    int64_t *u; /* rows: the reward less the price; at most the reward, which is that of those left out */
    int64_t *v; /* columns: the price below 0; at most 0, which is that of those left out */
};

enum miraif_status mi_assign_dense(struct mi_assignment_work *work, struct mi_dense *dense);

/* Any capacities and minimum loads: units of the rows flow to columns, by shortest paths over all pairs, or
 * over columns where these are few. */
struct mi_flow {
    uint8_t *used;      /* rows × columns */
    uint32_t *row_load; /* pairs of each row */
    uint32_t *column_load;
    int64_t *u; /* as above */
    int64_t *v;
};

bool mi_flow_make_room(const struct mi_assignment_work *work, struct mi_flow *flow);
enum miraif_status mi_assign_flow(struct mi_assignment_work *work, struct mi_flow *flow);
enum miraif_status mi_assign_few(struct mi_assignment_work *work, struct mi_flow *flow);

#endif
