/* What pairs have behind them: the past as it was given, person by person, and what one more meeting would be
 * charged now. The latter is a matrix where people are few; where they are many, bits say which pairs have
 * anything behind them, and a table of those few holds what. */
#ifndef MI_SOLVE_MIXING_PAIRS_H
#define MI_SOLVE_MIXING_PAIRS_H

#include <stddef.h>

#include "miraif/mixing.h"

/* A charge is its low bits; the highest marks those who are separate. Of the past, another marks those who
 * met. */
enum { MI_PAIR_APART = 0x8000, MI_PAIR_KNOWN = 0x4000, MI_PAIR_WEIGHT = 0x3fff, MI_PAIR_CHARGE = 0x7fff };

struct mi_pair_link {
    uint16_t other;
    uint16_t past; /* the weight, and marks */
};

struct mi_pair_slot {
    uint32_t key; /* 0: empty */
    uint32_t charge;
};

struct mi_pairs {
    const struct miraif_mixing *problem;
    uint32_t people;
    uint32_t *first;           /* people + 1: where somebody's links begin */
    struct mi_pair_link *link; /* the past from both sides, by the other, each pair once */
    uint64_t *known; /* people × words bits: who met before; null unless familiar faces are asked for */
    uint16_t *now;   /* people × people: what is charged; null where people are many */
    uint16_t *before;
    uint32_t words;   /* of a row of bits */
    uint64_t *marked; /* people × words bits: pairs with a slot */
    uint64_t *marked_before;
    struct mi_pair_slot *slot; /* open addressing, at most half full */
    struct mi_pair_slot *slot_before;
    uint32_t slots; /* a power of two */
};

/* Makes the pairs of a problem whose pairs are of its people. MIRAIF_REFUSED: a weight or a sum of weights is
 * out of range. MIRAIF_NO_MEMORY. */
enum miraif_status mi_pairs_make(const struct miraif_mixing *problem, struct miraif_arena *arena,
                                 struct mi_pairs *ret_pairs, struct miraif_error *err);

/* Forgets all meetings but those of the past. */
void mi_pairs_clear(struct mi_pairs *pairs);

/* A pair's past: its weight and marks. */
uint32_t mi_pairs_past(const struct mi_pairs *pairs, uint32_t one, uint32_t other);

/* Fills `row` (people) with the past of `person` and everybody, what those of one origin are charged
 * included. */
void mi_pairs_row(const struct mi_pairs *pairs, uint32_t person, uint16_t *row);

/* Raises or lowers what a pair is charged. */
void mi_pairs_change(struct mi_pairs *pairs, uint32_t one, uint32_t other, int32_t by);

uint32_t mi_pairs_look_up(const struct mi_pairs *pairs, uint32_t one, uint32_t other);

/* What one more meeting would be charged, and whether the two are separate. */
static inline uint32_t mi_pairs_charge(const struct mi_pairs *pairs, uint32_t one, uint32_t other)
{
    return pairs->now != NULL ? pairs->now[(size_t)one * pairs->people + other]
                              : mi_pairs_look_up(pairs, one, other);
}

static inline bool mi_pairs_bit(const uint64_t *bits, uint32_t words, uint32_t one, uint32_t other)
{
    return bits[(size_t)one * words + other / 64] >> (other % 64) & 1;
}

#endif
