/* Hard rules as arguments of a reason, and in words: what teams and selections say of them. */
#ifndef MI_MODEL_RULE_WORDS_H
#define MI_MODEL_RULE_WORDS_H

#include "model/naming.h"
#include "model/rules.h"

/* Adds what a rule of the office's is to `args`: its kind, id, and what it is about but for people. */
void mi_rule_put(struct mi_value *args, const struct miraif_team_rule *rule);

/* Appends what a rule says, as mi_rule_put or a flow described it, and its people. */
void mi_rule_words(struct mi_str *str, const struct mi_value *rule, const struct mi_names *names,
                   const struct miraif_env *env);

#endif
