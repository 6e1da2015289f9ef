/* What took place, as teams report it in a form. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/answers.h"
#include "flow/session/attend.h"
#include "flow/session/import.h"
#include "store/attendance.h"
#include "text/key.h"

enum { CELL_MOST = 64 };

static const struct mi_sheet_field log_fields[] = {
    MI_FORM_CODE,
    MI_FORM_PERSON,
    MI_FORM_EMAIL,
    {"at", (const char *const[]){"date", "held at", "実施日", "実施日時", "日時", "日付", NULL},
     (const char *const[]){"実施日", "いつ", NULL}},
    {"session", (const char *const[]){"セッション", "回", NULL}, (const char *const[]){"セッション", NULL}},
    {"kind", (const char *const[]){"種類", "種別", NULL}, (const char *const[]){"種類", NULL}},
    {"minutes", (const char *const[]){"時間", "分", "所要時間", NULL},
     (const char *const[]){"何分", "所要時間", NULL}},
    {"theme", (const char *const[]){"テーマ", "話題", NULL}, (const char *const[]){"テーマ", NULL}},
    {"mentee", (const char *const[]){"メンティー", NULL}, (const char *const[]){"メンティー", NULL}},
};

/* The session that a log is about, which must be of the cohort. */
static enum miraif_status read_log(struct mi_form *form, struct mi_said *said)
{
    struct miraif_session session;
    const char *cell = said->row->cell[MI_FIELD_FIRST];
    if (*cell == '\0') {
        mi_form_refuse_answer(form, said);
        return MIRAIF_OK;
    }
    enum miraif_status status = mi_session_open(form->store, cell, form->scratch, &session, form->err);
    if (status != MIRAIF_OK)
        return mi_form_refuse_for(form, said, MI_FIELD_FIRST, "unknown_session", status);
    if (session.cohort != form->cohort)
        mi_sheet_refuse(&form->sheet, said->row, MI_FIELD_FIRST, "unknown_session",
                        N_("“%s” is no session of this cohort"), cell);
    said->session = mi_arena_text(form->arena, session.id);
    MI_TRY(mi_log_kind_read(said->row->cell[MI_FIELD_SECOND], form->scratch, &said->value, form->err));
    return said->session == NULL ? mi_no_memory(form->err) : MIRAIF_OK;
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

static enum miraif_status apply_log(struct mi_form *form, struct mi_said *said,
                                    enum mi_sheet_outcome *ret_outcome)
{
    const char *who = mi_arena_printf(form->scratch, "p%lld", (long long)said->person);
    struct miraif_session_log log = {.at = said->timed ? said->at : INT64_MIN,
                                     .kind = said->value,
                                     .theme = mi_said_text(said, MI_FIELD_FOURTH),
                                     .mentee = mi_said_text(said, MI_FIELD_FOURTH + 1),
                                     .who = &who,
                                     .whos = said->person != 0};
    struct miraif_session session;
    struct mi_log_row before;
    bool changed;
    if (who == NULL)
        return mi_no_memory(form->err);
    if (!read_minutes(said->row->cell[MI_FIELD_THIRD], &log.minutes)) {
        mi_sheet_refuse(&form->sheet, said->row, MI_FIELD_THIRD, "invalid_minutes",
                        N_("“%s” is no number of minutes"), said->row->cell[MI_FIELD_THIRD]);
        return MIRAIF_OK;
    }
    MI_TRY(mi_session_open(form->store, said->session, form->scratch, &session, form->err));
    MI_TRY(mi_log_get(form->store, said->session, form->scratch, &before, form->err));
    enum miraif_status status = mi_log_apply(form->store, &session, &log, form->scratch, &changed, form->err);
    if (status != MIRAIF_OK)
        return mi_form_refuse_for(form, said, MI_FIELD_FIRST, "not_allowed", status);
    *ret_outcome = !changed ? MI_SHEET_UNCHANGED : before.at == 0 ? MI_SHEET_CREATED : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

static const struct mi_form_kind log_kind = {MI_FORM_FIELDS(log_fields),
                                             .needed = N_("which session took place"), .read = read_log,
                                             .apply = apply_log};

enum miraif_status miraif_session_log_import(struct miraif_store *store, int64_t cohort,
                                             const struct miraif_import_options *options,
                                             struct miraif_arena *arena,
                                             struct miraif_import_report *ret_report,
                                             struct miraif_error *err)
{
    struct mi_form form = {.store = store, .kind = &log_kind, .cohort = cohort, .arena = arena, .err = err};
    return mi_form_run(&form, options, ret_report);
}
