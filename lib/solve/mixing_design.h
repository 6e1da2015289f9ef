/* Designs: rounds of equal tables in which nobody meets twice, known without search. */
#ifndef MI_SOLVE_MIXING_DESIGN_H
#define MI_SOLVE_MIXING_DESIGN_H

#include <stdbool.h>

#include "miraif/arena.h"
#include "miraif/status.h"

struct mi_design {
    uint32_t tables;
    uint32_t size;
    uint32_t rounds;
    uint32_t *table; /* rounds × tables·size: the table of each person */
};

/* Makes as many rounds as are known, at most `most`, at least one (`most` is at least 1). The design lives in
 * `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_design_make(uint32_t tables, uint32_t size, uint32_t most, struct miraif_arena *arena,
                                  struct mi_design *ret_design, struct miraif_error *err);

/* Whether a starter for these tables is on record; if so, makes up to `most` rounds from it. */
enum miraif_status mi_design_from_starter(uint32_t tables, uint32_t size, uint32_t most,
                                          struct miraif_arena *arena, struct mi_design *ret_design,
                                          bool *ret_known, struct miraif_error *err);

/* Room for `most` rounds, none filled; null when out of memory. */
uint32_t *mi_design_room(uint32_t tables, uint32_t size, uint32_t most, struct miraif_arena *arena);

#endif
