/* How well and how fast people are mixed: `mixing TABLES SIZE ROUNDS…` prints repeats, their bound, how often a
 * pair meets at most, how it was found, and milliseconds, for each triple. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "miraif/miraif.h"

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int measure(uint32_t tables, uint32_t size, uint32_t rounds)
{
    uint32_t *sizes = calloc(tables, sizeof *sizes);
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    struct miraif_mixing_result result;
    for (uint32_t t = 0; sizes != NULL && t < tables; t++)
        sizes[t] = size;
    struct miraif_mixing problem = {
        .people = tables * size, .tables = tables, .size = sizes, .rounds = rounds};
    double start = milliseconds();
    enum miraif_status status = sizes == NULL || arena == NULL
                                    ? MIRAIF_NO_MEMORY
                                    : miraif_solve_mixing(&problem, NULL, arena, &result, &err);
    double end = milliseconds();
    if (status == MIRAIF_OK)
        status = miraif_check_mixing(&problem, &result, &err);
    if (status == MIRAIF_OK)
        printf("%u-%u-%u: %" PRId64 " repeats (at least %" PRId64 "), a pair at most %u times, %s, %.1f ms\n",
               tables, size, rounds, result.repeats, result.repeats_bound, result.most,
               result.constructed ? "design" : "search", end - start);
    else
        fprintf(stderr, "%s\n", err.message);
    miraif_arena_destroy(arena);
    free(sizes);
    return status != MIRAIF_OK;
}

int main(int argc, char **argv)
{
    int failed = argc < 4 || argc % 3 != 1;
    for (int i = 1; i + 2 < argc && !failed; i += 3)
        failed = measure((uint32_t)strtoul(argv[i], NULL, 10), (uint32_t)strtoul(argv[i + 1], NULL, 10),
                         (uint32_t)strtoul(argv[i + 2], NULL, 10));
    if (failed)
        fprintf(stderr, "usage: mixing TABLES SIZE ROUNDS…\n");
    return failed;
}
