/* What took place, as teams report it in a form. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/session/answers.h"
#include "flow/session/attend.h"
#include "flow/session/import.h"
#include "store/attendance.h"
#include "text/key.h"

enum { CELL_MOST = 64 };

static const struct mi_sheet_field log_fields[] = {
    [MI_RETURNED_AT] = {"at",
                        (const char *const[]){"date", "held at", "実施日", "実施日時", "日時", "日付", NULL},
                        (const char *const[]){"実施日", "いつ", NULL}},
    [MI_FIELD_FIRST] = {"session", (const char *const[]){"セッション", "回", NULL},
                        (const char *const[]){"セッション", NULL}},
    [MI_FIELD_SECOND] = {"kind", (const char *const[]){"種類", "種別", NULL},
                         (const char *const[]){"種類", NULL}},
    [MI_FIELD_THIRD] = {"minutes", (const char *const[]){"時間", "分", "所要時間", NULL},
                        (const char *const[]){"何分", "所要時間", NULL}},
    [MI_FIELD_FOURTH] = {"theme", (const char *const[]){"テーマ", "話題", NULL},
                         (const char *const[]){"テーマ", NULL}},
    [MI_FIELD_FIFTH] = {"mentee", (const char *const[]){"メンティー", NULL},
                        (const char *const[]){"メンティー", NULL}},
};

/* The session that a log is about, which must be of the cohort. */
static enum miraif_status read_log(struct mi_returned *returned, struct mi_said *said)
{
    const struct mi_form *form = returned->context;
    struct miraif_session session;
    const char *cell = mi_returned_cell(said, MI_FIELD_FIRST);
    if (*cell == '\0') {
        mi_form_refuse_answer(returned, said);
        return MIRAIF_OK;
    }
    enum miraif_status status =
        mi_session_open(returned->store, cell, returned->scratch, &session, returned->err);
    if (status != MIRAIF_OK)
        return mi_returned_refuse(returned, said, MI_FIELD_FIRST, "unknown_session", status);
    if (session.cohort != form->cohort)
        mi_sheet_refuse(&returned->sheet, said->row, MI_FIELD_FIRST, "unknown_session",
                        N_("“%s” is no session of this cohort"), cell);
    said->object = mi_arena_text(returned->arena, session.id);
    MI_TRY(mi_log_kind_read(mi_returned_cell(said, MI_FIELD_SECOND), returned->scratch, &said->value,
                            returned->err));
    return said->object == NULL ? mi_no_memory(returned->err) : MIRAIF_OK;
}

/* 60, 60分, 60 min; nothing is 0. */
static bool read_minutes(const char *text, int64_t *ret_minutes)
{
    static const char *const units[] = {"", "分", "分間", "分ほど", "分くらい", "min", "minutes"};
    char folded[CELL_MOST];
    const char *at = folded;
    int64_t minutes = 0;
    *ret_minutes = 0;
    if (*text == '\0')
        return true;
    if (!mi_text_fold_into(text, MI_FOLD_CASE | MI_FOLD_BLANKS, folded, sizeof folded))
        return false;
    for (; *at >= '0' && *at <= '9' && at - folded < 5; at++)
        minutes = 10 * minutes + (*at - '0');
    *ret_minutes = minutes;
    bool known = false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        known = known || strcmp(units[i], at) == 0;
    return known && minutes >= 1 && minutes <= 1440;
}

static enum miraif_status apply_log(struct mi_returned *returned, struct mi_said *said,
                                    enum mi_sheet_outcome *ret_outcome)
{
    const char *who = mi_arena_printf(returned->scratch, "p%lld", (long long)said->person);
    struct miraif_session_log log = {.at = said->timed ? said->at : INT64_MIN,
                                     .kind = said->value,
                                     .theme = mi_returned_text(said, MI_FIELD_FOURTH),
                                     .mentee = mi_returned_text(said, MI_FIELD_FIFTH),
                                     .who = &who,
                                     .whos = said->person != 0};
    struct miraif_session session;
    struct mi_log_row before;
    bool changed;
    if (who == NULL)
        return mi_no_memory(returned->err);
    if (!read_minutes(mi_returned_cell(said, MI_FIELD_THIRD), &log.minutes)) {
        mi_sheet_refuse(&returned->sheet, said->row, MI_FIELD_THIRD, "invalid_minutes",
                        N_("“%s” is no number of minutes"), mi_returned_cell(said, MI_FIELD_THIRD));
        return MIRAIF_OK;
    }
    MI_TRY(mi_session_open(returned->store, said->object, returned->scratch, &session, returned->err));
    MI_TRY(mi_log_get(returned->store, said->object, returned->scratch, &before, returned->err));
    enum miraif_status status =
        mi_log_apply(returned->store, &session, &log, returned->scratch, &changed, returned->err);
    if (status != MIRAIF_OK)
        return mi_returned_refuse(returned, said, MI_FIELD_FIRST, "not_allowed", status);
    *ret_outcome = !changed ? MI_SHEET_UNCHANGED : before.at == 0 ? MI_SHEET_CREATED : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

static const struct mi_returned_kind log_kind = {MI_FORM_KIND(log_fields),
                                                 .what = N_("which session took place"), .nobody = true,
                                                 .read = read_log, .take = apply_log};

enum miraif_status miraif_session_log_import(struct miraif_store *store, int64_t cohort,
                                             const struct miraif_import_options *options,
                                             struct miraif_arena *arena,
                                             struct miraif_import_report *ret_report,
                                             struct miraif_error *err)
{
    struct mi_form form = {.cohort = cohort};
    return mi_returned_import(&log_kind, &form, store, options, arena, ret_report, err);
}
