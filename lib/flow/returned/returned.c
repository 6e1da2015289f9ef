/* Reading sheets of answers: who, about what, when; then taking them row by row. */
#include "flow/returned/returned.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/db.h"

static const struct mi_sheet_field common[MI_RETURNED_OWN] = {
    [MI_RETURNED_CODE] = {"code",
                          (const char *const[]){"reply code", "返信コード", "回答コード", "コード", NULL},
                          (const char *const[]){"返信コード", "回答コード", "reply code", NULL}},
    [MI_RETURNED_PERSON] = {"person", (const char *const[]){"id", "番号", "参加者番号", NULL},
                            (const char *const[]){NULL}},
    [MI_RETURNED_EMAIL] = {"email",
                           (const char *const[]){"mail", "mail address", "メール", "Eメール", "電子メール",
                                                 NULL},
                           (const char *const[]){"email", "メールアドレス", "メアド", NULL}},
    [MI_RETURNED_AT] = {"at",
                        (const char *const[]){"timestamp", "time", "answered at", "submitted at", "日時",
                                              NULL},
                        (const char *const[]){"タイムスタンプ", "回答日", "送信日", "返信日", NULL}},
};

static enum miraif_status read_row(struct mi_returned *returned, struct mi_said *said)
{
    miraif_arena_reset(returned->scratch);
    if (said->row->reason != NULL)
        return MIRAIF_OK;
    MI_TRY(mi_returned_read_who(returned, said));
    if (returned->object != NULL)
        said->object = returned->object;
    mi_returned_read_time(returned, said);
    return returned->kind->read != NULL ? returned->kind->read(returned, said) : MIRAIF_OK;
}

/* By what a row is about. */
static int compare_about(const struct mi_said *x, const struct mi_said *y)
{
    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    int objects = strcmp(x->object == NULL ? "" : x->object, y->object == NULL ? "" : y->object);
    return objects != 0 ? objects : (x->part > y->part) - (x->part < y->part);
}

/* Of those about the same by time, and then by place in the sheet. */
static int compare_said(const void *a, const void *b)
{
    const struct mi_said *x = *(const struct mi_said *const *)a;
    const struct mi_said *y = *(const struct mi_said *const *)b;
    int about = compare_about(x, y);
    if (about != 0)
        return about;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return (x > y) - (x < y);
}

static bool may_give_way(const struct mi_returned *returned, const struct mi_said *said)
{
    return said->row->reason == NULL && (returned->kind->latest == MI_LATEST_ALL || !said->timed);
}

static enum miraif_status find_superseded(struct mi_returned *returned)
{
    size_t count = 0;
    struct mi_said **order = mi_arena_array(returned->arena, returned->sheet.rows, sizeof *order);
    if (order == NULL)
        return mi_no_memory(returned->err);
    for (size_t i = 0; i < returned->sheet.rows; i++)
        if (may_give_way(returned, &returned->said[i]))
            order[count++] = &returned->said[i];
    if (count > 1)
        qsort(order, count, sizeof *order, compare_said);
    for (size_t i = 0; i + 1 < count; i++)
        order[i]->superseded = compare_about(order[i], order[i + 1]) == 0;
    return MIRAIF_OK;
}

static enum miraif_status take_row(struct mi_returned *returned, struct mi_said *said)
{
    enum mi_sheet_outcome outcome = MI_SHEET_UNCHANGED;
    miraif_arena_reset(returned->scratch);
    if (said->row->reason == NULL && said->superseded)
        MI_TRY(mi_returned_warn(returned, said, "superseded",
                                N_("another row says something later of the same")));
    else if (said->row->reason == NULL)
        MI_TRY(returned->kind->take(returned, said, &outcome));
    return mi_sheet_tell(&returned->sheet, said->row, outcome, returned->err);
}

static enum miraif_status take_rows(struct mi_returned *returned)
{
    size_t rows = returned->sheet.rows;
    returned->said = mi_arena_array(returned->arena, rows, sizeof *returned->said);
    if (returned->said == NULL)
        return mi_no_memory(returned->err);
    if (returned->kind->begin != NULL)
        MI_TRY(returned->kind->begin(returned));
    for (size_t i = 0; i < rows; i++) {
        returned->said[i].row = &returned->sheet.row[i];
        MI_TRY(read_row(returned, &returned->said[i]));
    }
    if (returned->kind->latest != MI_LATEST_NONE)
        MI_TRY(find_superseded(returned));
    if (returned->kind->gather != NULL)
        MI_TRY(returned->kind->gather(returned));
    for (size_t i = 0; i < rows; i++)
        MI_TRY(take_row(returned, &returned->said[i]));
    return MIRAIF_OK;
}

static enum miraif_status open_sheet(struct mi_returned *returned,
                                     const struct miraif_import_options *options)
{
    size_t count = returned->kind->field_count;
    struct mi_sheet_field *field = mi_arena_array(returned->arena, count, sizeof *field);
    if (field == NULL)
        return mi_no_memory(returned->err);
    for (size_t i = 0; i < count; i++)
        field[i] = returned->kind->fields[i].code != NULL ? returned->kind->fields[i] : common[i];
    return mi_sheet_open(mi_store_env(returned->store), options, field, count, returned->kind->rest,
                         returned->arena, &returned->sheet, returned->err);
}

static enum miraif_status need_columns(const struct mi_returned *returned)
{
    static const size_t who[] = {MI_RETURNED_CODE, MI_RETURNED_PERSON, MI_RETURNED_EMAIL};
    const struct miraif_env *env = mi_store_env(returned->store);
    if (!returned->kind->nobody)
        MI_TRY(mi_sheet_need(&returned->sheet, who, 3, mi_translate(env, N_("who answers")), returned->err));
    for (size_t i = 0; returned->kind->need_all && i < returned->kind->needed; i++)
        MI_TRY(mi_sheet_need(&returned->sheet, &returned->kind->need[i], 1,
                             returned->kind->fields[returned->kind->need[i]].code, returned->err));
    return mi_sheet_need(&returned->sheet, returned->kind->need, returned->kind->needed,
                         mi_translate(env, returned->kind->what), returned->err);
}

static enum miraif_status read_and_take(struct mi_returned *returned,
                                        const struct miraif_import_options *options)
{
    MI_TRY(open_sheet(returned, options));
    MI_TRY(need_columns(returned));
    MI_TRY(mi_store_begin(returned->store, returned->err));
    return mi_store_end(returned->store, mi_sheet_judge(&returned->sheet, take_rows(returned), returned->err),
                        returned->err);
}

enum miraif_status mi_returned_import(const struct mi_returned_kind *kind, void *context,
                                      struct miraif_store *store, const struct miraif_import_options *options,
                                      struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                      struct miraif_error *err)
{
    struct mi_returned returned = {
        .kind = kind, .context = context, .store = store, .arena = arena, .err = err};
    returned.scratch = miraif_arena_create();
    enum miraif_status status =
        returned.scratch == NULL ? mi_no_memory(err) : read_and_take(&returned, options);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL || status == MIRAIF_BAD_INPUT)
        *ret_report = returned.sheet.report;
    mi_sheet_close(&returned.sheet);
    miraif_arena_destroy(returned.scratch);
    return status;
}
