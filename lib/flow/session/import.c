/* Answers that come back from forms: read the sheet, find out who says what of which session and when, and
 * apply the latest of each, as it would be applied by hand. */
#include "flow/session/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/attend.h"
#include "flow/session/present.h"
#include "io/values.h"
#include "miraif/person.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/outbox.h"

/* A failure that became a refused row is none of the import's. */
static void forget_failure(struct mi_form *form)
{
    if (form->err != NULL)
        *form->err = (struct miraif_error){.env = form->err->env};
}

enum miraif_status mi_form_refuse_for(struct mi_form *form, struct mi_said *said, size_t field,
                                      const char *reason, enum miraif_status status)
{
    if (status != MIRAIF_REFUSED && status != MIRAIF_NOT_FOUND && status != MIRAIF_USAGE)
        return status;
    mi_sheet_refuse(&form->sheet, said->row, field, reason, "%s",
                    form->err != NULL ? form->err->message : reason);
    forget_failure(form);
    return MIRAIF_OK;
}

static enum miraif_status find_by_code(struct mi_form *form, struct mi_said *said)
{
    const char *code = said->row->cell[MI_FIELD_CODE];
    const char *object = NULL;
    MI_TRY(mi_reply_find(form->store, code, "rsvp", &said->person, &object, form->scratch, form->err));
    if (said->person != 0 && (form->session.id == NULL || mi_text_is(object, form->session.id)))
        return MIRAIF_OK;
    said->person = 0;
    mi_sheet_refuse(&form->sheet, said->row, MI_FIELD_CODE, "unknown_code",
                    N_("“%s” is no reply code of this session"), code);
    return MIRAIF_OK;
}

enum miraif_status mi_form_find_person(struct mi_form *form, struct mi_said *said, size_t field,
                                       int64_t *ret_person)
{
    struct miraif_person person = {0};
    enum miraif_status status =
        miraif_person_find(form->store, said->row->cell[field], form->scratch, &person, form->err);
    *ret_person = person.id;
    return status == MIRAIF_OK ? MIRAIF_OK : mi_form_refuse_for(form, said, field, "unknown_person", status);
}

static enum miraif_status find_who(struct mi_form *form, struct mi_said *said)
{
    const struct mi_sheet_row *row = said->row;
    if (*row->cell[MI_FIELD_CODE] != '\0')
        return find_by_code(form, said);
    if (*row->cell[MI_FIELD_PERSON] != '\0')
        return mi_form_find_person(form, said, MI_FIELD_PERSON, &said->person);
    if (*row->cell[MI_FIELD_EMAIL] != '\0')
        return mi_form_find_person(form, said, MI_FIELD_EMAIL, &said->person);
    if (form->kind->people)
        mi_sheet_refuse(&form->sheet, said->row, MI_FIELD_EMAIL, "missing_person",
                        N_("the row does not say who answers"));
    return MIRAIF_OK;
}

static void read_time(struct mi_form *form, struct mi_said *said)
{
    int64_t now = mi_store_env(form->store)->now;
    const char *cell = said->row->cell[MI_FIELD_AT];
    enum mi_reading reading = mi_read_instant(cell, &said->at);
    said->timed = reading == MI_READ_OK;
    if (reading == MI_READ_BLANK)
        said->at = now;
    else if (reading != MI_READ_OK)
        mi_sheet_refuse(&form->sheet, said->row, MI_FIELD_AT, "invalid_date", N_("“%s” is no time"), cell);
    else if (said->at > now)
        mi_sheet_refuse(&form->sheet, said->row, MI_FIELD_AT, "future_date", N_("“%s” is a time to come"),
                        cell);
}

void mi_form_refuse_answer(struct mi_form *form, struct mi_said *said)
{
    const char *cell = said->row->cell[MI_FIELD_FIRST];
    if (*cell == '\0')
        mi_sheet_refuse(&form->sheet, said->row, MI_FIELD_FIRST, "missing_answer", N_("there is no answer"));
    else
        mi_sheet_refuse(&form->sheet, said->row, MI_FIELD_FIRST, "unknown_answer",
                        N_("“%s” says nothing that is known here"), cell);
}

enum miraif_status mi_form_warn(struct mi_form *form, const struct mi_said *said, const char *reason,
                                const char *msgid)
{
    return mi_sheet_warn(&form->sheet, said->row, reason, mi_translate(mi_store_env(form->store), msgid));
}

const char *mi_said_text(const struct mi_said *said, size_t field)
{
    return *said->row->cell[field] == '\0' ? NULL : said->row->cell[field];
}

static enum miraif_status read_row(struct mi_form *form, struct mi_said *said)
{
    if (said->row->reason != NULL)
        return MIRAIF_OK;
    said->session = form->session.id;
    MI_TRY(find_who(form, said));
    read_time(form, said);
    return form->kind->read(form, said);
}

static int compare_texts(const char *a, const char *b)
{
    return a == b ? 0 : a == NULL ? -1 : b == NULL ? 1 : strcmp(a, b);
}

/* By what a row is about: session, person, to whom. */
static int compare_about(const struct mi_said *x, const struct mi_said *y)
{
    int order = compare_texts(x->session, y->session);
    if (order == 0)
        order = (x->person > y->person) - (x->person < y->person);
    return order != 0 ? order : (x->other > y->other) - (x->other < y->other);
}

static int compare_said(const void *a, const void *b)
{
    const struct mi_said *x = *(const struct mi_said *const *)a;
    const struct mi_said *y = *(const struct mi_said *const *)b;
    int order = compare_about(x, y);
    if (order == 0)
        order = (x->at > y->at) - (x->at < y->at);
    return order != 0 ? order : (x > y) - (x < y);
}

/* Of rows about the same the latest counts; of those at one time the one further down. */
static enum miraif_status find_superseded(struct mi_form *form)
{
    size_t count = 0;
    struct mi_said **order = mi_arena_array(form->arena, form->sheet.rows, sizeof *order);
    if (order == NULL)
        return mi_no_memory(form->err);
    for (size_t i = 0; i < form->sheet.rows; i++)
        if (form->said[i].row->reason == NULL)
            order[count++] = &form->said[i];
    if (count > 0)
        qsort(order, count, sizeof *order, compare_said);
    for (size_t i = 0; i + 1 < count; i++)
        order[i]->superseded = compare_about(order[i], order[i + 1]) == 0;
    return MIRAIF_OK;
}

static enum miraif_status take_row(struct mi_form *form, struct mi_said *said)
{
    enum mi_sheet_outcome outcome = MI_SHEET_UNCHANGED;
    miraif_arena_reset(form->scratch);
    if (said->row->reason == NULL && said->superseded)
        MI_TRY(mi_form_warn(form, said, "superseded", N_("another row says something later of the same")));
    else if (said->row->reason == NULL)
        MI_TRY(form->kind->apply(form, said, &outcome));
    return mi_sheet_tell(&form->sheet, said->row, outcome, form->err);
}

/* What the whole sheet is about: a session, or the cohort of its sessions. */
static enum miraif_status open_scope(struct mi_form *form)
{
    if (form->cohort != 0)
        return mi_cohort_need(form->store, form->cohort, form->err);
    return (form->kind->presented ? mi_present_session : mi_session_open)(
        form->store, form->reference, form->arena, &form->session, form->err);
}

static enum miraif_status take_rows(struct mi_form *form)
{
    MI_TRY(open_scope(form));
    form->said = mi_arena_array(form->arena, form->sheet.rows, sizeof *form->said);
    if (form->said == NULL)
        return mi_no_memory(form->err);
    for (size_t i = 0; i < form->sheet.rows; i++) {
        miraif_arena_reset(form->scratch);
        form->said[i].row = &form->sheet.row[i];
        MI_TRY(read_row(form, &form->said[i]));
    }
    MI_TRY(find_superseded(form));
    for (size_t i = 0; i < form->sheet.rows; i++)
        MI_TRY(take_row(form, &form->said[i]));
    return MIRAIF_OK;
}

static enum miraif_status read_and_take(struct mi_form *form, const struct miraif_import_options *options)
{
    static const size_t who[] = {MI_FIELD_CODE, MI_FIELD_PERSON, MI_FIELD_EMAIL};
    static const size_t what[] = {MI_FIELD_FIRST};
    const struct miraif_env *env = mi_store_env(form->store);
    MI_TRY(mi_sheet_open(env, options, form->kind->fields, form->kind->count, form->arena, &form->sheet,
                         form->err));
    if (form->kind->people)
        MI_TRY(mi_sheet_need(&form->sheet, who, 3, mi_translate(env, N_("who answers")), form->err));
    MI_TRY(mi_sheet_need(&form->sheet, what, 1, mi_translate(env, form->kind->needed), form->err));
    MI_TRY(mi_store_begin(form->store, form->err));
    enum miraif_status status = mi_sheet_judge(&form->sheet, take_rows(form), form->err);
    return mi_store_end(form->store, status, form->err);
}

enum miraif_status mi_form_run(struct mi_form *form, const struct miraif_import_options *options,
                               struct miraif_import_report *ret_report)
{
    form->scratch = miraif_arena_create();
    if (form->scratch == NULL)
        return mi_no_memory(form->err);
    enum miraif_status status = read_and_take(form, options);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL || status == MIRAIF_BAD_INPUT)
        *ret_report = form->sheet.report;
    mi_sheet_close(&form->sheet);
    miraif_arena_destroy(form->scratch);
    return status;
}
