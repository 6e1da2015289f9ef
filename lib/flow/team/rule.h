/* Keeping a rule about teams. */
#ifndef MI_FLOW_TEAM_RULE_H
#define MI_FLOW_TEAM_RULE_H

#include "miraif/cohort.h"
#include "miraif/team.h"

/* Keeps `rule`, or its reason where the same rule is there; `*ret_rule` is read back into `arena`. Within a
 * write. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_rule_keep(struct miraif_store *store, const struct miraif_team_rule *rule,
                                     struct miraif_arena *arena, struct miraif_team_rule *ret_rule,
                                     struct miraif_error *err);

/* The rule that is wished for, checked against the cohort, before it is kept: without id. Within a
 * transaction; statuses as of miraif_team_rule_add. */
enum miraif_status mi_team_rule_make(struct miraif_store *store, const struct miraif_cohort *cohort,
                                     const struct miraif_team_wish *wish, struct miraif_arena *arena,
                                     struct miraif_team_rule *ret_rule, struct miraif_error *err);

/* Whether two rules want the same of the same people. */
bool mi_team_rule_same(const struct miraif_team_rule *a, const struct miraif_team_rule *b);

#endif
