/* The tables of team rules, for the flows that write to them. */
#ifndef MI_STORE_RULE_H
#define MI_STORE_RULE_H

#include "miraif/team.h"

/* The rules of a cohort (or the one with `id`, where that is not 0), by id, people by e-mail key; in `arena`.
 */
enum miraif_status mi_team_rules_load(struct miraif_store *store, int64_t cohort, int64_t id,
                                      struct miraif_arena *arena, struct miraif_team_rule **ret_rules,
                                      size_t *ret_count, struct miraif_error *err);

/* Adds a rule with its members. Within a write. */
enum miraif_status mi_team_rule_insert(struct miraif_store *store, const struct miraif_team_rule *rule,
                                       int64_t *ret_id, struct miraif_error *err);

enum miraif_status mi_team_rule_set_reason(struct miraif_store *store, int64_t id, const char *reason,
                                           struct miraif_error *err);

enum miraif_status mi_team_rule_delete(struct miraif_store *store, int64_t id, struct miraif_error *err);

/* Whether the person has applied to the cohort. */
enum miraif_status mi_has_applied(struct miraif_store *store, int64_t cohort, int64_t person,
                                  bool *ret_applied, struct miraif_error *err);

#endif
