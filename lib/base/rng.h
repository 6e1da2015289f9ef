/* Random numbers that are the same on every machine: xoshiro256** (Blackman and Vigna 2018), seeded by
 * splitmix64. */
#ifndef MI_BASE_RNG_H
#define MI_BASE_RNG_H

#include <stdint.h>

struct mi_rng {
    uint64_t state[4];
};

void mi_rng_seed(struct mi_rng *rng, uint64_t seed);
uint64_t mi_rng_next(struct mi_rng *rng);

/* A number from 0 to `bound` - 1, each equally likely (Lemire 2019); `bound` is at least 1. */
uint32_t mi_rng_below(struct mi_rng *rng, uint32_t bound);

#endif
