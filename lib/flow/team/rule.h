/* Keeping a rule about teams. */
#ifndef MI_FLOW_TEAM_RULE_H
#define MI_FLOW_TEAM_RULE_H

#include "miraif/team.h"

/* Keeps `rule`, or its reason where the same rule is there; `*ret_rule` is read back into `arena`. Within a
 * write. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_rule_keep(struct miraif_store *store, const struct miraif_team_rule *rule,
                                     struct miraif_arena *arena, struct miraif_team_rule *ret_rule,
                                     struct miraif_error *err);

#endif
