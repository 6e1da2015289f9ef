/* Finite rings in which small differences can be divided by: products of finite fields. The lines of such a
 * ring's plane are tables at which nobody meets twice. */
#ifndef MI_SOLVE_MIXING_RING_H
#define MI_SOLVE_MIXING_RING_H

#include "miraif/arena.h"
#include "miraif/status.h"

enum { MI_RING_FIELDS = 8 };

struct mi_field {
    uint32_t order; /* prime^degree; elements are numbers whose digits in base prime are coefficients */
    uint32_t prime;
    uint32_t *power;     /* order - 1: the powers of a primitive element */
    uint32_t *logarithm; /* order; of 0: unused */
};

struct mi_ring {
    uint32_t order; /* elements: mixed radix numbers of one digit a field */
    uint32_t fields;
    uint32_t least; /* the order of the smallest field */
    struct mi_field field[MI_RING_FIELDS];
};

/* The order of the smallest field of the ring of `order` elements: so many elements have differences that are
 * all invertible. */
uint32_t mi_ring_least(uint32_t order);

/* Makes the ring of `order` elements, 2 to MIRAIF_MIXING_PEOPLE_MOST. MIRAIF_NO_MEMORY. */
enum miraif_status mi_ring_make(uint32_t order, struct miraif_arena *arena, struct mi_ring *ret_ring,
                                struct miraif_error *err);

uint32_t mi_ring_subtract(const struct mi_ring *ring, uint32_t a, uint32_t b);
uint32_t mi_ring_multiply(const struct mi_ring *ring, uint32_t a, uint32_t b);

/* The `i`-th, below `least`, of elements whose differences are all invertible; the 0th is 0. */
uint32_t mi_ring_spread(const struct mi_ring *ring, uint32_t i);

#endif
