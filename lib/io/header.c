/* Finding the header of a file. */
#include "io/header.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/utf8.h"

enum { ROWS_MOST = 20, TITLE_MOST = 96 };

struct finding {
    struct mi_csv *csv;
    enum mi_encoding encoding;
    uint64_t row;
    struct miraif_arena *arena;
    struct mi_header *header;
    const char **skipped;
    size_t skipped_room;
    struct miraif_error *err;
};

static size_t kept(const struct mi_csv_record *record)
{
    return record->count < MI_CSV_COLUMNS_MOST ? record->count : MI_CSV_COLUMNS_MOST;
}

/* Text has no control characters but tabs and line ends. */
static bool is_text(const struct mi_csv_record *record)
{
    for (size_t i = 0; i < kept(record); i++)
        for (const char *byte = record->fields[i]; *byte != '\0'; byte++)
            if ((unsigned char)*byte < 0x20 && *byte != '\t' && *byte != '\n' && *byte != '\r')
                return false;
    return true;
}

static enum miraif_status not_text(const struct finding *finding)
{
    mi_fail(finding->err, MIRAIF_UNDECODABLE, N_("the file is not text in %s"),
            mi_encoding_name(finding->encoding));
    mi_hint(finding->err, N_("save it as CSV in UTF-8, or name its encoding with --encoding"));
    return MIRAIF_UNDECODABLE;
}

/* A header that cannot be read makes the whole file useless. */
static enum miraif_status judge(const struct finding *finding, const struct mi_csv_record *record)
{
    switch (record->fault) {
    case MI_CSV_SOUND:
        break;
    case MI_CSV_NUL:
    case MI_CSV_ILL_FORMED:
        return not_text(finding);
    default:
        mi_fail(finding->err, MIRAIF_BAD_INPUT, N_("the header has a broken quote or is too long"));
        mi_hint(finding->err, N_("save it as CSV in UTF-8; where it is UTF-16, say so: --encoding utf-16le"));
        return MIRAIF_BAD_INPUT;
    }
    if (record->count > MI_CSV_COLUMNS_MOST)
        return mi_fail(finding->err, MIRAIF_BAD_INPUT, N_("the header has more than %d columns"),
                       MI_CSV_COLUMNS_MOST);
    return is_text(record) ? MIRAIF_OK : not_text(finding);
}

/* Keeps the first text of a row that is passed over, for the report. */
static enum miraif_status skip(struct finding *finding, const struct mi_csv_record *record)
{
    const char *text = "…";
    struct mi_str title = mi_str_begin(finding->arena, TITLE_MOST + 8);
    size_t length = 0;
    for (size_t i = 0; record->fault == MI_CSV_SOUND && i < kept(record) && length == 0; i++) {
        const char *cell = mi_utf8_trim(record->fields[i], &length);
        if (length > 0)
            mi_str_add_excerpt(&title, cell, TITLE_MOST);
    }
    if (length > 0)
        MI_TRY(mi_str_end(&title, &text, finding->err));
    const char **list = mi_arena_grow(finding->arena, finding->skipped, finding->header->skipped_count,
                                      &finding->skipped_room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(finding->err);
    list[finding->header->skipped_count++] = text;
    finding->skipped = list;
    finding->header->skipped = list;
    return MIRAIF_OK;
}

static enum miraif_status located(const struct finding *finding, enum miraif_status status)
{
    if (status != MIRAIF_OK && status != MIRAIF_NO_MEMORY && status != MIRAIF_IO)
        mi_locate(finding->err, NULL, finding->header->record.line, 0, NULL);
    return status;
}

/* The record that the caller says, or the first. */
static enum miraif_status read_first(struct finding *finding)
{
    struct mi_header *header = finding->header;
    bool more;
    *header = (struct mi_header){.start = mi_csv_beginning(finding->csv)};
    for (;;) {
        MI_TRY(mi_csv_next(finding->csv, &header->record, &more, finding->err));
        if (!more && header->skipped_count == 0)
            return mi_fail(finding->err, MIRAIF_EMPTY_FILE, N_("the file is empty"));
        if (!more)
            return mi_fail(finding->err, MIRAIF_EMPTY_FILE, N_("the file ends before row %llu"),
                           (unsigned long long)finding->row);
        if (header->record.line >= finding->row)
            return MIRAIF_OK;
        MI_TRY(skip(finding, &header->record));
    }
}

enum miraif_status mi_header_read(struct mi_csv *csv, enum mi_encoding encoding, uint64_t row,
                                  struct miraif_arena *arena, struct mi_header *ret_header,
                                  struct miraif_error *err)
{
    struct finding finding = {
        .csv = csv, .encoding = encoding, .row = row, .arena = arena, .header = ret_header, .err = err};
    MI_TRY(read_first(&finding));
    MI_TRY(located(&finding, judge(&finding, &ret_header->record)));
    mi_csv_renumber(csv);
    return MIRAIF_OK;
}

struct wish {
    const char *const *maps;
    size_t map_count;
    bool guess;
};

static enum miraif_status map(const struct finding *finding, const struct wish *wish,
                              const struct mi_csv_record *record, bool guess, struct mi_columns *ret_columns,
                              struct miraif_error *err)
{
    return mi_columns_map(record->fields, record->count, wish->maps, wish->map_count, guess, finding->arena,
                          ret_columns, err);
}

/* Whether the record has all columns that must be there; two that seem to be one field are there, too. An
 * address stands among data only. */
static enum miraif_status is_header(const struct finding *finding, const struct wish *wish,
                                    const struct mi_csv_record *record, bool *ret_is)
{
    struct mi_columns columns;
    *ret_is = false;
    if (record->fault != MI_CSV_SOUND || record->count > MI_CSV_COLUMNS_MOST || !is_text(record))
        return MIRAIF_OK;
    for (size_t i = 0; i < record->count; i++)
        if (strchr(record->fields[i], '@') != NULL)
            return MIRAIF_OK;
    enum miraif_status status = map(finding, wish, record, false, &columns, NULL);
    *ret_is = status == MIRAIF_OK || status == MIRAIF_AMBIGUOUS_COLUMN;
    return status == MIRAIF_NO_MEMORY ? mi_no_memory(finding->err) : MIRAIF_OK;
}

/* Looks for the header among the first records, or at the row that the caller says. */
static enum miraif_status look(struct finding *finding, const struct wish *wish, bool *ret_found)
{
    struct mi_header *header = finding->header;
    bool more = true;
    MI_TRY(read_first(finding));
    MI_TRY(is_header(finding, wish, &header->record, ret_found));
    for (int i = 0; i < ROWS_MOST && more && !*ret_found && finding->row == 0; i++) {
        MI_TRY(skip(finding, &header->record));
        MI_TRY(mi_csv_next(finding->csv, &header->record, &more, finding->err));
        if (more)
            MI_TRY(is_header(finding, wish, &header->record, ret_found));
    }
    return MIRAIF_OK;
}

/* Where no header is found: with another delimiter there may be one, which is less frequent than what stands
 * within cells. Else the first record has to do, as it was read first. */
static enum miraif_status look_otherwise(struct finding *finding, const struct wish *wish)
{
    size_t first = mi_csv_delimiter_number(finding->csv);
    bool other = true;
    bool found = false;
    for (size_t i = 0; other && !found; i++) {
        MI_TRY(mi_csv_retry(finding->csv, i, &other, finding->err));
        if (other)
            MI_TRY(look(finding, wish, &found));
    }
    if (found)
        return MIRAIF_OK;
    MI_TRY(mi_csv_retry(finding->csv, first, &other, finding->err));
    return other ? read_first(finding) : MIRAIF_OK;
}

enum miraif_status mi_header_find(struct mi_csv *csv, enum mi_encoding encoding, uint64_t row,
                                  const char *const *maps, size_t map_count, bool guess,
                                  struct miraif_arena *arena, struct mi_header *ret_header,
                                  struct mi_columns *ret_columns, struct miraif_error *err)
{
    struct finding finding = {
        .csv = csv, .encoding = encoding, .row = row, .arena = arena, .header = ret_header, .err = err};
    const struct wish wish = {maps, map_count, guess};
    bool found;
    MI_TRY(look(&finding, &wish, &found));
    if (!found)
        MI_TRY(look_otherwise(&finding, &wish));
    MI_TRY(located(&finding, judge(&finding, &ret_header->record)));
    MI_TRY(located(&finding, map(&finding, &wish, &ret_header->record, guess, ret_columns, err)));
    mi_csv_renumber(csv);
    return MIRAIF_OK;
}

enum miraif_status mi_header_report(const struct mi_header *header, struct miraif_arena *arena,
                                    struct miraif_import_report *report, struct miraif_error *err)
{
    const char **skipped = mi_arena_array(arena, header->skipped_count + 1, sizeof *skipped);
    if (skipped == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < header->skipped_count; i++)
        if ((skipped[i] = mi_arena_text(arena, header->skipped[i])) == NULL)
            return mi_no_memory(err);
    report->header_line = header->record.line;
    report->skipped = skipped;
    report->skipped_count = header->skipped_count;
    return MIRAIF_OK;
}
