/* Many rows and few columns, with capacities and minimum loads: mentors are few and people are many. A path
 * goes from column to column, each time over the row for which the change costs least; for each pair of
 * columns these rows stand in a heap. So a path costs the square of the columns, however many rows there are
 * (shortest paths as in assignment_flow.c; the heaps as in the transportation problem's, Kleinschmidt and
 * Schannath, "A strongly polynomial algorithm for the transportation problem", 1995).
 *
 * Entries of a heap are not taken out when a row moves on, but looked at again when they come up. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/assignment.h"

enum { PILE_LEAST = 16 };

/* The rows of a column that could change to another, or be left out, by what that costs. */
struct entry {
    int64_t key;
    uint32_t row;
};

struct pile {
    struct entry *entry;
    uint32_t count;
    uint32_t room;
};

struct search {
    struct mi_assignment_work *work;
    const struct miraif_assignment *problem;
    struct mi_flow *flow;
    uint32_t columns;
    uint32_t *left_out; /* rows: units without a column */
    struct pile *pile;  /* columns × (columns + 1), the last of each: to be left out */
    int64_t *least;     /* of each heap: what the change costs for the first; INT64_MAX: it is empty */
    uint8_t *built;     /* columns: its heaps are kept */
    int64_t *distance;  /* columns: the cost of the shortest way, INT64_MAX: none */
    uint32_t *before;   /* columns: the column from which it is reached, MI_NOBODY: the start */
    uint32_t *via;      /* columns: the row that changes there */
    uint8_t *settled;
    uint32_t *order; /* those settled */
    uint32_t settled_count;
    bool no_memory;
};

/* Where a path ends: at a column with room, or where a row is left out. */
struct end {
    uint32_t column; /* MI_NOBODY: the start is left out */
    uint32_t row;    /* who gives up `column`; MI_NOBODY: nobody */
    int64_t distance;
};

static int64_t cost_at(const struct search *search, uint32_t row, uint32_t column)
{
    return search->problem->cost[(size_t)row * search->columns + column];
}

static bool is_used(const struct search *search, uint32_t row, uint32_t column)
{
    return search->flow->used[(size_t)row * search->columns + column] != 0;
}

static size_t place_of(const struct search *search, uint32_t from, uint32_t to)
{
    return (size_t)from * (search->columns + 1) + to;
}

static struct pile *pile_of(const struct search *search, uint32_t from, uint32_t to)
{
    return &search->pile[place_of(search, from, to)];
}

/* What the change costs; INT64_MAX: it cannot be. */
static int64_t key_of(const struct search *search, uint32_t row, uint32_t from, uint32_t to)
{
    if (!is_used(search, row, from))
        return INT64_MAX;
    if (to == search->columns)
        return mi_cost_of_leaving(search->work, row, search->left_out[row]) - cost_at(search, row, from);
    int64_t cost = cost_at(search, row, to);
    return cost == MIRAIF_FORBIDDEN || is_used(search, row, to) ? INT64_MAX
                                                                : cost - cost_at(search, row, from);
}

static bool comes_first(const struct entry *a, const struct entry *b)
{
    return a->key != b->key ? a->key < b->key : a->row < b->row;
}

static void sift_down(struct pile *pile, uint32_t place)
{
    struct entry *entry = pile->entry, moved = entry[place];
    for (uint32_t child = 2 * place + 1; child < pile->count; child = 2 * place + 1) {
        if (child + 1 < pile->count && comes_first(&entry[child + 1], &entry[child]))
            child++;
        if (!comes_first(&entry[child], &moved))
            break;
        entry[place] = entry[child];
        place = child;
    }
    entry[place] = moved;
}

static void heapify(struct pile *pile)
{
    for (uint32_t place = pile->count / 2; place-- > 0;)
        sift_down(pile, place);
}

/* Brings to the top the row for which the change costs least. */
static void look(struct search *search, uint32_t from, uint32_t to)
{
    struct pile *pile = pile_of(search, from, to);
    int64_t least = INT64_MAX;
    while (pile->count > 0 && least == INT64_MAX) {
        struct entry *first = pile->entry;
        int64_t key = key_of(search, first->row, from, to);
        if (key == first->key) {
            least = key;
            continue;
        }
        if (key == INT64_MAX)
            *first = first[--pile->count];
        else
            first->key = key; /* it has become dearer to leave this row out */
        sift_down(pile, 0);
    }
    search->least[place_of(search, from, to)] = least;
}

/* Drops what cannot be, and makes room for twice of what is left. */
static bool tidy(struct search *search, struct pile *pile, uint32_t from, uint32_t to)
{
    uint32_t count = 0;
    for (uint32_t k = 0; k < pile->count; k++) {
        int64_t key = key_of(search, pile->entry[k].row, from, to);
        if (key != INT64_MAX)
            pile->entry[count++] = (struct entry){key, pile->entry[k].row};
    }
    pile->count = count;
    heapify(pile);
    if (2 * count <= pile->room)
        return true;
    struct entry *entry = mi_arena_bytes(search->work->arena, 2 * pile->room * sizeof *entry);
    if (entry == NULL)
        return false;
    memcpy(entry, pile->entry, count * sizeof *entry);
    *pile = (struct pile){entry, count, 2 * pile->room};
    return true;
}

static void push(struct search *search, uint32_t row, uint32_t from, uint32_t to)
{
    struct pile *pile = pile_of(search, from, to);
    int64_t key = key_of(search, row, from, to);
    if (key == INT64_MAX || search->no_memory)
        return;
    if (pile->count == pile->room && !tidy(search, pile, from, to)) {
        search->no_memory = true;
        return;
    }
    struct entry *entry = pile->entry, added = {key, row};
    uint32_t place = pile->count++;
    for (; place > 0 && comes_first(&added, &entry[(place - 1) / 2]); place = (place - 1) / 2)
        entry[place] = entry[(place - 1) / 2];
    entry[place] = added;
    if (place == 0)
        look(search, from, to);
}

/* The heaps of a column from the rows that it has; until a path goes on from it, nobody needs them. */
static bool build(struct search *search, uint32_t from)
{
    uint32_t room = PILE_LEAST + 3 * search->flow->column_load[from];
    for (uint32_t to = 0; to <= search->columns; to++) {
        struct pile *pile = pile_of(search, from, to);
        pile->entry = mi_arena_bytes(search->work->arena, room * sizeof *pile->entry);
        if (pile->entry == NULL)
            return false;
        pile->room = room;
    }
    for (uint32_t row = 0; row < search->problem->rows; row++) {
        if (!is_used(search, row, from))
            continue;
        for (uint32_t to = 0; to <= search->columns; to++) {
            struct pile *pile = pile_of(search, from, to);
            int64_t key = key_of(search, row, from, to);
            if (key != INT64_MAX)
                pile->entry[pile->count++] = (struct entry){key, row};
        }
    }
    for (uint32_t to = 0; to <= search->columns; to++) {
        heapify(pile_of(search, from, to));
        look(search, from, to);
    }
    search->built[from] = 1;
    return true;
}

static bool leads(const struct search *search, uint32_t row, uint32_t from, uint32_t to)
{
    const struct pile *pile = pile_of(search, from, to);
    return pile->count > 0 && pile->entry->row == row;
}

static void begin(struct search *search, uint32_t start)
{
    search->settled_count = 0;
    for (uint32_t j = 0; j < search->columns; j++) {
        int64_t cost = cost_at(search, start, j);
        bool open = cost != MIRAIF_FORBIDDEN && !is_used(search, start, j);
        search->distance[j] = open ? cost : INT64_MAX;
        search->before[j] = MI_NOBODY;
        search->via[j] = start;
        search->settled[j] = 0;
    }
}

/* The nearest column that is not settled, by its distance less its price. */
static uint32_t nearest(const struct search *search, int64_t *ret_reduced)
{
    uint32_t found = MI_NOBODY;
    int64_t least = INT64_MAX;
    for (uint32_t j = 0; j < search->columns; j++) {
        if (search->settled[j] || search->distance[j] == INT64_MAX)
            continue;
        int64_t reduced = search->distance[j] - search->flow->v[j];
        if (reduced < least) {
            least = reduced;
            found = j;
        }
    }
    *ret_reduced = least;
    return found;
}

static void go_on(struct search *search, uint32_t from, struct end *end)
{
    const int64_t *least = search->least + place_of(search, from, 0);
    int64_t base = search->distance[from];
    if (least[search->columns] != INT64_MAX && base + least[search->columns] < end->distance)
        *end = (struct end){from, pile_of(search, from, search->columns)->entry->row,
                            base + least[search->columns]};
    for (uint32_t to = 0; to < search->columns; to++) {
        if (least[to] == INT64_MAX || base + least[to] >= search->distance[to] || search->settled[to])
            continue;
        search->distance[to] = base + least[to];
        search->before[to] = from;
        search->via[to] = pile_of(search, from, to)->entry->row;
    }
}

static bool find_path(struct search *search, uint32_t start, struct end *ret_end)
{
    const struct mi_flow *flow = search->flow;
    struct end end = {MI_NOBODY, start, mi_cost_of_leaving(search->work, start, search->left_out[start])};
    begin(search, start);
    for (;;) {
        int64_t reduced;
        uint32_t column = nearest(search, &reduced);
        if (column == MI_NOBODY || reduced >= end.distance)
            break;
        search->settled[column] = 1;
        search->order[search->settled_count++] = column;
        uint32_t load = flow->column_load[column];
        if (load < mi_capacity_of(search->problem->column_capacity, column, search->problem->rows)) {
            int64_t last = search->distance[column] + mi_cost_of_load(search->work, column, load + 1);
            if (last < end.distance)
                end = (struct end){column, MI_NOBODY, last};
        }
        if (reduced >= end.distance)
            break;
        if (!search->built[column] && !build(search, column))
            return false;
        go_on(search, column, &end);
    }
    *ret_end = end;
    return true;
}

static void change_prices(struct search *search, const struct end *end)
{
    for (uint32_t k = 0; k < search->settled_count; k++) {
        uint32_t column = search->order[k];
        if (search->distance[column] - search->flow->v[column] < end->distance)
            search->flow->v[column] = search->distance[column] - end->distance;
    }
}

static void mark(struct search *search, uint32_t row, uint32_t column, bool used)
{
    struct mi_flow *flow = search->flow;
    flow->used[(size_t)row * search->columns + column] = used;
    flow->row_load[row] += used ? 1 : UINT32_MAX;
    flow->column_load[column] += used ? 1 : UINT32_MAX;
}

/* A row that took a column can leave it, and not for it; one that gave one up can take it again, and cannot
 * leave it; to leave out one that was left out is another thing now. */
static void note(struct search *search, uint32_t row, uint32_t taken, uint32_t given)
{
    bool takes = taken != MI_NOBODY, gives = given != MI_NOBODY;
    for (uint32_t to = 0; takes && search->built[taken] && to <= search->columns; to++)
        if (to != taken)
            push(search, row, taken, to);
    for (uint32_t to = 0; gives && search->built[given] && to <= search->columns; to++)
        if (leads(search, row, given, to))
            look(search, given, to);
    for (uint32_t from = 0; from < search->columns; from++) {
        if (from == taken || !search->built[from] || !is_used(search, row, from))
            continue;
        if (gives)
            push(search, row, from, given);
        if (leads(search, row, from, takes ? taken : search->columns))
            look(search, from, takes ? taken : search->columns);
    }
}

/* Makes and unmakes the pairs along the path, from its end back to where it began. */
static bool augment(struct search *search, const struct end *end)
{
    if (end->row != MI_NOBODY)
        search->left_out[end->row]++;
    if (end->row != MI_NOBODY && end->column != MI_NOBODY)
        mark(search, end->row, end->column, false);
    for (uint32_t column = end->column; column != MI_NOBODY; column = search->before[column]) {
        uint32_t from = search->before[column];
        if (from != MI_NOBODY)
            mark(search, search->via[column], from, false);
        mark(search, search->via[column], column, true);
    }
    if (end->row != MI_NOBODY)
        note(search, end->row, MI_NOBODY, end->column);
    for (uint32_t column = end->column; column != MI_NOBODY; column = search->before[column])
        note(search, search->via[column], column, search->before[column]);
    return !search->no_memory;
}

static enum miraif_status place_row(struct search *search, uint32_t row)
{
    struct mi_assignment_work *work = search->work;
    uint32_t units = mi_capacity_of(search->problem->row_capacity, row, search->columns);
    for (uint32_t unit = 0; unit < units; unit++) {
        struct end end;
        if (mi_assignment_stopped(work))
            return mi_fail(work->err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
        work->steps++;
        if (!find_path(search, row, &end))
            return mi_no_memory(work->err);
        change_prices(search, &end);
        if (!augment(search, &end))
            return mi_no_memory(work->err);
    }
    return MIRAIF_OK;
}

/* The greatest value of a row that leaves no pair below its prices. */
static int64_t price_of(const struct search *search, uint32_t row)
{
    int64_t least = mi_cost_of_leaving(search->work, row, search->left_out[row]);
    for (uint32_t j = 0; j < search->columns; j++) {
        int64_t cost = cost_at(search, row, j);
        if (cost != MIRAIF_FORBIDDEN && !is_used(search, row, j) && cost - search->flow->v[j] < least)
            least = cost - search->flow->v[j];
    }
    return least;
}

static bool make_room(struct search *search)
{
    struct miraif_arena *arena = search->work->arena;
    size_t columns = search->columns;
    search->left_out = mi_arena_array(arena, search->problem->rows, sizeof *search->left_out);
    search->pile = mi_arena_array(arena, columns * (columns + 1), sizeof *search->pile);
    search->least = mi_arena_array(arena, columns * (columns + 1), sizeof *search->least);
    search->built = mi_arena_array(arena, columns, sizeof *search->built);
    search->distance = mi_arena_array(arena, columns, sizeof *search->distance);
    search->before = mi_arena_array(arena, columns, sizeof *search->before);
    search->via = mi_arena_array(arena, columns, sizeof *search->via);
    search->settled = mi_arena_array(arena, columns, sizeof *search->settled);
    search->order = mi_arena_array(arena, columns, sizeof *search->order);
    return mi_flow_make_room(search->work, search->flow) && search->left_out != NULL &&
           search->pile != NULL && search->least != NULL && search->built != NULL &&
           search->distance != NULL && search->before != NULL && search->via != NULL &&
           search->settled != NULL && search->order != NULL;
}

enum miraif_status mi_assign_few(struct mi_assignment_work *work, struct mi_flow *flow)
{
    const struct miraif_assignment *problem = work->problem;
    struct search search = {.work = work, .problem = problem, .flow = flow, .columns = problem->columns};
    if (!make_room(&search))
        return mi_no_memory(work->err);
    for (uint32_t j = 0; j < search.columns; j++)
        flow->v[j] = -mi_cost_of_load(work, j, 1);
    for (uint32_t i = 0; i < problem->rows; i++)
        MI_TRY(place_row(&search, i));
    for (uint32_t i = 0; i < problem->rows; i++)
        flow->u[i] = price_of(&search, i);
    return MIRAIF_OK;
}
