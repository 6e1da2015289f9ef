/* Results of an assessment, as the instrument's maker exports them: one row a person, one column a scale. */
#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "flow/returned/returned.h"
#include "store/assessment.h"
#include "store/db.h"
#include "text/key.h"
#include "text/utf8.h"

enum { NUMBER_TEXT = 64 };

static const struct mi_sheet_field fields[MI_RETURNED_OWN] = {
    [MI_RETURNED_AT] = {"taken_on",
                        (const char *const[]){"date", "taken on", "受検日", "受検日時", "実施日", "受験日",
                                              "日付", NULL},
                        (const char *const[]){"受検日", "受験日", "実施日", "タイムスタンプ", NULL}},
};
static const size_t need[] = {MI_RETURNED_OWN}; /* the first scale */

/* Two columns of one name would be one scale. */
static enum miraif_status check_scales(struct mi_returned *returned)
{
    const struct mi_sheet *sheet = &returned->sheet;
    for (size_t i = 0; i < sheet->rest_count; i++)
        for (size_t j = 0; j < i; j++)
            if (mi_text_is(sheet->rest[i], sheet->rest[j])) {
                mi_fail(returned->err, MIRAIF_AMBIGUOUS_COLUMN, N_("two columns are called “%s”"),
                        sheet->rest[i]);
                mi_hint(returned->err, N_("give each scale a name of its own"));
                return MIRAIF_AMBIGUOUS_COLUMN;
            }
    returned->object = returned->context;
    return MIRAIF_OK;
}

/* A cell that begins as a number does and is none, such as "3.5点", is a word; one of too many digits is
 * neither. */
static void read_scale(struct mi_returned *returned, struct mi_said *said, size_t column,
                       struct miraif_scale *scale)
{
    const char *cell = said->row->rest[column];
    char folded[NUMBER_TEXT];
    bool number = mi_text_fold_into(cell, MI_FOLD_BLANKS | MI_FOLD_DASHES, folded, sizeof folded);
    if (number && mi_decimal_parse(folded, &scale->score))
        return;
    scale->text = cell;
    for (const char *c = folded; number && *c != '\0'; c++)
        number = (*c >= '0' && *c <= '9') || *c == '.' || (*c == '-' && c == folded);
    if (number)
        mi_sheet_refuse(&returned->sheet, said->row, MI_RETURNED_OWN + column, "invalid_score",
                        N_("“%s” is no score of at most six places"), cell);
}

static enum miraif_status read_result(struct mi_returned *returned, struct mi_said *said,
                                      struct miraif_assessment *ret_result)
{
    size_t scales = 0;
    char *day = mi_arena_alloc(returned->scratch, MI_DATE_TEXT);
    struct miraif_scale *scale = mi_arena_array(returned->scratch, returned->sheet.rest_count, sizeof *scale);
    if (day == NULL || scale == NULL)
        return mi_no_memory(returned->err);
    for (size_t i = 0; i < returned->sheet.rest_count; i++) {
        if (*said->row->rest[i] == '\0')
            continue;
        scale[scales].name = returned->sheet.rest[i];
        read_scale(returned, said, i, &scale[scales++]);
    }
    mi_date_format(mi_date_of_instant(said->at), day);
    *ret_result = (struct miraif_assessment){.person = said->person,
                                             .instrument = returned->context,
                                             .taken_on = day,
                                             .scale = scale,
                                             .scales = scales};
    return MIRAIF_OK;
}

/* A row that is refused does not stand before one of the same person that is not. */
static enum miraif_status read_row(struct mi_returned *returned, struct mi_said *said)
{
    struct miraif_assessment result;
    if (said->row->reason != NULL)
        return MIRAIF_OK;
    MI_TRY(read_result(returned, said, &result));
    if (result.scales == 0)
        mi_sheet_refuse(&returned->sheet, said->row, MI_RETURNED_OWN, "missing_answer",
                        N_("the row has no result"));
    return MIRAIF_OK;
}

static bool is_same(const struct miraif_assessment *a, const struct miraif_assessment *b)
{
    bool same = a->scales == b->scales;
    for (size_t i = 0; same && i < a->scales; i++)
        same = mi_text_is(a->scale[i].name, b->scale[i].name) && a->scale[i].score == b->scale[i].score &&
               mi_text_is(a->scale[i].text, b->scale[i].text);
    return same;
}

/* Without a day in the sheet the latest result is looked at: the same file is the same on another day. */
static enum miraif_status take(struct mi_returned *returned, struct mi_said *said,
                               enum mi_sheet_outcome *ret_outcome)
{
    struct miraif_assessment result;
    struct miraif_assessment *before;
    size_t count;
    MI_TRY(read_result(returned, said, &result));
    MI_TRY(mi_assessments_read(returned->store, said->person, result.instrument,
                               said->timed ? result.taken_on : NULL, returned->scratch, &before, &count,
                               returned->err));
    if (count > 0 && is_same(before, &result))
        return MIRAIF_OK;
    *ret_outcome =
        count == 0 || !mi_text_is(before->taken_on, result.taken_on) ? MI_SHEET_CREATED : MI_SHEET_UPDATED;
    return mi_assessment_put(returned->store, &result, returned->err);
}

static const struct mi_returned_kind kind = {
    .fields = fields,
    .field_count = MI_RETURNED_OWN,
    .rest = "scale",
    .purposes = (const char *const[]){NULL},
    .need = need,
    .needed = 1,
    .what = N_("what was found"),
    .latest = MI_LATEST_UNTIMED,
    .begin = check_scales,
    .read = read_row,
    .take = take,
};

enum miraif_status miraif_assessment_import(struct miraif_store *store, const char *instrument,
                                            const struct miraif_import_options *options,
                                            struct miraif_arena *arena,
                                            struct miraif_import_report *ret_report, struct miraif_error *err)
{
    size_t length;
    const char *name = mi_utf8_trim(instrument, &length);
    char *own = mi_arena_copy(arena, name, length);
    if (length == 0)
        return mi_fail(err, MIRAIF_REFUSED, N_("an instrument has a name"));
    if (own == NULL)
        return mi_no_memory(err);
    return mi_returned_import(&kind, own, store, options, arena, ret_report, err);
}
