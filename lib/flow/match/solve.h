/* The third and fourth paragraph of matching: solve and check. */
#ifndef MI_FLOW_MATCH_SOLVE_H
#define MI_FLOW_MATCH_SOLVE_H

#include "flow/match/problem.h"

/* Solves under the limit that the options give, or under the least one with which as many are matched as with
 * none; `problem` keeps that limit. The result is checked. */
enum miraif_status mi_match_solve(struct mi_match_problem *problem, const struct miraif_env *env,
                                  struct miraif_arena *arena, struct miraif_assignment_result *ret_result,
                                  struct miraif_error *err);

#endif
