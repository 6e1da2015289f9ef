/* The table of cohorts, for flows that write to it. */
#ifndef MI_STORE_COHORT_H
#define MI_STORE_COHORT_H

#include "miraif/cohort.h"

/* Whether the number is taken. */
enum miraif_status mi_cohort_exists(struct miraif_store *store, int64_t id, bool *ret_exists,
                                    struct miraif_error *err);

/* MIRAIF_NOT_FOUND, with the cohorts that are there, unless the cohort is. */
enum miraif_status mi_cohort_need(struct miraif_store *store, int64_t id, struct miraif_error *err);

enum miraif_status mi_cohort_insert(struct miraif_store *store, const struct miraif_cohort *cohort,
                                    struct miraif_error *err);
enum miraif_status mi_cohort_update(struct miraif_store *store, const struct miraif_cohort *cohort,
                                    struct miraif_error *err);

/* Gives somebody who deferred in cohort `from` an application to `cohort` with the same profile. Within a
 * write. */
enum miraif_status mi_deferral_apply(struct miraif_store *store, int64_t from, int64_t cohort, int64_t person,
                                     struct miraif_error *err);

#endif
