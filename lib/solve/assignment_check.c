/* Checking an assignment from the problem alone: feasibility, figures, and optimality by duality. */
#include "miraif/assignment.h"

#include "base/arena.h"
#include "base/error.h"

struct checking {
    const struct miraif_assignment *problem;
    const struct miraif_assignment_result *result;
    uint32_t *row_load;
    uint32_t *column_load;
    struct miraif_error *err;
};

static enum miraif_status wrong(const struct checking *checking, const char *what, uint32_t number)
{
    return mi_fail(checking->err, MIRAIF_INTERNAL, "the assignment is wrong: %s (number %u)", what, number);
}

static int64_t cost_at(const struct miraif_assignment *problem, uint32_t row, uint32_t column)
{
    return problem->cost[(size_t)row * problem->columns + column];
}

/* Pairs are in order, allowed, and cost what is said; their ends are counted. */
static enum miraif_status check_pairs(const struct checking *checking)
{
    const struct miraif_assignment *problem = checking->problem;
    const struct miraif_assignment_result *result = checking->result;
    int64_t cost = 0;
    if (result->first[0] != 0 || result->first[problem->rows] != result->pairs)
        return wrong(checking, "the number of pairs", result->pairs);
    for (uint32_t i = 0; i < problem->rows; i++) {
        if (result->first[i] > result->first[i + 1])
            return wrong(checking, "the pairs of a row", i);
        for (uint32_t k = result->first[i]; k < result->first[i + 1]; k++) {
            uint32_t j = result->column[k];
            if (j >= problem->columns || (k > result->first[i] && j <= result->column[k - 1]))
                return wrong(checking, "the order of columns in a row", i);
            if (cost_at(problem, i, j) == MIRAIF_FORBIDDEN)
                return wrong(checking, "a forbidden pair in a row", i);
            cost += cost_at(problem, i, j);
            checking->row_load[i]++;
            checking->column_load[j]++;
        }
    }
    return cost == result->cost ? MIRAIF_OK : wrong(checking, "the cost", 0);
}

struct side {
    uint32_t count;
    const uint32_t *load;
    const uint32_t *capacity;
    const uint32_t *least;
    const int64_t *price;
    int64_t even;
};

/* Loads and prices of one side's member, as the header says of prices. */
static bool holds(const struct checking *checking, const struct side *side, uint32_t i)
{
    uint32_t load = side->load[i], capacity = side->capacity != NULL ? side->capacity[i] : 1;
    uint32_t least = side->least != NULL ? side->least[i] : 0;
    int64_t penalty = checking->result->penalty, price = side->price[i];
    if (load > capacity)
        return false;
    if (load < capacity && price > side->even * ((int64_t)load + 1) - (load < least ? penalty : 0))
        return false;
    return load == 0 || price >= side->even * (int64_t)load - (load > least ? 0 : penalty);
}

static enum miraif_status check_side(const struct checking *checking, const struct side *side,
                                     uint64_t *shortfall)
{
    for (uint32_t i = 0; i < side->count; i++) {
        uint32_t least = side->least != NULL ? side->least[i] : 0;
        if (!holds(checking, side, i))
            return wrong(checking, "a load or its price", i);
        *shortfall += side->load[i] < least ? least - side->load[i] : 0;
    }
    return MIRAIF_OK;
}

/* No pair that is not made gains more than its prices, none that is made less. */
static enum miraif_status check_gains(const struct checking *checking)
{
    const struct miraif_assignment *problem = checking->problem;
    const struct miraif_assignment_result *result = checking->result;
    for (uint32_t i = 0; i < problem->rows; i++) {
        uint32_t k = result->first[i];
        for (uint32_t j = 0; j < problem->columns; j++) {
            bool made = k < result->first[i + 1] && result->column[k] == j;
            int64_t cost = cost_at(problem, i, j);
            int64_t over =
                result->row_price[i] + result->column_price[j] + result->scale * cost - result->reward;
            k += made;
            if (made ? over > 0 : over < 0 && cost != MIRAIF_FORBIDDEN)
                return wrong(checking, "a price in row", i);
        }
    }
    return MIRAIF_OK;
}

static int64_t greatest_cost(const struct miraif_assignment *problem)
{
    int64_t greatest = 0;
    for (uint32_t i = 0; i < problem->rows; i++)
        for (uint32_t j = 0; j < problem->columns; j++) {
            int64_t cost = cost_at(problem, i, j);
            if (cost != MIRAIF_FORBIDDEN && (cost > greatest || -cost > greatest))
                greatest = cost > 0 ? cost : -cost;
        }
    return greatest;
}

/* The greatest load of a column whose load is to be like those of others; 0: none needs to be. */
static int64_t greatest_load(const struct miraif_assignment *problem)
{
    int64_t greatest = 0;
    for (uint32_t j = 0; problem->balance && j < problem->columns; j++) {
        uint32_t most = problem->column_capacity != NULL ? problem->column_capacity[j] : 1;
        most = most < problem->rows ? most : problem->rows;
        greatest = most > greatest ? most : greatest;
    }
    return greatest > 1 ? greatest : 0;
}

/* What comes first must outweigh every exchange of what comes later. */
static enum miraif_status check_weights(const struct checking *checking)
{
    const struct miraif_assignment *problem = checking->problem;
    const struct miraif_assignment_result *result = checking->result;
    int64_t side = problem->rows < problem->columns ? problem->rows : problem->columns;
    int64_t load = greatest_load(problem), span = 2 * result->scale * side * greatest_cost(problem);
    if (result->scale != (problem->cost_first ? 2 : 1))
        return wrong(checking, "the scale", 0);
    if (load > 0 ? result->even <= span : result->even != 0)
        return wrong(checking, "the weight of equal loads", 0);
    span += result->even * load;
    if (problem->cost_first ? result->reward != 1 : result->reward <= span)
        return wrong(checking, "the reward", 0);
    if (result->penalty <= result->reward + span)
        return wrong(checking, "the penalty", 0);
    return MIRAIF_OK;
}

enum miraif_status miraif_check_assignment(const struct miraif_assignment *problem,
                                           const struct miraif_assignment_result *result,
                                           struct miraif_arena *arena, struct miraif_error *err)
{
    struct checking checking = {.problem = problem, .result = result, .err = err};
    uint64_t shortfall = 0;
    checking.row_load = mi_arena_array(arena, problem->rows, sizeof *checking.row_load);
    checking.column_load = mi_arena_array(arena, problem->columns, sizeof *checking.column_load);
    if (checking.row_load == NULL || checking.column_load == NULL)
        return mi_no_memory(err);
    struct side rows = {problem->rows,      checking.row_load, problem->row_capacity,
                        problem->row_least, result->row_price, 0};
    struct side columns = {problem->columns,      checking.column_load, problem->column_capacity,
                           problem->column_least, result->column_price, result->even};
    MI_TRY(check_weights(&checking));
    MI_TRY(check_pairs(&checking));
    MI_TRY(check_side(&checking, &rows, &shortfall));
    MI_TRY(check_side(&checking, &columns, &shortfall));
    MI_TRY(check_gains(&checking));
    if (shortfall != result->shortfall)
        return wrong(&checking, "the shortfall", 0);
    if (result->solution != (shortfall == 0 ? MIRAIF_OPTIMAL : MIRAIF_INFEASIBLE))
        return wrong(&checking, "the solution", 0);
    return MIRAIF_OK;
}
