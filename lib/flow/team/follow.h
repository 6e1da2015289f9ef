/* What follows from a change of adopted teams. */
#ifndef MI_FLOW_TEAM_FOLLOW_H
#define MI_FLOW_TEAM_FOLLOW_H

#include "flow/team/change.h"

/* Turns to come of the teams that change are given anew, reminders of their sessions go to those who are in
 * them now, and whoever was told of their team hears who is in it: `turns` and `letters` of the report.
 * Within the write, after the new teams were adopted. */
enum miraif_status mi_change_follow(struct mi_change *change, struct miraif_team_change *report);

#endif
