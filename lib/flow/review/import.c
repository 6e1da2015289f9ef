/* Score sheets coming back: open → read the header → check and store row by row. All of it is one write. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "flow/review/columns.h"
#include "flow/review/criteria.h"
#include "flow/review/report.h"
#include "flow/review/reviewer.h"
#include "io/csv.h"
#include "miraif/cohort.h"
#include "model/mark.h"
#include "model/roster.h"
#include "store/db.h"
#include "store/review.h"
#include "text/key.h"
#include "text/utf8.h"

enum { MESSAGE_MOST = 512, CELL_MOST = 64 };

/* A reviewer of the sheet, with those whom they may not judge. */
struct known_reviewer {
    const char *written;
    const char *name;
    const uint8_t *separate; /* by place in the roster */
    struct known_reviewer *next;
};

struct import {
    struct miraif_store *store;
    int64_t cohort;
    const char *reviewer; /* the option; null: not given */
    struct miraif_arena *arena;
    struct miraif_arena *scratch; /* of the row */
    struct miraif_error *err;
    struct miraif_criteria criteria;
    struct mi_roster roster;
    struct mi_sheet_columns columns;
    struct known_reviewer *reviewers;
    struct mi_problems rejected;
    struct mi_problems warnings;
    struct miraif_review_import counts;
};

/* A row being looked at: the first thing that is wrong refuses it. */
struct row {
    struct import *import;
    const struct mi_csv_record *record;
    size_t place; /* of the applicant in the roster */
    const struct known_reviewer *reviewer;
    struct miraif_review review;
    bool refused;
};

/* Refuses the row; `msgid` takes up to two texts. */
static enum miraif_status refuse(struct row *row, size_t column, const char *reason, const char *msgid,
                                 const char *first, const char *second)
{
    struct import *import = row->import;
    char message[MESSAGE_MOST];
    snprintf(message, sizeof message, mi_translate(mi_store_env(import->store), msgid), first, second);
    mi_cut_at_character(message);
    bool named = column < import->columns.count;
    row->refused = true;
    return mi_problems_add(&import->rejected,
                           (struct miraif_review_problem){
                               .record = row->record->number,
                               .line = row->record->line,
                               .column = column == MI_NO_COLUMN ? 0 : column + 1,
                               .field = named ? import->columns.header[column] : "",
                               .reason = reason,
                               .message = message,
                           },
                           import->arena, import->err);
}

/* Somebody who is not found is the row's trouble, not the import's. */
static void forget_failure(struct import *import)
{
    if (import->err != NULL)
        *import->err = (struct miraif_error){.env = import->err->env};
}

/* The trimmed text of a cell, in the row's scratch; null when out of memory. */
static const char *cell(const struct row *row, size_t column)
{
    size_t length;
    if (column == MI_NO_COLUMN || column >= row->record->count)
        return "";
    const char *start = mi_utf8_trim(row->record->fields[column], &length);
    return mi_arena_copy(row->import->scratch, start, length);
}

static enum miraif_status check_record(struct row *row)
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
    const struct mi_csv_record *record = row->record;
    size_t column = record->column == 0 ? MI_NO_COLUMN : record->column - 1;
    if (record->fault != MI_CSV_SOUND)
        return refuse(row, column, faults[record->fault].reason, faults[record->fault].message, "", "");
    if (record->count > row->import->columns.count)
        return refuse(row, row->import->columns.count, "too_many_columns",
                      N_("there are more cells than headers"), "", "");
    return MIRAIF_OK;
}

static enum miraif_status find_applicant(struct row *row)
{
    struct import *import = row->import;
    size_t column = import->columns.known[MI_COLUMN_APPLICANT];
    const char *written = cell(row, column);
    if (written == NULL)
        return mi_no_memory(import->err);
    if (*written == '\0')
        return refuse(row, column, "missing_applicant", N_("the row does not say whom it is about"), "", "");
    struct miraif_person person;
    enum miraif_status status =
        miraif_person_find(import->store, written, import->scratch, &person, import->err);
    if (status != MIRAIF_OK && status != MIRAIF_NOT_FOUND)
        return status;
    row->place = import->roster.count;
    if (status == MIRAIF_OK)
        row->place = mi_roster_find_key(&import->roster, person.email_key);
    if (row->place < import->roster.count)
        return MIRAIF_OK;
    forget_failure(import);
    return refuse(row, column, "unknown_applicant", N_("“%s” is not among the cohort's applicants"), written,
                  "");
}

/* A sheet whose rows slipped against one another would give marks to the wrong people. */
static enum miraif_status check_name(struct row *row)
{
    struct import *import = row->import;
    size_t column = import->columns.known[MI_COLUMN_NAME];
    const char *written = cell(row, column);
    if (written == NULL)
        return mi_no_memory(import->err);
    const char *name = import->roster.item[row->place].person.name;
    const char *written_key;
    const char *key;
    MI_TRY(mi_text_key(written, import->scratch, &written_key, import->err));
    MI_TRY(mi_text_key(name, import->scratch, &key, import->err));
    if (*written == '\0' || mi_text_is(written_key, key))
        return MIRAIF_OK;
    return refuse(row, column, "name_mismatch", N_("the row says “%s”, but this applicant is “%s”"), written,
                  name);
}

static enum miraif_status know_reviewer(struct import *import, const char *written,
                                        const struct known_reviewer **ret_reviewer)
{
    for (struct known_reviewer *one = import->reviewers; one != NULL; one = one->next)
        if (mi_text_is(one->written, written)) {
            *ret_reviewer = one;
            return MIRAIF_OK;
        }
    struct known_reviewer *one = mi_arena_alloc(import->arena, sizeof *one);
    const char *kept = mi_arena_text(import->arena, written);
    struct mi_reviewer found;
    if (one == NULL || kept == NULL)
        return mi_no_memory(import->err);
    MI_TRY(mi_reviewer_find(import->store, kept, import->arena, &found, import->err));
    MI_TRY(mi_reviewer_conflicts(import->store, &found, &import->roster, import->arena, &one->separate,
                                 import->err));
    one->written = kept;
    one->name = found.name;
    one->next = import->reviewers;
    import->reviewers = one;
    *ret_reviewer = one;
    return MIRAIF_OK;
}

static enum miraif_status find_reviewer(struct row *row)
{
    struct import *import = row->import;
    size_t column = import->columns.known[MI_COLUMN_REVIEWER];
    const char *written = cell(row, column);
    if (written == NULL)
        return mi_no_memory(import->err);
    if (*written == '\0' && import->reviewer == NULL)
        return refuse(row, column, "missing_reviewer", N_("the row does not say who the reviewer is"), "",
                      "");
    const struct known_reviewer *asked = NULL;
    if (import->reviewer != NULL)
        MI_TRY(know_reviewer(import, import->reviewer, &asked));
    row->reviewer = asked;
    enum miraif_status status = MIRAIF_OK;
    if (*written != '\0')
        status = know_reviewer(import, written, &row->reviewer);
    if (status == MIRAIF_NOT_FOUND) {
        forget_failure(import);
        return refuse(row, column, "unknown_reviewer", N_("the reviewer “%s” is not known"), written, "");
    }
    MI_TRY(status);
    if (asked != NULL && !mi_text_is(asked->name, row->reviewer->name))
        return refuse(row, column, "other_reviewer", N_("the row is by “%s”, not by “%s”"),
                      row->reviewer->name, asked->name);
    if (row->reviewer->separate[row->place])
        return refuse(row, column, "conflict_of_interest", N_("“%s” must not judge “%s”: they are separate"),
                      row->reviewer->name, import->roster.item[row->place].person.name);
    return MIRAIF_OK;
}

/* Reads one mark; full-width digits are digits. */
static enum miraif_status read_mark(struct row *row, size_t criterion)
{
    struct import *import = row->import;
    const struct miraif_criterion *item = &import->criteria.item[criterion];
    size_t column = import->columns.criterion[criterion];
    const char *written = cell(row, column);
    char folded[CELL_MOST];
    int64_t value;
    if (written == NULL)
        return mi_no_memory(import->err);
    if (*written == '\0')
        return MIRAIF_OK;
    if (!mi_text_fold_into(written, MI_FOLD_BLANKS | MI_FOLD_DASHES, folded, sizeof folded) ||
        !mi_decimal_parse(folded, &value))
        return refuse(row, column, "not_a_number", N_("the mark “%s” is not a number"), written, "");
    char low[MI_DECIMAL_TEXT], high[MI_DECIMAL_TEXT];
    mi_decimal_format(item->low, low);
    mi_decimal_format(item->high, high);
    if (value < item->low || value > item->high)
        return refuse(row, column, "out_of_scale", N_("the mark is not on the scale from %s to %s"), low,
                      high);
    row->review.value[criterion] = value;
    return MIRAIF_OK;
}

/* Reads the row's marks and comment into an empty review. */
static enum miraif_status read_review(struct row *row)
{
    struct import *import = row->import;
    row->review.person = import->roster.item[row->place].person.id;
    row->review.reviewer = row->reviewer->name;
    row->review.comment = cell(row, import->columns.known[MI_COLUMN_COMMENT]);
    row->review.value = mi_arena_array(import->scratch, import->criteria.count, sizeof(int64_t));
    if (row->review.comment == NULL || row->review.value == NULL)
        return mi_no_memory(import->err);
    for (size_t i = 0; i < import->criteria.count; i++)
        row->review.value[i] = MIRAIF_UNMARKED;
    for (size_t i = 0; i < import->criteria.count && !row->refused; i++)
        MI_TRY(read_mark(row, i));
    return MIRAIF_OK;
}

static bool is_blank(const struct row *row)
{
    for (size_t i = 0; i < row->import->criteria.count; i++)
        if (row->review.value[i] != MIRAIF_UNMARKED)
            return false;
    return *row->review.comment == '\0';
}

/* Lays the row over what is stored: its empty cells leave that as it is. Says whether anything changes. */
static bool overlay(struct miraif_review *stored, const struct miraif_review *row, size_t criteria)
{
    bool changes = false;
    for (size_t i = 0; i < criteria; i++) {
        if (row->value[i] == MIRAIF_UNMARKED || row->value[i] == stored->value[i])
            continue;
        stored->value[i] = row->value[i];
        changes = true;
    }
    if (*row->comment != '\0' && !mi_text_is(row->comment, stored->comment)) {
        stored->comment = row->comment;
        changes = true;
    }
    return changes;
}

static enum miraif_status warn_incomplete(struct row *row)
{
    struct import *import = row->import;
    char message[MESSAGE_MOST];
    snprintf(message, sizeof message,
             mi_translate(mi_store_env(import->store),
                          N_("the review of “%s” by “%s” does not count yet: not every criterion is marked")),
             import->roster.item[row->place].person.name, row->reviewer->name);
    mi_cut_at_character(message);
    return mi_problems_add(&import->warnings,
                           (struct miraif_review_problem){.record = row->record->number,
                                                          .line = row->record->line,
                                                          .field = "",
                                                          .reason = "incomplete",
                                                          .message = message},
                           import->arena, import->err);
}

static enum miraif_status store_row(struct row *row)
{
    struct import *import = row->import;
    struct miraif_review stored;
    bool found;
    import->counts.accepted++;
    if (is_blank(row)) {
        import->counts.blank++;
        return MIRAIF_OK;
    }
    MI_TRY(mi_review_load(import->store, import->cohort, row->review.person, row->review.reviewer,
                          &import->criteria, import->scratch, &stored, &found, import->err));
    bool changes = overlay(&stored, &row->review, import->criteria.count);
    if (!mi_review_complete(&stored, import->criteria.count))
        MI_TRY(warn_incomplete(row));
    if (!changes) {
        import->counts.unchanged++;
        return MIRAIF_OK;
    }
    MI_TRY(mi_criteria_keep(import->store, import->cohort, &import->criteria, import->err));
    import->criteria.preset = false;
    import->counts.updated += found;
    import->counts.created += !found;
    stored.person = row->review.person;
    stored.reviewer = row->review.reviewer;
    return mi_review_put(import->store, import->cohort, &stored, &import->criteria, import->err);
}

static enum miraif_status import_row(struct import *import, const struct mi_csv_record *record)
{
    static enum miraif_status (*const steps[])(struct row *) = {check_record,  find_applicant, check_name,
                                                                find_reviewer, read_review,    store_row};
    struct row row = {.import = import, .record = record};
    import->counts.records++;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && !row.refused; i++)
        MI_TRY(steps[i](&row));
    return MIRAIF_OK;
}

static enum miraif_status warn_strange_columns(struct import *import)
{
    for (size_t i = 0; i < import->columns.count; i++) {
        if (!import->columns.strange[i])
            continue;
        char message[MESSAGE_MOST];
        snprintf(message, sizeof message,
                 mi_translate(mi_store_env(import->store),
                              N_("the column “%s” is no criterion of the cohort: it was not read")),
                 import->columns.header[i]);
        mi_cut_at_character(message);
        MI_TRY(mi_problems_add(&import->warnings,
                               (struct miraif_review_problem){.column = i + 1,
                                                              .field = import->columns.header[i],
                                                              .reason = "unknown_column",
                                                              .message = message},
                               import->arena, import->err));
    }
    return MIRAIF_OK;
}

/* Loads what rows are checked against. */
static enum miraif_status prepare(struct import *import)
{
    struct miraif_cohort cohort;
    MI_TRY(miraif_cohort_get(import->store, import->cohort, import->arena, &cohort, import->err));
    MI_TRY(
        mi_criteria_in_force(import->store, import->cohort, import->arena, &import->criteria, import->err));
    import->roster = (struct mi_roster){.arena = import->arena, .err = import->err};
    return miraif_application_each(import->store, import->cohort, mi_roster_take, &import->roster,
                                   import->err);
}

static enum miraif_status read_header(struct import *import, struct mi_csv *csv)
{
    struct mi_csv_record record;
    bool more;
    MI_TRY(mi_csv_next(csv, &record, &more, import->err));
    if (!more)
        return mi_fail(import->err, MIRAIF_EMPTY_FILE, "the sheet has no header row");
    MI_TRY(mi_sheet_columns_read(&record, &import->criteria, import->reviewer != NULL, import->arena,
                                 &import->columns, import->err));
    return warn_strange_columns(import);
}

static enum miraif_status read_rows(struct import *import, struct mi_csv *csv)
{
    const struct miraif_env *env = mi_store_env(import->store);
    for (;;) {
        struct mi_csv_record record;
        bool more;
        if (env->should_stop != NULL && env->should_stop(env->context))
            return mi_fail(import->err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
        MI_TRY(mi_csv_next(csv, &record, &more, import->err));
        if (!more)
            return MIRAIF_OK;
        miraif_arena_reset(import->scratch);
        MI_TRY(import_row(import, &record));
    }
}

static bool any_strange(const struct mi_sheet_columns *columns)
{
    for (size_t i = 0; i < columns->count; i++)
        if (columns->strange[i])
            return true;
    return false;
}

static enum miraif_status import_sheet(struct import *import, struct mi_csv *csv)
{
    MI_TRY(prepare(import));
    MI_TRY(read_header(import, csv));
    MI_TRY(read_rows(import, csv));
    import->counts.rejected = import->rejected.item;
    import->counts.rejected_count = import->rejected.count;
    import->counts.warning = import->warnings.item;
    import->counts.warnings = import->warnings.count;
    bool partly = import->rejected.count > 0 || any_strange(&import->columns);
    return partly ? MIRAIF_PARTIAL : MIRAIF_OK;
}

static enum miraif_status write_sheet(struct import *import, struct mi_csv *csv)
{
    MI_TRY(mi_store_begin(import->store, import->err));
    return mi_store_end(import->store, import_sheet(import, csv), import->err);
}

static enum miraif_status read_file(struct import *import, struct mi_source *source)
{
    struct mi_decoder *decoder;
    struct mi_csv *csv;
    MI_TRY(mi_decoder_open(source, MI_ENCODING_UNKNOWN, import->arena, &decoder, import->err));
    enum miraif_status status = mi_csv_open(source, decoder, import->arena, &csv, import->err);
    if (status == MIRAIF_OK) {
        status = write_sheet(import, csv);
        import->counts.encoding = mi_encoding_name(mi_decoder_encoding(decoder));
        import->counts.bom = mi_decoder_bom(decoder) > 0;
        import->counts.newline = mi_csv_newline(csv);
        import->counts.delimiter = mi_csv_delimiter(csv);
        mi_csv_close(csv);
    }
    mi_decoder_close(decoder);
    return status;
}

enum miraif_status miraif_review_import(struct miraif_store *store, int64_t cohort, const char *path,
                                        const char *reviewer, struct miraif_arena *arena,
                                        struct miraif_review_import *ret_import, struct miraif_error *err)
{
    struct import import = {
        .store = store, .cohort = cohort, .reviewer = reviewer, .arena = arena, .err = err};
    struct mi_source *source;
    import.scratch = miraif_arena_create();
    if (import.scratch == NULL)
        return mi_no_memory(err);
    enum miraif_status status = mi_source_open(path, arena, &source, err);
    if (status == MIRAIF_OK) {
        status = read_file(&import, source);
        if (err != NULL && miraif_status_exit(status) == miraif_status_exit(MIRAIF_BAD_INPUT)) {
            const struct miraif_error where = *err;
            mi_locate(err, mi_source_name(source), where.line, where.column, where.field);
        }
        mi_source_close(source);
    }
    miraif_arena_destroy(import.scratch);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL)
        *ret_import = import.counts;
    return status;
}
