/* Reasons in words, in the user's language. */
#ifndef MI_FLOW_TEAM_WORDS_H
#define MI_FLOW_TEAM_WORDS_H

#include "flow/team/problem.h"
#include "miraif/run.h"
#include "model/naming.h"

/* Sets `reason->text` from its code and arguments, in `arena`; null where the code is unknown.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_words(struct miraif_reason *reason, const struct mi_names *names,
                                 const struct miraif_env *env, struct miraif_arena *arena,
                                 struct miraif_error *err);

/* How a rule is looked at. */
struct mi_rule_focus {
    bool alone;             /* it is impossible by itself */
    const uint32_t *person; /* of a rule about common time: who stands in its way */
    uint32_t count;
    const char *lack; /* and how: "alone", "few", "apart" or "team"; null: nobody is named */
};

/* Puts a rule of the problem and its people into words. MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_rule_words(const struct mi_team_problem *problem, const struct mi_names *names,
                                      uint32_t number, const struct mi_rule_focus *focus,
                                      const struct miraif_env *env, struct miraif_arena *arena,
                                      struct miraif_team_clash *clash, struct miraif_error *err);

/* Puts a clash into words: `clash` (with `way_out` and the rest) of `ret_teams`, in `arena`.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_clash_words(const struct mi_team_problem *problem,
                                       const struct miraif_clash *clash, const struct miraif_env *env,
                                       struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                       struct miraif_error *err);

#endif
