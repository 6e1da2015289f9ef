/* Who comes, and who came, as forms export it. */
#include "base/error.h"
#include "base/str.h"
#include "flow/session/answers.h"
#include "flow/session/attend.h"
#include "flow/session/import.h"
#include "store/attendance.h"

static const struct mi_sheet_field rsvp_fields[] = {
    MI_FORM_CODE,
    MI_FORM_PERSON,
    MI_FORM_EMAIL,
    MI_FORM_AT,
    {"answer", (const char *const[]){"rsvp", "reply", "回答", "返事", "返答", "出欠", "参加", NULL},
     (const char *const[]){"参加され", "参加し", "参加でき", "ご参加", "参加の", "参加可否", "出欠", "出席",
                           "お返事", NULL}},
    {"diet", (const char *const[]){"food", "食事", "アレルギー", NULL},
     (const char *const[]){"アレルギー", "食べられない", "食事", "苦手な", NULL}},
    {"note", (const char *const[]){"備考", "ひとこと", "連絡事項", NULL},
     (const char *const[]){"備考", "ひとこと", "連絡事項", NULL}},
};

static const struct mi_sheet_field attend_fields[] = {
    MI_FORM_CODE,
    MI_FORM_PERSON,
    MI_FORM_EMAIL,
    MI_FORM_AT,
    {"attendance", (const char *const[]){"status", "出欠", "出席", "状況", NULL},
     (const char *const[]){"出欠", "出席", NULL}},
};

static enum miraif_status read_rsvp(struct mi_form *form, struct mi_said *said)
{
    MI_TRY(mi_rsvp_read(said->row->cell[MI_FIELD_FIRST], form->scratch, &said->value, form->err));
    if (said->value == NULL)
        mi_form_refuse_answer(form, said);
    return MIRAIF_OK;
}

static enum miraif_status apply_rsvp(struct mi_form *form, struct mi_said *said,
                                     enum mi_sheet_outcome *ret_outcome)
{
    const struct miraif_rsvp rsvp = {said->value, mi_said_text(said, MI_FIELD_SECOND),
                                     mi_said_text(said, MI_FIELD_THIRD)};
    struct mi_rsvp_row stored;
    struct miraif_rsvp_result result;
    struct miraif_session session;
    MI_TRY(mi_rsvp_get(form->store, said->session, said->person, form->scratch, &stored, form->err));
    if (stored.answer != NULL && stored.at > said->at) {
        *ret_outcome = MI_SHEET_UNCHANGED;
        return mi_text_is(stored.answer, said->value)
                   ? MIRAIF_OK
                   : mi_form_warn(form, said, "outdated", N_("a later answer is there, and stays"));
    }
    /* As it is by now: an earlier row may have swapped turns. */
    MI_TRY(miraif_session_find(form->store, said->session, form->scratch, &session, form->err));
    MI_TRY(mi_rsvp_apply(form->store, &session, said->person, &rsvp, said->at, form->scratch, &result,
                         form->err));
    *ret_outcome = !result.changed         ? MI_SHEET_UNCHANGED
                   : stored.answer == NULL ? MI_SHEET_CREATED
                                           : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

static enum miraif_status read_attendance(struct mi_form *form, struct mi_said *said)
{
    MI_TRY(mi_attendance_read(said->row->cell[MI_FIELD_FIRST], form->scratch, &said->value, form->err));
    if (said->value == NULL)
        mi_form_refuse_answer(form, said);
    return MIRAIF_OK;
}

static enum miraif_status apply_attendance(struct mi_form *form, struct mi_said *said,
                                           enum mi_sheet_outcome *ret_outcome)
{
    struct miraif_attend_result noting = {0};
    const char *before;
    bool changed;
    MI_TRY(mi_attendance_get(form->store, said->session, said->person, form->scratch, &before, form->err));
    MI_TRY(mi_attend_apply(form->store, &form->session, said->person, said->value, form->scratch, &noting,
                           &changed, form->err));
    *ret_outcome = !changed ? MI_SHEET_UNCHANGED : before == NULL ? MI_SHEET_CREATED : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

static const struct mi_form_kind rsvp_kind = {MI_FORM_FIELDS(rsvp_fields), .needed = N_("whether they come"),
                                              .people = true, .read = read_rsvp, .apply = apply_rsvp};

static const struct mi_form_kind attend_kind = {MI_FORM_FIELDS(attend_fields), .needed = N_("who came"),
                                                .people = true, .read = read_attendance,
                                                .apply = apply_attendance};

enum miraif_status miraif_rsvp_import(struct miraif_store *store, const char *session,
                                      const struct miraif_import_options *options, struct miraif_arena *arena,
                                      struct miraif_import_report *ret_report, struct miraif_error *err)
{
    struct mi_form form = {
        .store = store, .kind = &rsvp_kind, .reference = session, .arena = arena, .err = err};
    return mi_form_run(&form, options, ret_report);
}

enum miraif_status miraif_attend_import(struct miraif_store *store, const char *session,
                                        const struct miraif_import_options *options,
                                        struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                        struct miraif_error *err)
{
    struct mi_form form = {
        .store = store, .kind = &attend_kind, .reference = session, .arena = arena, .err = err};
    return mi_form_run(&form, options, ret_report);
}
