/* Giving up rules among people: what teams and selections share of it. */
#ifndef MI_MODEL_RELAXING_H
#define MI_MODEL_RELAXING_H

#include "base/str.h"
#include "model/rules.h"

/* Loosened so far that nothing of it is left. */
#define MI_GIVEN_UP UINT32_MAX

/* By how much a rule about counts can be loosened so that it still says something of groups of up to
 * `largest`: each step allows one more and one fewer; or asks for one stretch less in common. 0: not at all.
 */
uint32_t mi_rule_most_loose(const struct miraif_rule *rule, uint32_t largest);

/* The rule loosened by so much; `room` holds what it points to. */
struct miraif_rule mi_rule_loosened(const struct miraif_rule *rule, uint32_t by, struct miraif_common *room);

/* Rules by where they come from: what is given up is a separation or a rule of the office, with all that it
 * says to the solver. */
struct mi_relaxing {
    const struct miraif_rule *rule;
    const struct mi_rule_origin *origin;
    uint32_t rules;
    uint32_t *unit;  /* of each rule */
    uint32_t *first; /* rule of each unit */
    uint32_t *cost;  /* of each unit; room for `more` beyond */
    uint32_t *most;  /* likewise */
    uint32_t units;
    struct miraif_rule *loose; /* the rules as loosened */
    struct miraif_common *room;
    uint8_t *active; /* rules, with room for `more` beyond */
};

/* Prepares for rules about groups of up to `largest`, with room for `more` units that are no rules. Costs
 * rise from what was only to be avoided over the office's own rules to what binds by itself.
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_relaxing_begin(const struct miraif_rule *rule, const struct mi_rule_origin *origin,
                                     uint32_t rules, uint32_t largest, uint32_t more,
                                     struct miraif_arena *arena, struct mi_relaxing *ret_relaxing,
                                     struct miraif_error *err);

/* Sets `loose` and `active` of the rules by what is tried. */
void mi_relaxing_apply(struct mi_relaxing *relaxing, const uint32_t *loose);

/* Appends what it means to loosen a unit by so much, with the command for it where there is one. */
void mi_relaxing_say(struct mi_str *str, const struct mi_relaxing *relaxing, uint32_t unit, uint32_t by,
                     const struct mi_roster *roster, const struct miraif_env *env);

#endif
