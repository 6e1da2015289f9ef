/* The third and fourth paragraph of matching: solve and check. */
#ifndef MI_FLOW_MATCH_SOLVE_H
#define MI_FLOW_MATCH_SOLVE_H

#include "flow/match/problem.h"

/* A result, and what proves it: prices, for a fair one those of its levels, for a stable one its audit. */
struct mi_match_solution {
    struct miraif_assignment_result result;
    const struct miraif_fair_level *level;
    size_t levels;
};

/* What is asked for: of a repair always that everybody is matched. */
enum miraif_match_objective mi_match_objective(const struct mi_match_problem *problem);

/* Whether a result may leave something without a mentor, though there is another that leaves less. */
bool mi_match_may_leave(const struct mi_match_problem *problem);

/* Solves for the objective under the limit that the options give; where everybody is to be matched and none
 * is given, under the least one with which as many are matched as with none. `problem` keeps that limit, or
 * what one mentor has at most. The result is checked. MIRAIF_UNSATISFIABLE: not every mentor can have the
 * least that is asked for. */
enum miraif_status mi_match_solve(struct mi_match_problem *problem, const struct miraif_env *env,
                                  struct miraif_arena *arena, struct mi_match_solution *ret_solution,
                                  struct miraif_error *err);

/* Checks other pairs by what proves those that were solved. MIRAIF_INTERNAL: they are not as good. */
enum miraif_status mi_match_prove(const struct mi_match_problem *problem,
                                  const struct mi_match_solution *solution, struct miraif_arena *arena,
                                  struct miraif_error *err);

/* What each side thinks, as costs, and what speaks against pairs; mentors take on as many as they have room
 * for, or as the options allow. */
enum miraif_status mi_match_audit(const struct mi_match_problem *problem, const uint32_t *first,
                                  const uint32_t *column, struct miraif_arena *arena,
                                  struct miraif_audit *ret_audit, struct miraif_error *err);

/* The same for people to read: who, and which mentor, and whom they have now. */
enum miraif_status mi_match_list_blocking(const struct mi_match_problem *problem, const uint32_t *first,
                                          const uint32_t *column, struct miraif_arena *arena,
                                          struct miraif_match_audit *ret_audit, struct miraif_error *err);

#endif
