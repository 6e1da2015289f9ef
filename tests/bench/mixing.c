/* How well and how fast people are mixed: `mixing TABLES SIZE ROUNDS…` prints repeats, their bound, how often
 * a pair meets at most, how it was found, and milliseconds, for each triple. `mixing known TABLES SIZE KNOWN`
 * does so for one round of people each of whom has met so many, at random. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "miraif/miraif.h"

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Everybody has met `each` others, who are drawn by a generator of Knuth's (MMIX). */
static int meet(struct miraif_mixing *problem, uint32_t each)
{
    struct miraif_mixing_pair *met = calloc((size_t)problem->people * each + 1, sizeof *met);
    uint64_t state = 1;
    for (uint32_t i = 0; met != NULL && i < problem->people * each; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        uint32_t one = i / each;
        uint32_t other = (one + 1 + (uint32_t)((state >> 33) % (problem->people - 1))) % problem->people;
        met[i] = (struct miraif_mixing_pair){one, other, 1 + i % 16};
    }
    problem->met = met;
    problem->mets = met == NULL ? 0 : problem->people * each;
    return met != NULL;
}

static int measure(uint32_t tables, uint32_t size, uint32_t rounds, uint32_t known)
{
    uint32_t *sizes = calloc(tables, sizeof *sizes);
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_error err = {0};
    struct miraif_mixing_result result;
    for (uint32_t t = 0; sizes != NULL && t < tables; t++)
        sizes[t] = size;
    struct miraif_mixing problem = {
        .people = tables * size, .tables = tables, .size = sizes, .rounds = rounds};
    int met = known == 0 || meet(&problem, known);
    double start = milliseconds();
    enum miraif_status status = sizes == NULL || arena == NULL || !met
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
    free((void *)(uintptr_t)problem.met);
    return status != MIRAIF_OK;
}

static uint32_t number(const char *text)
{
    return (uint32_t)strtoul(text, NULL, 10);
}

int main(int argc, char **argv)
{
    if (argc == 5 && strcmp(argv[1], "known") == 0)
        return measure(number(argv[2]), number(argv[3]), 1, number(argv[4]));
    int failed = argc < 4 || argc % 3 != 1;
    for (int i = 1; i + 2 < argc && !failed; i += 3)
        failed = measure(number(argv[i]), number(argv[i + 1]), number(argv[i + 2]), 0);
    if (failed)
        fprintf(stderr, "usage: mixing TABLES SIZE ROUNDS… or mixing known TABLES SIZE KNOWN\n");
    return failed;
}
