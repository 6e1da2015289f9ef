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

#endif
