/* Turns checked: every figure is counted anew, turn by turn, from the problem and the order alone. */
#include "base/error.h"
#include "solve/rotation.h"

/* How many turns `person` had before turn `until`. */
static int64_t turns_of(const struct mi_rotation *problem, const uint32_t *turn, uint32_t person,
                        uint32_t until)
{
    int64_t count = problem->had == NULL ? 0 : problem->had[person];
    for (uint32_t t = 0; t < until; t++)
        count += turn[t] == person;
    return count;
}

static uint32_t predecessor(const struct mi_rotation *problem, const uint32_t *turn, uint32_t t)
{
    return t == 0 ? problem->last : turn[t - 1];
}

/* How often the owner of turn `t` had come right after the owner of the turn before it, before `t`. */
static int64_t times_followed(const struct mi_rotation *problem, const uint32_t *turn, uint32_t t)
{
    uint32_t previous = predecessor(problem, turn, t);
    if (previous == MI_NOBODY || turn[t] == MI_NOBODY)
        return 0;
    int64_t times = problem->after == NULL ? 0 : problem->after[(size_t)previous * problem->people + turn[t]];
    for (uint32_t s = 0; s < t; s++)
        times += turn[s] == turn[t] && predecessor(problem, turn, s) == previous;
    return times;
}

static void count_turn(const struct mi_rotation *problem, const uint32_t *turn, uint32_t t, int64_t *cost)
{
    if (turn[t] == MI_NOBODY) {
        cost[MI_ROTATION_VACANT]++;
        return;
    }
    int64_t least = INT64_MAX;
    for (uint32_t p = 0; p < problem->people; p++) {
        int64_t count = turns_of(problem, turn, p, t);
        least = count < least ? count : least;
    }
    cost[MI_ROTATION_TWICE] += predecessor(problem, turn, t) == turn[t];
    cost[MI_ROTATION_EARLY] += turns_of(problem, turn, turn[t], t) - least;
    cost[MI_ROTATION_REPEATS] += times_followed(problem, turn, t);
}

/* The growth of the sum of squares over `least`, the fewest turns that anybody had before. */
static int64_t unevenness(const struct mi_rotation *problem, const uint32_t *turn)
{
    int64_t least = INT64_MAX;
    int64_t sum = 0;
    for (uint32_t p = 0; p < problem->people; p++) {
        int64_t start = turns_of(problem, turn, p, 0);
        least = start < least ? start : least;
    }
    for (uint32_t p = 0; p < problem->people; p++) {
        int64_t start = turns_of(problem, turn, p, 0) - least;
        int64_t end = turns_of(problem, turn, p, problem->turns) - least;
        sum += end * end - start * start;
    }
    return sum;
}

void mi_rotation_cost(const struct mi_rotation *problem, const uint32_t *turn,
                      int64_t ret_cost[MI_ROTATION_COSTS])
{
    for (int i = 0; i < MI_ROTATION_COSTS; i++)
        ret_cost[i] = 0;
    for (uint32_t t = 0; t < problem->turns; t++)
        count_turn(problem, turn, t, ret_cost);
    ret_cost[MI_ROTATION_UNEVEN] = unevenness(problem, turn);
}

enum miraif_status mi_rotation_check(const struct mi_rotation *problem,
                                     const struct mi_rotation_result *result, struct miraif_error *err)
{
    int64_t cost[MI_ROTATION_COSTS];
    for (uint32_t t = 0; t < problem->turns; t++) {
        uint32_t person = result->turn[t];
        if (person != MI_NOBODY && person >= problem->people)
            return mi_fail(err, MIRAIF_INTERNAL, "turn %u is nobody's", t + 1);
        if (person != MI_NOBODY && problem->away != NULL &&
            problem->away[(size_t)t * problem->people + person] != 0)
            return mi_fail(err, MIRAIF_INTERNAL, "turn %u went to somebody who is away", t + 1);
    }
    mi_rotation_cost(problem, result->turn, cost);
    for (int i = 0; i < MI_ROTATION_COSTS; i++)
        if (cost[i] != result->cost[i])
            return mi_fail(err, MIRAIF_INTERNAL, "figure %d of the turns is %lld, not %lld", i,
                           (long long)cost[i], (long long)result->cost[i]);
    return MIRAIF_OK;
}
