/* The price of each pair that was not made. */
#include "solve/exchange.h"

#include "base/arena.h"
#include "base/error.h"

/* More than any way costs, and half of what an integer holds. */
#define FAR (INT64_MAX / 4)

struct ways {
    const struct miraif_assignment *problem;
    const struct miraif_assignment_result *result;
    int64_t *way; /* nodes × nodes: columns, and the outside behind them */
    size_t nodes;
    uint32_t *load; /* of columns */
};

static int64_t cost_of(const struct ways *ways, uint32_t row, size_t column)
{
    return ways->problem->cost[(size_t)row * ways->problem->columns + column];
}

/* The cheapest move of a row from each column to each other. */
static void find_moves(struct ways *ways)
{
    for (size_t i = 0; i < ways->nodes * ways->nodes; i++)
        ways->way[i] = FAR;
    for (uint32_t row = 0; row < ways->problem->rows; row++) {
        uint32_t from = ways->result->column[row];
        int64_t *way = &ways->way[from * ways->nodes];
        ways->load[from]++;
        for (size_t to = 0; to < ways->problem->columns; to++) {
            int64_t cost = cost_of(ways, row, to);
            if (cost != MIRAIF_FORBIDDEN && cost - cost_of(ways, row, from) < way[to])
                way[to] = cost - cost_of(ways, row, from);
        }
    }
}

/* A column that is not full takes one more from the outside, one above its least load gives one there. */
static void find_ends(struct ways *ways)
{
    const struct miraif_assignment *problem = ways->problem;
    size_t outside = problem->columns;
    for (size_t c = 0; c < problem->columns; c++) {
        uint32_t capacity = problem->column_capacity == NULL ? 1 : problem->column_capacity[c];
        uint32_t least = problem->column_least == NULL ? 0 : problem->column_least[c];
        if (ways->load[c] < capacity)
            ways->way[c * ways->nodes + outside] = 0;
        if (ways->load[c] > least)
            ways->way[outside * ways->nodes + c] = 0;
    }
}

static void join(struct ways *ways)
{
    size_t nodes = ways->nodes;
    for (size_t k = 0; k < nodes; k++)
        for (size_t a = 0; a < nodes; a++) {
            int64_t first = ways->way[a * nodes + k];
            int64_t *way = &ways->way[a * nodes];
            const int64_t *rest = &ways->way[k * nodes];
            if (first == FAR)
                continue;
            for (size_t b = 0; b < nodes; b++)
                if (rest[b] != FAR && first + rest[b] < way[b])
                    way[b] = first + rest[b];
        }
}

static void price(const struct ways *ways, int64_t *extra)
{
    size_t columns = ways->problem->columns;
    for (uint32_t row = 0; row < ways->problem->rows; row++) {
        uint32_t from = ways->result->column[row];
        for (size_t to = 0; to < columns; to++) {
            int64_t cost = cost_of(ways, row, to), back = ways->way[to * ways->nodes + from];
            extra[row * columns + to] = to == from ? 0
                                        : cost == MIRAIF_FORBIDDEN || back == FAR
                                            ? MI_EXCHANGE_NEVER
                                            : cost - cost_of(ways, row, from) + back;
        }
    }
}

enum miraif_status mi_exchange_solve(const struct miraif_assignment *problem,
                                     const struct miraif_assignment_result *result,
                                     struct miraif_arena *arena, const int64_t **ret_extra,
                                     struct miraif_error *err)
{
    struct ways ways = {.problem = problem, .result = result, .nodes = (size_t)problem->columns + 1};
    *ret_extra = NULL;
    if (problem->columns > MI_EXCHANGE_COLUMNS_MOST)
        return MIRAIF_OK;
    int64_t *extra = mi_arena_array(arena, (size_t)problem->rows * problem->columns, sizeof *extra);
    ways.way = mi_arena_array(arena, ways.nodes * ways.nodes, sizeof *ways.way);
    ways.load = mi_arena_array(arena, problem->columns, sizeof *ways.load);
    if (extra == NULL || ways.way == NULL || ways.load == NULL)
        return mi_no_memory(err);
    find_moves(&ways);
    find_ends(&ways);
    join(&ways);
    price(&ways, extra);
    *ret_extra = extra;
    return MIRAIF_OK;
}
