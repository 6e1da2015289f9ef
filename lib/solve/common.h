/* What the people of a group have in common, for all solvers: rules with `common` set, side by side. The more
 * people a group has, the less they share, so that a group that shares too little can be left at once. */
#ifndef MI_SOLVE_COMMON_H
#define MI_SOLVE_COMMON_H

#include "miraif/solve.h"

struct mi_commons {
    const struct miraif_common **item;
    uint32_t count;
    uint32_t words; /* of all items */
    uint32_t *bits; /* people × words; all set for whom no item is about */
};

/* Gathers those of the rules that ask for something in common and that are `active` (null: all are), into
 * `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_commons_make(const struct miraif_rule *rule, uint32_t rules, const uint8_t *active,
                                   uint32_t people, struct miraif_arena *arena,
                                   struct mi_commons *ret_commons, struct miraif_error *err);

/* What somebody has. */
static inline const uint32_t *mi_commons_of(const struct mi_commons *commons, uint32_t person)
{
    return &commons->bits[(size_t)person * commons->words];
}

/* Leaves in `shared` what `bits` have, too. */
static inline void mi_commons_narrow(const struct mi_commons *commons, const uint32_t *bits, uint32_t *shared)
{
    for (uint32_t w = 0; w < commons->words; w++)
        shared[w] &= bits[w];
}

/* By how many stretches that is too little. */
uint32_t mi_commons_shortage(const struct mi_commons *commons, const uint32_t *shared);

/* Whether those of the rule's members for whom `is_in` is true have as much in common as it wants. */
typedef bool mi_is_in_fn(const void *context, uint32_t person);
bool mi_common_holds(const struct miraif_rule *rule, mi_is_in_fn *is_in, const void *context);

/* Whether a rule's stretches can be counted. */
bool mi_common_usable(const struct miraif_common *common);

#endif
