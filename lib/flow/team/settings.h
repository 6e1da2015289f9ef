/* The options that teams were made with, as their run keeps them. */
#ifndef MI_FLOW_TEAM_SETTINGS_H
#define MI_FLOW_TEAM_SETTINGS_H

#include "base/hash.h"
#include "flow/team/problem.h"

struct mi_team_settings {
    struct miraif_form_options options;
    const uint32_t *waived; /* numbers of rules that the office set aside, ascending */
    size_t waived_count;
};

/* Reads them from `run`, into `arena`. MIRAIF_INTERNAL: no JSON. MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_settings_read(const struct miraif_run *run, struct miraif_arena *arena,
                                         struct mi_team_settings *ret_settings, struct miraif_error *err);

/* Writes those of `problem`, into `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_team_settings_write(const struct mi_team_problem *problem, struct miraif_arena *arena,
                                          const char **ret_text, struct miraif_error *err);

/* The digest of the policy by which `problem` was made, weights and attributes of this run included. */
enum miraif_status mi_team_policy_digest(const struct mi_team_problem *problem, struct miraif_arena *arena,
                                         char digest[MI_DIGEST_TEXT], struct miraif_error *err);

#endif
