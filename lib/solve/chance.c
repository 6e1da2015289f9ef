/* The table of losses that annealing accepts. */
#include "solve/chance.h"

enum { PLACES = 24 };

/* Logarithm to base 2 of an integer from 1 on, in 1/2^PLACES: squaring doubles a logarithm, so that each
 * squaring yields one more place (Knuth, The Art of Computer Programming, volume 1, 1.2.2, exercise 25). */
static uint64_t logarithm(uint64_t number)
{
    uint64_t whole = 0;
    while (number >> (whole + 1) != 0)
        whole++;
    uint64_t mantissa = number << (31 - whole); /* from 1 to 2, in 1/2^31 */
    uint64_t result = whole << PLACES;
    for (uint64_t place = UINT64_C(1) << (PLACES - 1); place > 0; place >>= 1) {
        mantissa = mantissa * mantissa >> 31;
        if (mantissa >> 32 != 0) {
            mantissa >>= 1;
            result |= place;
        }
    }
    return result;
}

void mi_chance_make(struct mi_chance *chance)
{
    const uint64_t ln2 = 45426; /* in 1/2^16 */
    uint64_t all = (uint64_t)(MI_CHANCE_BITS + 1) << PLACES;
    for (uint64_t i = 0; i < 1u << MI_CHANCE_BITS; i++)
        chance->loss[i] = (uint32_t)((all - logarithm(2 * i + 1)) * ln2 >> PLACES);
}

int64_t mi_chance_cooling(int64_t hot, int64_t cold, uint64_t times)
{
    int64_t low = 0;
    int64_t high = MI_CHANCE_ONE;
    while (high - low > 1) {
        int64_t middle = (low + high) / 2;
        int64_t left = hot;
        for (uint64_t i = 0; i < times && left > cold; i++)
            left = left * middle / MI_CHANCE_ONE;
        if (left > cold)
            high = middle;
        else
            low = middle;
    }
    return high;
}
