/* Acceptances coming back from a form. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/voice/promise.h"
#include "flow/voice/respondent.h"
#include "io/values.h"
#include "store/db.h"
#include "store/promise.h"

enum { FIELD_ANSWER = MI_WHO_FIELDS, FIELDS };

static const struct mi_sheet_field answer_field = {
    "answer", (const char *const[]){"accept", "accepted", "回答", "承諾", NULL},
    (const char *const[]){"同意", "お約束", "承諾", "agree", "promise", NULL}};

struct import {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_sheet sheet;
    struct mi_respondents who;
    struct mi_respondent *list; /* by row */
};

static void judge_answer(struct import *import, struct mi_sheet_row *row)
{
    const char *answer = row->cell[FIELD_ANSWER];
    enum mi_consent consent = mi_read_consent(answer);
    if (consent == MI_CONSENT_BLANK)
        mi_sheet_refuse(&import->sheet, row, FIELD_ANSWER, "missing_answer", N_("there is no answer"));
    else if (consent == MI_CONSENT_REFUSED)
        mi_sheet_refuse(&import->sheet, row, FIELD_ANSWER, "not_accepted",
                        N_("“%s”: they do not accept the promise; talk with them"), answer);
    else if (consent == MI_CONSENT_UNCLEAR)
        mi_sheet_refuse(&import->sheet, row, FIELD_ANSWER, "unknown_answer",
                        N_("“%s” is neither yes nor no: enter it with miraif cohort promise accept"), answer);
}

static enum miraif_status read_row(struct import *import, size_t number)
{
    struct mi_sheet_row *row = &import->sheet.row[number];
    MI_TRY(mi_respondent_read(&import->who, row, &import->list[number]));
    if (row->reason == NULL)
        judge_answer(import, row);
    return MIRAIF_OK;
}

/* The version that the letter asked for, else the one that was in force. */
static enum miraif_status find_version(struct import *import, const struct mi_respondent *respondent,
                                       int64_t *ret_version)
{
    struct miraif_promise promise;
    int64_t version = respondent->object == NULL ? 0 : strtoll(respondent->object, NULL, 10);
    MI_TRY(mi_promise_find(import->store, version, version == 0 ? respondent->at : 0, import->arena, &promise,
                           import->err));
    *ret_version = promise.version;
    return MIRAIF_OK;
}

static enum miraif_status take_row(struct import *import, size_t number)
{
    struct mi_sheet_row *row = &import->sheet.row[number];
    const struct mi_respondent *respondent = &import->list[number];
    int64_t version, before;
    bool added = false;
    if (row->reason != NULL)
        return mi_sheet_tell(&import->sheet, row, MI_SHEET_UNCHANGED, import->err);
    MI_TRY(find_version(import, respondent, &version));
    MI_TRY(mi_promise_accepted(import->store, respondent->person, &before, import->err));
    if (version == 0)
        mi_sheet_refuse(&import->sheet, row, MI_WHO_AT, "no_version",
                        N_("no version of the promise was in force then"));
    else
        MI_TRY(
            mi_promise_take(import->store, version, respondent->person, respondent->at, &added, import->err));
    return mi_sheet_tell(&import->sheet, row,
                         !added        ? MI_SHEET_UNCHANGED
                         : before == 0 ? MI_SHEET_CREATED
                                       : MI_SHEET_UPDATED,
                         import->err);
}

static enum miraif_status take_rows(struct import *import)
{
    import->list = mi_arena_array(import->arena, import->sheet.rows, sizeof *import->list);
    if (import->list == NULL)
        return mi_no_memory(import->err);
    for (size_t i = 0; i < import->sheet.rows; i++) {
        MI_TRY(read_row(import, i));
        MI_TRY(take_row(import, i));
    }
    return MIRAIF_OK;
}

static enum miraif_status read_and_take(struct import *import, const struct miraif_import_options *options)
{
    static const size_t what[] = {FIELD_ANSWER};
    const struct miraif_env *env = mi_store_env(import->store);
    struct mi_sheet_field field[FIELDS];
    for (size_t i = 0; i < MI_WHO_FIELDS; i++)
        field[i] = mi_who_columns[i];
    field[FIELD_ANSWER] = answer_field;
    MI_TRY(mi_sheet_open(env, options, field, FIELDS, import->arena, &import->sheet, import->err));
    MI_TRY(mi_respondents_need(&import->who));
    MI_TRY(mi_sheet_need(&import->sheet, what, 1, mi_translate(env, N_("what was answered")), import->err));
    MI_TRY(mi_store_begin(import->store, import->err));
    enum miraif_status status = mi_sheet_judge(&import->sheet, take_rows(import), import->err);
    return mi_store_end(import->store, status, import->err);
}

enum miraif_status miraif_promise_import(struct miraif_store *store,
                                         const struct miraif_import_options *options,
                                         struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                         struct miraif_error *err)
{
    struct import import = {.store = store, .arena = arena, .err = err};
    import.who = (struct mi_respondents){
        .store = store, .sheet = &import.sheet, .purpose = "promise", .arena = arena, .err = err};
    enum miraif_status status = read_and_take(&import, options);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL || status == MIRAIF_BAD_INPUT)
        *ret_report = import.sheet.report;
    mi_sheet_close(&import.sheet);
    return status;
}
