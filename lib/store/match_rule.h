/* The table of pins and bans. */
#ifndef MI_STORE_MATCH_RULE_H
#define MI_STORE_MATCH_RULE_H

#include "miraif/match.h"

/* Adds a rule, or renews the reason of the same one, where one is given. Within a write. */
enum miraif_status mi_match_rule_put(struct miraif_store *store, const struct miraif_match_rule *rule,
                                     struct miraif_error *err);

/* Deletes what is said of the mentor and the team or person of `rule`. Within a write. */
enum miraif_status mi_match_rule_delete(struct miraif_store *store, const struct miraif_match_rule *rule,
                                        struct miraif_error *err);

#endif
