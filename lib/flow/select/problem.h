/* A pool and the office's options as arrays for the solver. */
#ifndef MI_FLOW_SELECT_PROBLEM_H
#define MI_FLOW_SELECT_PROBLEM_H

#include "flow/select/pool.h"
#include "miraif/selection.h"
#include "miraif/solve.h"

struct mi_problem {
    const struct mi_pool *pool;
    const struct miraif_select_options *options;
    const uint32_t *place; /* solver's number to place in the pool's roster: those who have a mark */
    struct miraif_selection solver;
    const struct mi_rule_origin *origin; /* of each rule */
    uint32_t unmarked;
    uint32_t excluded;
};

/* Encodes; what it points to lives in `arena`, or is the pool's and options'.
 * MIRAIF_NOT_FOUND: a wish about somebody who is no applicant in the pool, a quota on a field that nobody
 * has. MIRAIF_REFUSED: a person both included and excluded, more included than seats, or an unmarked one
 * included. MIRAIF_UNSATISFIABLE: fewer people than seats. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_problem_encode(struct miraif_store *store, const struct mi_pool *pool,
                                     const struct miraif_select_options *options, struct miraif_arena *arena,
                                     struct mi_problem *ret_problem, struct miraif_error *err);

/* Encodes the question who fills the seats of the cohort, for those of the roster with a wish (by place)
 * each. Up to `empty` seats may stay so: for the solver these are people without rules and with the lowest
 * mark, numbered behind the others. Everybody has a mark. Quotas are loosened to what those included and,
 * where `strict` is set, those who are free can still keep. MIRAIF_NO_MEMORY. */
enum miraif_status mi_problem_encode_seats(const struct mi_pool *pool,
                                           const struct miraif_select_options *options, const uint8_t *wish,
                                           uint32_t empty, bool strict, struct miraif_arena *arena,
                                           struct mi_problem *ret_problem, struct miraif_error *err);

/* The application behind a solver's number. */
const struct miraif_application *mi_problem_applicant(const struct mi_problem *problem, uint32_t number);

#endif
