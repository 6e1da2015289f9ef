/* The assignment problem: what is asked is looked over, solved in one of three ways, and handed back as pairs
 * and prices. */
#include "solve/assignment.h"

#include "base/arena.h"
#include "base/error.h"

/* Above this the prices could leave 64 bits. */
#define REWARD_MOST INT64_C(50000000000000000)

enum {
    FEW_MOST = 256,
    FEW_PAIRS_MOST = 1 << 25 /* heaps take some thirty bytes for each pair of a row and a column */
};

static enum miraif_status check_loads(uint32_t count, const uint32_t *capacity, const uint32_t *least,
                                      uint32_t others, struct miraif_error *err)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t most = capacity == NULL ? 1 : capacity[i];
        if (least != NULL && least[i] > most)
            return mi_fail(err, MIRAIF_REFUSED, "number %u has a minimum load of %u and a capacity of %u", i,
                           least[i], most);
        if (most > MIRAIF_ASSIGNMENT_SIDE_MOST && most > others)
            return mi_fail(err, MIRAIF_REFUSED, "number %u has a capacity of %u; %d is the most", i, most,
                           MIRAIF_ASSIGNMENT_SIDE_MOST);
    }
    return MIRAIF_OK;
}

static enum miraif_status greatest_cost(const struct miraif_assignment *problem, int64_t *ret_greatest,
                                        struct miraif_error *err)
{
    int64_t greatest = 0;
    for (uint32_t i = 0; i < problem->rows; i++) {
        const int64_t *cost = problem->cost + (size_t)i * problem->columns;
        for (uint32_t j = 0; j < problem->columns; j++) {
            if (cost[j] == MIRAIF_FORBIDDEN)
                continue;
            if (cost[j] < -MIRAIF_COST_MOST || cost[j] > MIRAIF_COST_MOST)
                return mi_fail(err, MIRAIF_REFUSED, "the cost in row %u, column %u is out of range", i, j);
            int64_t size = cost[j] < 0 ? -cost[j] : cost[j];
            greatest = size > greatest ? size : greatest;
        }
    }
    *ret_greatest = greatest;
    return MIRAIF_OK;
}

static int64_t greatest_load(const struct miraif_assignment *problem)
{
    uint32_t greatest = 0;
    for (uint32_t j = 0; j < problem->columns; j++) {
        uint32_t most = mi_capacity_of(problem->column_capacity, j, problem->rows);
        greatest = most > greatest ? most : greatest;
    }
    return greatest;
}

/* No exchange along a path or a circle changes more than two costs for each member of the smaller side, two
 * loads, and one for the number of pairs: what is above all of them comes first, whatever they are. */
static enum miraif_status weigh(struct mi_assignment_work *work)
{
    const struct miraif_assignment *problem = work->problem;
    int64_t side = problem->rows < problem->columns ? problem->rows : problem->columns;
    int64_t load = problem->balance ? greatest_load(problem) : 0;
    int64_t most = load > 1 ? load + 1 : 1; /* loads of 1 are equal */
    int64_t greatest = 0;
    MI_TRY(greatest_cost(problem, &greatest, work->err));
    if (side > 0 && greatest > (REWARD_MOST / most - 1) / 2 / side)
        return mi_fail(work->err, MIRAIF_REFUSED, "costs up to %lld are too large for %lld rows or columns",
                       (long long)greatest, (long long)side);
    int64_t span = 2 * side * greatest + 1;
    work->balance = load > 1 ? span : 0;
    work->reward = problem->cost_first ? 1 : most * span;
    work->penalty = 2 * (work->reward + span);
    return MIRAIF_OK;
}

static bool is_plain(const struct miraif_assignment *problem)
{
    for (uint32_t i = 0; i < problem->rows; i++)
        if ((problem->row_capacity != NULL && problem->row_capacity[i] != 1) ||
            (problem->row_least != NULL && problem->row_least[i] != 0))
            return false;
    for (uint32_t j = 0; j < problem->columns; j++)
        if ((problem->column_capacity != NULL && problem->column_capacity[j] != 1) ||
            (problem->column_least != NULL && problem->column_least[j] != 0))
            return false;
    return true;
}

/* Where the cost comes first, a pair that costs nothing is better than none. */
static enum miraif_status double_costs(struct mi_assignment_work *work, struct miraif_assignment *doubled)
{
    size_t cells = (size_t)doubled->rows * doubled->columns;
    int64_t *cost = mi_arena_bytes(work->arena, cells * sizeof *cost);
    if (cost == NULL)
        return mi_no_memory(work->err);
    for (size_t k = 0; k < cells; k++)
        cost[k] = doubled->cost[k] == MIRAIF_FORBIDDEN ? MIRAIF_FORBIDDEN : 2 * doubled->cost[k];
    doubled->cost = cost;
    work->problem = doubled;
    return MIRAIF_OK;
}

static const int64_t *transpose(const struct miraif_assignment *problem, struct miraif_arena *arena)
{
    int64_t *turned = mi_arena_array(arena, (size_t)problem->rows * problem->columns, sizeof *turned);
    for (uint32_t i = 0; turned != NULL && i < problem->rows; i++)
        for (uint32_t j = 0; j < problem->columns; j++)
            turned[(size_t)j * problem->rows + i] = problem->cost[(size_t)i * problem->columns + j];
    return turned;
}

static bool make_room(struct mi_assignment_work *work, struct miraif_assignment_result *result,
                      uint32_t **ret_first, int64_t **ret_row_price, int64_t **ret_column_price)
{
    *ret_first = mi_arena_array(work->arena, (size_t)work->problem->rows + 1, sizeof **ret_first);
    *ret_row_price = mi_arena_array(work->arena, work->problem->rows, sizeof **ret_row_price);
    *ret_column_price = mi_arena_array(work->arena, work->problem->columns, sizeof **ret_column_price);
    result->first = *ret_first;
    result->row_price = *ret_row_price;
    result->column_price = *ret_column_price;
    result->reward = work->reward;
    result->penalty = work->penalty;
    result->even = work->balance;
    result->scale = work->problem->cost_first ? 2 : 1;
    result->solution = MIRAIF_OPTIMAL;
    return *ret_first != NULL && *ret_row_price != NULL && *ret_column_price != NULL;
}

/* The cost of a pair as it was given. */
static int64_t cost_of(const struct miraif_assignment *problem, uint32_t row, uint32_t column)
{
    int64_t cost = problem->cost[(size_t)row * problem->columns + column];
    return problem->cost_first ? cost / 2 : cost;
}

/* Prices from a side with `u` and a side with `v`. */
static void price(const struct mi_assignment_work *work, const int64_t *u, uint32_t us, int64_t *u_price,
                  const int64_t *v, uint32_t vs, int64_t *v_price)
{
    for (uint32_t i = 0; i < us; i++)
        u_price[i] = work->reward - u[i];
    for (uint32_t j = 0; j < vs; j++)
        v_price[j] = -v[j];
}

static enum miraif_status solve_plain(struct mi_assignment_work *work,
                                      struct miraif_assignment_result *result)
{
    const struct miraif_assignment *problem = work->problem;
    bool turn = problem->rows > problem->columns;
    struct mi_dense dense = {.rows = turn ? problem->columns : problem->rows,
                             .columns = turn ? problem->rows : problem->columns};
    uint32_t *first;
    int64_t *row_price, *column_price;
    dense.cost = turn ? transpose(problem, work->arena) : problem->cost;
    if (dense.cost == NULL || !make_room(work, result, &first, &row_price, &column_price))
        return mi_no_memory(work->err);
    MI_TRY(mi_assign_dense(work, &dense));
    if (turn)
        price(work, dense.u, dense.rows, column_price, dense.v, dense.columns, row_price);
    else
        price(work, dense.u, dense.rows, row_price, dense.v, dense.columns, column_price);
    const uint32_t *partner = turn ? dense.row_of : dense.column_of;
    uint32_t *column = mi_arena_array(work->arena, dense.rows, sizeof *column);
    if (column == NULL)
        return mi_no_memory(work->err);
    for (uint32_t i = 0; i < problem->rows; i++) {
        first[i] = result->pairs;
        if (partner[i] == MI_NOBODY)
            continue;
        result->cost += cost_of(problem, i, partner[i]);
        column[result->pairs++] = partner[i];
    }
    first[problem->rows] = result->pairs;
    result->column = column;
    return MIRAIF_OK;
}

/* What was solved, with the rows and columns of the problem. */
struct solved {
    const uint8_t *used;
    const uint32_t *row_load;
    const uint32_t *column_load;
    size_t row_step; /* in `used` */
    size_t column_step;
};

static uint64_t missing(uint32_t count, const uint32_t *least, const uint32_t *load)
{
    uint64_t shortfall = 0;
    for (uint32_t i = 0; least != NULL && i < count; i++)
        shortfall += load[i] < least[i] ? least[i] - load[i] : 0;
    return shortfall;
}

static enum miraif_status list_pairs(const struct mi_assignment_work *work, const struct solved *solved,
                                     struct miraif_assignment_result *result, uint32_t *first)
{
    const struct miraif_assignment *problem = work->problem;
    size_t pairs = 0;
    for (uint32_t i = 0; i < problem->rows; i++)
        pairs += solved->row_load[i];
    uint32_t *column = mi_arena_array(work->arena, pairs, sizeof *column);
    if (column == NULL)
        return mi_no_memory(work->err);
    for (uint32_t i = 0; i < problem->rows; i++) {
        first[i] = result->pairs;
        for (uint32_t j = 0; j < problem->columns; j++) {
            if (!solved->used[i * solved->row_step + j * solved->column_step])
                continue;
            result->cost += cost_of(problem, i, j);
            column[result->pairs++] = j;
        }
    }
    first[problem->rows] = result->pairs;
    result->column = column;
    return MIRAIF_OK;
}

/* The shorter side are columns there, whose loads only may be balanced. */
static enum miraif_status solve_few(struct mi_assignment_work *work, struct mi_flow *flow, bool turn)
{
    const struct miraif_assignment *problem = work->problem;
    if (!turn)
        return mi_assign_few(work, flow);
    struct miraif_assignment turned = {.rows = problem->columns,
                                       .columns = problem->rows,
                                       .cost = transpose(problem, work->arena),
                                       .row_capacity = problem->column_capacity,
                                       .column_capacity = problem->row_capacity,
                                       .row_least = problem->column_least,
                                       .column_least = problem->row_least};
    if (turned.cost == NULL)
        return mi_no_memory(work->err);
    work->problem = &turned;
    enum miraif_status status = mi_assign_few(work, flow);
    work->problem = problem;
    return status;
}

/* Whether a side is small enough for heaps of all pairs of its members. */
static bool is_few(uint64_t few, uint64_t many)
{
    return few * many <= FEW_PAIRS_MOST && (few <= FEW_MOST || 8 * few <= many);
}

static enum miraif_status solve_loads(struct mi_assignment_work *work,
                                      struct miraif_assignment_result *result)
{
    const struct miraif_assignment *problem = work->problem;
    uint32_t rows = problem->rows, columns = problem->columns;
    bool turn = rows < columns && !problem->balance;
    struct mi_flow flow;
    uint32_t *first;
    int64_t *row_price, *column_price;
    if (!make_room(work, result, &first, &row_price, &column_price))
        return mi_no_memory(work->err);
    if (turn ? is_few(rows, columns) : is_few(columns, rows)) {
        MI_TRY(solve_few(work, &flow, turn));
    } else {
        turn = false;
        MI_TRY(mi_assign_flow(work, &flow));
    }
    struct solved solved = {flow.used, turn ? flow.column_load : flow.row_load,
                            turn ? flow.row_load : flow.column_load, turn ? 1 : columns, turn ? rows : 1};
    if (turn)
        price(work, flow.u, columns, column_price, flow.v, rows, row_price);
    else
        price(work, flow.u, rows, row_price, flow.v, columns, column_price);
    result->shortfall = missing(rows, problem->row_least, solved.row_load) +
                        missing(columns, problem->column_least, solved.column_load);
    if (result->shortfall > 0)
        result->solution = MIRAIF_INFEASIBLE;
    return list_pairs(work, &solved, result, first);
}

enum miraif_status miraif_solve_assignment(const struct miraif_assignment *problem,
                                           const struct miraif_env *env, struct miraif_arena *arena,
                                           struct miraif_assignment_result *ret_result,
                                           struct miraif_error *err)
{
    struct mi_assignment_work work = {.problem = problem, .env = env, .arena = arena, .err = err};
    struct miraif_assignment_result result = {0};
    if (problem->rows > MIRAIF_ASSIGNMENT_SIDE_MOST || problem->columns > MIRAIF_ASSIGNMENT_SIDE_MOST)
        return mi_fail(err, MIRAIF_REFUSED, "an assignment has at most %d rows and columns",
                       MIRAIF_ASSIGNMENT_SIDE_MOST);
    MI_TRY(check_loads(problem->rows, problem->row_capacity, problem->row_least, problem->columns, err));
    MI_TRY(
        check_loads(problem->columns, problem->column_capacity, problem->column_least, problem->rows, err));
    struct miraif_assignment doubled = *problem;
    if (problem->cost_first && problem->balance)
        return mi_fail(err, MIRAIF_REFUSED,
                       "loads are equal before the cost, or the cost comes first: not both");
    MI_TRY(weigh(&work));
    if (problem->cost_first)
        MI_TRY(double_costs(&work, &doubled));
    MI_TRY(is_plain(problem) ? solve_plain(&work, &result) : solve_loads(&work, &result));
    result.steps = work.steps;
    *ret_result = result;
    return MIRAIF_OK;
}
