/* Products of finite fields. A field is found by trying: a polynomial over the integers modulo a prime is
 * good if the powers of x run through all elements but 0. */
#include "solve/mixing_ring.h"

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"

/* The greatest power of the least prime factor of `order` that divides it, and that prime. */
static uint32_t first_field(uint32_t order, uint32_t *ret_prime)
{
    uint32_t prime = 2;
    while (order % prime != 0)
        prime++;
    uint32_t power = 1;
    for (uint32_t rest = order; rest % prime == 0; rest /= prime)
        power *= prime;
    *ret_prime = prime;
    return power;
}

uint32_t mi_ring_least(uint32_t order)
{
    uint32_t least = order;
    uint32_t prime;
    for (uint32_t rest = order; rest > 1; rest /= first_field(rest, &prime))
        if (first_field(rest, &prime) < least)
            least = first_field(rest, &prime);
    return least;
}

/* a + factor·b, digit by digit. */
static uint32_t add_times(const struct mi_field *field, uint32_t a, uint32_t b, uint32_t factor)
{
    uint32_t sum = 0;
    for (uint32_t place = 1; place < field->order; place *= field->prime) {
        uint32_t digit = a / place % field->prime + b / place % field->prime * factor;
        sum += digit % field->prime * place;
    }
    return sum;
}

/* Fills `power` where x^degree = tail; true when x is primitive. */
static bool run_through(const struct mi_field *field, uint32_t tail)
{
    uint32_t top = field->order / field->prime;
    uint32_t element = 1;
    for (uint32_t i = 0; i < field->order - 1; i++) {
        if (i > 0 && element <= 1)
            return false;
        field->power[i] = element;
        element = add_times(field, element % top * field->prime, tail, element / top);
    }
    return element == 1;
}

static enum miraif_status make_field(uint32_t order, uint32_t prime, struct miraif_arena *arena,
                                     struct mi_field *field, struct miraif_error *err)
{
    *field = (struct mi_field){.order = order, .prime = prime};
    field->power = mi_arena_array(arena, order, sizeof *field->power);
    field->logarithm = mi_arena_array(arena, order, sizeof *field->logarithm);
    if (field->power == NULL || field->logarithm == NULL)
        return mi_no_memory(err);
    uint32_t tail = 1;
    while (!run_through(field, tail))
        tail++;
    for (uint32_t i = 0; i < order - 1; i++)
        field->logarithm[field->power[i]] = i;
    return MIRAIF_OK;
}

enum miraif_status mi_ring_make(uint32_t order, struct miraif_arena *arena, struct mi_ring *ret_ring,
                                struct miraif_error *err)
{
    struct mi_ring ring = {.order = order, .least = mi_ring_least(order)};
    for (uint32_t rest = order; rest > 1; rest /= ring.field[ring.fields++].order) {
        uint32_t prime;
        uint32_t power = first_field(rest, &prime);
        MI_TRY(make_field(power, prime, arena, &ring.field[ring.fields], err));
    }
    *ret_ring = ring;
    return MIRAIF_OK;
}

static uint32_t field_multiply(const struct mi_field *field, uint32_t a, uint32_t b)
{
    if (a == 0 || b == 0)
        return 0;
    return field->power[(field->logarithm[a] + field->logarithm[b]) % (field->order - 1)];
}

uint32_t mi_ring_subtract(const struct mi_ring *ring, uint32_t a, uint32_t b)
{
    uint32_t difference = 0;
    uint32_t place = 1;
    for (const struct mi_field *field = ring->field; field < ring->field + ring->fields; field++) {
        difference += add_times(field, a % field->order, b % field->order, field->prime - 1) * place;
        place *= field->order;
        a /= field->order;
        b /= field->order;
    }
    return difference;
}

uint32_t mi_ring_multiply(const struct mi_ring *ring, uint32_t a, uint32_t b)
{
    uint32_t product = 0;
    uint32_t place = 1;
    for (const struct mi_field *field = ring->field; field < ring->field + ring->fields; field++) {
        product += field_multiply(field, a % field->order, b % field->order) * place;
        place *= field->order;
        a /= field->order;
        b /= field->order;
    }
    return product;
}

uint32_t mi_ring_spread(const struct mi_ring *ring, uint32_t i)
{
    uint32_t element = 0;
    uint32_t place = 1;
    for (const struct mi_field *field = ring->field; field < ring->field + ring->fields; field++) {
        element += i * place;
        place *= field->order;
    }
    return element;
}
