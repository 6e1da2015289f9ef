/* Annealing in integers alone, so that every machine walks the same way. */
#ifndef MI_SOLVE_CHANCE_H
#define MI_SOLVE_CHANCE_H

#include "base/rng.h"

enum { MI_CHANCE_BITS = 12, MI_CHANCE_ONE = 1 << 16 };

/* The losses that are accepted at temperature MI_CHANCE_ONE: -ln u for numbers u spread evenly over 0 to 1. A
 * loss below temperature × -ln u for a random u is accepted with the probability of Metropolis et al. (1953).
 */
struct mi_chance {
    uint32_t loss[1 << MI_CHANCE_BITS];
};

void mi_chance_make(struct mi_chance *chance);

/* `times`-th root of `cold`/`hot`, in 1/MI_CHANCE_ONE: by what to multiply so often. */
int64_t mi_chance_cooling(int64_t hot, int64_t cold, uint64_t times);

/* The greatest loss accepted this time; `random` is any 64 random bits, of which it uses the lowest. */
static inline int64_t mi_chance_loss(const struct mi_chance *chance, int64_t temperature, uint64_t random)
{
    return temperature * (int64_t)chance->loss[random & ((1u << MI_CHANCE_BITS) - 1)] >> 16;
}

#endif
