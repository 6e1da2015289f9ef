/* Taking in a roster: open and map the file, then, in one write, read, judge and apply each record. */
#include "miraif/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "flow/intake/apply.h"
#include "flow/intake/maps.h"
#include "flow/intake/row.h"
#include "io/header.h"
#include "io/reasons.h"
#include "io/rejects.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/dismissal.h"
#include "store/redirect.h"
#include "text/json_write.h"

enum { RECORDS_MOST = UINT32_MAX / 2 - 1, HEED_EVERY = 256, RECORD_BYTES = 64 /* at least, mostly */ };

struct import {
    struct miraif_store *store;
    const struct miraif_import_options *options;
    struct miraif_arena *arena;   /* the caller's: what the report holds */
    struct miraif_arena *scratch; /* one row */
    struct miraif_arena *memory;  /* the import: reader, mapping, which record spoke of whom */
    struct miraif_error *err;
    struct mi_source *source;
    struct mi_decoder *decoder;
    struct mi_csv *csv;
    struct mi_rejects *rejects;
    struct mi_header header;
    struct mi_columns columns;
    struct mi_findings findings;
    struct mi_application application;
    struct miraif_import_report report;
    bool guess;                 /* only the columns are wanted */
    const char *const *decided; /* keys of companies that the office has put in their place, in order */
    size_t decided_count;
};

static enum miraif_status located(struct import *import, enum miraif_status status, uint64_t line)
{
    if (status != MIRAIF_OK && status != MIRAIF_NO_MEMORY && status != MIRAIF_IO)
        mi_locate(import->err, mi_source_name(import->source), line, 0, NULL);
    return status;
}

static enum miraif_status want_encoding(const struct import *import, enum mi_encoding *ret_encoding)
{
    const char *name = import->options->encoding;
    *ret_encoding = name == NULL ? MI_ENCODING_UNKNOWN : mi_encoding_find(name);
    if (name == NULL || *ret_encoding != MI_ENCODING_UNKNOWN)
        return MIRAIF_OK;
    mi_fail(import->err, MIRAIF_USAGE, N_("“%s” is not an encoding that is read"), name);
    mi_hint(import->err, N_("utf-8, cp932, utf-16le and utf-16be are"));
    return MIRAIF_USAGE;
}

static enum miraif_status read_header(struct import *import)
{
    const char *const *maps;
    size_t map_count;
    MI_TRY(mi_maps_gather(import->store, import->options, import->memory, &maps, &map_count, import->err));
    enum miraif_status status = mi_header_find(
        import->csv, mi_decoder_encoding(import->decoder), import->options->header_row, maps, map_count,
        import->guess, import->memory, &import->header, &import->columns, import->err);
    return located(import, status, import->header.record.line);
}

static enum miraif_status report_columns(struct import *import)
{
    size_t count = import->columns.count;
    struct miraif_import_column *columns = mi_arena_array(import->arena, count + 1, sizeof *columns);
    if (columns == NULL)
        return mi_no_memory(import->err);
    for (size_t i = 0; i < count; i++) {
        columns[i].header = mi_arena_text(import->arena, import->columns.names[i]);
        columns[i].field = mi_field_code(import->columns.fields[i]);
        columns[i].rival = mi_field_code(import->columns.rivals[i]);
        columns[i].answer = columns[i].field == NULL;
        if (columns[i].header == NULL)
            return mi_no_memory(import->err);
    }
    import->report.columns = columns;
    import->report.column_count = count;
    return mi_header_report(&import->header, import->arena, &import->report, import->err);
}

static void report_file(struct import *import)
{
    import->report.encoding = mi_encoding_name(mi_decoder_encoding(import->decoder));
    import->report.bom = mi_decoder_bom(import->decoder) > 0;
    import->report.newline = mi_csv_newline(import->csv);
    import->report.delimiter = mi_csv_delimiter_name(import->csv);
    import->report.header_line = import->header.record.line;
}

static enum miraif_status open_rejects(struct import *import)
{
    if (import->options->rejects == NULL)
        return MIRAIF_OK;
    MI_TRY(mi_rejects_open(import->options->rejects, import->source, import->memory, &import->rejects,
                           import->err));
    MI_TRY(mi_rejects_copy(import->rejects, 0, mi_decoder_bom(import->decoder), import->err));
    return mi_rejects_copy(import->rejects, import->header.start, import->header.record.end, import->err);
}

static enum miraif_status open_file(struct import *import)
{
    enum mi_encoding encoding;
    MI_TRY(want_encoding(import, &encoding));
    MI_TRY(mi_source_open(import->options->path, import->memory, &import->source, import->err));
    MI_TRY(mi_decoder_open(import->source, encoding, import->memory, &import->decoder, import->err));
    MI_TRY(mi_csv_open(import->source, import->decoder, import->memory, &import->csv, import->err));
    MI_TRY(read_header(import));
    MI_TRY(report_columns(import));
    return import->guess ? MIRAIF_OK : open_rejects(import);
}

/* A finding as the rejects' reasons have it. */
static enum miraif_status tell_rejects(struct import *import, const struct miraif_import_finding *finding)
{
    const char *json;
    struct mi_value *value = mi_value_object(import->scratch);
    mi_put_int(value, "record", (int64_t)finding->record);
    mi_put_int(value, "line", (int64_t)finding->line);
    mi_put_int(value, "column", (int64_t)finding->column);
    mi_put_text(value, "field", finding->field);
    struct mi_value *reasons = mi_put_array(value, "reasons");
    for (size_t i = 0; i < finding->reason_count; i++)
        mi_put_text(reasons, NULL, finding->reasons[i]);
    mi_put_text(value, "message", finding->message);
    mi_put_text(value, "hint", finding->hint);
    MI_TRY(mi_json_write(value, import->scratch, &json, import->err));
    mi_rejects_tell(import->rejects, json);
    return MIRAIF_OK;
}

/* Adds the place to a finding and hands it on. */
static enum miraif_status tell(struct import *import, const struct mi_csv_record *record,
                               struct miraif_import_finding *finding)
{
    finding->record = record->number;
    finding->line = record->line;
    if (finding->column > 0 && finding->column <= import->columns.count)
        finding->field = import->columns.headers[finding->column - 1];
    MI_TRY(mi_reasons_hint(mi_store_env(import->store), finding->reasons, finding->reason_count,
                           import->scratch, &finding->hint, import->err));
    if (finding->rejected && import->rejects != NULL)
        MI_TRY(tell_rejects(import, finding));
    if (import->options->each == NULL)
        return MIRAIF_OK;
    return import->options->each(import->options->context, finding);
}

static enum miraif_status reject(struct import *import, const struct mi_csv_record *record)
{
    struct miraif_import_finding finding;
    import->report.rejected++;
    MI_TRY(mi_findings_rejection(&import->findings, &finding, import->err));
    if (import->rejects != NULL)
        MI_TRY(mi_rejects_copy(import->rejects, record->start, record->end, import->err));
    return tell(import, record, &finding);
}

static int compare_keys(const void *key, const void *element)
{
    return strcmp(key, *(const char *const *)element);
}

static bool is_decided(const struct import *import, const char *code, const char *company_key)
{
    return mi_text_is(code, "company_branch") && import->decided_count > 0 &&
           bsearch(company_key, import->decided, import->decided_count, sizeof *import->decided,
                   compare_keys) != NULL;
}

static enum miraif_status warn(struct import *import, const struct mi_csv_record *record,
                               const struct mi_intake_row *row)
{
    if (import->findings.failed)
        return mi_no_memory(import->err);
    for (size_t i = 0; i < import->findings.warning_count; i++) {
        const struct mi_finding *warning = &import->findings.warnings[i];
        if (is_decided(import, warning->code, row->person.profile.company_key))
            continue;
        struct miraif_import_finding finding = {.column = warning->column,
                                                .reasons = &warning->code,
                                                .reason_count = 1,
                                                .message = warning->message};
        import->report.warnings++;
        MI_TRY(tell(import, record, &finding));
    }
    return MIRAIF_OK;
}

static void count(struct miraif_import_report *report, enum mi_outcome outcome)
{
    report->accepted++;
    report->created += outcome == MI_OUTCOME_CREATED;
    report->updated += outcome == MI_OUTCOME_UPDATED;
    report->unchanged += outcome == MI_OUTCOME_UNCHANGED;
}

static enum miraif_status take_record(struct import *import, const struct mi_csv_record *record)
{
    struct mi_intake_row row;
    enum mi_outcome outcome = MI_OUTCOME_REFUSED;
    miraif_arena_reset(import->scratch);
    mi_findings_begin(&import->findings, mi_store_env(import->store), import->scratch);
    MI_TRY(mi_row_read(record, &import->columns, &import->findings, &row, import->err));
    if (import->findings.fault_count == 0)
        MI_TRY(mi_row_apply(&import->application, &row, record->number, &import->findings, &outcome,
                            import->err));
    if (import->findings.fault_count > 0)
        return reject(import, record);
    count(&import->report, outcome);
    return warn(import, record, &row);
}

/* Listens to the user, and tells how far the work is. */
static enum miraif_status heed(struct import *import, const struct mi_csv_record *record)
{
    const struct miraif_env *env = mi_store_env(import->store);
    if (record->number % HEED_EVERY != 0)
        return MIRAIF_OK;
    if (env->should_stop != NULL && env->should_stop(env->context))
        return mi_fail(import->err, MIRAIF_INTERRUPTED, N_("interrupted; nothing is stored"));
    if (env->progress != NULL)
        env->progress(env->context, record->end, mi_source_size(import->source));
    return MIRAIF_OK;
}

static enum miraif_status take_records(struct import *import)
{
    struct mi_csv_record record;
    bool more;
    for (;;) {
        MI_TRY(mi_csv_next(import->csv, &record, &more, import->err));
        if (!more)
            return MIRAIF_OK;
        if (record.number > RECORDS_MOST)
            return mi_fail(import->err, MIRAIF_BAD_INPUT, N_("the file has too many records"));
        import->report.records++;
        MI_TRY(heed(import, &record));
        MI_TRY(take_record(import, &record));
    }
}

/* Whether what was read may stay. */
static enum miraif_status judge(struct import *import)
{
    const struct miraif_import_report *report = &import->report;
    if (report->rejected == 0)
        return MIRAIF_OK;
    if (!import->options->strict)
        return MIRAIF_PARTIAL;
    mi_fail(import->err, MIRAIF_BAD_INPUT,
            N_("%llu of %llu records are bad, and all must be good: nothing is stored"),
            (unsigned long long)report->rejected, (unsigned long long)report->records);
    mi_hint(import->err, N_("mend them, or leave --strict out to take in the good ones"));
    mi_locate(import->err, mi_source_name(import->source), 0, 0, NULL);
    return MIRAIF_BAD_INPUT;
}

static enum miraif_status write_it(struct import *import)
{
    if (import->application.target.cohort != 0)
        MI_TRY(mi_cohort_need(import->store, import->application.target.cohort, import->err));
    if (import->options->save_map != NULL)
        MI_TRY(mi_maps_save(import->store, import->options->save_map, &import->columns, import->memory,
                            import->err));
    MI_TRY(mi_redirect_any(import->store, &import->application.aliases, import->err));
    MI_TRY(mi_twins_begin(import->store, import->memory, &import->application.twins, import->err));
    MI_TRY(mi_company_decided(import->store, import->memory, &import->decided, &import->decided_count,
                              import->err));
    mi_store_pause_recording(import->store);
    enum miraif_status status = take_records(import);
    if (status == MIRAIF_OK)
        status = judge(import);
    struct mi_rejects *rejects = import->rejects;
    import->rejects = NULL;
    return mi_rejects_close(rejects, status, import->err);
}

static enum miraif_status run(struct import *import)
{
    import->scratch = miraif_arena_create();
    import->memory = miraif_arena_create();
    if (import->scratch == NULL || import->memory == NULL)
        return mi_no_memory(import->err);
    import->application.arena = import->memory;
    MI_TRY(open_file(import));
    report_file(import);
    if (import->guess)
        return MIRAIF_OK;
    struct mi_application *application = &import->application;
    MI_TRY(mi_bulk_begin(import->store, &application->target, mi_source_size(import->source) / RECORD_BYTES,
                         &application->bulk, import->err));
    enum miraif_status status = mi_bulk_end(application->bulk, write_it(import), import->err);
    report_file(import);
    return status;
}

static enum miraif_status import_file(struct miraif_store *store, const struct mi_intake_target *target,
                                      const struct miraif_import_options *options, struct miraif_arena *arena,
                                      struct miraif_import_report *ret_report, struct miraif_error *err)
{
    struct import import = {
        .store = store, .options = options, .arena = arena, .err = err, .guess = target == NULL};
    import.application = (struct mi_application){
        .store = store, .on_duplicate = options->on_duplicate, .readmit = options->readmit};
    if (target != NULL)
        import.application.target = *target;
    enum miraif_status status = run(&import);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL || status == MIRAIF_BAD_INPUT)
        *ret_report = import.report;
    status = mi_rejects_close(import.rejects, status, err);
    mi_csv_close(import.csv);
    mi_decoder_close(import.decoder);
    mi_source_close(import.source);
    miraif_arena_destroy(import.scratch);
    miraif_arena_destroy(import.memory);
    return status;
}

enum miraif_status miraif_import_applicants(struct miraif_store *store, int64_t cohort,
                                            const struct miraif_import_options *options,
                                            struct miraif_arena *arena,
                                            struct miraif_import_report *ret_report, struct miraif_error *err)
{
    return import_file(store, &(struct mi_intake_target){.cohort = cohort}, options, arena, ret_report, err);
}

static bool is_role(const char *role)
{
    return mi_text_is(role, "mentor") || mi_text_is(role, "staff") || mi_text_is(role, "lecturer");
}

enum miraif_status miraif_import_people(struct miraif_store *store, const char *role,
                                        const struct miraif_import_options *options,
                                        struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                        struct miraif_error *err)
{
    if (role != NULL && !is_role(role))
        return mi_fail(err, MIRAIF_USAGE, N_("“%s” is not a role that people are imported in"), role);
    return import_file(store, &(struct mi_intake_target){.role = role}, options, arena, ret_report, err);
}

enum miraif_status miraif_import_guess(struct miraif_store *store,
                                       const struct miraif_import_options *options,
                                       struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                       struct miraif_error *err)
{
    return import_file(store, NULL, options, arena, ret_report, err);
}
