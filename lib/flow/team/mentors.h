/* What stands between people and the mentors of teams. */
#ifndef MI_FLOW_TEAM_MENTORS_H
#define MI_FLOW_TEAM_MENTORS_H

#include "flow/team/change.h"

enum mi_bar { MI_BAR_NONE, MI_BAR_TOLD, MI_BAR_AVOIDED, MI_BAR_FORBIDDEN };

/* For everybody of the change's pool × teams: how far separation, or a ban, stands between them and who leads
 * the team. Sets `bar` of the change. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_change_find_bars(struct mi_change *change);

/* The bar between somebody of the pool, by place, and who leads the team where they are to be; none where
 * they were there before. */
enum mi_bar mi_change_bar(const struct mi_change *change, size_t place);

#endif
