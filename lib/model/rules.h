/* The hard rules among the people of a roster, as the solvers take them, and where each comes from. */
#ifndef MI_MODEL_RULES_H
#define MI_MODEL_RULES_H

#include "base/hash.h"
#include "miraif/separation.h"
#include "miraif/solve.h"
#include "miraif/team.h"
#include "model/roster.h"

/* What holds among people: separations, numbered as the roster is, and the cohort's team rules. */
struct mi_constraints {
    const struct miraif_separation *separation;
    uint32_t separations;
    const struct miraif_team_rule *rule;
    size_t rules;
    const char *start; /* on which ages are taken */
};

/* Where a hard rule comes from: exactly one is set. */
struct mi_rule_origin {
    const struct miraif_separation *separation;
    const struct miraif_team_rule *rule;
};

struct mi_rules {
    const struct miraif_rule *rule;
    const struct mi_rule_origin *origin;
    uint32_t count;
};

/* Encodes separations that forbid or want to be avoided, and then team rules, for the solver's numbers: one
 * for a rule, but for pairs from earlier teams, each of which is one, and locks, which are one for each team
 * and one by which the teams differ. `number` maps places in the roster to them, UINT32_MAX to nobody; null:
 * they are the same. `dropped` marks, by their number, separations that are not to be avoided after all;
 * null: none is to be avoided. Rules about fewer than two people say nothing and are left out, unless they
 * are about a value. Everything lives in `arena`, or is of `constraints`. MIRAIF_USAGE: no attribute of a
 * rule's name. MIRAIF_NO_MEMORY. */
enum miraif_status mi_rules_encode(const struct mi_constraints *constraints, const struct mi_roster *roster,
                                   const uint32_t *number, const uint8_t *dropped, struct miraif_arena *arena,
                                   struct mi_rules *ret_rules, struct miraif_error *err);

/* Who of the roster said `rule->value` in `rule->field`: their places, ascending, in `arena`. Ages may be a
 * span, "30-39". MIRAIF_USAGE: no such attribute. MIRAIF_NO_MEMORY. */
enum miraif_status mi_rule_sayers(const struct miraif_team_rule *rule, const struct mi_roster *roster,
                                  const char *start, struct miraif_arena *arena, uint32_t **ret_place,
                                  uint32_t *ret_count, struct miraif_error *err);

/* Whether some rule is about when people are free. */
bool mi_rules_ask_for_time(const struct mi_constraints *constraints);

/* Adds all constraints to a digest of inputs; and when people of `roster` are free, where that counts. */
void mi_rules_hash(struct mi_hash *hash, const struct mi_constraints *constraints,
                   const struct mi_roster *roster);

#endif
