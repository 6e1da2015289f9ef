/* Why nobody can be chosen, in words. */
#ifndef MI_FLOW_SELECT_CLASH_H
#define MI_FLOW_SELECT_CLASH_H

#include "flow/select/problem.h"

/* What the rules and quotas of a clash say, one behind the other, in the language of `env`; cut where it is
 * longer than an error record holds. In `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_clash_words(const struct mi_problem *problem, const struct miraif_clash *clash,
                                  const struct miraif_env *env, struct miraif_arena *arena,
                                  const char **ret_words, struct miraif_error *err);

#endif
