/* The header of a file: which row it is, and what is wrong with it. Above the header of a list that people
 * made by hand stand its title, its date and blank rows. */
#ifndef MI_IO_HEADER_H
#define MI_IO_HEADER_H

#include "io/columns.h"
#include "io/csv.h"
#include "miraif/import.h"

struct mi_header {
    struct mi_csv_record record;
    uint64_t start;             /* where the file's text begins: what is copied of it begins here */
    const char *const *skipped; /* what stands above it, a text a row */
    size_t skipped_count;
};

/* Reads the header: the first record, or where `row` is not 0 the one that begins at that line or, where none
 * does, behind it. In `arena`. MIRAIF_EMPTY_FILE, MIRAIF_UNDECODABLE (it is no text), MIRAIF_BAD_INPUT (a
 * broken quote, too many columns), MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_header_read(struct mi_csv *csv, enum mi_encoding encoding, uint64_t row,
                                  struct miraif_arena *arena, struct mi_header *ret_header,
                                  struct miraif_error *err);

/* The same of a roster, with its columns: where `row` is 0 and the first record lacks a column that must be
 * there, the first of the next twenty that has them all. `guess` as of mi_columns_map. Beside the above
 * MIRAIF_MISSING_COLUMN, MIRAIF_AMBIGUOUS_COLUMN, MIRAIF_USAGE. The line of `err` is set. */
enum miraif_status mi_header_find(struct mi_csv *csv, enum mi_encoding encoding, uint64_t row,
                                  const char *const *maps, size_t map_count, bool guess,
                                  struct miraif_arena *arena, struct mi_header *ret_header,
                                  struct mi_columns *ret_columns, struct miraif_error *err);

/* Tells in the report where the header stands and what stands above it; texts in `arena`. MIRAIF_NO_MEMORY.
 */
enum miraif_status mi_header_report(const struct mi_header *header, struct miraif_arena *arena,
                                    struct miraif_import_report *report, struct miraif_error *err);

#endif
