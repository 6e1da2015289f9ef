/* The arithmetic of marks. Weights come in thousandths, values in millionths of at most MIRAIF_SCALE_MOST:
 * with 30 criteria and 1000 reviews the sum stays below 3.1 · 10^17, so that even its double fits. */
#include "model/mark.h"

enum { WEIGHT_STEP = 1000 }; /* millionths in the least step of a weight */

bool mi_review_complete(const struct miraif_review *review, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (review->value[i] == MIRAIF_UNMARKED)
            return false;
    return true;
}

static int64_t total_weight(const struct miraif_criteria *criteria)
{
    int64_t total = 0;
    for (size_t i = 0; i < criteria->count; i++)
        total += criteria->item[i].weight / WEIGHT_STEP;
    return total;
}

static int64_t weighted_sum(const struct miraif_criteria *criteria, const struct miraif_review *review)
{
    int64_t sum = 0;
    for (size_t i = 0; i < criteria->count; i++)
        sum += criteria->item[i].weight / WEIGHT_STEP * review->value[i];
    return sum;
}

/* Neither is negative, and `whole` is not 0. */
static int64_t divide_half_up(int64_t part, int64_t whole)
{
    return (2 * part + whole) / (2 * whole);
}

int64_t mi_review_mean(const struct miraif_criteria *criteria, const struct miraif_review *review)
{
    return divide_half_up(weighted_sum(criteria, review), total_weight(criteria));
}

struct mi_mark mi_mark_of(const struct miraif_criteria *criteria, const struct miraif_review *review,
                          size_t reviews)
{
    struct mi_mark mark = {0};
    int64_t sum = 0;
    int64_t low = INT64_MAX;
    int64_t high = 0;
    for (size_t i = 0; i < reviews; i++) {
        if (!mi_review_complete(&review[i], criteria->count)) {
            mark.incomplete++;
            continue;
        }
        int64_t one = weighted_sum(criteria, &review[i]);
        low = one < low ? one : low;
        high = one > high ? one : high;
        sum += one;
        mark.complete++;
    }
    if (mark.complete > 0) {
        mark.mark = divide_half_up(sum, mark.complete * total_weight(criteria));
        mark.spread = divide_half_up(high - low, total_weight(criteria));
    }
    return mark;
}
