/* What is told of a sheet's rows. */
#include <stdarg.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/value.h"
#include "io/reasons.h"
#include "io/rejects.h"
#include "io/sheet.h"
#include "text/json_write.h"

enum { MESSAGE_MOST = 600 };

enum miraif_status mi_sheet_need(const struct mi_sheet *sheet, const size_t *field, size_t count,
                                 const char *what, struct miraif_error *err)
{
    for (size_t i = 0; i < count; i++)
        if (sheet->at[field[i]] != 0)
            return MIRAIF_OK;
    mi_fail(err, MIRAIF_MISSING_COLUMN, N_("no column says %s"), what);
    mi_hint(
        err,
        N_("name it in the header, or say which one it is with --map FIELD=HEADER; where the header stands "
           "in another row, say which: --header-row ROW"));
    mi_locate(err, mi_source_name(sheet->source), 0, 0, NULL);
    return MIRAIF_MISSING_COLUMN;
}

void mi_sheet_refuse(const struct mi_sheet *sheet, struct mi_sheet_row *row, size_t field, const char *reason,
                     const char *msgid, ...)
{
    char message[MESSAGE_MOST];
    va_list arguments;
    if (row->reason != NULL)
        return;
    va_start(arguments, msgid);
    vsnprintf(message, sizeof message, mi_translate(sheet->env, msgid), arguments);
    va_end(arguments);
    mi_cut_at_character(message);
    row->reason = reason;
    row->message = mi_arena_text(sheet->arena, message);
    row->column = sheet->at[field];
}

static enum miraif_status tell_rejects(const struct mi_sheet *sheet,
                                       const struct miraif_import_finding *finding, struct miraif_error *err)
{
    const char *json;
    struct mi_value *value = mi_value_object(sheet->arena);
    mi_put_int(value, "record", (int64_t)finding->record);
    mi_put_int(value, "line", (int64_t)finding->line);
    mi_put_int(value, "column", (int64_t)finding->column);
    mi_put_text(value, "field", finding->field);
    struct mi_value *reasons = mi_put_array(value, "reasons");
    mi_put_text(reasons, NULL, finding->reasons[0]);
    mi_put_text(value, "message", finding->message);
    mi_put_text(value, "hint", finding->hint);
    MI_TRY(mi_json_write(value, sheet->arena, &json, err));
    mi_rejects_tell(sheet->rejects, json);
    return MIRAIF_OK;
}

static enum miraif_status hand_on(const struct mi_sheet *sheet, const struct miraif_import_finding *finding)
{
    const struct miraif_import_options *options = sheet->options;
    return options->each == NULL ? MIRAIF_OK : options->each(options->context, finding);
}

enum miraif_status mi_sheet_warn(struct mi_sheet *sheet, const struct mi_sheet_row *row, const char *reason,
                                 const char *message)
{
    struct miraif_import_finding finding = {
        .record = row->number, .line = row->line, .reasons = &reason, .reason_count = 1, .message = message};
    sheet->report.warnings++;
    MI_TRY(mi_reasons_hint(sheet->env, &reason, 1, sheet->arena, &finding.hint, NULL));
    return hand_on(sheet, &finding);
}

static enum miraif_status reject(struct mi_sheet *sheet, const struct mi_sheet_row *row,
                                 struct miraif_error *err)
{
    struct miraif_import_finding finding = {.rejected = true,
                                            .record = row->number,
                                            .line = row->line,
                                            .column = row->column,
                                            .field =
                                                row->column > 0 && row->column <= sheet->report.column_count
                                                    ? sheet->report.columns[row->column - 1].header
                                                    : NULL,
                                            .reasons = &row->reason,
                                            .reason_count = 1,
                                            .message = row->message};
    sheet->report.rejected++;
    if (row->message == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_reasons_hint(sheet->env, &row->reason, 1, sheet->arena, &finding.hint, err));
    if (sheet->rejects != NULL) {
        MI_TRY(mi_rejects_copy(sheet->rejects, row->start, row->end, err));
        MI_TRY(tell_rejects(sheet, &finding, err));
    }
    return hand_on(sheet, &finding);
}

enum miraif_status mi_sheet_tell(struct mi_sheet *sheet, const struct mi_sheet_row *row,
                                 enum mi_sheet_outcome outcome, struct miraif_error *err)
{
    if (row->reason != NULL)
        return reject(sheet, row, err);
    sheet->report.accepted++;
    sheet->report.created += outcome == MI_SHEET_CREATED;
    sheet->report.updated += outcome == MI_SHEET_UPDATED;
    sheet->report.unchanged += outcome == MI_SHEET_UNCHANGED;
    return MIRAIF_OK;
}

enum miraif_status mi_sheet_judge(struct mi_sheet *sheet, enum miraif_status status, struct miraif_error *err)
{
    const struct miraif_import_report *report = &sheet->report;
    if (status == MIRAIF_OK && report->rejected > 0)
        status = MIRAIF_PARTIAL;
    if (status == MIRAIF_PARTIAL && sheet->options->strict) {
        status = mi_fail(err, MIRAIF_BAD_INPUT,
                         N_("%llu of %llu records are bad, and all must be good: nothing is stored"),
                         (unsigned long long)report->rejected, (unsigned long long)report->records);
        mi_hint(err, N_("mend them, or leave --strict out to take in the good ones"));
        mi_locate(err, mi_source_name(sheet->source), 0, 0, NULL);
    }
    struct mi_rejects *rejects = sheet->rejects;
    sheet->rejects = NULL;
    return mi_rejects_close(rejects, status, err);
}
