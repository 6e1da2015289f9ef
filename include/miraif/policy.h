/* The policy by which a cohort's teams are formed: attributes with weights and aims, and rules, in one file.
 */
#ifndef MIRAIF_POLICY_H
#define MIRAIF_POLICY_H

#include "miraif/team.h"

struct miraif_policy {
    int64_t cohort;
    const char *text;   /* JSON, as miraif_policy_set takes it; all of what is in force */
    const char *digest; /* SHA-256 of it, in hexadecimal */
    bool preset;        /* the attributes are not the office's own */
    const struct miraif_attribute *attribute; /* in force */
    size_t attributes;
    size_t rules; /* but locks, which are about teams as they stand */
};

/* What a policy changed, or would change. */
struct miraif_policy_change {
    struct miraif_policy policy; /* as it is then */
    bool attributes;             /* were changed */
    size_t added;                /* rules */
    size_t removed;
};

/* Reads the policy in force into `arena`. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_policy_get(struct miraif_store *store, int64_t cohort,
                                                struct miraif_arena *arena, struct miraif_policy *ret_policy,
                                                struct miraif_error *err);

/* Puts the policy `text`, JSON as miraif_policy_get writes it, in force: {"attributes": […], "rules": […]}. A
 * part that is left out stays as it is; rules that are there already stay with their numbers, those that are
 * not named end, but for locks. `path` names the file in messages. With `check` alone nothing is changed.
 * MIRAIF_NOT_FOUND: no such cohort, or person. MIRAIF_BAD_INPUT: no JSON, or something that a policy does not
 * know, or an attribute that there is not, with line, column and what is known there. MIRAIF_REFUSED: a rule
 * that cannot be, with its place. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure
 * nothing is changed. */
MIRAIF_API enum miraif_status miraif_policy_set(struct miraif_store *store, int64_t cohort, const char *text,
                                                const char *path, bool check, struct miraif_arena *arena,
                                                struct miraif_policy_change *ret_change,
                                                struct miraif_error *err);

#endif
