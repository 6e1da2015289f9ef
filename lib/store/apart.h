/* The table of people kept apart, for the flows that write to it. `low` is less than `high`. */
#ifndef MI_STORE_APART_H
#define MI_STORE_APART_H

#include "miraif/separation.h"

struct mi_stmt;

/* Adds the pair; one that is there gets `reason`, where that is not null. */
enum miraif_status mi_apart_put(struct miraif_store *store, int64_t low, int64_t high, const char *reason,
                                int64_t since, struct miraif_error *err);

/* `*ret_deleted` says whether the pair was there. */
enum miraif_status mi_apart_delete(struct miraif_store *store, int64_t low, int64_t high, bool *ret_deleted,
                                   struct miraif_error *err);

/* The pair that is there, in `arena`. */
enum miraif_status mi_apart_get(struct miraif_store *store, int64_t low, int64_t high,
                                struct miraif_arena *arena, struct miraif_apart *ret_apart,
                                struct miraif_error *err);

/* The row of a pair of people: low, high, their names, reason, since. */
struct miraif_apart mi_apart_of_row(struct mi_stmt *stmt, struct miraif_arena *arena);

#endif
