/* Who stands in the way where people of a group must have something in common. */
#ifndef MI_SOLVE_COMMON_CLASH_H
#define MI_SOLVE_COMMON_CLASH_H

#include "miraif/solve.h"

enum mi_lack {
    MI_LACK_NONE,  /* nobody can be named */
    MI_LACK_ALONE, /* each of them has too little alone */
    MI_LACK_FEW,   /* each of them has enough in common with too few for the smallest group */
    MI_LACK_APART  /* no two of them have enough in common */
};

/* Looks among `count` people (`among` null: all) for those who stand in the way of `rule`, the plainest
 * reason first; of those of whom no two go together, as many as are found by taking whoever goes together
 * with the fewest. `*ret_person` are theirs, ascending, in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_common_clash(const struct miraif_grouping *problem, const struct miraif_rule *rule,
                                   const uint32_t *among, uint32_t count, struct miraif_arena *arena,
                                   const uint32_t **ret_person, uint32_t *ret_count, enum mi_lack *ret_lack,
                                   struct miraif_error *err);

#endif
