/* The header of a score sheet. Headers are compared by key, so that a spreadsheet's blanks and widths do not
 * matter. */
#include "flow/review/columns.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/key.h"
#include "text/utf8.h"

enum { NAMES_MOST = 400 };

static enum miraif_status copy_headers(const struct mi_csv_record *record, struct miraif_arena *arena,
                                       struct mi_sheet_columns *columns, struct miraif_error *err)
{
    columns->count = record->count < MI_CSV_COLUMNS_MOST ? record->count : MI_CSV_COLUMNS_MOST;
    const char **header = mi_arena_array(arena, columns->count, sizeof *header);
    columns->strange = mi_arena_array(arena, columns->count, sizeof *columns->strange);
    if (header == NULL || columns->strange == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < columns->count; i++) {
        size_t length;
        const char *start = mi_utf8_trim(record->fields[i], &length);
        header[i] = mi_arena_copy(arena, start, length);
        if (header[i] == NULL)
            return mi_no_memory(err);
    }
    columns->header = header;
    return MIRAIF_OK;
}

/* The criterion that a header names, or `count`. */
static enum miraif_status find_criterion(const char *header, const struct miraif_criteria *criteria,
                                         struct miraif_arena *arena, size_t *ret_criterion,
                                         struct miraif_error *err)
{
    const char *wanted;
    const char *key;
    size_t found = 0;
    MI_TRY(mi_text_key(header, arena, &wanted, err));
    for (; found < criteria->count; found++) {
        MI_TRY(mi_text_key(criteria->item[found].name, arena, &key, err));
        if (mi_text_is(key, wanted))
            break;
    }
    *ret_criterion = found;
    return MIRAIF_OK;
}

static enum miraif_status take_column(size_t *place, size_t column, const struct mi_sheet_columns *columns,
                                      struct miraif_error *err)
{
    if (*place == MI_NO_COLUMN) {
        *place = column;
        return MIRAIF_OK;
    }
    mi_fail(err, MIRAIF_AMBIGUOUS_COLUMN, "“%s” and “%s” are the same column", columns->header[*place],
            columns->header[column]);
    mi_hint(err, "remove one of them from the sheet");
    mi_locate(err, NULL, 0, column + 1, columns->header[column]);
    return MIRAIF_AMBIGUOUS_COLUMN;
}

static enum miraif_status place_column(struct mi_sheet_columns *columns, size_t column,
                                       const struct miraif_criteria *criteria, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    size_t criterion;
    const char *header = columns->header[column];
    enum mi_sheet_column known = mi_sheet_column(header);
    if (known != MI_COLUMN_OTHER)
        return take_column(&columns->known[known], column, columns, err);
    MI_TRY(find_criterion(header, criteria, arena, &criterion, err));
    if (criterion < criteria->count)
        return take_column(&columns->criterion[criterion], column, columns, err);
    columns->strange[column] = !mi_text_blank(header);
    return MIRAIF_OK;
}

static enum miraif_status check_criteria(const struct mi_sheet_columns *columns,
                                         const struct miraif_criteria *criteria, struct miraif_arena *arena,
                                         struct miraif_error *err)
{
    struct mi_str names = mi_str_begin(arena, NAMES_MOST);
    mi_str_add(&names, "");
    for (size_t i = 0; i < criteria->count; i++) {
        if (columns->criterion[i] != MI_NO_COLUMN)
            return MIRAIF_OK;
        mi_str_addf(&names, "%s“%s”", i > 0 ? " " : "", criteria->item[i].name);
    }
    mi_fail(err, MIRAIF_MISSING_COLUMN, "no column is a criterion of the cohort");
    mi_hint(err, "the criteria are %s", names.bytes != NULL ? names.bytes : "");
    return MIRAIF_MISSING_COLUMN;
}

static enum miraif_status check_known(const struct mi_sheet_columns *columns, bool reviewer_given,
                                      struct miraif_error *err)
{
    if (columns->known[MI_COLUMN_APPLICANT] == MI_NO_COLUMN) {
        mi_fail(err, MIRAIF_MISSING_COLUMN, "no column says which applicant a row is about");
        mi_hint(err, "name it “applicant” or “応募者”, with ids such as p12 or e-mail addresses");
        return MIRAIF_MISSING_COLUMN;
    }
    if (columns->known[MI_COLUMN_REVIEWER] == MI_NO_COLUMN && !reviewer_given) {
        mi_fail(err, MIRAIF_MISSING_COLUMN, "no column says who the reviewer is");
        mi_hint(err, "name the reviewer with --reviewer, or add a column “reviewer” or “評価者”");
        return MIRAIF_MISSING_COLUMN;
    }
    return MIRAIF_OK;
}

enum miraif_status mi_sheet_columns_read(const struct mi_csv_record *record,
                                         const struct miraif_criteria *criteria, bool reviewer_given,
                                         struct miraif_arena *arena, struct mi_sheet_columns *ret_columns,
                                         struct miraif_error *err)
{
    struct mi_sheet_columns columns = {0};
    if (record->fault != MI_CSV_SOUND) {
        mi_fail(err, MIRAIF_BAD_INPUT, "the header row is broken");
        mi_locate(err, NULL, record->line, record->column, NULL);
        return MIRAIF_BAD_INPUT;
    }
    MI_TRY(copy_headers(record, arena, &columns, err));
    columns.criterion = mi_arena_array(arena, criteria->count, sizeof *columns.criterion);
    if (columns.criterion == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < MI_COLUMN_OTHER; i++)
        columns.known[i] = MI_NO_COLUMN;
    for (size_t i = 0; i < criteria->count; i++)
        columns.criterion[i] = MI_NO_COLUMN;
    for (size_t i = 0; i < columns.count; i++)
        MI_TRY(place_column(&columns, i, criteria, arena, err));
    MI_TRY(check_known(&columns, reviewer_given, err));
    MI_TRY(check_criteria(&columns, criteria, arena, err));
    *ret_columns = columns;
    return MIRAIF_OK;
}
