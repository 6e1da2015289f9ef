/* Shortest paths over the cheapest columns of each row: few others ever matter (Volgenant, "Linear and
 * semi-assignment problems: a core oriented approach", Computers & Operations Research 23, 1996). Here no
 * second look is needed: what the others cost at least stands in a heap of its own, and a row whose others
 * may be nearer than what is nearest is looked at whole. */
#include "base/arena.h"
#include "base/error.h"
#include "solve/assignment_dense.h"

enum {
    WANTED = 64,       /* cheapest columns of a row, about */
    ROOM = 4 * WANTED, /* of them, at most */
    RANK = 6,          /* as many of a sample are among them */
    WHOLE_MOST = 12    /* rows of a path that are looked at whole */
};

/* The cost of the RANK-th cheapest of a sample in which that many are expected among those wanted. */
static int64_t pivot_of(const struct mi_dense_search *search, const int64_t *cost)
{
    int64_t least[RANK];
    uint32_t columns = search->dense->columns, count = 0;
    uint32_t sample = (uint32_t)((uint64_t)columns * RANK / WANTED);
    for (uint32_t k = 0; k < sample; k++) {
        uint32_t j = (uint32_t)((uint64_t)k * columns / sample), place;
        int64_t value = cost[j];
        if (count == RANK && value >= least[RANK - 1])
            continue;
        count += count < RANK;
        for (place = count - 1; place > 0 && least[place - 1] > value; place--)
            least[place] = least[place - 1];
        least[place] = value;
    }
    return count == 0 ? INT64_MAX : least[count - 1];
}

static bool add(struct mi_dense_search *search, uint32_t column, int64_t cost)
{
    struct mi_core *core = &search->core;
    struct mi_core_entry *entry =
        mi_arena_grow(search->work->arena, core->entry, core->entries, &core->room, sizeof *entry);
    if (entry == NULL)
        return false;
    core->entry = entry;
    entry[core->entries++] = (struct mi_core_entry){column, cost};
    return true;
}

/* All columns below the pivot, and those at it as long as there is room: so others cost at least that. Each
 * row begins elsewhere, so that rows to which many columns are alike do not all take the same. */
static bool take_row(struct mi_dense_search *search, uint32_t row)
{
    const int64_t *cost = search->dense->cost + (size_t)row * search->dense->columns;
    uint32_t columns = search->dense->columns;
    uint32_t start = (uint32_t)((uint64_t)row * columns / search->dense->rows);
    int64_t pivot = columns <= ROOM ? INT64_MAX : pivot_of(search, cost);
    struct mi_core_row *taken = &search->core.row[row];
    *taken = (struct mi_core_row){.first = search->core.entries, .limit = pivot};
    for (uint32_t k = 0; k < columns; k++) {
        uint32_t j = k < columns - start ? start + k : k - (columns - start);
        if (cost[j] > pivot || (cost[j] == pivot && taken->count >= WANTED))
            continue;
        if (taken->count == ROOM) { /* the sample was not like the rest */
            taken->limit = INT64_MIN;
            break;
        }
        if (cost[j] == MIRAIF_FORBIDDEN)
            continue;
        if (!add(search, j, cost[j]))
            return false;
        taken->count++;
    }
    return true;
}

enum miraif_status mi_core_build(struct mi_dense_search *search)
{
    struct miraif_arena *arena = search->work->arena;
    struct mi_core *core = &search->core;
    uint32_t rows = search->dense->rows, columns = search->dense->columns;
    core->entries = 0;
    core->row = mi_arena_array(arena, rows, sizeof *core->row);
    core->heap = mi_arena_array(arena, columns, sizeof *core->heap);
    core->place = mi_arena_array(arena, columns, sizeof *core->place);
    core->waiting = mi_arena_array(arena, rows, sizeof *core->waiting);
    core->bound = mi_arena_array(arena, rows, sizeof *core->bound);
    core->settled = mi_arena_array(arena, columns, sizeof *core->settled);
    if (core->row == NULL || core->heap == NULL || core->place == NULL || core->waiting == NULL ||
        core->bound == NULL || core->settled == NULL)
        return mi_no_memory(search->work->err);
    for (uint32_t row = 0; row < rows; row++)
        if (!take_row(search, row))
            return mi_no_memory(search->work->err);
    return MIRAIF_OK;
}

bool mi_core_bid(const struct mi_dense_search *search, uint32_t row, struct mi_bid *ret_bid)
{
    const struct mi_core_row *core = &search->core.row[row];
    const struct mi_core_entry *entry = search->core.entry + core->first;
    struct mi_bid bid = {INT64_MAX, INT64_MAX, MI_NOBODY, MI_NOBODY};
    for (uint32_t k = 0; k < core->count; k++) {
        int64_t reduced = entry[k].cost - search->dense->v[entry[k].column];
        if (reduced >= bid.next)
            continue;
        if (reduced >= bid.least) {
            bid.next = reduced;
            bid.next_column = entry[k].column;
        } else {
            bid = (struct mi_bid){reduced, bid.least, entry[k].column, bid.column};
        }
    }
    *ret_bid = bid;
    return bid.next <= core->limit;
}

/* Of columns that are as near, those come first at which the path can end. */
static bool is_nearer(const struct mi_dense_search *search, uint32_t a, uint32_t b)
{
    const uint32_t *row_of = search->dense->row_of;
    if (search->distance[a] != search->distance[b])
        return search->distance[a] < search->distance[b];
    if ((row_of[a] == MI_NOBODY) != (row_of[b] == MI_NOBODY))
        return row_of[a] == MI_NOBODY;
    return a < b;
}

static void set_place(struct mi_core *core, uint32_t place, uint32_t column)
{
    core->heap[place] = column;
    core->place[column] = place + 1;
}

static void reach(struct mi_dense_search *search, uint32_t row, uint32_t column, int64_t distance)
{
    struct mi_core *core = &search->core;
    if (distance >= search->distance[column] || distance >= core->most)
        return;
    if (search->distance[column] == INT64_MAX)
        core->place[column] = ++core->heap_count;
    if (search->dense->row_of[column] == MI_NOBODY)
        core->most = distance;
    search->distance[column] = distance;
    search->before[column] = row;
    uint32_t place = core->place[column] - 1;
    while (place > 0 && is_nearer(search, column, core->heap[(place - 1) / 2])) {
        set_place(core, place, core->heap[(place - 1) / 2]);
        place = (place - 1) / 2;
    }
    set_place(core, place, column);
}

static uint32_t pop(struct mi_dense_search *search)
{
    struct mi_core *core = &search->core;
    uint32_t nearest = core->heap[0], column = core->heap[--core->heap_count], place = 0;
    core->place[nearest] = 0;
    while (core->heap_count > 0) {
        uint32_t child = 2 * place + 1;
        if (child + 1 < core->heap_count && is_nearer(search, core->heap[child + 1], core->heap[child]))
            child++;
        if (child >= core->heap_count || !is_nearer(search, core->heap[child], column)) {
            set_place(core, place, column);
            break;
        }
        set_place(core, place, core->heap[child]);
        place = child;
    }
    return nearest;
}

static bool is_sooner(const struct mi_core *core, uint32_t a, uint32_t b)
{
    return core->bound[a] != core->bound[b] ? core->bound[a] < core->bound[b] : a < b;
}

static void wait(struct mi_core *core, uint32_t row, int64_t bound)
{
    uint32_t place = core->waiting_count++;
    core->bound[row] = bound;
    for (; place > 0 && is_sooner(core, row, core->waiting[(place - 1) / 2]); place = (place - 1) / 2)
        core->waiting[place] = core->waiting[(place - 1) / 2];
    core->waiting[place] = row;
}

static uint32_t stop_waiting(struct mi_core *core)
{
    uint32_t soonest = core->waiting[0], row = core->waiting[--core->waiting_count], place = 0;
    for (uint32_t child = 1; child < core->waiting_count; child = 2 * place + 1) {
        if (child + 1 < core->waiting_count &&
            is_sooner(core, core->waiting[child + 1], core->waiting[child]))
            child++;
        if (!is_sooner(core, core->waiting[child], row))
            break;
        core->waiting[place] = core->waiting[child];
        place = child;
    }
    core->waiting[place] = row;
    return soonest;
}

/* Goes on from a row at `distance` to its cheapest columns. */
static void go_on(struct mi_dense_search *search, uint32_t row, int64_t distance)
{
    const struct mi_core_row *core = &search->core.row[row];
    const struct mi_core_entry *entry = search->core.entry + core->first;
    int64_t base = distance - search->dense->u[row];
    for (uint32_t k = 0; k < core->count; k++)
        if (!search->core.settled[entry[k].column])
            reach(search, row, entry[k].column, base + entry[k].cost - search->dense->v[entry[k].column]);
    if (core->limit != INT64_MAX)
        wait(&search->core, row, core->limit == INT64_MIN ? INT64_MIN : base + core->limit);
}

/* And to all. */
static void go_on_whole(struct mi_dense_search *search, uint32_t row, int64_t distance)
{
    const int64_t *cost = search->dense->cost + (size_t)row * search->dense->columns;
    int64_t base = distance - search->dense->u[row];
    for (uint32_t j = 0; j < search->dense->columns; j++) {
        int64_t over = base + cost[j] - search->dense->v[j];
        if (over < search->core.most && !search->core.settled[j])
            reach(search, row, j, over);
    }
}

static void begin(struct mi_dense_search *search, uint32_t start)
{
    struct mi_core *core = &search->core;
    for (uint32_t j = 0; j < search->dense->columns; j++) {
        search->distance[j] = INT64_MAX;
        core->settled[j] = 0;
    }
    core->heap_count = core->waiting_count = 0;
    core->most = search->work->reward - search->dense->u[start];
    search->reached_count = 0;
}

/* How far a row is: as far as its column. */
static int64_t distance_of(const struct mi_dense_search *search, uint32_t row, uint32_t start)
{
    return row == start ? 0 : search->distance[search->dense->column_of[row]];
}

bool mi_core_find_path(struct mi_dense_search *search, uint32_t start, struct mi_dense_end *ret_end)
{
    struct mi_dense *dense = search->dense;
    struct mi_core *core = &search->core;
    int64_t reward = search->work->reward;
    begin(search, start);
    struct mi_dense_end end = {MI_NOBODY, start, core->most};
    go_on(search, start, 0);
    for (uint32_t whole = 0;;) {
        int64_t nearest = core->heap_count > 0 ? search->distance[core->heap[0]] : INT64_MAX;
        nearest = nearest < end.distance ? nearest : end.distance;
        if (core->waiting_count > 0 && core->bound[core->waiting[0]] < nearest) {
            if (++whole > WHOLE_MOST)
                return false;
            uint32_t row = stop_waiting(core);
            go_on_whole(search, row, distance_of(search, row, start));
            continue;
        }
        if (nearest == end.distance)
            break;
        uint32_t column = pop(search), row = dense->row_of[column];
        core->settled[column] = 1;
        search->reached[search->reached_count++] = column;
        if (row == MI_NOBODY) {
            end = (struct mi_dense_end){column, MI_NOBODY, nearest};
            break;
        }
        if (nearest + reward - dense->u[row] < end.distance)
            end = (struct mi_dense_end){MI_NOBODY, row, nearest + reward - dense->u[row]};
        core->most = end.distance < core->most ? end.distance : core->most;
        go_on(search, row, nearest);
    }
    *ret_end = end;
    return true;
}
