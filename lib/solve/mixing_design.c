/* Which design for which tables. Without a starter, people are columns × rows, one column a seat: a table
 * takes one of each column, so that the columns themselves can be seated, by a smaller design, when the rows
 * are done. */
#include "solve/mixing_design.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/mixing_ring.h"

uint32_t *mi_design_room(uint32_t tables, uint32_t size, uint32_t most, struct miraif_arena *arena)
{
    return mi_arena_array(arena, (size_t)tables * size * most, sizeof(uint32_t));
}

static uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Rounds that move each column by its number once more: good until two rounds differ by a divisor of zero. */
static uint32_t shift_rounds(uint32_t tables, uint32_t size)
{
    for (uint32_t rounds = 1; rounds < tables; rounds++)
        for (uint32_t columns = 1; columns < size; columns++)
            if ((uint64_t)rounds * columns % tables == 0)
                return rounds;
    return tables;
}

static void shift(struct mi_design *design, uint32_t most)
{
    uint32_t *table = design->table;
    design->rounds = smaller(most, shift_rounds(design->tables, design->size));
    for (uint32_t round = 0; round < design->rounds; round++)
        for (uint32_t column = 0; column < design->size; column++)
            for (uint32_t row = 0; row < design->tables; row++)
                *table++ = (uint32_t)((row + (uint64_t)round * column) % design->tables);
}

/* The lines row = table + round·slope over a ring in which the columns' slopes differ by invertible elements:
 * mutually orthogonal Latin squares (Bose 1938; MacNeish 1922 for products). */
static enum miraif_status draw_lines(struct mi_design *design, uint32_t most, struct miraif_arena *arena,
                                     struct miraif_error *err)
{
    struct mi_ring ring;
    MI_TRY(mi_ring_make(design->tables, arena, &ring, err));
    uint32_t *table = design->table;
    design->rounds = smaller(most, design->tables);
    for (uint32_t round = 0; round < design->rounds; round++)
        for (uint32_t column = 0; column < design->size; column++) {
            uint32_t rise = mi_ring_multiply(&ring, round, mi_ring_spread(&ring, column));
            for (uint32_t row = 0; row < design->tables; row++)
                *table++ = mi_ring_subtract(&ring, row, rise);
        }
    return MIRAIF_OK;
}

/* Seats every column by the same smaller design. */
static enum miraif_status seat_columns(struct mi_design *design, uint32_t most, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    uint32_t within = design->tables / design->size;
    if (design->rounds == most || within == 0 || design->tables % design->size != 0)
        return MIRAIF_OK;
    struct mi_design inner;
    MI_TRY(mi_design_make(within, design->size, most - design->rounds, arena, &inner, err));
    uint32_t *table = design->table + (size_t)design->rounds * design->tables * design->size;
    for (uint32_t round = 0; round < inner.rounds; round++)
        for (uint32_t column = 0; column < design->size; column++)
            for (uint32_t row = 0; row < design->tables; row++)
                *table++ = column * within + inner.table[round * design->tables + row];
    design->rounds += inner.rounds;
    return MIRAIF_OK;
}

enum miraif_status mi_design_make(uint32_t tables, uint32_t size, uint32_t most, struct miraif_arena *arena,
                                  struct mi_design *ret_design, struct miraif_error *err)
{
    bool known;
    MI_TRY(mi_design_from_starter(tables, size, most, arena, ret_design, &known, err));
    if (known)
        return MIRAIF_OK;
    if (tables == 1 && size > 1)
        most = 1;
    struct mi_design design = {.tables = tables, .size = size};
    design.table = mi_design_room(tables, size, most, arena);
    if (design.table == NULL)
        return mi_no_memory(err);
    uint32_t shifts = shift_rounds(tables, size);
    if (size == 1 || tables == 1)
        design.rounds = most;
    else if (shifts >= most || size > mi_ring_least(tables))
        shift(&design, most);
    else
        MI_TRY(draw_lines(&design, most, arena, err));
    if (size > 1 && tables > 1)
        MI_TRY(seat_columns(&design, most, arena, err));
    *ret_design = design;
    return MIRAIF_OK;
}
