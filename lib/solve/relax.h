/* What to give up where constraints clash: as few of them as can be, and of these as little. */
#ifndef MI_SOLVE_RELAX_H
#define MI_SOLVE_RELAX_H

#include "solve/clash.h"

#define MI_DROPPED UINT32_MAX

enum { MI_RELAXED_MOST = 4 };

/* Whether a legal result exists where constraint i is loosened by `loose[i]`: 0 is as it stands, MI_DROPPED
 * not at all. */
typedef enum miraif_status mi_relax_test(void *context, const uint32_t *loose, enum mi_divided *ret_divided,
                                         struct miraif_error *err);

struct mi_relaxable {
    uint32_t count;
    const uint32_t *cost; /* of giving up each; the smaller the better */
    const uint32_t *most; /* by how much each can be loosened and still say something; 0: not at all */
    mi_relax_test *test;
    void *context;
};

struct mi_relaxation {
    uint32_t item[MI_RELAXED_MOST]; /* constraints, ascending */
    uint32_t by[MI_RELAXED_MOST];   /* by how much each has to be loosened; MI_DROPPED: given up */
    uint32_t count;                 /* 0: none was found */
    bool cheapest;                  /* no fewer do, nor as few at a lower cost, nor these loosened by less */
};

/* Finds the fewest constraints without which the others can hold; of several such sets the one of the least
 * cost, then the first; and then loosens each of them only as far as needed. Every set that could do contains
 * one of each clash, so that sets grow along clashes (Reiter 1987). MIRAIF_NO_MEMORY. */
enum miraif_status mi_relax_find(const struct mi_relaxable *relaxable, struct miraif_arena *arena,
                                 struct mi_relaxation *ret_relaxation, struct miraif_error *err);

#endif
