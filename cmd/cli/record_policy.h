/* Policies as records. */
#ifndef CLI_RECORD_POLICY_H
#define CLI_RECORD_POLICY_H

#include "cli/record.h"
#include "miraif/policy.h"

extern const struct record_type record_policy_type;
extern const struct record_type record_policy_change_type;

struct mi_value *record_policy(struct miraif_arena *arena, const struct miraif_policy *policy);
struct mi_value *record_policy_change(struct miraif_arena *arena, const struct miraif_policy_change *change);

#endif
