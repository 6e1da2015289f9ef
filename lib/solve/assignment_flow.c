/* Rows and columns with capacities and minimum loads: each unit of a row takes the shortest path to a column
 * with room, over pairs that are made (backwards) and not made (forwards), or is left out where nothing
 * better ends (successive shortest paths; Edmonds and Karp 1972, Tomizawa 1971).
 *
 * Leaving out costs the reward of a pair, and the penalty, too, where it keeps a row below its minimum;
 * filling a column up to its minimum earns the penalty. So one kind of path serves loads, number and cost. */
#include "base/arena.h"
#include "base/error.h"
#include "solve/assignment.h"

/* Rows are nodes from 0, columns behind them. */
struct search {
    struct mi_assignment_work *work;
    struct mi_flow *flow;
    uint32_t rows;
    uint32_t columns;
    uint32_t *left_out; /* rows: units without a column */
    uint32_t **partner; /* columns: the rows that are paired with it, row_load of them in use */
    uint32_t *partners; /* columns: room in `partner` */
    int64_t *distance;  /* nodes; INT64_MAX: not reached */
    uint32_t *before;   /* nodes */
    uint32_t *heap;     /* nodes by distance, then number */
    uint32_t *place;    /* nodes: where in the heap, from 1; 0: not there */
    uint32_t heap_count;
    uint32_t *reached; /* nodes, in the order of being reached */
    uint32_t reached_count;
    uint32_t end; /* node from which the path leaves */
    int64_t end_distance;
};

static bool is_nearer(const struct search *search, uint32_t a, uint32_t b)
{
    if (search->distance[a] != search->distance[b])
        return search->distance[a] < search->distance[b];
    return a < b;
}

static void set_place(struct search *search, uint32_t place, uint32_t node)
{
    search->heap[place] = node;
    search->place[node] = place + 1;
}

static void sift_up(struct search *search, uint32_t place)
{
    uint32_t node = search->heap[place];
    while (place > 0 && is_nearer(search, node, search->heap[(place - 1) / 2])) {
        set_place(search, place, search->heap[(place - 1) / 2]);
        place = (place - 1) / 2;
    }
    set_place(search, place, node);
}

static uint32_t pop(struct search *search)
{
    uint32_t nearest = search->heap[0];
    uint32_t node = search->heap[--search->heap_count];
    uint32_t place = 0;
    search->place[nearest] = 0;
    while (search->heap_count > 0) {
        uint32_t child = 2 * place + 1;
        if (child + 1 < search->heap_count && is_nearer(search, search->heap[child + 1], search->heap[child]))
            child++;
        if (child >= search->heap_count || !is_nearer(search, search->heap[child], node)) {
            set_place(search, place, node);
            break;
        }
        set_place(search, place, search->heap[child]);
        place = child;
    }
    return nearest;
}

/* A way to `node` of that length; shorter than any yet, it counts. */
static void reach(struct search *search, uint32_t node, uint32_t before, int64_t distance)
{
    if (distance >= search->distance[node])
        return;
    if (search->distance[node] == INT64_MAX) {
        search->reached[search->reached_count++] = node;
        search->heap[search->heap_count] = node;
        search->place[node] = ++search->heap_count;
    }
    search->distance[node] = distance;
    search->before[node] = before;
    sift_up(search, search->place[node] - 1);
}

static void offer_end(struct search *search, uint32_t node, int64_t distance)
{
    if (distance >= search->end_distance)
        return;
    search->end = node;
    search->end_distance = distance;
}

static void leave_row(struct search *search, uint32_t row)
{
    const struct miraif_assignment *problem = search->work->problem;
    const struct mi_flow *flow = search->flow;
    size_t start = (size_t)row * search->columns;
    int64_t base = search->distance[row] - flow->u[row];
    offer_end(search, row, base + mi_cost_of_leaving(search->work, row, search->left_out[row]));
    for (uint32_t j = 0; j < search->columns; j++)
        if (!flow->used[start + j] && problem->cost[start + j] != MIRAIF_FORBIDDEN)
            reach(search, search->rows + j, row, base + problem->cost[start + j] - flow->v[j]);
}

static void leave_column(struct search *search, uint32_t column)
{
    const struct miraif_assignment *problem = search->work->problem;
    const struct mi_flow *flow = search->flow;
    uint32_t node = search->rows + column;
    uint32_t load = flow->column_load[column];
    int64_t base = search->distance[node] + flow->v[column];
    if (load < mi_capacity_of(problem->column_capacity, column, search->rows))
        offer_end(search, node, base + mi_cost_of_load(search->work, column, load + 1));
    for (uint32_t k = 0; k < load; k++) {
        uint32_t row = search->partner[column][k];
        int64_t cost = problem->cost[(size_t)row * search->columns + column];
        reach(search, row, node, base - cost + flow->u[row]);
    }
}

static void find_path(struct search *search, uint32_t start)
{
    search->end_distance = INT64_MAX;
    search->heap_count = 0;
    search->reached_count = 0;
    reach(search, start, MI_NOBODY, 0);
    while (search->heap_count > 0 && search->distance[search->heap[0]] < search->end_distance) {
        uint32_t node = pop(search);
        if (node < search->rows)
            leave_row(search, node);
        else
            leave_column(search, node - search->rows);
    }
}

static void change_prices(struct search *search)
{
    struct mi_flow *flow = search->flow;
    for (uint32_t k = 0; k < search->reached_count; k++) {
        uint32_t node = search->reached[k];
        int64_t nearer = search->end_distance - search->distance[node];
        search->distance[node] = INT64_MAX;
        search->place[node] = 0;
        if (nearer <= 0)
            continue;
        if (node < search->rows)
            flow->u[node] += nearer;
        else
            flow->v[node - search->rows] -= nearer;
    }
}

static bool add_partner(struct search *search, uint32_t row, uint32_t column)
{
    uint32_t load = search->flow->column_load[column];
    if (load == search->partners[column]) {
        uint32_t room = load == 0 ? 4 : 2 * load;
        uint32_t *wider = mi_arena_array(search->work->arena, room, sizeof *wider);
        if (wider == NULL)
            return false;
        for (uint32_t k = 0; k < load; k++)
            wider[k] = search->partner[column][k];
        search->partner[column] = wider;
        search->partners[column] = room;
    }
    search->partner[column][load] = row;
    search->flow->column_load[column]++;
    search->flow->row_load[row]++;
    search->flow->used[(size_t)row * search->columns + column] = 1;
    return true;
}

static void drop_partner(struct search *search, uint32_t row, uint32_t column)
{
    uint32_t last = --search->flow->column_load[column];
    uint32_t *partner = search->partner[column];
    for (uint32_t k = 0; k < last; k++)
        if (partner[k] == row) {
            partner[k] = partner[last];
            break;
        }
    search->flow->row_load[row]--;
    search->flow->used[(size_t)row * search->columns + column] = 0;
}

/* Makes and unmakes the pairs along the path, from its end back to where it began. */
static bool augment(struct search *search)
{
    uint32_t node = search->end;
    if (node < search->rows)
        search->left_out[node]++;
    for (uint32_t before = search->before[node]; before != MI_NOBODY; before = search->before[node]) {
        if (node >= search->rows) {
            if (!add_partner(search, before, node - search->rows))
                return false;
        } else {
            drop_partner(search, node, before - search->rows);
        }
        node = before;
    }
    return true;
}

/* The greatest value for a row's first unit that leaves no pair below its prices. */
static int64_t first_price(const struct search *search, uint32_t row)
{
    const int64_t *cost = search->work->problem->cost + (size_t)row * search->columns;
    int64_t least = mi_cost_of_leaving(search->work, row, search->left_out[row]);
    for (uint32_t j = 0; j < search->columns; j++)
        if (cost[j] != MIRAIF_FORBIDDEN && cost[j] - search->flow->v[j] < least)
            least = cost[j] - search->flow->v[j];
    return least;
}

static enum miraif_status place_row(struct search *search, uint32_t row)
{
    struct mi_assignment_work *work = search->work;
    uint32_t units = mi_capacity_of(work->problem->row_capacity, row, search->columns);
    search->flow->u[row] = first_price(search, row);
    for (uint32_t unit = 0; unit < units; unit++) {
        if (mi_assignment_stopped(work))
            return mi_fail(work->err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
        work->steps++;
        find_path(search, row);
        change_prices(search);
        if (!augment(search))
            return mi_no_memory(work->err);
    }
    return MIRAIF_OK;
}

bool mi_flow_make_room(const struct mi_assignment_work *work, struct mi_flow *flow)
{
    struct miraif_arena *arena = work->arena;
    uint32_t rows = work->problem->rows, columns = work->problem->columns;
    flow->used = mi_arena_array(arena, (size_t)rows * columns, sizeof *flow->used);
    flow->row_load = mi_arena_array(arena, rows, sizeof *flow->row_load);
    flow->column_load = mi_arena_array(arena, columns, sizeof *flow->column_load);
    flow->u = mi_arena_array(arena, rows, sizeof *flow->u);
    flow->v = mi_arena_array(arena, columns, sizeof *flow->v);
    return flow->used != NULL && flow->row_load != NULL && flow->column_load != NULL && flow->u != NULL &&
           flow->v != NULL;
}

static bool make_room(struct search *search)
{
    struct miraif_arena *arena = search->work->arena;
    size_t nodes = (size_t)search->rows + search->columns;
    search->left_out = mi_arena_array(arena, search->rows, sizeof *search->left_out);
    search->partner = mi_arena_array(arena, search->columns, sizeof *search->partner);
    search->partners = mi_arena_array(arena, search->columns, sizeof *search->partners);
    search->distance = mi_arena_array(arena, nodes, sizeof *search->distance);
    search->before = mi_arena_array(arena, nodes, sizeof *search->before);
    search->heap = mi_arena_array(arena, nodes, sizeof *search->heap);
    search->place = mi_arena_array(arena, nodes, sizeof *search->place);
    search->reached = mi_arena_array(arena, nodes, sizeof *search->reached);
    return mi_flow_make_room(search->work, search->flow) && search->left_out != NULL &&
           search->partner != NULL && search->partners != NULL && search->distance != NULL &&
           search->before != NULL && search->heap != NULL && search->place != NULL && search->reached != NULL;
}

enum miraif_status mi_assign_flow(struct mi_assignment_work *work, struct mi_flow *flow)
{
    const struct miraif_assignment *problem = work->problem;
    struct search search = {.work = work, .flow = flow, .rows = problem->rows, .columns = problem->columns};
    if (!make_room(&search))
        return mi_no_memory(work->err);
    for (uint32_t node = 0; node < search.rows + search.columns; node++)
        search.distance[node] = INT64_MAX;
    for (uint32_t j = 0; j < search.columns; j++)
        flow->v[j] = -mi_cost_of_load(work, j, 1);
    for (uint32_t i = 0; i < search.rows; i++)
        MI_TRY(place_row(&search, i));
    return MIRAIF_OK;
}
