/* What to give up where no teams are legal. */
#ifndef MI_FLOW_TEAM_WAYOUT_H
#define MI_FLOW_TEAM_WAYOUT_H

#include "flow/team/problem.h"

/* Finds the cheapest way out for `problem`, which has no legal division, and puts it into `ret_teams`: its
 * relaxations, and `way_out` in words. MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_way_out(const struct mi_team_problem *problem, const struct miraif_env *env,
                                   struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                   struct miraif_error *err);

#endif
