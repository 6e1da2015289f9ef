/* How fast rows are given columns: `assignment ROWS COLUMNS CAPACITY ROUNDS [FILE]` prints the milliseconds
 * of processor time that solving took, a line a round, and on the error output what checking took. Costs are
 * uniform below a million; each column takes CAPACITY rows. FILE gets them as 64-bit integers, for others to
 * solve the same. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/rng.h"
#include "miraif/miraif.h"

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int64_t *uniform(size_t cells)
{
    struct mi_rng rng;
    int64_t *cost = calloc(cells + 1, sizeof *cost);
    mi_rng_seed(&rng, 1987);
    for (size_t k = 0; cost != NULL && k < cells; k++)
        cost[k] = mi_rng_below(&rng, 1000000);
    return cost;
}

static int write_costs(const char *path, const int64_t *cost, size_t cells)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        return 1;
    size_t written = fwrite(cost, sizeof *cost, cells, file);
    return fclose(file) != 0 || written != cells;
}

static int measure(const struct miraif_assignment *problem)
{
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    struct miraif_assignment_result result;
    double start = milliseconds();
    enum miraif_status status = miraif_solve_assignment(problem, NULL, arena, &result, &err);
    double solved = milliseconds();
    if (status == MIRAIF_OK)
        status = miraif_check_assignment(problem, &result, arena, &err);
    if (status == MIRAIF_OK) {
        printf("%.2f\n", solved - start);
        fprintf(stderr, "cost %lld, %u pairs, %llu paths, checked in %.2f ms\n", (long long)result.cost,
                result.pairs, (unsigned long long)result.steps, milliseconds() - solved);
    } else {
        fprintf(stderr, "%s\n", err.message);
    }
    miraif_arena_destroy(arena);
    return status != MIRAIF_OK;
}

int main(int argc, char **argv)
{
    struct miraif_assignment problem = {0};
    if (argc < 5) {
        fprintf(stderr, "usage: assignment ROWS COLUMNS CAPACITY ROUNDS [FILE]\n");
        return 2;
    }
    problem.rows = (uint32_t)strtoul(argv[1], NULL, 10);
    problem.columns = (uint32_t)strtoul(argv[2], NULL, 10);
    size_t cells = (size_t)problem.rows * problem.columns;
    int64_t *cost = uniform(cells);
    uint32_t *capacity = calloc(problem.columns + 1, sizeof *capacity);
    int failed = cost == NULL || capacity == NULL;
    for (uint32_t j = 0; !failed && j < problem.columns; j++)
        capacity[j] = (uint32_t)strtoul(argv[3], NULL, 10);
    problem.cost = cost;
    problem.column_capacity = capacity;
    if (!failed && argc > 5)
        failed = write_costs(argv[5], cost, cells);
    for (unsigned long round = strtoul(argv[4], NULL, 10); round > 0 && !failed; round--)
        failed = measure(&problem);
    free(capacity);
    free(cost);
    return failed;
}
