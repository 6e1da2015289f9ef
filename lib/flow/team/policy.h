/* Policies as text and back. */
#ifndef MI_FLOW_TEAM_POLICY_H
#define MI_FLOW_TEAM_POLICY_H

#include "base/hash.h"
#include "miraif/policy.h"

/* What a policy file says, checked. */
struct mi_policy_draft {
    bool has_attributes;
    bool has_rules;
    const struct miraif_attribute *attribute;
    size_t attributes;
    struct miraif_team_rule *rule; /* without id */
    size_t rules;
};

/* Reads and checks the policy `text` of a cohort. Within a transaction; statuses as of miraif_policy_set. */
enum miraif_status mi_policy_read(struct miraif_store *store, int64_t cohort, const char *text,
                                  const char *path, struct miraif_arena *arena,
                                  struct mi_policy_draft *ret_draft, struct miraif_error *err);

/* Attributes and rules as a policy file, in `arena`; null when out of memory. Locks are left out. */
const char *mi_policy_text(const struct miraif_attribute *attribute, size_t attributes,
                           const struct miraif_team_rule *rule, size_t rules, struct miraif_arena *arena);

/* The digest of such a text. */
void mi_policy_digest(const char *text, char digest[MI_DIGEST_TEXT]);

/* The attributes of a cohort, in `arena`: the office's own, else industry, occupation and age; `*ret_json`
 * is how they are stored, null where they are not. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_policy_attributes(struct miraif_store *store, int64_t cohort,
                                        struct miraif_arena *arena,
                                        const struct miraif_attribute **ret_attribute, size_t *ret_count,
                                        const char **ret_json, struct miraif_error *err);

#endif
