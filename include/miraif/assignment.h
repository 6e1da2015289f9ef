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

/* For its proof, a level of a fair assignment: no more pairs than needed have a grief of `value` or more, of
 * those with which all levels above hold. With a pair's weight being 1 where its grief is `value`, else 0,
 * the weight and the price of the row, less the price of the column, is 0 or more where the pair is not made,
 * 0 or less where it is; so are the differences to `row_hub` (of rows) and to `column_hub`, where a load
 * could be another: as long as no level above decides. */
struct miraif_fair_level {
    int64_t value;
    const int32_t *price; /* nodes: rows, columns, the hub of rows, the hub of columns */
};

struct miraif_fair_result {
    struct miraif_assignment_result best;  /* pairs, and the prices by which none are better but for grief */
    const struct miraif_fair_level *level; /* from the greatest grief */
    size_t levels;
};

/* Of all results that are best for `problem`, finds one whose greatest grief (rows × columns, within
 * MIRAIF_COST_MOST) is the least, and of these one whose next greatest is, and so on: leximin, by repeated
 * bottleneck assignment (Burkard and Rendl, "Lexicographic bottleneck problems", Operations Research Letters
 * 10, 1991). `env` may be null. Statuses as of miraif_solve_assignment. */
MIRAIF_API enum miraif_status miraif_solve_fair(const struct miraif_assignment *problem, const int64_t *grief,
                                                const struct miraif_env *env, struct miraif_arena *arena,
                                                struct miraif_fair_result *ret_result,
                                                struct miraif_error *err);

/* Checks `result` from the problem alone, by code that shares nothing with the solver. As
 * miraif_check_assignment. */
MIRAIF_API enum miraif_status miraif_check_fair(const struct miraif_assignment *problem, const int64_t *grief,
                                                const struct miraif_fair_result *result,
                                                struct miraif_arena *arena, struct miraif_error *err);

/* Two sides of which each has its own opinion of the other. Both matrices are rows × columns, row by row: the
 * less the better, equal numbers are ties, and MIRAIF_FORBIDDEN is a partner who is not acceptable. */
struct miraif_stable {
    uint32_t rows;
    uint32_t columns;
    const int64_t *row_cost;         /* what a row thinks of a column */
    const int64_t *column_cost;      /* what a column thinks of a row */
    const uint32_t *row_capacity;    /* as above */
    const uint32_t *column_capacity; /* as above */
    bool columns_propose;            /* else rows */
};

/* Any pairs of rows and columns, as above. */
struct miraif_pairing {
    const uint32_t *first;
    const uint32_t *column;
    uint32_t pairs;
    uint64_t steps; /* proposals */
};

/* Reads a pairing of so many rows and columns from the JSON file at `path` ("-" is standard input): what
 * `solve assignment --json` prints, or only its list with a column, a list of columns, or null for each row.
 * It lives in `arena`. MIRAIF_NOT_FOUND: no such file. MIRAIF_BAD_INPUT: it is no such list. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_pairing_read(const char *path, uint32_t rows, uint32_t columns,
                                                  struct miraif_arena *arena,
                                                  struct miraif_pairing *ret_pairing,
                                                  struct miraif_error *err);

/* Solves `problem` by deferred acceptance (Gale and Shapley 1962; capacities: Roth 1984). Ties fall to the
 * lower number: the result is stable, weakly with regard to the ties, and of all that are stable when these
 * are broken so, each on the side that proposes has the best partners, each on the other the worst. `env` may
 * be null. The result lives in `arena`. MIRAIF_REFUSED: a cost, capacity or size out of range.
 * MIRAIF_INTERRUPTED: by env->should_stop. MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_solve_stable(const struct miraif_stable *problem,
                                                  const struct miraif_env *env, struct miraif_arena *arena,
                                                  struct miraif_pairing *ret_result,
                                                  struct miraif_error *err);

struct miraif_pair {
    uint32_t row;
    uint32_t column;
};

/* What speaks against a pairing: pairs that are made though one does not accept the other, and those that
 * block it: not made, acceptable to both, and each has room or would rather have the other than one of its
 * own. By row, then column. */
struct miraif_audit {
    const struct miraif_pair *unacceptable;
    size_t unacceptables;
    const struct miraif_pair *blocking;
    size_t blockings;
};

/* Audits any pairing by code that shares nothing with the solvers; nothing speaks against one that is stable.
 * The result lives in `arena`. MIRAIF_REFUSED: a pair twice, or out of range, or one of them has more
 * partners than its capacity; the message says which. MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_audit_pairing(const struct miraif_stable *problem,
                                                   const struct miraif_pairing *pairing,
                                                   struct miraif_arena *arena, struct miraif_audit *ret_audit,
                                                   struct miraif_error *err);

#endif
