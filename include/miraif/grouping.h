/* Grouping from files of numbers: distances as the benchmark library MDGPLIB writes them, and features, from
 * which distances follow without a matrix, for a million people. Stateless, over integers and arrays. */
#ifndef MIRAIF_GROUPING_H
#define MIRAIF_GROUPING_H

#include "miraif/solve.h"

enum { MIRAIF_MATRIX_PEOPLE_MOST = 20000, MIRAIF_FEATURE_PEOPLE_MOST = 10000000, MIRAIF_FEATURES_MOST = 256 };

/* Reads distances from the file at `path` ("-" is standard input): a line `n m ss|ds lo hi lo hi …` with the
 * number of people, the number of groups and the fewest and most that each group holds, then a line `i j d`
 * for every pair, people numbered from 0, in any order; numbers of at most six places. Fills in `people`,
 * `groups`, `size`, `least` and `value` (millionths), which live in `arena`; the rest is 0. MIRAIF_NOT_FOUND:
 * no such file. MIRAIF_BAD_INPUT, with line and column: something else than that; or a pair is missing.
 * MIRAIF_EMPTY_FILE. MIRAIF_UNSATISFIABLE: the groups cannot hold so many people, or so few. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_grouping_read(const char *path, struct miraif_arena *arena,
                                                   struct miraif_grouping *ret_problem,
                                                   struct miraif_error *err);

/* Divide people into groups of given sizes so that the squared Euclidean distances within groups add up to as
 * much as can be. */
struct miraif_balancing {
    uint32_t people;
    uint32_t features;
    const int32_t *feature; /* people × features */
    uint32_t groups;
    const uint32_t *size; /* groups; each from 1 on; their sum is people */
    uint64_t effort;      /* exchanges to try; 0: a default that fits the size */
};

struct miraif_balancing_result {
    enum miraif_solution solution; /* MIRAIF_FEASIBLE; MIRAIF_OPTIMAL where the bound is reached */
    const uint32_t *group;         /* people */
    int64_t total;
    int64_t bound; /* no division has a greater total */
    uint64_t steps;
    bool stopped; /* by env->should_stop, before the effort was spent */
};

/* Solves `problem` by annealing without any matrix: the distances within a group are its size times the sum
 * of squares, less the square of the sum, so that an exchange is judged by the two groups' sums alone. Large
 * problems are annealed block by block, of other groups each time. `env` may be null. The result lives in
 * `arena`. MIRAIF_REFUSED: sizes that do not add up, or features so far apart that the total could not be
 * told. MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_solve_balancing(const struct miraif_balancing *problem,
                                                     const struct miraif_env *env, struct miraif_arena *arena,
                                                     struct miraif_balancing_result *ret_result,
                                                     struct miraif_error *err);

/* Checks `result` from the problem alone, by code that shares nothing with the solver: sizes and total.
 * `arena` is for its own use. MIRAIF_INTERNAL names the first thing that is wrong. MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_check_balancing(const struct miraif_balancing *problem,
                                                     const struct miraif_balancing_result *result,
                                                     struct miraif_arena *arena, struct miraif_error *err);

/* Reads features from the CSV file at `path` ("-" is standard input): a line a person, parted by commas,
 * semicolons or tabs, numbers of at most six places. A first line that holds something else than numbers is a
 * header, and a column that it calls `id` is left out. Fills in `people`, `features` and `feature`, which
 * lives in `arena`; the rest is 0. `*ret_places`: by how many decimal places the features were multiplied;
 * where all six are too many for the totals of groups of `greatest_size` to be told, the last are rounded
 * off. MIRAIF_NOT_FOUND: no such file. MIRAIF_BAD_INPUT, with line and column: a cell that is no number; a
 * line with more or fewer cells than the first. MIRAIF_EMPTY_FILE. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_features_read(const char *path, uint32_t greatest_size,
                                                   struct miraif_arena *arena,
                                                   struct miraif_balancing *ret_problem, uint32_t *ret_places,
                                                   struct miraif_error *err);

/* The same problem with a matrix of distances, for few people or another objective. The matrix lives in
 * `arena`. MIRAIF_REFUSED: more than MIRAIF_MATRIX_PEOPLE_MOST people, or a distance too great.
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_balancing_matrix(const struct miraif_balancing *problem,
                                                      struct miraif_arena *arena,
                                                      struct miraif_grouping *ret_problem,
                                                      struct miraif_error *err);

#endif
