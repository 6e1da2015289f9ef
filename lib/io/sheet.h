/* Sheets of answers: what a form exports, read as a whole. Columns are found by their headers, question texts
 * included; what is wrong with a row is told as for rosters. One answer a row, so that thousands fit into
 * memory: the rows are all there before the first is looked at.
 *
 *     MI_TRY(mi_sheet_open(env, options, fields, FIELDS, arena, &sheet, err));
 *     …begin the write…
 *     for each sheet->row: mi_sheet_refuse(…), or do what it says; then mi_sheet_tell(…, outcome, err)
 *     status = mi_sheet_judge(sheet, status, err);
 *     …end the write…
 *     mi_sheet_close(sheet);                                                                               */
#ifndef MI_IO_SHEET_H
#define MI_IO_SHEET_H

#include "miraif/env.h"
#include "miraif/import.h"

/* What a column can be: by the whole header, or by words that a question has in it. */
struct mi_sheet_field {
    const char *code;         /* "email" */
    const char *const *names; /* ended by null, as `words` */
    const char *const *words;
};

enum { MI_SHEET_ROWS_MOST = 1000000 };

struct mi_sheet_row {
    uint64_t number; /* from 1 */
    uint64_t line;
    uint64_t start, end;     /* its bytes in the source */
    size_t cells;            /* how many the row has; the header may have more */
    const char *const *cell; /* by field: trimmed, "" where there is none */
    const char *const *rest; /* by column that is no field, where those are read: likewise */
    const char *reason;      /* why it is refused: a code; null: it is not */
    const char *message;     /* the same in words */
    size_t column;           /* from 1; 0: none in particular */
};

struct mi_sheet {
    const struct miraif_env *env;
    const struct miraif_import_options *options;
    struct miraif_arena *arena;
    struct mi_sheet_row *row;
    size_t rows;
    const size_t *at;        /* by field: its column, from 1; 0: there is none; then that of the rest */
    const char *const *rest; /* what the columns that are no field are called, where those are read */
    const size_t *rest_at;   /* which they are, from 1 */
    size_t rest_count;
    struct miraif_import_column *column; /* those of the report */
    struct miraif_import_report report;
    struct mi_source *source; /* these are open */
    struct mi_decoder *decoder;
    struct mi_csv *csv;
    struct mi_rejects *rejects;
};

enum mi_sheet_outcome { MI_SHEET_CREATED, MI_SHEET_UPDATED, MI_SHEET_UNCHANGED };

/* Opens the file of the options and reads it; `field` null: the fields are those of rosters (io/columns.h),
 * none of which must be there; `maps` and `encoding` of the options are heeded. With `rest`, columns that are
 * no field, and none of a roster either, are read too, under this code; those of a roster always are. In
 * `arena`, ended with mi_sheet_close, whatever comes of it. MIRAIF_NOT_FOUND, MIRAIF_EMPTY_FILE,
 * MIRAIF_AMBIGUOUS_COLUMN, MIRAIF_BAD_INPUT, MIRAIF_UNDECODABLE, MIRAIF_TRUNCATED_UTF16, MIRAIF_USAGE,
 * MIRAIF_INTERRUPTED, MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_sheet_open(const struct miraif_env *env, const struct miraif_import_options *options,
                                 const struct mi_sheet_field *field, size_t fields, const char *rest,
                                 struct miraif_arena *arena, struct mi_sheet *ret_sheet,
                                 struct miraif_error *err);
void mi_sheet_close(struct mi_sheet *sheet);

/* Fails where there is no column for any of the `count` fields named; `what` says in words what is missing.
 */
enum miraif_status mi_sheet_need(const struct mi_sheet *sheet, const size_t *field, size_t count,
                                 const char *what, struct miraif_error *err);

/* Refuses a row for what stands in a field; the first reason counts. The message id is translated. */
void mi_sheet_refuse(const struct mi_sheet *sheet, struct mi_sheet_row *row, size_t field, const char *reason,
                     const char *msgid, ...) __attribute__((format(printf, 5, 6)));

/* Tells a warning about a row that goes in. */
enum miraif_status mi_sheet_warn(struct mi_sheet *sheet, const struct mi_sheet_row *row, const char *reason,
                                 const char *message);

/* Counts a row, and tells of it where it was refused; `outcome` is for one that was not. */
enum miraif_status mi_sheet_tell(struct mi_sheet *sheet, const struct mi_sheet_row *row,
                                 enum mi_sheet_outcome outcome, struct miraif_error *err);

/* What the rows come to, within the write: MIRAIF_OK, MIRAIF_PARTIAL, or MIRAIF_BAD_INPUT where the options
 * say that all must be good. A `status` that is a failure is returned. */
enum miraif_status mi_sheet_judge(struct mi_sheet *sheet, enum miraif_status status,
                                  struct miraif_error *err);

#endif
