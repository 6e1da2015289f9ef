/* What the office decided to be two: people who look like one, and companies one of which reads like a branch
 * of the other. `low` is less than `high`. */
#ifndef MI_STORE_DISMISSAL_H
#define MI_STORE_DISMISSAL_H

#include "miraif/company.h"
#include "miraif/merge.h"

/* Adds the pair; one that is there gets `reason`, where that is not null. */
enum miraif_status mi_twin_dismissal_put(struct miraif_store *store, int64_t low, int64_t high,
                                         const char *reason, struct miraif_error *err);

/* `*ret_deleted` says whether the pair was there. */
enum miraif_status mi_twin_dismissal_delete(struct miraif_store *store, int64_t low, int64_t high,
                                            bool *ret_deleted, struct miraif_error *err);

enum miraif_status mi_twin_dismissed(struct miraif_store *store, int64_t low, int64_t high,
                                     bool *ret_dismissed, struct miraif_error *err);

/* The same of companies, by their keys; what is put has all members but `since`. */
enum miraif_status mi_branch_dismissal_put(struct miraif_store *store,
                                           const struct miraif_branch_dismissal *dismissal,
                                           struct miraif_error *err);
enum miraif_status mi_branch_dismissal_delete(struct miraif_store *store, const char *low, const char *high,
                                              bool *ret_deleted, struct miraif_error *err);
enum miraif_status mi_branch_dismissed(struct miraif_store *store, const char *low, const char *high,
                                       bool *ret_dismissed, struct miraif_error *err);

/* The keys, in order, of the companies that the office has put into a group or dismissed as a branch; in
 * `arena`. */
enum miraif_status mi_company_decided(struct miraif_store *store, struct miraif_arena *arena,
                                      const char *const **ret_keys, size_t *ret_count,
                                      struct miraif_error *err);

#endif
