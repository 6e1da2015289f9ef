/* What rules, quotas and wishes cost a selection, and what to give up where there is none. */
#ifndef MI_FLOW_SELECT_WORTH_H
#define MI_FLOW_SELECT_WORTH_H

#include "base/value.h"
#include "flow/select/problem.h"

/* What one of them costs. */
struct mi_price {
    int64_t price;         /* millionths: so much more would the total be without it */
    struct mi_value *args; /* of a reason "cost": the price, and the rule, quota or person */
};

/* The prices above 0 of all that stands in the way of `result`, which is the best, the highest first; those
 * that are not found out in time are left out, and counted in `*ret_unknown`. They live in `arena`.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_selection_prices(const struct mi_problem *problem,
                                       const struct miraif_selection_result *result,
                                       const struct miraif_env *env, struct miraif_arena *arena,
                                       struct mi_price **ret_price, uint32_t *ret_count,
                                       uint32_t *ret_unknown, struct miraif_error *err);

/* The cheapest way out in words, for a problem of which nobody can be chosen; null where none is known.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_selection_way_out(const struct mi_problem *problem, const struct miraif_env *env,
                                        struct miraif_arena *arena, const char **ret_words,
                                        struct miraif_error *err);

#endif
