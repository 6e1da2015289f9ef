/* How long exact teams take: `grouping PEOPLE ROUNDS` prints the milliseconds of each round. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/rng.h"
#include "miraif/miraif.h"

enum { TEAM = 4 };

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Pair values between 0 and 1, as those of people are. */
static void fill(int64_t *value, uint32_t people, struct mi_rng *rng)
{
    for (uint32_t i = 0; i < people; i++)
        for (uint32_t j = 0; j < i; j++)
            value[i * people + j] = value[j * people + i] = (int64_t)mi_rng_below(rng, 1000001);
}

int main(int argc, char **argv)
{
    uint32_t people = argc > 2 ? (uint32_t)strtoul(argv[1], NULL, 10) : 0;
    unsigned long rounds = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
    if (people == 0 || people > MIRAIF_EXACT_PEOPLE_MOST || people % TEAM != 0)
        return fprintf(stderr, "usage: grouping PEOPLE ROUNDS\n"), 2;
    int64_t value[MIRAIF_EXACT_PEOPLE_MOST * MIRAIF_EXACT_PEOPLE_MOST] = {0};
    uint32_t size[MIRAIF_EXACT_PEOPLE_MOST / TEAM];
    for (uint32_t i = 0; i < people / TEAM; i++)
        size[i] = TEAM;
    struct miraif_grouping problem = {
        .people = people, .groups = people / TEAM, .size = size, .value = value};
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    mi_rng_seed(&rng, people);
    for (unsigned long round = 0; arena != NULL && round < rounds; round++) {
        struct miraif_grouping_result result;
        struct miraif_error err = {0};
        fill(value, people, &rng);
        double start = milliseconds();
        if (miraif_solve_grouping(&problem, NULL, arena, &result, &err) != MIRAIF_OK)
            return fprintf(stderr, "grouping: %s\n", err.message), 1;
        printf("%.3f\n", milliseconds() - start);
        miraif_arena_reset(arena);
    }
    miraif_arena_destroy(arena);
    return 0;
}
