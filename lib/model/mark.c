/* The arithmetic of marks. Weights come in thousandths, values in millionths of at most MIRAIF_SCALE_MOST:
 * with 30 criteria and 1000 reviews the sum stays below 3.1 · 10^17, so that even its double fits. */
#include "model/mark.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"

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

/* The complete reviews of one reviewer, or of all: how many, their mean, and how far apart they are. */
struct habit {
    int64_t count;
    int64_t mean;      /* millionths */
    int64_t deviation; /* standard, ten-thousandths */
};

/* The greatest number whose square is not above `square`. */
static int64_t root_of(int64_t square)
{
    int64_t root = 0;
    for (int64_t step = INT64_C(1) << 30; step > 0; step /= 2)
        if ((root + step) * (root + step) <= square)
            root += step;
    return root;
}

/* Of the reviews listed in `order`; deviations are taken in ten-thousandths, so that squares fit. */
static struct habit habit_of(const int64_t *mean, const size_t *order, size_t count)
{
    struct habit habit = {.count = (int64_t)count};
    int64_t sum = 0;
    int64_t squares = 0;
    for (size_t i = 0; i < count; i++)
        sum += mean[order[i]];
    if (count == 0)
        return habit;
    habit.mean = divide_half_up(sum, habit.count);
    for (size_t i = 0; i < count; i++) {
        int64_t away = (mean[order[i]] - habit.mean) / 100;
        squares += away * away;
    }
    habit.deviation = root_of(squares / habit.count);
    return habit;
}

static int64_t correct(int64_t mean, const struct habit *own, const struct habit *all)
{
    static const int64_t most = MIRAIF_SCALE_MOST * INT64_C(1000000);
    int64_t away = own->deviation == 0 ? 0 : (mean - own->mean) * all->deviation / own->deviation;
    int64_t corrected = all->mean + away;
    return corrected < 0 ? 0 : corrected > most ? most : corrected;
}

/* A complete review. */
struct judgement {
    const char *reviewer;
    size_t number;
};

static int compare_judgements(const void *a, const void *b)
{
    const struct judgement *left = a, *right = b;
    int names = strcmp(left->reviewer, right->reviewer);
    return names != 0 ? names : (left->number > right->number) - (left->number < right->number);
}

/* Complete reviews by reviewer: `order` lists them, those of one beside one another, in the order of names.
 */
static enum miraif_status order_reviews(const struct miraif_criteria *criteria,
                                        const struct miraif_review *review, size_t reviews, int64_t *mean,
                                        size_t *order, size_t *ret_count, struct miraif_arena *arena,
                                        struct miraif_error *err)
{
    struct judgement *list = mi_arena_array(arena, reviews, sizeof *list);
    size_t count = 0;
    if (list == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < reviews; i++) {
        if (!mi_review_complete(&review[i], criteria->count))
            continue;
        mean[i] = mi_review_mean(criteria, &review[i]);
        list[count++] = (struct judgement){review[i].reviewer, i};
    }
    if (count > 0)
        qsort(list, count, sizeof *list, compare_judgements);
    for (size_t i = 0; i < count; i++)
        order[i] = list[i].number;
    *ret_count = count;
    return MIRAIF_OK;
}

/* How many reviews from `first` on are by one reviewer. */
static size_t run_of(const struct miraif_review *review, const size_t *order, size_t first, size_t count)
{
    size_t end = first + 1;
    while (end < count && strcmp(review[order[end]].reviewer, review[order[first]].reviewer) == 0)
        end++;
    return end - first;
}

enum miraif_status mi_marks_correct(const struct miraif_criteria *criteria,
                                    const struct miraif_review *review, size_t reviews,
                                    struct miraif_arena *arena, const int64_t **ret_mean,
                                    struct miraif_error *err)
{
    int64_t *mean = mi_arena_array(arena, reviews, sizeof *mean);
    size_t *order = mi_arena_array(arena, reviews, sizeof *order);
    size_t *habitual = mi_arena_array(arena, reviews, sizeof *habitual); /* by those with enough reviews */
    size_t habituals = 0;
    size_t reviewers = 0;
    if (mean == NULL || order == NULL || habitual == NULL)
        return mi_no_memory(err);
    size_t count = 0;
    MI_TRY(order_reviews(criteria, review, reviews, mean, order, &count, arena, err));
    for (size_t i = 0, run; i < count; i += run) {
        run = run_of(review, order, i, count);
        reviewers += run >= MI_CORRECTED_LEAST;
        for (size_t k = 0; run >= MI_CORRECTED_LEAST && k < run; k++)
            habitual[habituals++] = order[i + k];
    }
    const struct habit all = habit_of(mean, habitual, habituals);
    for (size_t i = 0, run; reviewers > 1 && i < count; i += run) {
        run = run_of(review, order, i, count);
        const struct habit own = habit_of(mean, &order[i], run);
        for (size_t k = 0; run >= MI_CORRECTED_LEAST && k < run; k++)
            mean[order[i + k]] = correct(mean[order[i + k]], &own, &all);
    }
    *ret_mean = mean;
    return MIRAIF_OK;
}

struct mi_mark mi_mark_of(const struct miraif_criteria *criteria, const struct miraif_review *review,
                          const int64_t *corrected, size_t reviews)
{
    struct mi_mark mark = {0};
    int64_t corrected_sum = 0;
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
        corrected_sum += corrected == NULL ? 0 : corrected[i];
        mark.complete++;
    }
    if (mark.complete > 0) {
        mark.mark = divide_half_up(sum, mark.complete * total_weight(criteria));
        mark.corrected = corrected == NULL ? mark.mark : divide_half_up(corrected_sum, mark.complete);
        mark.spread = divide_half_up(high - low, total_weight(criteria));
    }
    return mark;
}
