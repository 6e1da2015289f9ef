/* Which rules a change of teams would break. */
#ifndef MI_FLOW_TEAM_BROKEN_H
#define MI_FLOW_TEAM_BROKEN_H

#include "flow/team/change.h"

/* Sets `broken` of the report to the rules that do not hold in teams that change, and notes in the problem
 * the numbers of those that do not hold anywhere. */
enum miraif_status mi_change_find_broken(struct mi_change *change, struct miraif_team_change *report);

#endif
