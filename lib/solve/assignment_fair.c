/* Fair assignments: of all that are best, one whose worst pair is as good as can be, then the next.
 *
 * What is best is a face of a polytope: prices say which pairs and loads may still change. Level by level the
 * pairs whose grief is greatest are made as few as can be, by circles in which pairs are unmade and made, as
 * long as there is one that makes them fewer (Klein 1967); then the distances along these arcs are prices,
 * and what they rule out is ruled out for all levels below. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/assignment.h"

/* A pair is made or not; and may change or not. */
enum { MADE = 1, FIXED = 2 };

struct range {
    uint32_t load;
    uint32_t least;
    uint32_t most;
};

struct search {
    const struct miraif_assignment *problem;
    const int64_t *grief;
    const struct miraif_env *env;
    struct miraif_arena *arena;
    struct miraif_error *err;
    uint32_t rows;
    uint32_t columns;
    uint32_t row_hub; /* nodes behind rows and columns, over which loads of others change */
    uint32_t column_hub;
    uint8_t *pair;       /* rows × columns */
    struct range *range; /* rows, then columns */
    uint32_t *open;      /* rows × columns: of each row the columns that may change */
    uint32_t *opens;     /* rows: how many */
    int32_t *distance;   /* nodes */
    uint32_t *before;    /* nodes; MI_NOBODY: none */
    uint32_t *seen;      /* nodes: by which walk */
    int64_t *value;      /* all griefs, ascending, each once */
    size_t values;
    int64_t ceiling; /* griefs from here on are settled */
    struct miraif_fair_level *level;
    size_t levels;
    size_t level_room;
    uint64_t steps;
};

static size_t cell(const struct search *search, uint32_t row, uint32_t column)
{
    return (size_t)row * search->columns + column;
}

/* Where loads may move while prices hold: as long as a unit costs just the price. */
static struct range range_of(const struct miraif_assignment_result *best, int64_t even, int64_t price,
                             uint32_t load, uint32_t least, uint32_t most)
{
    struct range range = {load, load, load};
    while (range.most < most &&
           price == even * ((int64_t)range.most + 1) - (range.most < least ? best->penalty : 0))
        range.most++;
    while (range.least > 0 &&
           price == even * (int64_t)range.least - (range.least <= least ? best->penalty : 0))
        range.least--;
    return range;
}

static void take_ranges(struct search *search, const struct miraif_assignment_result *best)
{
    const struct miraif_assignment *problem = search->problem;
    for (uint32_t i = 0; i < search->rows; i++)
        search->range[i] = range_of(best, 0, best->row_price[i], search->range[i].load,
                                    problem->row_least == NULL ? 0 : problem->row_least[i],
                                    mi_capacity_of(problem->row_capacity, i, search->columns));
    for (uint32_t j = 0; j < search->columns; j++)
        search->range[search->rows + j] =
            range_of(best, best->even, best->column_price[j], search->range[search->rows + j].load,
                     problem->column_least == NULL ? 0 : problem->column_least[j],
                     mi_capacity_of(problem->column_capacity, j, search->rows));
}

/* Pairs from a start that is best, and what the prices of `best` fix. */
static void take_start(struct search *search, const struct miraif_assignment_result *best,
                       const struct miraif_assignment_result *start)
{
    for (uint32_t i = 0; i < search->rows; i++)
        for (uint32_t k = start->first[i]; k < start->first[i + 1]; k++) {
            search->pair[cell(search, i, start->column[k])] = MADE;
            search->range[i].load++;
            search->range[search->rows + start->column[k]].load++;
        }
    take_ranges(search, best);
    for (uint32_t i = 0; i < search->rows; i++)
        for (uint32_t j = 0; j < search->columns; j++) {
            size_t at = cell(search, i, j);
            int64_t cost = search->problem->cost[at];
            if (cost == MIRAIF_FORBIDDEN ||
                best->row_price[i] + best->column_price[j] + best->scale * cost != best->reward)
                search->pair[at] |= FIXED;
            else
                search->open[cell(search, i, search->opens[i]++)] = j;
        }
}

static int compare(const void *a, const void *b)
{
    const int64_t *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

static bool take_values(struct search *search)
{
    size_t count = 0, distinct = 0;
    for (uint32_t i = 0; i < search->rows; i++)
        count += search->opens[i];
    search->value = mi_arena_bytes(search->arena, count * sizeof *search->value);
    if (search->value == NULL)
        return false;
    count = 0;
    for (uint32_t i = 0; i < search->rows; i++)
        for (uint32_t k = 0; k < search->opens[i]; k++)
            search->value[count++] = search->grief[cell(search, i, search->open[cell(search, i, k)])];
    if (count > 0)
        qsort(search->value, count, sizeof *search->value, compare);
    for (size_t k = 0; k < count; k++)
        if (k == 0 || search->value[k] != search->value[k - 1])
            search->value[distinct++] = search->value[k];
    search->values = distinct;
    return true;
}

static bool shorten(struct search *search, uint32_t from, uint32_t to, int32_t weight)
{
    if (search->distance[from] + weight >= search->distance[to])
        return false;
    search->distance[to] = search->distance[from] + weight;
    search->before[to] = from;
    return true;
}

/* The arcs between a member and its hub: `up` is the way that raises the load. */
static bool shorten_hub(struct search *search, uint32_t member, uint32_t hub, bool row)
{
    const struct range *range = &search->range[member];
    bool up = range->load<range->most, down = range->load> range->least, changed = false;
    if (row ? up : down)
        changed = shorten(search, hub, member, 0);
    if (row ? down : up)
        changed = shorten(search, member, hub, 0) || changed;
    return changed;
}

/* Goes over all arcs once; pairs weigh 1 from `least` up to the ceiling. */
static bool sweep(struct search *search, int64_t least)
{
    bool changed = false;
    for (uint32_t i = 0; i < search->rows; i++) {
        changed = shorten_hub(search, i, search->row_hub, true) || changed;
        for (uint32_t k = 0; k < search->opens[i]; k++) {
            uint32_t j = search->open[cell(search, i, k)];
            int64_t grief = search->grief[cell(search, i, j)];
            int32_t weight = grief >= least && grief < search->ceiling;
            if (search->pair[cell(search, i, j)] & MADE)
                changed = shorten(search, search->rows + j, i, -weight) || changed;
            else
                changed = shorten(search, i, search->rows + j, weight) || changed;
        }
    }
    for (uint32_t j = 0; j < search->columns; j++)
        changed = shorten_hub(search, search->rows + j, search->column_hub, false) || changed;
    return changed;
}

/* A node on a circle of predecessors, which is one that makes the weight less; MI_NOBODY: there is none. */
static uint32_t find_circle(struct search *search)
{
    uint32_t nodes = search->column_hub + 1;
    memset(search->seen, 0, nodes * sizeof *search->seen);
    for (uint32_t start = 0; start < nodes; start++) {
        uint32_t node = start;
        while (node != MI_NOBODY && search->seen[node] == 0) {
            search->seen[node] = start + 1;
            node = search->before[node];
        }
        if (node != MI_NOBODY && search->seen[node] == start + 1)
            return node;
    }
    return MI_NOBODY;
}

/* Makes the pairs along the circle that lead from rows to columns, and unmakes those that lead back. */
static void turn_circle(struct search *search, uint32_t start)
{
    uint32_t node = start;
    do {
        uint32_t from = search->before[node], row = from, column = node;
        bool made = from < search->rows;
        if (!made) {
            row = node;
            column = from;
        }
        if (from < search->row_hub && node < search->row_hub) {
            search->pair[cell(search, row, column - search->rows)] ^= MADE;
            search->range[row].load += made ? 1 : UINT32_MAX;
            search->range[column].load += made ? 1 : UINT32_MAX;
        }
        node = from;
    } while (node != start);
}

/* Makes pairs of grief `least` up to the ceiling as few as can be; then distances prove it. */
static enum miraif_status reduce(struct search *search, int64_t least)
{
    uint32_t nodes = search->column_hub + 1;
    for (bool more = true; more;) {
        if (search->env != NULL && search->env->should_stop != NULL &&
            search->env->should_stop(search->env->context))
            return mi_fail(search->err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
        for (uint32_t node = 0; node < nodes; node++) {
            search->distance[node] = 0;
            search->before[node] = MI_NOBODY;
        }
        search->steps++;
        for (more = false; !more && sweep(search, least);) {
            uint32_t circle = find_circle(search);
            more = circle != MI_NOBODY;
            if (more)
                turn_circle(search, circle);
        }
    }
    return MIRAIF_OK;
}

/* The greatest grief that is not settled, of pairs that are made and may change; false: none is left. */
static bool find_worst(const struct search *search, int64_t *ret_grief)
{
    bool found = false;
    *ret_grief = INT64_MIN;
    for (uint32_t i = 0; i < search->rows; i++)
        for (uint32_t k = 0; k < search->opens[i]; k++) {
            size_t at = cell(search, i, search->open[cell(search, i, k)]);
            if (!(search->pair[at] & MADE) || search->grief[at] >= search->ceiling)
                continue;
            if (search->grief[at] > *ret_grief)
                *ret_grief = search->grief[at];
            found = true;
        }
    return found;
}

/* Fixes what the distances rule out, and all pairs of griefs between `least` and the ceiling that are not
 * made; forgets what is fixed. */
static void fix(struct search *search, int64_t least, bool by_distance)
{
    const int32_t *distance = search->distance;
    for (uint32_t i = 0; i < search->rows; i++) {
        uint32_t kept = 0, *open = search->open + cell(search, i, 0);
        for (uint32_t k = 0; k < search->opens[i]; k++) {
            size_t at = cell(search, i, open[k]);
            int64_t grief = search->grief[at];
            int32_t weight = grief >= least && grief < search->ceiling;
            bool fixed = by_distance ? distance[i] + weight != distance[search->rows + open[k]]
                                     : weight > 0 && !(search->pair[at] & MADE);
            if (fixed)
                search->pair[at] |= FIXED;
            else
                open[kept++] = open[k];
        }
        search->opens[i] = kept;
    }
    for (uint32_t node = 0; by_distance && node < search->row_hub; node++)
        if (distance[node] != distance[node < search->rows ? search->row_hub : search->column_hub])
            search->range[node].least = search->range[node].most = search->range[node].load;
}

static enum miraif_status settle(struct search *search, int64_t value)
{
    uint32_t nodes = search->column_hub + 1;
    int32_t *price = mi_arena_bytes(search->arena, nodes * sizeof *price);
    struct miraif_fair_level *level =
        mi_arena_grow(search->arena, search->level, search->levels, &search->level_room, sizeof *level);
    if (price == NULL || level == NULL)
        return mi_no_memory(search->err);
    memcpy(price, search->distance, nodes * sizeof *price);
    search->level = level;
    level[search->levels++] = (struct miraif_fair_level){value, price};
    fix(search, value, true);
    search->ceiling = value;
    return MIRAIF_OK;
}

static size_t place_of(const struct search *search, int64_t value)
{
    const int64_t *found = bsearch(&value, search->value, search->values, sizeof value, compare);
    return (size_t)(found - search->value);
}

/* Level by level. What can be done without is left behind in longer and longer strides. */
static enum miraif_status descend(struct search *search)
{
    int64_t worst;
    size_t stride = 1;
    while (find_worst(search, &worst)) {
        size_t place = place_of(search, worst);
        fix(search, worst + 1, false);
        int64_t least = search->value[place + 1 > stride ? place + 1 - stride : 0], left;
        MI_TRY(reduce(search, least));
        bool needed = find_worst(search, &left) && left >= least;
        if (!needed) {
            fix(search, least, false);
            stride *= 2;
        } else if (stride == 1) {
            MI_TRY(settle(search, worst));
        } else {
            stride = 1;
        }
    }
    return MIRAIF_OK;
}

/* A start whose griefs are low already: the least sum of their cubes, where nothing else costs anything. */
static bool find_start(const struct search *search, struct miraif_assignment_result *start)
{
    enum { SCALE = 10000 };
    size_t cells = (size_t)search->rows * search->columns;
    int64_t low = MIRAIF_COST_MOST, high = -MIRAIF_COST_MOST;
    int64_t *cost = mi_arena_bytes(search->arena, cells * sizeof *cost);
    struct miraif_assignment cubes = *search->problem;
    struct miraif_error err = {0};
    for (size_t k = 0; k < cells; k++) {
        bool open = search->problem->cost[k] != MIRAIF_FORBIDDEN;
        if (cost == NULL || (open && search->problem->cost[k] != 0))
            return false;
        low = open && search->grief[k] < low ? search->grief[k] : low;
        high = open && search->grief[k] > high ? search->grief[k] : high;
    }
    for (size_t k = 0; k < cells; k++) {
        int64_t share = high > low ? (search->grief[k] - low) * SCALE / (high - low) : 0;
        cost[k] =
            search->problem->cost[k] == MIRAIF_FORBIDDEN ? MIRAIF_FORBIDDEN : share * share * share / SCALE;
    }
    cubes.cost = cost;
    return miraif_solve_assignment(&cubes, search->env, search->arena, start, &err) == MIRAIF_OK;
}

static enum miraif_status decode(const struct search *search, struct miraif_assignment_result *best)
{
    uint32_t *first = mi_arena_array(search->arena, (size_t)search->rows + 1, sizeof *first);
    uint32_t *column = mi_arena_array(search->arena, best->pairs, sizeof *column), pairs = 0;
    if (first == NULL || column == NULL)
        return mi_no_memory(search->err);
    for (uint32_t i = 0; i < search->rows; i++) {
        first[i] = pairs;
        for (uint32_t j = 0; j < search->columns; j++)
            if (search->pair[cell(search, i, j)] & MADE)
                column[pairs++] = j;
    }
    first[search->rows] = pairs;
    best->first = first;
    best->column = column;
    best->steps += search->steps;
    return MIRAIF_OK;
}

static bool make_room(struct search *search)
{
    struct miraif_arena *arena = search->arena;
    size_t cells = (size_t)search->rows * search->columns, nodes = (size_t)search->rows + search->columns + 2;
    search->pair = mi_arena_array(arena, cells, sizeof *search->pair);
    search->range = mi_arena_array(arena, nodes, sizeof *search->range);
    search->open = mi_arena_bytes(arena, cells * sizeof *search->open);
    search->opens = mi_arena_array(arena, search->rows, sizeof *search->opens);
    search->distance = mi_arena_array(arena, nodes, sizeof *search->distance);
    search->before = mi_arena_array(arena, nodes, sizeof *search->before);
    search->seen = mi_arena_array(arena, nodes, sizeof *search->seen);
    return search->pair != NULL && search->range != NULL && search->open != NULL && search->opens != NULL &&
           search->distance != NULL && search->before != NULL && search->seen != NULL;
}

static enum miraif_status check_grief(const struct miraif_assignment *problem, const int64_t *grief,
                                      struct miraif_error *err)
{
    for (size_t k = 0; k < (size_t)problem->rows * problem->columns; k++)
        if (problem->cost[k] != MIRAIF_FORBIDDEN &&
            (grief[k] < -MIRAIF_COST_MOST || grief[k] > MIRAIF_COST_MOST))
            return mi_fail(err, MIRAIF_REFUSED, "the cost in row %u, column %u is out of range",
                           (unsigned)(k / problem->columns), (unsigned)(k % problem->columns));
    return MIRAIF_OK;
}

enum miraif_status miraif_solve_fair(const struct miraif_assignment *problem, const int64_t *grief,
                                     const struct miraif_env *env, struct miraif_arena *arena,
                                     struct miraif_fair_result *ret_result, struct miraif_error *err)
{
    struct search search = {.problem = problem,
                            .grief = grief,
                            .env = env,
                            .arena = arena,
                            .err = err,
                            .rows = problem->rows,
                            .columns = problem->columns,
                            .row_hub = problem->rows + problem->columns,
                            .column_hub = problem->rows + problem->columns + 1,
                            .ceiling = MIRAIF_FORBIDDEN};
    struct miraif_assignment_result best, start;
    MI_TRY(check_grief(problem, grief, err));
    MI_TRY(miraif_solve_assignment(problem, env, arena, &best, err));
    if (!make_room(&search))
        return mi_no_memory(err);
    if (!find_start(&search, &start))
        start = best;
    take_start(&search, &best, &start);
    if (!take_values(&search))
        return mi_no_memory(err);
    MI_TRY(descend(&search));
    MI_TRY(decode(&search, &best));
    *ret_result = (struct miraif_fair_result){best, search.level, search.levels};
    return MIRAIF_OK;
}
