/* The criteria in force, shared by the stages of a review. */
#ifndef MI_FLOW_REVIEW_CRITERIA_H
#define MI_FLOW_REVIEW_CRITERIA_H

#include "miraif/review.h"

/* The stored criteria of a cohort that exists, else the defaults. */
enum miraif_status mi_criteria_in_force(struct miraif_store *store, int64_t cohort,
                                        struct miraif_arena *arena, struct miraif_criteria *ret_criteria,
                                        struct miraif_error *err);

/* Keeps the defaults, where nothing is stored yet. Within a write. */
enum miraif_status mi_criteria_keep(struct miraif_store *store, int64_t cohort,
                                    const struct miraif_criteria *criteria, struct miraif_error *err);

#endif
