/* What no division can exceed where people are points. Values M are of negative type when they are squared
 * distances between points (Schoenberg 1935): such are the numbers of answers in which two people differ, and
 * distances in a plane, and the squares of these. Within groups x, with y what is left of x without its part
 * along the ones, the quadratic form of M is then at most 0 in y, so that only sizes and row sums count; for
 * squares this is the theorem of Huygens. Of squares the values themselves follow by Cauchy and Schwarz.
 *
 * Values that are rounded are nearly of negative type: by how much not, is bounded by what a pivoted Cholesky
 * factorisation leaves (by rows, Gershgorin 1931), errors of arithmetic included. The numbers are doubles,
 * each reckoned in a fixed order. */
#include "solve/grouping_spread.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"

enum { PEOPLE_MOST = 3000, PIVOTS_MOST = 64, WORK_MOST = 200000000 };

/* What sums of numbers that are not whole may be wrong by, at most, as a part of them. */
static const double MARGIN = 1e-8;
static const double EPSILON = 1.0 / (1LL << 50);

struct spread {
    const struct miraif_grouping *problem;
    uint32_t n;
    bool squares;
    double *rest; /* n × n: inner products about the first person, less what the pivots explain */
    double *pivot_row;
    double *row_sum;
    uint32_t *size; /* of each person's group, ascending */
    double most;    /* the greatest inner product at first */
    double off;     /* the least bound found for how far values are from negative type */
};

static double value_of(const struct spread *spread, uint32_t p, uint32_t q)
{
    double value = (double)spread->problem->value[(size_t)p * spread->n + q];
    return spread->squares ? value * value : value;
}

static void begin(struct spread *spread)
{
    uint32_t n = spread->n;
    spread->most = 0;
    for (uint32_t p = 0; p < n; p++) {
        for (uint32_t q = 0; q < n; q++)
            spread->rest[(size_t)p * n + q] =
                (value_of(spread, 0, p) + value_of(spread, 0, q) - value_of(spread, p, q)) / 2;
        double own = spread->rest[(size_t)p * n + p];
        spread->most = own > spread->most ? own : spread->most;
    }
}

/* The greatest number on the diagonal; none where one is so far below 0 that these are no points. */
static bool find_pivot(const struct spread *spread, uint32_t *ret_pivot)
{
    uint32_t n = spread->n;
    uint32_t pivot = 0;
    for (uint32_t p = 0; p < n; p++) {
        double own = spread->rest[(size_t)p * n + p];
        if (own < -spread->most / 16)
            return false;
        if (own > spread->rest[(size_t)pivot * n + pivot])
            pivot = p;
    }
    *ret_pivot = pivot;
    return spread->rest[(size_t)pivot * n + pivot] > spread->most * EPSILON;
}

/* Takes out what a pivot explains; returns the greatest sum of a row's amounts that is left. */
static double take_out(struct spread *spread, uint32_t pivot)
{
    uint32_t n = spread->n;
    double *restrict of_pivot = spread->pivot_row;
    double greatest = 0;
    for (uint32_t q = 0; q < n; q++)
        of_pivot[q] = spread->rest[(size_t)pivot * n + q];
    double own = of_pivot[pivot];
    for (uint32_t p = 0; p < n; p++) {
        double *restrict row = &spread->rest[(size_t)p * n];
        double part = of_pivot[p] / own;
        double sum = 0;
        for (uint32_t q = 0; q < n; q++) {
            row[q] -= part * of_pivot[q];
            sum += row[q] < 0 ? -row[q] : row[q];
        }
        greatest = sum > greatest ? sum : greatest;
    }
    return greatest;
}

/* Finds `off`; false where values are not nearly of negative type. */
static bool factorise(struct spread *spread)
{
    double n = spread->n;
    uint32_t pivots = WORK_MOST / (spread->n * spread->n);
    bool found = false;
    pivots = pivots < PIVOTS_MOST ? pivots : PIVOTS_MOST;
    begin(spread);
    for (uint32_t i = 0, pivot; i < pivots && find_pivot(spread, &pivot); i++) {
        double off = take_out(spread, pivot) + n * (i + 8) * EPSILON * spread->most;
        spread->off = !found || off < spread->off ? off : spread->off;
        found = true;
    }
    return found;
}

static int compare_sums(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* What the values within groups add up to at most: the people with the greatest row sums in the greatest
 * groups. */
static double bound_of(const struct spread *spread)
{
    uint32_t n = spread->n;
    double all = 0;
    double matched = 0;
    double squares = 0; /* of sizes */
    for (uint32_t p = 0; p < n; p++) {
        spread->row_sum[p] = 0;
        for (uint32_t q = 0; q < n; q++)
            spread->row_sum[p] += value_of(spread, p, q);
        squares += spread->size[p];
    }
    qsort(spread->row_sum, n, sizeof *spread->row_sum, compare_sums);
    for (uint32_t p = 0; p < n; p++) {
        all += spread->row_sum[p];
        matched += spread->row_sum[p] * spread->size[p];
    }
    return matched / n * (1 + MARGIN) - all / 2 * squares / n / n + spread->off * (n - squares / n);
}

/* An upper bound of a root: each step of Newton's from above stays above. */
static double root_above(double number)
{
    double root = number > 1 ? number : 1;
    for (int i = 0; i < 200; i++)
        root = (root + number / root) / 2;
    return root * (1 + MARGIN);
}

static void lower(struct spread *spread, double pairs, int64_t *bound)
{
    if (!factorise(spread))
        return;
    double most = bound_of(spread);
    most = spread->squares && most > 0 ? root_above(pairs * most) : most;
    if (most >= 0 && most < (double)*bound)
        *bound = (int64_t)most + 1;
}

enum miraif_status mi_grouping_spread(const struct miraif_grouping *problem, struct miraif_arena *scratch,
                                      int64_t *bound, struct miraif_error *err)
{
    struct spread spread = {.problem = problem, .n = problem->people};
    double pairs = 0;
    if (problem->value_in != NULL || problem->least != NULL || problem->people > PEOPLE_MOST)
        return MIRAIF_OK;
    size_t n = problem->people;
    spread.rest = mi_arena_array(scratch, n * n, sizeof *spread.rest);
    spread.pivot_row = mi_arena_array(scratch, n, sizeof *spread.pivot_row);
    spread.row_sum = mi_arena_array(scratch, n, sizeof *spread.row_sum);
    spread.size = mi_arena_array(scratch, n, sizeof *spread.size);
    if (spread.rest == NULL || spread.pivot_row == NULL || spread.row_sum == NULL || spread.size == NULL)
        return mi_no_memory(err);
    uint32_t next = 0;
    for (uint32_t size = 1; size <= problem->people; size++)
        for (uint32_t g = 0; g < problem->groups; g++)
            for (uint32_t i = 0; problem->size[g] == size && i < size; i++)
                spread.size[next++] = size;
    for (uint32_t g = 0; g < problem->groups; g++)
        pairs += (double)problem->size[g] * (problem->size[g] - 1) / 2;
    lower(&spread, pairs, bound);
    spread.squares = true;
    lower(&spread, pairs, bound);
    return MIRAIF_OK;
}
