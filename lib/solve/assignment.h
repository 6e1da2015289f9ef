/* What the two ways to solve an assignment share. */
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
    uint64_t steps;
};

/* Whether to stop; asked at every path. */
static inline bool mi_assignment_stopped(const struct mi_assignment_work *work)
{
    return work->env != NULL && work->env->should_stop != NULL && work->env->should_stop(work->env->context);
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

/* Any capacities and minimum loads: units of the rows flow to columns. */
struct mi_flow {
    uint8_t *used;      /* rows × columns */
    uint32_t *row_load; /* pairs of each row */
    uint32_t *column_load;
    int64_t *u; /* as above */
    int64_t *v;
};

enum miraif_status mi_assign_flow(struct mi_assignment_work *work, struct mi_flow *flow);

#endif
