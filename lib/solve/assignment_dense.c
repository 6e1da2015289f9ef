/* One column for each row: Jonker and Volgenant's reduction of rows ("A shortest augmenting path algorithm
 * for dense and sparse linear assignment problems", Computing 38, 1987), and shortest paths for what is left.
 *
 * Every row can also be left out, at a cost that outweighs all others: so a path ends at a free column, or
 * where leaving out a row that was reached is no worse. Prices of columns only fall, and those of columns
 * that are free are 0, which makes matrices with more columns than rows as good as square ones. */
#include "solve/assignment_dense.h"
#include "base/arena.h"
#include "base/error.h"

enum {
    BIDS_PER_ROW = 4, /* the reduction may go round in small steps for long; paths do not */
    CORE_WORTH = 4,   /* paths over cheapest columns, one of which may fail */
    CORE_TRIES = 32
};

static struct mi_bid look(const struct mi_dense *dense, uint32_t row)
{
    const int64_t *cost = dense->cost + (size_t)row * dense->columns;
    const int64_t *v = dense->v;
    struct mi_bid bid = {INT64_MAX, INT64_MAX, MI_NOBODY, MI_NOBODY};
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

static struct mi_bid best_bid(const struct mi_dense_search *search, uint32_t row)
{
    struct mi_bid bid;
    return mi_core_bid(search, row, &bid) ? bid : look(search->dense, row);
}

static void join(struct mi_dense *dense, uint32_t row, uint32_t column)
{
    dense->column_of[row] = column;
    dense->row_of[column] = row;
}

/* Gives a row its best column at a price that makes it as good as the next best, and returns the row that had
 * it, or MI_NOBODY. */
static uint32_t bid_for(struct mi_dense_search *search, uint32_t row, bool *ret_raised)
{
    struct mi_dense *dense = search->dense;
    struct mi_bid bid = best_bid(search, row);
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
static void reduce(struct mi_dense_search *search)
{
    uint64_t bids = 0, most = (uint64_t)BIDS_PER_ROW * search->dense->rows;
    for (int round = 0; round < 2; round++) {
        uint32_t count = search->unplaced_count;
        uint32_t next = 0;
        search->unplaced_count = 0;
        while (next < count) {
            bool raised;
            if (bids++ >= most) {
                search->unplaced[search->unplaced_count++] = search->unplaced[next++];
                continue;
            }
            uint32_t loser = bid_for(search, search->unplaced[next++], &raised);
            if (loser != MI_NOBODY && raised)
                search->unplaced[--next] = loser;
            else if (loser != MI_NOBODY)
                search->unplaced[search->unplaced_count++] = loser;
        }
    }
}

/* Shortens the ways to columns over a row that is reached at `distance`, and returns the place in `open` of
 * the nearest column, a free one where that is as near. */
static uint32_t relax(struct mi_dense_search *search, uint32_t row, int64_t distance)
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

static struct mi_dense_end find_path_whole(struct mi_dense_search *search, uint32_t start)
{
    struct mi_dense *dense = search->dense;
    struct mi_dense_end end = {MI_NOBODY, start, search->work->reward - dense->u[start]};
    uint32_t row = start;
    int64_t distance = 0;
    search->reached_count = 0;
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
            return (struct mi_dense_end){column, MI_NOBODY, distance};
        search->open[place] = search->open[--search->open_count];
        search->reached[search->reached_count++] = column;
        if (distance + search->work->reward - dense->u[row] < end.distance)
            end = (struct mi_dense_end){MI_NOBODY, row, distance + search->work->reward - dense->u[row]};
    }
    return end;
}

/* Where every few paths have to be searched for anew, they are searched for at once among all columns. */
static struct mi_dense_end find_path(struct mi_dense_search *search, uint32_t start)
{
    struct mi_dense_end end;
    if (search->core_failures * CORE_WORTH <= search->core_paths + CORE_TRIES) {
        search->core_paths++;
        if (mi_core_find_path(search, start, &end))
            return end;
        search->core_failures++;
    }
    return find_path_whole(search, start);
}

/* Whatever was reached nearer than the end changes its price by what it was nearer. */
static void change_prices(const struct mi_dense_search *search, uint32_t start, int64_t distance)
{
    struct mi_dense *dense = search->dense;
    for (uint32_t k = 0; k < search->reached_count; k++) {
        uint32_t j = search->reached[k];
        int64_t nearer = distance - search->distance[j];
        if (nearer <= 0)
            continue;
        dense->v[j] -= nearer;
        dense->u[dense->row_of[j]] += nearer;
    }
    dense->u[start] += distance;
}

static void augment(const struct mi_dense_search *search, uint32_t start, const struct mi_dense_end *end)
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

static enum miraif_status place_rest(struct mi_dense_search *search)
{
    for (uint32_t k = 0; k < search->unplaced_count; k++) {
        uint32_t start = search->unplaced[k];
        struct mi_bid bid = best_bid(search, start);
        if (mi_assignment_stopped(search->work))
            return mi_fail(search->work->err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
        search->work->steps++;
        search->dense->u[start] = bid.least < search->work->reward ? bid.least : search->work->reward;
        struct mi_dense_end end = find_path(search, start);
        change_prices(search, start, end.distance);
        augment(search, start, &end);
    }
    return MIRAIF_OK;
}

static bool make_room(struct mi_dense_search *search)
{
    struct miraif_arena *arena = search->work->arena;
    struct mi_dense *dense = search->dense;
    dense->column_of = mi_arena_array(arena, dense->rows, sizeof *dense->column_of);
    dense->row_of = mi_arena_array(arena, dense->columns, sizeof *dense->row_of);
    dense->u = mi_arena_array(arena, dense->rows, sizeof *dense->u);
    dense->v = mi_arena_array(arena, dense->columns, sizeof *dense->v);
    search->unplaced = mi_arena_array(arena, dense->rows, sizeof *search->unplaced);
    search->distance = mi_arena_array(arena, dense->columns, sizeof *search->distance);
    search->before = mi_arena_array(arena, dense->columns, sizeof *search->before);
    search->open = mi_arena_array(arena, dense->columns, sizeof *search->open);
    search->reached = mi_arena_array(arena, dense->columns, sizeof *search->reached);
    return dense->column_of != NULL && dense->row_of != NULL && dense->u != NULL && dense->v != NULL &&
           search->unplaced != NULL && search->distance != NULL && search->before != NULL &&
           search->open != NULL && search->reached != NULL;
}

enum miraif_status mi_assign_dense(struct mi_assignment_work *work, struct mi_dense *dense)
{
    struct mi_dense_search search = {.work = work, .dense = dense};
    if (!make_room(&search))
        return mi_no_memory(work->err);
    for (uint32_t i = 0; i < dense->rows; i++) {
        dense->column_of[i] = MI_NOBODY;
        search.unplaced[search.unplaced_count++] = i;
    }
    for (uint32_t j = 0; j < dense->columns; j++)
        dense->row_of[j] = MI_NOBODY;
    MI_TRY(mi_core_build(&search));
    reduce(&search);
    return place_rest(&search);
}
