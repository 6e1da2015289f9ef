/* Which of the exchanges at hand is made, as chance and temperature have it. */
#include "solve/diverse.h"

void mi_diverse_draw(struct mi_diverse *walk, int64_t temperature)
{
    if (walk->warmth == temperature)
        return;
    walk->warmth = temperature;
    for (uint32_t i = 0; i < walk->noises; i++) {
        int64_t loss = mi_chance_loss(&walk->chance, temperature, mi_rng_next(&walk->rng));
        walk->noise[i] = loss < -MI_NEVER / 2 ? (int32_t)loss : -MI_NEVER / 2;
    }
}

uint32_t mi_diverse_choose(struct mi_diverse *walk, uint32_t groups)
{
    const int32_t *restrict noise = &walk->noise[mi_rng_next(&walk->rng) % MI_NOISES];
    const int32_t *restrict gain = walk->gain;
    int32_t most = INT32_MIN;
    for (uint32_t g = 0; g < groups; g++) {
        int32_t sum = gain[g] + noise[g];
        most = sum > most ? sum : most;
    }
    if (most < 0)
        return groups;
    uint32_t g = 0;
    while (gain[g] + noise[g] != most)
        g++;
    return g;
}
