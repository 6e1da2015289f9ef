/* Reading a sheet: the file, its header, its rows. What is told of them is in sheet_report.c. */
#include "io/sheet.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "io/columns.h"
#include "io/header.h"
#include "io/rejects.h"
#include "text/utf8.h"

enum { LIST_MOST = 400 };

/* How well a header fits a field. */
enum fit { FIT_NONE, FIT_WORD, FIT_NAME, FIT_SAID };

struct reading {
    struct mi_sheet *sheet;
    const struct mi_sheet_field *field;
    size_t fields;
    const char *rest; /* the code of columns that are no field; null: they are not read */
    size_t *at;
    enum fit *fit; /* by field: of the column that it has */
    const char **header;
    size_t *meant; /* by column: the field, or `fields`, or one more where it is of the rest */
    size_t columns;
    size_t room; /* for rows */
    struct miraif_error *err;
};

static const char *trimmed(struct miraif_arena *arena, const char *text)
{
    size_t length;
    const char *start = mi_utf8_trim(text, &length);
    return mi_arena_copy(arena, start, length);
}

/* How well the header fits the field, by keys: `whole`, and `base` without what stands in brackets. */
static enum miraif_status fit_of(const struct reading *reading, const struct mi_sheet_field *field,
                                 const char *whole, const char *base, enum fit *ret_fit)
{
    struct miraif_arena *arena = reading->sheet->arena;
    const char *key;
    *ret_fit = mi_text_is(whole, field->code) ? FIT_NAME : FIT_NONE;
    for (size_t i = 0; *ret_fit < FIT_NAME && field->names[i] != NULL; i++) {
        MI_TRY(mi_header_key(field->names[i], false, arena, &key, reading->err));
        if (mi_text_is(key, whole) || mi_text_is(key, base))
            *ret_fit = FIT_NAME;
    }
    for (size_t i = 0; *ret_fit == FIT_NONE && field->words[i] != NULL; i++) {
        MI_TRY(mi_header_key(field->words[i], false, arena, &key, reading->err));
        if (strstr(base, key) != NULL)
            *ret_fit = FIT_WORD;
    }
    return MIRAIF_OK;
}

/* Whether the options say that the column with the key `whole` is the field. */
static enum miraif_status is_said(const struct reading *reading, const struct mi_sheet_field *field,
                                  const char *whole, bool *ret_said)
{
    const struct miraif_import_options *options = reading->sheet->options;
    size_t length = strlen(field->code);
    *ret_said = false;
    for (size_t i = 0; i < options->map_count; i++) {
        const char *key;
        const char *map = options->maps[i];
        if (strncmp(map, field->code, length) != 0 || map[length] != '=')
            continue;
        MI_TRY(mi_header_key(map + length + 1, false, reading->sheet->arena, &key, reading->err));
        *ret_said = *ret_said || mi_text_is(key, whole);
    }
    return MIRAIF_OK;
}

static enum miraif_status ambiguous(const struct reading *reading, size_t field, size_t column)
{
    const char *code = reading->field[field].code;
    mi_fail(reading->err, MIRAIF_AMBIGUOUS_COLUMN, N_("the columns “%s” and “%s” both seem to be “%s”"),
            reading->header[reading->at[field] - 1], reading->header[column], code);
    mi_hint(reading->err, N_("say which one it is with --map %s=HEADER"), code);
    return MIRAIF_AMBIGUOUS_COLUMN;
}

/* Gives the column to the field that it fits best; of two columns the one that fits better has it, and of
 * questions that fit as well the first. */
static enum miraif_status place_column(struct reading *reading, size_t column)
{
    struct miraif_arena *arena = reading->sheet->arena;
    enum fit best = FIT_NONE;
    size_t found = reading->fields;
    const char *whole;
    const char *base;
    MI_TRY(mi_header_key(reading->header[column], false, arena, &whole, reading->err));
    MI_TRY(mi_header_key(reading->header[column], true, arena, &base, reading->err));
    for (size_t i = 0; i < reading->fields; i++) {
        enum fit fit;
        bool said;
        MI_TRY(fit_of(reading, &reading->field[i], whole, base, &fit));
        MI_TRY(is_said(reading, &reading->field[i], whole, &said));
        if (said)
            fit = FIT_SAID;
        if (fit > best) {
            best = fit;
            found = i;
        }
    }
    reading->meant[column] = reading->fields;
    if (found == reading->fields || (best == FIT_WORD && reading->fit[found] >= best) ||
        reading->fit[found] > best)
        return MIRAIF_OK;
    if (reading->fit[found] == best)
        return ambiguous(reading, found, column);
    if (reading->at[found] != 0)
        reading->meant[reading->at[found] - 1] = reading->fields;
    reading->fit[found] = best;
    reading->at[found] = column + 1;
    reading->meant[column] = found;
    return MIRAIF_OK;
}

static enum miraif_status check_map(const struct reading *reading, const char *map)
{
    struct mi_str codes = mi_str_begin(reading->sheet->arena, LIST_MOST);
    mi_str_add(&codes, "");
    for (size_t i = 0; i < reading->fields; i++) {
        const char *code = reading->field[i].code;
        if (strncmp(map, code, strlen(code)) == 0 && map[strlen(code)] == '=') {
            if (reading->fit[i] == FIT_SAID)
                return MIRAIF_OK;
            return mi_fail(reading->err, MIRAIF_MISSING_COLUMN, N_("there is no column “%s”"),
                           map + strlen(code) + 1);
        }
        mi_str_addf(&codes, "%s%s", i > 0 ? ", " : "", code);
    }
    mi_fail(reading->err, MIRAIF_USAGE, N_("“%s” does not name a field and a header"), map);
    mi_hint(reading->err, N_("write FIELD=HEADER, where FIELD is one of %s"),
            codes.bytes != NULL ? codes.bytes : "");
    return MIRAIF_USAGE;
}

static enum miraif_status report_columns(const struct reading *reading)
{
    struct mi_sheet *sheet = reading->sheet;
    struct miraif_import_column *column = mi_arena_array(sheet->arena, reading->columns, sizeof *column);
    if (column == NULL)
        return mi_no_memory(reading->err);
    for (size_t i = 0; i < reading->columns; i++) {
        size_t meant = reading->meant[i];
        column[i] = (struct miraif_import_column){reading->header[i],
                                                  meant < reading->fields   ? reading->field[meant].code
                                                  : meant > reading->fields ? reading->rest
                                                                            : NULL,
                                                  NULL, false};
    }
    sheet->report.columns = sheet->column = column;
    sheet->report.column_count = reading->columns;
    sheet->at = reading->at;
    return MIRAIF_OK;
}

/* Takes the columns that are no field as fields behind the others, but for what rosters hold anyway. */
static enum miraif_status read_rest(struct reading *reading)
{
    struct mi_sheet *sheet = reading->sheet;
    const char **name = mi_arena_array(sheet->arena, reading->columns, sizeof *name);
    size_t *at = &reading->at[reading->fields];
    if (name == NULL)
        return mi_no_memory(reading->err);
    for (size_t i = 0; i < reading->columns; i++) {
        enum mi_field known;
        if (reading->meant[i] != reading->fields || *reading->header[i] == '\0')
            continue;
        MI_TRY(mi_field_named(reading->header[i], sheet->arena, &known, reading->err));
        if (known != MI_FIELD_NONE)
            continue;
        name[sheet->rest_count] = reading->header[i];
        at[sheet->rest_count++] = i + 1;
        reading->meant[i] = reading->fields + 1;
    }
    sheet->rest = name;
    sheet->rest_at = at;
    return MIRAIF_OK;
}

/* The columns of a roster that are no field. */
static enum miraif_status take_rest(struct mi_sheet *sheet, const struct mi_columns *columns,
                                    struct miraif_error *err)
{
    const char **name = mi_arena_array(sheet->arena, columns->count, sizeof *name);
    size_t *at = mi_arena_array(sheet->arena, columns->count, sizeof *at);
    if (name == NULL || at == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < columns->count; i++)
        if (columns->fields[i] == MI_FIELD_NONE) {
            name[sheet->rest_count] = columns->names[i];
            at[sheet->rest_count++] = i + 1;
        }
    sheet->rest = name;
    sheet->rest_at = at;
    return MIRAIF_OK;
}

/* The columns as those of a roster. */
static enum miraif_status take_columns(struct reading *reading, const struct mi_columns *columns)
{
    struct mi_sheet *sheet = reading->sheet;
    reading->columns = columns->count;
    reading->at = mi_arena_array(sheet->arena, MI_FIELDS, sizeof *reading->at);
    struct miraif_import_column *column = mi_arena_array(sheet->arena, columns->count, sizeof *column);
    if (reading->at == NULL || column == NULL)
        return mi_no_memory(reading->err);
    memcpy(reading->at, columns->at, sizeof columns->at);
    for (size_t i = 0; i < columns->count; i++)
        column[i] = (struct miraif_import_column){columns->headers[i], mi_field_code(columns->fields[i]),
                                                  NULL, false};
    sheet->report.columns = sheet->column = column;
    sheet->report.column_count = columns->count;
    sheet->at = reading->at;
    return take_rest(sheet, columns, reading->err);
}

static enum miraif_status map_columns(struct reading *reading, const struct mi_csv_record *record)
{
    struct miraif_arena *arena = reading->sheet->arena;
    const struct miraif_import_options *options = reading->sheet->options;
    reading->columns = record->count < MI_CSV_COLUMNS_MOST ? record->count : MI_CSV_COLUMNS_MOST;
    reading->header = mi_arena_array(arena, reading->columns, sizeof *reading->header);
    reading->meant = mi_arena_array(arena, reading->columns, sizeof *reading->meant);
    reading->at = mi_arena_array(arena, reading->fields + reading->columns, sizeof *reading->at);
    reading->fit = mi_arena_array(arena, reading->fields, sizeof *reading->fit);
    if (reading->header == NULL || reading->meant == NULL || reading->at == NULL || reading->fit == NULL)
        return mi_no_memory(reading->err);
    for (size_t i = 0; i < reading->columns; i++) {
        reading->header[i] = trimmed(arena, record->fields[i]);
        if (reading->header[i] == NULL)
            return mi_no_memory(reading->err);
    }
    for (size_t i = 0; i < reading->columns; i++)
        MI_TRY(place_column(reading, i));
    for (size_t i = 0; i < options->map_count; i++)
        MI_TRY(check_map(reading, options->maps[i]));
    if (reading->rest != NULL)
        MI_TRY(read_rest(reading));
    return report_columns(reading);
}

static enum miraif_status read_header(struct reading *reading, struct mi_header *header)
{
    struct mi_sheet *sheet = reading->sheet;
    const struct miraif_import_options *options = sheet->options;
    enum mi_encoding encoding = mi_decoder_encoding(sheet->decoder);
    struct mi_columns columns;
    if (reading->field == NULL) {
        MI_TRY(mi_header_find(sheet->csv, encoding, options->header_row, options->maps, options->map_count,
                              true, sheet->arena, header, &columns, reading->err));
        MI_TRY(take_columns(reading, &columns));
    } else {
        MI_TRY(mi_header_read(sheet->csv, encoding, options->header_row, sheet->arena, header, reading->err));
        MI_TRY(map_columns(reading, &header->record));
    }
    return mi_header_report(header, sheet->arena, &sheet->report, reading->err);
}

static enum miraif_status judge_record(const struct reading *reading, struct mi_sheet_row *row,
                                       const struct mi_csv_record *record)
{
    static const struct {
        const char *reason;
        const char *message;
    } faults[] = {
        [MI_CSV_UNTERMINATED_QUOTE] = {"unterminated_quote", N_("a quote is not closed")},
        [MI_CSV_MALFORMED_QUOTE] = {"malformed_quote", N_("a quote within a cell is not doubled")},
        [MI_CSV_ILL_FORMED] = {"invalid_utf8", N_("there are bytes that are not in the file's encoding")},
        [MI_CSV_NUL] = {"nul_byte", N_("there is a NUL byte")},
        [MI_CSV_TOO_LONG] = {"field_too_long", N_("a cell is too long")},
    };
    if (record->fault != MI_CSV_SOUND) {
        row->reason = faults[record->fault].reason;
        row->message = mi_translate(reading->sheet->env, faults[record->fault].message);
        row->column = record->column;
    } else if (record->count > reading->columns) {
        row->reason = "too_many_columns";
        row->message = mi_translate(reading->sheet->env, N_("there are more cells than headers"));
    }
    return MIRAIF_OK;
}

/* The cells of `count` columns, `at` numbers them from 1. */
static enum miraif_status copy_cells(const struct reading *reading, const struct mi_sheet_row *row,
                                     const struct mi_csv_record *record, const size_t *at, size_t count,
                                     const char *const **ret_cells)
{
    struct miraif_arena *arena = reading->sheet->arena;
    const char **cell = mi_arena_array(arena, count, sizeof *cell);
    if (cell == NULL)
        return mi_no_memory(reading->err);
    for (size_t i = 0; i < count; i++) {
        bool there = row->reason == NULL && at[i] > 0 && at[i] <= record->count;
        cell[i] = there ? trimmed(arena, record->fields[at[i] - 1]) : "";
        if (cell[i] == NULL)
            return mi_no_memory(reading->err);
    }
    *ret_cells = cell;
    return MIRAIF_OK;
}

static enum miraif_status take_cells(const struct reading *reading, struct mi_sheet_row *row,
                                     const struct mi_csv_record *record)
{
    const struct mi_sheet *sheet = reading->sheet;
    MI_TRY(copy_cells(reading, row, record, reading->at, reading->fields, &row->cell));
    return copy_cells(reading, row, record, sheet->rest_at, sheet->rest_count, &row->rest);
}

static enum miraif_status add_row(struct reading *reading, const struct mi_csv_record *record)
{
    struct mi_sheet *sheet = reading->sheet;
    if (sheet->rows == MI_SHEET_ROWS_MOST)
        return mi_fail(reading->err, MIRAIF_BAD_INPUT, N_("the file has too many records"));
    if (sheet->rows == reading->room) {
        size_t room = reading->room == 0 ? 64 : 2 * reading->room;
        struct mi_sheet_row *row = mi_arena_array(sheet->arena, room, sizeof *row);
        if (row == NULL)
            return mi_no_memory(reading->err);
        if (sheet->rows > 0)
            memcpy(row, sheet->row, sheet->rows * sizeof *row);
        sheet->row = row;
        reading->room = room;
    }
    struct mi_sheet_row *row = &sheet->row[sheet->rows++];
    *row = (struct mi_sheet_row){.number = record->number,
                                 .line = record->line,
                                 .start = record->start,
                                 .end = record->end,
                                 .cells = record->count};
    MI_TRY(judge_record(reading, row, record));
    return take_cells(reading, row, record);
}

static enum miraif_status read_rows(struct reading *reading)
{
    const struct miraif_env *env = reading->sheet->env;
    struct mi_csv_record record;
    bool more;
    for (;;) {
        if (env->should_stop != NULL && env->should_stop(env->context))
            return mi_fail(reading->err, MIRAIF_INTERRUPTED, N_("interrupted; nothing is stored"));
        MI_TRY(mi_csv_next(reading->sheet->csv, &record, &more, reading->err));
        if (!more)
            return MIRAIF_OK;
        MI_TRY(add_row(reading, &record));
    }
}

static enum miraif_status open_rejects(struct mi_sheet *sheet, const struct mi_header *header,
                                       struct miraif_error *err)
{
    if (sheet->options->rejects == NULL)
        return MIRAIF_OK;
    MI_TRY(mi_rejects_open(sheet->options->rejects, sheet->source, sheet->arena, &sheet->rejects, err));
    MI_TRY(mi_rejects_copy(sheet->rejects, 0, mi_decoder_bom(sheet->decoder), err));
    return mi_rejects_copy(sheet->rejects, header->start, header->record.end, err);
}

static enum miraif_status open_file(struct mi_sheet *sheet, struct miraif_error *err)
{
    const struct miraif_import_options *options = sheet->options;
    enum mi_encoding encoding =
        options->encoding == NULL ? MI_ENCODING_UNKNOWN : mi_encoding_find(options->encoding);
    if (options->encoding != NULL && encoding == MI_ENCODING_UNKNOWN)
        return mi_fail(err, MIRAIF_USAGE, N_("“%s” is not an encoding that is read"), options->encoding);
    MI_TRY(mi_source_open(options->path, sheet->arena, &sheet->source, err));
    MI_TRY(mi_decoder_open(sheet->source, encoding, sheet->arena, &sheet->decoder, err));
    return mi_csv_open(sheet->source, sheet->decoder, sheet->arena, &sheet->csv, err);
}

static void report_file(struct mi_sheet *sheet)
{
    sheet->report.encoding = mi_encoding_name(mi_decoder_encoding(sheet->decoder));
    sheet->report.bom = mi_decoder_bom(sheet->decoder) > 0;
    sheet->report.newline = mi_csv_newline(sheet->csv);
    sheet->report.delimiter = mi_csv_delimiter_name(sheet->csv);
    sheet->report.records = sheet->rows;
}

static enum miraif_status read_file(struct reading *reading)
{
    struct mi_header header;
    MI_TRY(open_file(reading->sheet, reading->err));
    MI_TRY(read_header(reading, &header));
    MI_TRY(open_rejects(reading->sheet, &header, reading->err));
    MI_TRY(read_rows(reading));
    report_file(reading->sheet);
    return MIRAIF_OK;
}

enum miraif_status mi_sheet_open(const struct miraif_env *env, const struct miraif_import_options *options,
                                 const struct mi_sheet_field *field, size_t fields, const char *rest,
                                 struct miraif_arena *arena, struct mi_sheet *ret_sheet,
                                 struct miraif_error *err)
{
    *ret_sheet = (struct mi_sheet){.env = env, .options = options, .arena = arena};
    struct reading reading = {.sheet = ret_sheet, .field = field, .fields = fields, .rest = rest, .err = err};
    enum miraif_status status = read_file(&reading);
    if (ret_sheet->source != NULL && miraif_status_exit(status) == miraif_status_exit(MIRAIF_BAD_INPUT))
        mi_locate(err, mi_source_name(ret_sheet->source), 0, 0, NULL);
    return status;
}

void mi_sheet_close(struct mi_sheet *sheet)
{
    (void)mi_rejects_close(sheet->rejects, MIRAIF_INTERNAL, NULL); /* judged, or given up */
    mi_csv_close(sheet->csv);
    mi_decoder_close(sheet->decoder);
    mi_source_close(sheet->source);
}
