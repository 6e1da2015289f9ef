/* Parts of the check of groupings, which share nothing with the solvers. */
#ifndef MI_SOLVE_GROUPING_CHECK_H
#define MI_SOLVE_GROUPING_CHECK_H

#include "miraif/solve.h"

struct mi_figures {
    int64_t worst;
    int64_t total;
    int64_t best;
};

/* Whether the group `g` of `group` keeps the rule. */
bool mi_check_rule(const struct miraif_rule *rule, const uint32_t *group, uint32_t g);

/* Sizes and rules. MIRAIF_INTERNAL names the first thing that is wrong. */
enum miraif_status mi_check_division(const struct miraif_grouping *problem, const uint32_t *group,
                                     struct miraif_error *err);

struct mi_figures mi_check_figures(const struct miraif_grouping *problem, const uint32_t *group);

/* Whether two divisions have the same people together. */
bool mi_check_same(const struct miraif_grouping *problem, const uint32_t *one, const uint32_t *other);

/* Whether `a` is better than `b`: in the worst group, else in all, else in how little the best stands out. */
bool mi_check_before(const struct mi_figures *a, const struct mi_figures *b);

#endif
