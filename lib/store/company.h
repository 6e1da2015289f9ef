/* Groups of companies and relations between them, for the flows that write to them. */
#ifndef MI_STORE_COMPANY_H
#define MI_STORE_COMPANY_H

#include "miraif/company.h"

/* The key of the group that `company_key` is in, in `arena`; null: in none. */
enum miraif_status mi_company_group_of(struct miraif_store *store, const char *company_key,
                                       struct miraif_arena *arena, const char **ret_group,
                                       struct miraif_error *err);

/* Makes the company, which is in no group, a member of `group`. */
enum miraif_status mi_company_group_add(struct miraif_store *store, const char *company_key,
                                        const char *group, const char *name, struct miraif_error *err);

/* Moves the members of the group `from` to the group `to`. */
enum miraif_status mi_company_group_move(struct miraif_store *store, const char *from, const char *to,
                                         struct miraif_error *err);

/* Takes the company out of its group, if it is in one. */
enum miraif_status mi_company_group_remove(struct miraif_store *store, const char *company_key,
                                           struct miraif_error *err);

/* The members of a group, and the smallest of their keys (null without members), in `arena`. */
enum miraif_status mi_company_group_size(struct miraif_store *store, const char *group,
                                         struct miraif_arena *arena, int64_t *ret_size,
                                         const char **ret_smallest, struct miraif_error *err);

/* A relation between two members of one group, which is a contradiction: their names, null where there is
 * none. */
enum miraif_status mi_company_relation_within(struct miraif_store *store, const char *group,
                                              struct miraif_arena *arena, const char **ret_low,
                                              const char **ret_high, struct miraif_error *err);

enum miraif_status mi_company_relation_put(struct miraif_store *store,
                                           const struct miraif_company_relation *relation,
                                           struct miraif_error *err);

/* `*ret_deleted` says whether there was one. */
enum miraif_status mi_company_relation_delete(struct miraif_store *store, const char *low, const char *high,
                                              bool *ret_deleted, struct miraif_error *err);

/* A row of the table of groups. */
struct mi_company_member {
    const char *company_key;
    const char *group_key;
};
typedef enum miraif_status mi_company_member_fn(void *context, const struct mi_company_member *member);

/* Every member of a group, by company key. */
enum miraif_status mi_company_member_each(struct miraif_store *store, mi_company_member_fn *each,
                                          void *context, struct miraif_error *err);

#endif
