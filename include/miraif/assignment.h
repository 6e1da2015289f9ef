/* The assignment problem: rows are given columns under capacities and minimum loads on both sides, as many
 * pairs as possible first, and at the least cost. Stateless, over integers and arrays. */
#ifndef MIRAIF_ASSIGNMENT_H
#define MIRAIF_ASSIGNMENT_H

#include "miraif/solve.h"

/* The cost of a pair that may not be; all others are at most MIRAIF_COST_MOST, above and below 0. */
#define MIRAIF_FORBIDDEN (INT64_C(1) << 60)
#define MIRAIF_COST_MOST INT64_C(1000000000000)

enum { MIRAIF_ASSIGNMENT_SIDE_MOST = 1000000 };

/* A pair is a row and a column; the same pair is made once at most. How many pairs a row or a column is in is
 * its load. */
struct miraif_assignment {
    uint32_t rows;
    uint32_t columns;
    const int64_t *cost;             /* rows × columns, row by row */
    const uint32_t *row_capacity;    /* rows: the greatest load; null: 1 each */
    const uint32_t *column_capacity; /* columns; null: 1 each */
    const uint32_t *row_least;       /* rows: the least load, at most the capacity; null: none */
    const uint32_t *column_least;
    bool balance; /* columns have loads as equal as can be, before the cost is looked at */
    bool
        cost_first; /* a pair is made where that lowers the cost, or leaves it as it is; not with `balance` */
};

/* Reads costs from the CSV file at `path` ("-" is standard input): a line a row, parted by commas, semicolons
 * or tabs, numbers of at most six places, an empty cell is a pair that may not be. Fills in `rows`, `columns`
 * and `cost`, which lives in `arena`; the rest is 0. `*ret_decimal`: costs are millionths, because not all
 * are integers. MIRAIF_NOT_FOUND: no such file. MIRAIF_BAD_INPUT, with line and column: a cell that is no
 * number, or one out of range; a line with more or fewer cells than the first. MIRAIF_EMPTY_FILE. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_assignment_read(const char *path, struct miraif_arena *arena,
                                                     struct miraif_assignment *ret_problem, bool *ret_decimal,
                                                     struct miraif_error *err);

/* The result and, for its proof, prices: what a further unit of capacity would be worth. With the gain of a
 * pair being `reward` less `scale` times its cost, and `penalty` for each unit by which a load stays below
 * its minimum, every pair that is not made gains at most the prices of its row and column together, and every
 * pair that is made at least that. The k-th unit of a member's load costs, of a column, `even` times k, and
 * up to the minimum `penalty` less; a price is at most the cost of a unit more, where the capacity allows for
 * one, and at least that of the last one. `even` exceeds what any exchange can save in cost (0: loads need
 * not be equal), `reward` exceeds that and what it can save by equal loads, and `penalty` exceeds both and a
 * reward, so that loads come before the number of pairs, the number before equal loads, and these before the
 * cost. With cost_first, `scale` is 2 and `reward` 1. */
struct miraif_assignment_result {
    enum miraif_solution solution; /* MIRAIF_OPTIMAL; MIRAIF_INFEASIBLE: some minimum load cannot be met */
    const uint32_t *first;         /* rows + 1: where the columns of each row begin in `column` */
    const uint32_t *column;        /* of each pair, ascending within a row */
    uint32_t pairs;                /* as many as there can be; with cost_first, as that allows */
    int64_t cost;                  /* of all pairs: the least there can be with so many */
    uint64_t shortfall; /* units missing to minimum loads, over both sides; the fewest there can be */
    const int64_t *row_price;
    const int64_t *column_price;
    int64_t reward;
    int64_t penalty;
    int64_t even;
    int64_t scale;
    uint64_t steps; /* shortest paths that were searched for */
};

/* Solves `problem` exactly by shortest augmenting paths with dual prices (Edmonds and Karp 1972; Tomizawa
 * 1971), over the columns alone where one side is few (Kleinschmidt and Schannath 1995), and starting, where
 * all capacities are 1 and there are no minimum loads, from the reductions of Jonker and Volgenant (1987).
 * Ties fall to the lower number. `env` may be null. The result lives in `arena`. MIRAIF_OK also when minimum
 * loads cannot be met: the result is as near as can be. MIRAIF_REFUSED: a cost, capacity or size out of
 * range; the message says where. MIRAIF_INTERRUPTED: by env->should_stop. MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_solve_assignment(const struct miraif_assignment *problem,
                                                      const struct miraif_env *env,
                                                      struct miraif_arena *arena,
                                                      struct miraif_assignment_result *ret_result,
                                                      struct miraif_error *err);

/* Checks `result` from the problem alone, by code that shares nothing with the solver: that it is feasible,
 * that its figures are so, and, by the prices, that nothing is better (complementary slackness). `arena` is
 * for its own use. MIRAIF_INTERNAL names the first thing that is wrong. MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_check_assignment(const struct miraif_assignment *problem,
                                                      const struct miraif_assignment_result *result,
                                                      struct miraif_arena *arena, struct miraif_error *err);

#endif
