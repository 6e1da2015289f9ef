/* From the solver's arrays back to people, with codes and arguments that say why. */
#ifndef MI_FLOW_TEAM_DECODE_H
#define MI_FLOW_TEAM_DECODE_H

#include "base/value.h"
#include "flow/team/problem.h"

/* What came out, before it is stored: reasons are without words, the run's id, state and instants are not
 * set. Everything lives in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_teams_decode(const struct mi_team_problem *problem,
                                   const struct miraif_grouping_result *result, const struct miraif_env *env,
                                   struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                   struct miraif_error *err);

/* Describes a hard rule: its kind, companies or id, and all its people as "p3", but none for a rule about
 * common time; null when out of memory. */
struct mi_value *mi_describe_team_rule(const struct mi_team_problem *problem, uint32_t number,
                                       struct miraif_arena *arena);

/* Puts people, by number, as "people" into a description. */
void mi_describe_people(struct mi_value *args, const struct mi_team_problem *problem, const uint32_t *number,
                        uint32_t count);

#endif
