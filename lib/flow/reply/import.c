/* Replies coming back from a form: read the sheet, find out who says what and when, and decide row by row. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/reply/decide.h"
#include "flow/reply/words.h"
#include "io/sheet.h"
#include "io/values.h"
#include "miraif/person.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/offer.h"
#include "store/outbox.h"

enum field { FIELD_CODE, FIELD_EMAIL, FIELD_AT, FIELD_ANSWER, FIELDS };

static const struct mi_sheet_field fields[] = {
    [FIELD_CODE] = {"code", (const char *const[]){"reply code", "返信コード", "回答コード", "コード", NULL},
                    (const char *const[]){"返信コード", "回答コード", "reply code", NULL}},
    [FIELD_EMAIL] = {"email",
                     (const char *const[]){"mail", "mail address", "メール", "Eメール", "電子メール", NULL},
                     (const char *const[]){"email", "メールアドレス", "メアド", NULL}},
    [FIELD_AT] = {"at",
                  (const char *const[]){"timestamp", "time", "answered at", "submitted at", "日時", NULL},
                  (const char *const[]){"タイムスタンプ", "回答日", "送信日", "返信日", NULL}},
    [FIELD_ANSWER] = {"answer",
                      (const char *const[]){"reply", "response", "回答", "返事", "返答", "参加", NULL},
                      (const char *const[]){"参加され", "参加し", "参加でき", "ご参加", "参加の", "参加可否",
                                            "お返事", "ご回答", "take part", NULL}},
};

/* What a row says, once it is known. */
struct said {
    int64_t person; /* 0: refused */
    const char *answer;
    int64_t at;
    bool timed;
    bool superseded; /* a row further down says something of the same person, and neither has a time */
};

struct import {
    struct miraif_store *store;
    int64_t cohort;
    bool late;
    struct miraif_arena *arena;
    struct miraif_arena *scratch; /* of one row */
    struct miraif_error *err;
    struct mi_sheet sheet;
    struct said *said; /* by row */
    int64_t *out;      /* people through whom a seat became free */
    size_t outs;
};

static enum miraif_status find_by_code(struct import *import, struct mi_sheet_row *row, int64_t *ret_person)
{
    const char *code = row->cell[FIELD_CODE];
    const char *object = NULL;
    char cohort[24];
    MI_TRY(mi_reply_find(import->store, code, "reply", ret_person, &object, import->scratch, import->err));
    snprintf(cohort, sizeof cohort, "%lld", (long long)import->cohort);
    if (*ret_person != 0 && mi_text_is(object, cohort))
        return MIRAIF_OK;
    *ret_person = 0;
    mi_sheet_refuse(&import->sheet, row, FIELD_CODE, "unknown_code",
                    N_("“%s” is no reply code of this cohort"), code);
    return MIRAIF_OK;
}

/* A failure that became a refused row is none of the import's. */
static void forget_failure(struct import *import)
{
    if (import->err != NULL)
        *import->err = (struct miraif_error){.env = import->err->env};
}

static enum miraif_status find_by_email(struct import *import, struct mi_sheet_row *row, int64_t *ret_person)
{
    const char *email = row->cell[FIELD_EMAIL];
    struct miraif_person person = {0};
    struct mi_standing standing = {0};
    enum miraif_status status =
        miraif_person_find(import->store, email, import->scratch, &person, import->err);
    if (status == MIRAIF_OK)
        MI_TRY(mi_standing_get(import->store, import->cohort, person.id, import->scratch, &standing,
                               import->err));
    else if (status != MIRAIF_NOT_FOUND)
        return status;
    forget_failure(import);
    *ret_person = standing.person;
    if (standing.person == 0)
        mi_sheet_refuse(&import->sheet, row, FIELD_EMAIL, "unknown_person",
                        N_("“%s” is not among the cohort's applicants"), email);
    return MIRAIF_OK;
}

static enum miraif_status find_person(struct import *import, struct mi_sheet_row *row, int64_t *ret_person)
{
    *ret_person = 0;
    if (*row->cell[FIELD_CODE] != '\0')
        return find_by_code(import, row, ret_person);
    if (*row->cell[FIELD_EMAIL] != '\0')
        return find_by_email(import, row, ret_person);
    mi_sheet_refuse(&import->sheet, row, FIELD_EMAIL, "missing_person",
                    N_("the row does not say who answers"));
    return MIRAIF_OK;
}

static void read_time(struct import *import, struct mi_sheet_row *row, struct said *said)
{
    int64_t now = mi_store_env(import->store)->now;
    enum mi_reading reading = mi_read_instant(row->cell[FIELD_AT], &said->at);
    said->timed = reading == MI_READ_OK;
    if (reading == MI_READ_BLANK)
        said->at = now;
    else if (reading != MI_READ_OK)
        mi_sheet_refuse(&import->sheet, row, FIELD_AT, "invalid_date", N_("“%s” is no time"),
                        row->cell[FIELD_AT]);
    else if (said->at > now)
        mi_sheet_refuse(&import->sheet, row, FIELD_AT, "future_date", N_("“%s” is a time to come"),
                        row->cell[FIELD_AT]);
}

/* Who says what, and when. */
static enum miraif_status read_row(struct import *import, struct mi_sheet_row *row, struct said *said)
{
    const char *answer = row->cell[FIELD_ANSWER];
    int64_t person;
    if (row->reason != NULL)
        return MIRAIF_OK;
    MI_TRY(find_person(import, row, &person));
    MI_TRY(mi_answer_read(answer, import->scratch, &said->answer, import->err));
    if (*answer == '\0')
        mi_sheet_refuse(&import->sheet, row, FIELD_ANSWER, "missing_answer", N_("there is no answer"));
    else if (said->answer == NULL)
        mi_sheet_refuse(&import->sheet, row, FIELD_ANSWER, "unknown_answer",
                        N_("“%s” is neither yes nor no: enter it with miraif cohort reply"), answer);
    read_time(import, row, said);
    if (row->reason == NULL)
        said->person = person;
    return MIRAIF_OK;
}

static int compare_rows(const void *a, const void *b)
{
    const struct said *x = *(const struct said *const *)a;
    const struct said *y = *(const struct said *const *)b;
    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    return (x > y) - (x < y);
}

/* Of a person's rows without a time the last one counts. */
static enum miraif_status find_superseded(struct import *import)
{
    size_t count = 0;
    struct said **order = mi_arena_array(import->arena, import->sheet.rows, sizeof *order);
    if (order == NULL)
        return mi_no_memory(import->err);
    for (size_t i = 0; i < import->sheet.rows; i++)
        if (import->said[i].person != 0 && !import->said[i].timed)
            order[count++] = &import->said[i];
    if (count > 0)
        qsort(order, count, sizeof *order, compare_rows);
    for (size_t i = 0; i + 1 < count; i++)
        order[i]->superseded = order[i]->person == order[i + 1]->person;
    return MIRAIF_OK;
}

static void note_seat(struct import *import, const struct miraif_replied *replied)
{
    size_t kept = 0;
    bool back = replied->after == MIRAIF_APPLICATION_ACCEPTED;
    for (size_t i = 0; i < import->outs; i++)
        if (!back || import->out[i] != replied->person)
            import->out[kept++] = import->out[i];
    import->outs = kept;
    if (replied->frees && replied->team == NULL)
        import->out[import->outs++] = replied->person;
}

static enum miraif_status warn(struct import *import, const struct mi_sheet_row *row, const char *reason,
                               const char *msgid)
{
    return mi_sheet_warn(&import->sheet, row, reason, mi_translate(mi_store_env(import->store), msgid));
}

/* A reply that cannot be taken is a row that is refused, with the words of the refusal. */
static enum miraif_status decide(struct import *import, struct mi_sheet_row *row, const struct said *said,
                                 enum mi_sheet_outcome *ret_outcome)
{
    const struct mi_answer answer = {.cohort = import->cohort,
                                     .person = said->person,
                                     .answer = said->answer,
                                     .at = said->at,
                                     .timed = said->timed,
                                     .late = import->late};
    struct miraif_replied replied;
    struct mi_offer_reply latest;
    const char *reason = NULL;
    MI_TRY(mi_offer_reply_latest(import->store, import->cohort, said->person, import->scratch, &latest,
                                 import->err));
    enum miraif_status status =
        mi_answer_decide(import->store, &answer, import->scratch, &replied, &reason, import->err);
    if (status == MIRAIF_REFUSED) {
        mi_sheet_refuse(&import->sheet, row, FIELD_ANSWER, reason, "%s",
                        import->err != NULL ? import->err->message : reason);
        forget_failure(import);
        return MIRAIF_OK;
    }
    MI_TRY(status);
    *ret_outcome = replied.repeated ? MI_SHEET_UNCHANGED
                   : latest.id == 0 ? MI_SHEET_CREATED
                                    : MI_SHEET_UPDATED;
    if (replied.outdated && !replied.repeated)
        return warn(import, row, "outdated",
                    N_("a later answer is there: this one is kept and changes nothing"));
    note_seat(import, &replied);
    return MIRAIF_OK;
}

static enum miraif_status take_row(struct import *import, size_t number)
{
    struct mi_sheet_row *row = &import->sheet.row[number];
    const struct said *said = &import->said[number];
    enum mi_sheet_outcome outcome = MI_SHEET_UNCHANGED;
    miraif_arena_reset(import->scratch);
    if (row->reason == NULL && said->superseded)
        MI_TRY(warn(import, row, "superseded", N_("a row further down answers for the same person")));
    else if (row->reason == NULL)
        MI_TRY(decide(import, row, said, &outcome));
    return mi_sheet_tell(&import->sheet, row, outcome, import->err);
}

static enum miraif_status take_rows(struct import *import)
{
    MI_TRY(mi_cohort_need(import->store, import->cohort, import->err));
    import->said = mi_arena_array(import->arena, import->sheet.rows, sizeof *import->said);
    import->out = mi_arena_array(import->arena, import->sheet.rows, sizeof *import->out);
    if (import->said == NULL || import->out == NULL)
        return mi_no_memory(import->err);
    for (size_t i = 0; i < import->sheet.rows; i++) {
        miraif_arena_reset(import->scratch);
        MI_TRY(read_row(import, &import->sheet.row[i], &import->said[i]));
    }
    MI_TRY(find_superseded(import));
    for (size_t i = 0; i < import->sheet.rows; i++)
        MI_TRY(take_row(import, i));
    return MIRAIF_OK;
}

static enum miraif_status read_and_take(struct import *import, const struct miraif_import_options *options)
{
    static const size_t who[] = {FIELD_CODE, FIELD_EMAIL};
    static const size_t what[] = {FIELD_ANSWER};
    const struct miraif_env *env = mi_store_env(import->store);
    MI_TRY(mi_sheet_open(env, options, fields, FIELDS, import->arena, &import->sheet, import->err));
    MI_TRY(mi_sheet_need(&import->sheet, who, 2, mi_translate(env, N_("who answers")), import->err));
    MI_TRY(mi_sheet_need(&import->sheet, what, 1, mi_translate(env, N_("what was answered")), import->err));
    MI_TRY(mi_store_begin(import->store, import->err));
    enum miraif_status status = mi_sheet_judge(&import->sheet, take_rows(import), import->err);
    return mi_store_end(import->store, status, import->err);
}

enum miraif_status miraif_reply_import(struct miraif_store *store, int64_t cohort, bool late,
                                       const struct miraif_import_options *options,
                                       struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                       const int64_t **ret_out, size_t *ret_outs, struct miraif_error *err)
{
    struct import import = {.store = store, .cohort = cohort, .late = late, .arena = arena, .err = err};
    import.scratch = miraif_arena_create();
    if (import.scratch == NULL)
        return mi_no_memory(err);
    enum miraif_status status = read_and_take(&import, options);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL || status == MIRAIF_BAD_INPUT)
        *ret_report = import.sheet.report;
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL) {
        *ret_out = import.out;
        *ret_outs = import.outs;
    }
    mi_sheet_close(&import.sheet);
    miraif_arena_destroy(import.scratch);
    return status;
}
