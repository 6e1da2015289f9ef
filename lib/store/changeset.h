/* Changesets of the history, row by row. */
#ifndef MI_STORE_CHANGESET_H
#define MI_STORE_CHANGESET_H

#include "miraif/history.h"
#include "store/connection.h"

/* One row that an entry changed. It lives as long as the call that it is passed to. */
struct mi_row {
    sqlite3_changeset_iter *iterator;
    const char *table;
    int columns;
    const unsigned char *in_key; /* by column: whether it is part of the primary key */
    int kind;                    /* SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE */
};

typedef enum miraif_status mi_changeset_fn(void *context, const struct mi_row *row, struct miraif_error *err);

/* Calls `each` for every row of the entry's changeset; a status other than MIRAIF_OK ends the walk. */
enum miraif_status mi_changeset_each(struct miraif_store *store, int64_t entry, mi_changeset_fn *each,
                                     void *context, struct miraif_error *err);

/* The changeset of the entry in `arena`; null where it has none. */
enum miraif_status mi_changeset_get(struct miraif_store *store, int64_t entry, struct miraif_arena *arena,
                                    const void **ret_bytes, size_t *ret_size, struct miraif_error *err);

/* The value of a column before and after; null where the changeset does not hold it. */
sqlite3_value *mi_row_old(const struct mi_row *row, int column);
sqlite3_value *mi_row_new(const struct mi_row *row, int column);

/* The value after, else the one before. */
sqlite3_value *mi_row_known(const struct mi_row *row, int column);

/* The names of a table's columns, kept from row to row. The caller begins it with an arena of its own. */
struct mi_column_names {
    struct miraif_arena *arena;
    const char *table; /* null: none yet */
    const char **name;
};

/* What the row is called and what happened to it, in `arena`. */
enum miraif_status mi_row_describe(struct miraif_store *store, const struct mi_row *row,
                                   struct mi_column_names *columns, struct miraif_arena *arena,
                                   struct miraif_change *ret_change, struct miraif_error *err);

#endif
