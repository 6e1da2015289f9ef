/* One column for each row: what the ways to search for a shortest path share. */
#ifndef MI_SOLVE_ASSIGNMENT_DENSE_H
#define MI_SOLVE_ASSIGNMENT_DENSE_H

#include "solve/assignment.h"

/* The least of a row's reduced costs and the next, with their columns. */
struct mi_bid {
    int64_t least;
    int64_t next;
    uint32_t column;
    uint32_t next_column;
};

/* Where a shortest path ends: at a free column, or at a row that is left out. */
struct mi_dense_end {
    uint32_t column; /* MI_NOBODY: a row is left out */
    uint32_t row;
    int64_t distance;
};

/* A row's cheapest columns: all others cost at least `limit`. */
struct mi_core_row {
    size_t first;
    uint32_t count;
    int64_t limit;
};

struct mi_core_entry {
    uint32_t column;
    int64_t cost;
};

struct mi_core {
    struct mi_core_row *row;
    struct mi_core_entry *entry;
    size_t entries;
    size_t room;
    uint32_t *heap;  /* columns that are reached, by distance */
    uint32_t *place; /* of columns in it, from 1; 0: not there */
    uint32_t heap_count;
    uint32_t *waiting; /* heap of rows whose other columns may be reached, by `bound`, then number */
    int64_t *bound;    /* rows: no other column is nearer */
    uint32_t waiting_count;
    uint8_t *settled; /* columns */
    int64_t most;     /* the shortest path is no longer */
};

struct mi_dense_search {
    struct mi_assignment_work *work;
    struct mi_dense *dense;
    struct mi_core core;
    uint32_t core_paths; /* searched for over cheapest columns */
    uint32_t core_failures;
    uint32_t *unplaced; /* rows without a column */
    uint32_t unplaced_count;
    int64_t *distance; /* columns */
    uint32_t *before;  /* columns: the row from which it is reached */
    uint32_t *open;    /* columns not reached for good */
    uint32_t open_count;
    uint32_t *reached; /* columns reached for good by the path found last */
    uint32_t reached_count;
};

/* Looks for each row's cheapest columns. MIRAIF_NO_MEMORY. */
enum miraif_status mi_core_build(struct mi_dense_search *search);

/* The row's bid if its cheapest columns tell it. */
bool mi_core_bid(const struct mi_dense_search *search, uint32_t row, struct mi_bid *ret_bid);

/* A shortest path from a row over cheapest columns, and others where these may be nearer; false where that is
 * so too often for it to be worth while. */
bool mi_core_find_path(struct mi_dense_search *search, uint32_t start, struct mi_dense_end *ret_end);

#endif
