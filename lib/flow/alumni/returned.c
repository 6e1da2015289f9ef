/* Reading sheets of answers: who, about what, when; then taking them row by row. */
#include "flow/alumni/returned.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "io/values.h"
#include "miraif/person.h"
#include "store/db.h"
#include "store/outbox.h"

const char *mi_returned_cell(const struct mi_said *said, size_t field)
{
    return said->row->cell[field];
}

enum miraif_status mi_returned_refuse(struct mi_returned *returned, struct mi_said *said, size_t field,
                                      const char *reason, enum miraif_status status)
{
    struct miraif_error *err = returned->err;
    if (status != MIRAIF_REFUSED && status != MIRAIF_NOT_FOUND && status != MIRAIF_USAGE)
        return status;
    mi_sheet_refuse(&returned->sheet, said->row, field, reason, "%s", err != NULL ? err->message : reason);
    if (err != NULL)
        *err = (struct miraif_error){.env = err->env};
    return MIRAIF_OK;
}

enum miraif_status mi_returned_person(struct mi_returned *returned, struct mi_said *said, size_t field,
                                      int64_t *ret_person)
{
    struct miraif_person person = {0};
    enum miraif_status status = miraif_person_find(returned->store, mi_returned_cell(said, field),
                                                   returned->scratch, &person, returned->err);
    *ret_person = status == MIRAIF_OK ? person.id : 0;
    return status == MIRAIF_OK ? MIRAIF_OK
                               : mi_returned_refuse(returned, said, field, "unknown_person", status);
}

enum miraif_consent mi_returned_consent(struct mi_returned *returned, struct mi_said *said, size_t field)
{
    const char *cell = mi_returned_cell(said, field);
    switch (mi_read_consent(cell)) {
    case MI_CONSENT_GIVEN:
        return MIRAIF_CONSENT_YES;
    case MI_CONSENT_REFUSED:
        return MIRAIF_CONSENT_NO;
    case MI_CONSENT_UNCLEAR:
        mi_sheet_refuse(&returned->sheet, said->row, field, "unclear_consent",
                        N_("“%s” is neither yes nor no"), cell);
        return MIRAIF_CONSENT_UNSAID;
    default:
        return MIRAIF_CONSENT_UNSAID;
    }
}

static enum miraif_status find_by_code(struct mi_returned *returned, struct mi_said *said)
{
    const char *code = mi_returned_cell(said, MI_RETURNED_CODE);
    for (size_t i = 0; returned->purposes[i] != NULL && said->person == 0; i++) {
        MI_TRY(mi_reply_find(returned->store, code, returned->purposes[i], &said->person, &said->object,
                             returned->arena, returned->err));
        said->purpose = returned->purposes[i];
    }
    if (said->person == 0)
        mi_sheet_refuse(&returned->sheet, said->row, MI_RETURNED_CODE, "unknown_code",
                        N_("“%s” is no reply code of such a letter"), code);
    return MIRAIF_OK;
}

static enum miraif_status find_person(struct mi_returned *returned, struct mi_said *said)
{
    if (*mi_returned_cell(said, MI_RETURNED_CODE) != '\0')
        return find_by_code(returned, said);
    if (*mi_returned_cell(said, MI_RETURNED_EMAIL) != '\0')
        return mi_returned_person(returned, said, MI_RETURNED_EMAIL, &said->person);
    mi_sheet_refuse(&returned->sheet, said->row, MI_RETURNED_EMAIL, "missing_person",
                    N_("the row does not say who answers"));
    return MIRAIF_OK;
}

static void read_time(struct mi_returned *returned, struct mi_said *said)
{
    const char *cell = mi_returned_cell(said, MI_RETURNED_AT);
    int64_t now = mi_store_env(returned->store)->now;
    enum mi_reading reading = mi_read_instant(cell, &said->at);
    if (reading == MI_READ_BLANK)
        said->at = now;
    else if (reading != MI_READ_OK)
        mi_sheet_refuse(&returned->sheet, said->row, MI_RETURNED_AT, "invalid_date", N_("“%s” is no time"),
                        cell);
    else if (said->at > now)
        mi_sheet_refuse(&returned->sheet, said->row, MI_RETURNED_AT, "future_date",
                        N_("“%s” is a time to come"), cell);
}

static enum miraif_status read_row(struct mi_returned *returned, struct mi_said *said)
{
    if (said->row->reason != NULL)
        return MIRAIF_OK;
    MI_TRY(find_person(returned, said));
    read_time(returned, said);
    if (said->row->reason == NULL && returned->read != NULL)
        MI_TRY(returned->read(returned, said));
    return MIRAIF_OK;
}

/* By person and object, and of those by time and by place in the sheet. */
static int compare_said(const void *a, const void *b)
{
    const struct mi_said *x = *(const struct mi_said *const *)a;
    const struct mi_said *y = *(const struct mi_said *const *)b;
    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    int objects = strcmp(x->object == NULL ? "" : x->object, y->object == NULL ? "" : y->object);
    if (objects != 0)
        return objects;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return (x > y) - (x < y);
}

static enum miraif_status find_superseded(struct mi_returned *returned)
{
    size_t count = 0;
    struct mi_said **order = mi_arena_array(returned->arena, returned->sheet.rows, sizeof *order);
    if (order == NULL)
        return mi_no_memory(returned->err);
    for (size_t i = 0; i < returned->sheet.rows; i++)
        if (returned->said[i].row->reason == NULL)
            order[count++] = &returned->said[i];
    if (count > 1)
        qsort(order, count, sizeof *order, compare_said);
    for (size_t i = 0; i + 1 < count; i++)
        order[i]->superseded =
            order[i]->person == order[i + 1]->person && mi_text_is(order[i]->object, order[i + 1]->object);
    return MIRAIF_OK;
}

static enum miraif_status take_row(struct mi_returned *returned, struct mi_said *said)
{
    enum mi_sheet_outcome outcome = MI_SHEET_UNCHANGED;
    miraif_arena_reset(returned->scratch);
    if (said->row->reason == NULL && said->superseded)
        MI_TRY(mi_sheet_warn(&returned->sheet, said->row, "superseded",
                             mi_translate(mi_store_env(returned->store),
                                          N_("another row says something later of the same person"))));
    else if (said->row->reason == NULL)
        MI_TRY(returned->take(returned, said, &outcome));
    return mi_sheet_tell(&returned->sheet, said->row, outcome, returned->err);
}

static enum miraif_status take_rows(struct mi_returned *returned)
{
    size_t rows = returned->sheet.rows;
    returned->said = mi_arena_array(returned->arena, rows, sizeof *returned->said);
    if (returned->said == NULL)
        return mi_no_memory(returned->err);
    for (size_t i = 0; i < rows; i++) {
        miraif_arena_reset(returned->scratch);
        returned->said[i].row = &returned->sheet.row[i];
        MI_TRY(read_row(returned, &returned->said[i]));
    }
    if (returned->latest)
        MI_TRY(find_superseded(returned));
    for (size_t i = 0; i < rows; i++)
        MI_TRY(take_row(returned, &returned->said[i]));
    return MIRAIF_OK;
}

static enum miraif_status read_and_take(struct mi_returned *returned,
                                        const struct miraif_import_options *options)
{
    static const size_t who[] = {MI_RETURNED_CODE, MI_RETURNED_EMAIL};
    const struct miraif_env *env = mi_store_env(returned->store);
    struct mi_sheet *sheet = &returned->sheet;
    MI_TRY(mi_sheet_open(env, options, returned->fields, returned->field_count, returned->arena, sheet,
                         returned->err));
    MI_TRY(mi_sheet_need(sheet, who, 2, mi_translate(env, N_("who answers")), returned->err));
    MI_TRY(mi_sheet_need(sheet, returned->need, returned->needed, mi_translate(env, returned->what),
                         returned->err));
    MI_TRY(mi_store_begin(returned->store, returned->err));
    return mi_store_end(returned->store, mi_sheet_judge(sheet, take_rows(returned), returned->err),
                        returned->err);
}

enum miraif_status mi_returned_import(struct mi_returned *returned,
                                      const struct miraif_import_options *options,
                                      struct miraif_import_report *ret_report)
{
    returned->scratch = miraif_arena_create();
    enum miraif_status status =
        returned->scratch == NULL ? mi_no_memory(returned->err) : read_and_take(returned, options);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL || status == MIRAIF_BAD_INPUT)
        *ret_report = returned->sheet.report;
    mi_sheet_close(&returned->sheet);
    miraif_arena_destroy(returned->scratch);
    return status;
}
