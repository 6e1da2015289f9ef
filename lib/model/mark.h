/* From marks on sheets to one mark per applicant, exactly. */
#ifndef MI_MODEL_MARK_H
#define MI_MODEL_MARK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "miraif/review.h"

/* What the reviews of one applicant come to. */
struct mi_mark {
    int64_t complete;   /* reviews that count: every criterion is marked */
    int64_t incomplete; /* reviews that do not */
    int64_t mark;       /* the mean over complete reviews of their weighted means; millionths, half up */
    int64_t corrected;  /* the same over means as mi_marks_correct has them; the mark where there are none */
    int64_t spread;     /* highest less lowest weighted mean of a complete review; rounded the same */
};

/* Whether every one of `count` criteria is marked. */
bool mi_review_complete(const struct miraif_review *review, size_t count);

/* The weighted mean of a complete review, rounded half up to a millionth. */
int64_t mi_review_mean(const struct miraif_criteria *criteria, const struct miraif_review *review);

/* The means of a cohort's complete `reviews`, freed of how lenient and how decided each reviewer is: as far
 * from the mean of all reviews, in standard deviations, as from the reviewer's own (z-scores). Reviewers with
 * fewer than MI_CORRECTED_LEAST complete reviews, and all where there is but one with so many, keep theirs.
 * `*ret_mean` has an entry for each review, in `arena`. MIRAIF_NO_MEMORY. */
enum { MI_CORRECTED_LEAST = 5 };
enum miraif_status mi_marks_correct(const struct miraif_criteria *criteria,
                                    const struct miraif_review *review, size_t reviews,
                                    struct miraif_arena *arena, const int64_t **ret_mean,
                                    struct miraif_error *err);

/* Sums up `reviews` of one applicant; `corrected` are their means as mi_marks_correct has them, or null.
 * Within the bounds of miraif/review.h no step rounds or overflows before the last: the sum of weight times
 * value is kept whole, and divided once. */
struct mi_mark mi_mark_of(const struct miraif_criteria *criteria, const struct miraif_review *review,
                          const int64_t *corrected, size_t reviews);

#endif
