/* The tables `criterion`, `review` and `mark`. */
#ifndef MI_STORE_REVIEW_H
#define MI_STORE_REVIEW_H

#include "miraif/review.h"

/* The criteria stored for a cohort, in the order of its sheets; `preset` is false. */
enum miraif_status mi_criteria_load(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                    struct miraif_criteria *ret_criteria, struct miraif_error *err);

/* Stores or changes one criterion; removes one that has no marks. Within a write. */
enum miraif_status mi_criterion_put(struct miraif_store *store, int64_t cohort, int64_t position,
                                    const struct miraif_criterion *criterion, struct miraif_error *err);
enum miraif_status mi_criterion_remove(struct miraif_store *store, int64_t cohort, const char *name,
                                       struct miraif_error *err);

/* The lowest and highest mark given in a cohort; `*ret_count` is the number of marks. */
enum miraif_status mi_marks_range(struct miraif_store *store, int64_t cohort, int64_t *ret_count,
                                  int64_t *ret_low, int64_t *ret_high, struct miraif_error *err);

/* All reviews of a cohort by person and reviewer, with values in the order of `criteria`; in `arena`. */
enum miraif_status mi_reviews_load(struct miraif_store *store, int64_t cohort,
                                   const struct miraif_criteria *criteria, struct miraif_arena *arena,
                                   struct miraif_review **ret_review, size_t *ret_count,
                                   struct miraif_error *err);

/* One review: `*ret_found` is false, and `*ret_review` empty of marks, where there is none. */
enum miraif_status mi_review_load(struct miraif_store *store, int64_t cohort, int64_t person,
                                  const char *reviewer, const struct miraif_criteria *criteria,
                                  struct miraif_arena *arena, struct miraif_review *ret_review,
                                  bool *ret_found, struct miraif_error *err);

/* Stores a review as a whole, dated by the store's env, over the one that is there: marks that are
 * MIRAIF_UNMARKED are left out. Within a write. */
enum miraif_status mi_review_put(struct miraif_store *store, int64_t cohort,
                                 const struct miraif_review *review, const struct miraif_criteria *criteria,
                                 struct miraif_error *err);

#endif
