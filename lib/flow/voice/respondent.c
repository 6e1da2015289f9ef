/* Who a row of answers is from. */
#include "flow/voice/respondent.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "io/values.h"
#include "miraif/person.h"
#include "store/db.h"
#include "store/outbox.h"

const struct mi_sheet_field mi_who_columns[MI_WHO_FIELDS] = {
    [MI_WHO_CODE] = {"code", (const char *const[]){"reply code", "返信コード", "回答コード", "コード", NULL},
                     (const char *const[]){"返信コード", "回答コード", "reply code", NULL}},
    [MI_WHO_EMAIL] = {"email",
                      (const char *const[]){"mail", "mail address", "メール", "Eメール", "電子メール", NULL},
                      (const char *const[]){"email", "メールアドレス", "メアド", NULL}},
    [MI_WHO_AT] = {"at",
                   (const char *const[]){"timestamp", "time", "answered at", "submitted at", "日時", NULL},
                   (const char *const[]){"タイムスタンプ", "回答日", "送信日", "返信日", NULL}},
};

enum miraif_status mi_respondents_need(const struct mi_respondents *who)
{
    static const size_t fields[] = {MI_WHO_CODE, MI_WHO_EMAIL};
    return mi_sheet_need(who->sheet, fields, 2, mi_translate(mi_store_env(who->store), N_("who answers")),
                         who->err);
}

static enum miraif_status find_by_code(const struct mi_respondents *who, struct mi_sheet_row *row,
                                       struct mi_respondent *respondent)
{
    const char *code = row->cell[MI_WHO_CODE];
    const char *object = NULL;
    int64_t person;
    MI_TRY(mi_reply_find(who->store, code, who->purpose, &person, &object, who->arena, who->err));
    if (person == 0 || (who->object != NULL && !mi_text_is(object, who->object))) {
        mi_sheet_refuse(who->sheet, row, MI_WHO_CODE, "unknown_code", N_("“%s” is no reply code of this"),
                        code);
        return MIRAIF_OK;
    }
    respondent->person = person;
    respondent->object = object;
    return MIRAIF_OK;
}

/* A failure that became a refused row is none of the import's. */
static enum miraif_status find_by_email(const struct mi_respondents *who, struct mi_sheet_row *row,
                                        struct mi_respondent *respondent)
{
    const char *email = row->cell[MI_WHO_EMAIL];
    struct miraif_person person;
    enum miraif_status status = miraif_person_find(who->store, email, who->arena, &person, who->err);
    if (status == MIRAIF_OK)
        respondent->person = person.id;
    else if (status != MIRAIF_NOT_FOUND)
        return status;
    else
        mi_sheet_refuse(who->sheet, row, MI_WHO_EMAIL, "unknown_person", N_("nobody is known by “%s”"),
                        email);
    if (status == MIRAIF_NOT_FOUND && who->err != NULL)
        *who->err = (struct miraif_error){.env = who->err->env};
    return MIRAIF_OK;
}

static enum miraif_status find_person(const struct mi_respondents *who, struct mi_sheet_row *row,
                                      struct mi_respondent *respondent)
{
    if (*row->cell[MI_WHO_CODE] != '\0')
        return find_by_code(who, row, respondent);
    if (*row->cell[MI_WHO_EMAIL] != '\0')
        return find_by_email(who, row, respondent);
    mi_sheet_refuse(who->sheet, row, MI_WHO_EMAIL, "missing_person", N_("the row does not say who answers"));
    return MIRAIF_OK;
}

static void read_time(const struct mi_respondents *who, struct mi_sheet_row *row,
                      struct mi_respondent *respondent)
{
    int64_t now = mi_store_env(who->store)->now;
    const char *text = row->cell[MI_WHO_AT];
    enum mi_reading reading = mi_read_instant(text, &respondent->at);
    if (reading == MI_READ_BLANK)
        respondent->at = now;
    else if (reading != MI_READ_OK)
        mi_sheet_refuse(who->sheet, row, MI_WHO_AT, "invalid_date", N_("“%s” is no time"), text);
    else if (respondent->at > now)
        mi_sheet_refuse(who->sheet, row, MI_WHO_AT, "future_date", N_("“%s” is a time to come"), text);
}

enum miraif_status mi_respondent_read(const struct mi_respondents *who, struct mi_sheet_row *row,
                                      struct mi_respondent *ret_respondent)
{
    struct mi_respondent respondent = {0};
    if (row->reason == NULL) {
        MI_TRY(find_person(who, row, &respondent));
        read_time(who, row, &respondent);
    }
    *ret_respondent = respondent;
    return MIRAIF_OK;
}

/* By person, round, time and place in the sheet. */
static int compare(const void *a, const void *b)
{
    const struct mi_respondent *x = *(const struct mi_respondent *const *)a;
    const struct mi_respondent *y = *(const struct mi_respondent *const *)b;
    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    if (x->round != y->round)
        return x->round < y->round ? -1 : 1;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return (x > y) - (x < y);
}

enum miraif_status mi_respondents_settle(const struct mi_respondents *who, struct mi_respondent *list)
{
    size_t count = 0;
    struct mi_respondent **order = mi_arena_array(who->arena, who->sheet->rows, sizeof *order);
    if (order == NULL)
        return mi_no_memory(who->err);
    for (size_t i = 0; i < who->sheet->rows; i++)
        if (who->sheet->row[i].reason == NULL)
            order[count++] = &list[i];
    if (count > 0)
        qsort(order, count, sizeof *order, compare);
    for (size_t i = 0; i < count; i++)
        order[i]->counts = i + 1 == count || order[i]->person != order[i + 1]->person ||
                           order[i]->round != order[i + 1]->round;
    return MIRAIF_OK;
}

enum miraif_status mi_respondent_superseded(const struct mi_respondents *who, const struct mi_sheet_row *row)
{
    return mi_sheet_warn(
        who->sheet, row, "superseded",
        mi_translate(mi_store_env(who->store), N_("a later row is from the same person, and counts")));
}
