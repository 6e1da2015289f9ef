/* A pool and the office's options as arrays for the solver. */
#ifndef MI_FLOW_TEAM_PROBLEM_H
#define MI_FLOW_TEAM_PROBLEM_H

#include "base/value.h"
#include "flow/team/pool.h"
#include "miraif/solve.h"
#include "model/attribute.h"

struct mi_team_problem {
    const struct mi_team_pool *pool;
    struct miraif_grouping solver;
    const struct mi_rule_origin *origin; /* of each rule */
    const struct miraif_attribute *option;
    const struct mi_attribute *attribute;
    size_t attributes;
    int64_t units; /* a whole team's diversity: as many as make every distance whole, if they can */
    const struct mi_value *change; /* what the office did by hand; null: the solver divides */
    const uint32_t *waived;        /* numbers of rules that the office set aside, ascending */
    size_t waived_count;
};

/* Encodes, without rules; what it points to lives in `arena`, or is the pool's and options'. MIRAIF_REFUSED:
 * nobody to form teams from, or sizes that they do not fill. MIRAIF_USAGE: no such attribute.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_problem_encode(const struct mi_team_pool *pool,
                                          const struct miraif_form_options *options,
                                          struct miraif_arena *arena, struct mi_team_problem *ret_problem,
                                          struct miraif_error *err);

/* Encodes attributes alone, for teams of up to `largest` people. MIRAIF_USAGE: no such attribute.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_attributes_encode(struct mi_team_problem *problem,
                                             const struct miraif_form_options *options, uint32_t largest,
                                             struct miraif_arena *arena, struct miraif_error *err);

/* Units as millionths of a whole team's diversity. */
int64_t mi_team_millionths(int64_t value, int64_t units);

/* What the solver counts `member`s as a team, in units. */
int64_t mi_team_value(const struct mi_team_problem *problem, const uint32_t *member, uint32_t count);

/* Encodes the rules: team rules, what separation forbids, and what it wants avoided, but for the separations
 * marked in `dropped`, by their number in the pool. MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_rules_encode(struct mi_team_problem *problem, const uint8_t *dropped,
                                        struct miraif_arena *arena, struct miraif_error *err);

/* Leaves out the rules that the office set aside, whose numbers are ascending. MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_rules_set_aside(struct mi_team_problem *problem, const uint32_t *waived,
                                           size_t count, struct miraif_arena *arena,
                                           struct miraif_error *err);

#endif
