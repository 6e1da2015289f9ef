/* One column for each row: Jonker and Volgenant's reduction of rows ("A shortest augmenting path algorithm
 * for dense and sparse linear assignment problems", Computing 38, 1987), and shortest paths for what is left.
 *
 * Every row can also be left out, at a cost that outweighs all others: so a path ends at a free column, or
 * where leaving out a row that was reached is no worse. Prices of columns only fall, and those of columns
 * that are free are 0, which makes matrices with more columns than rows as good as square ones. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/assignment.h"

enum { BIDS_PER_ROW = 4 }; /* the reduction may go round in small steps for long; paths do not */

struct search {
    struct mi_assignment_work *work;
    struct mi_dense *dense;
    uint32_t *waiting; /* rows without a column */
    uint32_t waiting_count;
    int64_t *distance; /* columns */
    uint32_t *before;  /* columns: the row from which it is reached */
    uint32_t *open;    /* columns not reached for good; then, from the end, those that are */
    uint32_t open_count;
};

/* The least of a row's reduced costs and the next, with their columns. */
struct bid {
    int64_t least;
    int64_t next;
    uint32_t column;
    uint32_t next_column;
};

static struct bid look(const struct mi_dense *dense, uint32_t row)
{
    const int64_t *cost = dense->cost + (size_t)row * dense->columns;
    const int64_t *v = dense->v;
    struct bid bid = {INT64_MAX, INT64_MAX, MI_NOBODY, MI_NOBODY};
    for (uint32_t j = 0; j < dense->columns; j++) {
        int64_t reduced = cost[j] - v[j];
        if (reduced >= bid.next)
            continue;
        if (reduced >= bid.least) {
            bid.next = reduced;
            bid.next_column = j;
        } else {
            bid.next = bid.least;
            bid.next_column = bid.column;
            bid.least = reduced;
            bid.column = j;
        }
    }
    return bid;
}

static void join(struct mi_dense *dense, uint32_t row, uint32_t column)
{
    dense->column_of[row] = column;
    dense->row_of[column] = row;
}

/* Gives a row its best column at a price that makes it as good as the next best, and returns the row that had
 * it, or MI_NOBODY. */
static uint32_t bid_for(struct search *search, uint32_t row, bool *ret_raised)
{
    struct mi_dense *dense = search->dense;
    struct bid bid = look(dense, row);
    *ret_raised = false;
    if (bid.least >= search->work->reward) {
        dense->u[row] = search->work->reward; /* for good: prices of columns only rise */
        return MI_NOBODY;
    }
    if (bid.next > search->work->reward)
        bid.next = search->work->reward;
    *ret_raised = bid.next > bid.least;
    if (!*ret_raised && dense->row_of[bid.column] != MI_NOBODY)
        bid.column = bid.next_column;
    dense->v[bid.column] -= bid.next - bid.least;
    dense->u[row] = bid.next;
    uint32_t loser = dense->row_of[bid.column];
    join(dense, row, bid.column);
    if (loser != MI_NOBODY)
        dense->column_of[loser] = MI_NOBODY;
    return loser;
}

/* Two rounds of bids; who loses a column bids again at once, unless nothing was gained by it. */
static void reduce(struct search *search)
{
    uint64_t bids = 0, most = (uint64_t)BIDS_PER_ROW * search->dense->rows;
    for (int round = 0; round < 2; round++) {
        uint32_t count = search->waiting_count;
        uint32_t next = 0;
        search->waiting_count = 0;
        while (next < count) {
            bool raised;
            if (bids++ >= most) {
                search->waiting[search->waiting_count++] = search->waiting[next++];
                continue;
            }
            uint32_t loser = bid_for(search, search->waiting[next++], &raised);
            if (loser != MI_NOBODY && raised)
                search->waiting[--next] = loser;
            else if (loser != MI_NOBODY)
                search->waiting[search->waiting_count++] = loser;
        }
    }
}

/* Shortens the ways to columns over a row that is reached at `distance`, and returns the place in `open` of
 * the nearest column, a free one where that is as near. */
static uint32_t relax(struct search *search, uint32_t row, int64_t distance)
{
    const struct mi_dense *dense = search->dense;
    const int64_t *cost = dense->cost + (size_t)row * dense->columns;
    int64_t base = distance - dense->u[row];
    int64_t least = INT64_MAX;
    uint32_t nearest = 0;
    for (uint32_t k = 0; k < search->open_count; k++) {
        uint32_t j = search->open[k];
        int64_t over = base + cost[j] - dense->v[j];
        if (over < search->distance[j]) {
            search->distance[j] = over;
            search->before[j] = row;
        } else {
            over = search->distance[j];
        }
        if (over < least || (over == least && dense->row_of[j] == MI_NOBODY)) {
            least = over;
            nearest = k;
        }
    }
    return nearest;
}

/* Where a shortest path ends: at a free column, or at a row that is left out. */
struct end {
    uint32_t column;
    uint32_t row;
    int64_t distance;
};

static struct end find_path(struct search *search, uint32_t start)
{
    struct mi_dense *dense = search->dense;
    int64_t reward = search->work->reward;
    struct end end = {MI_NOBODY, start, reward - dense->u[start]};
    uint32_t row = start;
    int64_t distance = 0;
    search->open_count = dense->columns;
    for (uint32_t j = 0; j < dense->columns; j++) {
        search->open[j] = j;
        search->distance[j] = INT64_MAX;
    }
    while (search->open_count > 0) {
        uint32_t place = relax(search, row, distance);
        uint32_t column = search->open[place];
        if (search->distance[column] >= end.distance)
            return end;
        distance = search->distance[column];
        row = dense->row_of[column];
        if (row == MI_NOBODY)
            return (struct end){column, MI_NOBODY, distance};
        search->open[place] = search->open[--search->open_count];
        search->open[search->open_count] = column;
        if (distance + reward - dense->u[row] < end.distance)
            end = (struct end){MI_NOBODY, row, distance + reward - dense->u[row]};
    }
    return end;
}

/* Whatever was reached nearer than the end changes its price by what it was nearer. */
static void change_prices(const struct search *search, uint32_t start, int64_t distance)
{
    struct mi_dense *dense = search->dense;
    for (uint32_t k = search->open_count; k < dense->columns; k++) {
        uint32_t j = search->open[k];
        int64_t nearer = distance - search->distance[j];
        if (nearer <= 0)
            continue;
        dense->v[j] -= nearer;
        dense->u[dense->row_of[j]] += nearer;
    }
    dense->u[start] += distance;
}

static void augment(const struct search *search, uint32_t start, const struct end *end)
{
    struct mi_dense *dense = search->dense;
    uint32_t column = end->column;
    if (column == MI_NOBODY) {
        if (end->row == start)
            return;
        column = dense->column_of[end->row];
        dense->column_of[end->row] = MI_NOBODY;
    }
    for (uint32_t row = MI_NOBODY; row != start;) {
        row = search->before[column];
        uint32_t given = dense->column_of[row];
        join(dense, row, column);
        column = given;
    }
}

static enum miraif_status place_rest(struct search *search)
{
    for (uint32_t k = 0; k < search->waiting_count; k++) {
        uint32_t start = search->waiting[k];
        struct bid bid = look(search->dense, start);
        int64_t reward = search->work->reward;
        if (mi_assignment_stopped(search->work))
            return mi_fail(search->work->err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
        search->work->steps++;
        search->dense->u[start] = bid.least < reward ? bid.least : reward;
        struct end end = find_path(search, start);
        change_prices(search, start, end.distance);
        augment(search, start, &end);
    }
    return MIRAIF_OK;
}

enum miraif_status mi_assign_dense(struct mi_assignment_work *work, struct mi_dense *dense)
{
    struct miraif_arena *arena = work->arena;
    struct search search = {.work = work, .dense = dense};
    dense->column_of = mi_arena_array(arena, dense->rows, sizeof *dense->column_of);
    dense->row_of = mi_arena_array(arena, dense->columns, sizeof *dense->row_of);
    dense->u = mi_arena_array(arena, dense->rows, sizeof *dense->u);
    dense->v = mi_arena_array(arena, dense->columns, sizeof *dense->v);
    search.waiting = mi_arena_array(arena, dense->rows, sizeof *search.waiting);
    search.distance = mi_arena_array(arena, dense->columns, sizeof *search.distance);
    search.before = mi_arena_array(arena, dense->columns, sizeof *search.before);
    search.open = mi_arena_array(arena, dense->columns, sizeof *search.open);
    if (dense->column_of == NULL || dense->row_of == NULL || dense->u == NULL || dense->v == NULL ||
        search.waiting == NULL || search.distance == NULL || search.before == NULL || search.open == NULL)
        return mi_no_memory(work->err);
    for (uint32_t i = 0; i < dense->rows; i++) {
        dense->column_of[i] = MI_NOBODY;
        search.waiting[search.waiting_count++] = i;
    }
    for (uint32_t j = 0; j < dense->columns; j++)
        dense->row_of[j] = MI_NOBODY;
    reduce(&search);
    return place_rest(&search);
}
