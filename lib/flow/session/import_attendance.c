/* Who comes, and who came, as forms export it. */
#include "base/error.h"
#include "base/str.h"
#include "flow/session/answers.h"
#include "flow/session/attend.h"
#include "flow/session/import.h"
#include "store/attendance.h"

static const struct mi_sheet_field rsvp_fields[] = {
    [MI_FIELD_FIRST] = {"answer",
                        (const char *const[]){"rsvp", "reply", "回答", "返事", "返答", "出欠", "参加", NULL},
                        (const char *const[]){"参加され", "参加し", "参加でき", "ご参加", "参加の",
                                              "参加可否", "出欠", "出席", "お返事", NULL}},
    [MI_FIELD_SECOND] = {"diet", (const char *const[]){"food", "食事", "アレルギー", NULL},
                         (const char *const[]){"アレルギー", "食べられない", "食事", "苦手な", NULL}},
    [MI_FIELD_THIRD] = {"note", (const char *const[]){"備考", "ひとこと", "連絡事項", NULL},
                        (const char *const[]){"備考", "ひとこと", "連絡事項", NULL}},
};

static const struct mi_sheet_field attend_fields[] = {
    [MI_FIELD_FIRST] = {"attendance", (const char *const[]){"status", "出欠", "出席", "状況", NULL},
                        (const char *const[]){"出欠", "出席", NULL}},
};

static enum miraif_status read_rsvp(struct mi_returned *returned, struct mi_said *said)
{
    MI_TRY(
        mi_rsvp_read(mi_returned_cell(said, MI_FIELD_FIRST), returned->scratch, &said->value, returned->err));
    if (said->value == NULL)
        mi_form_refuse_answer(returned, said);
    return MIRAIF_OK;
}

static enum miraif_status apply_rsvp(struct mi_returned *returned, struct mi_said *said,
                                     enum mi_sheet_outcome *ret_outcome)
{
    const struct miraif_rsvp rsvp = {said->value, mi_returned_text(said, MI_FIELD_SECOND),
                                     mi_returned_text(said, MI_FIELD_THIRD)};
    struct mi_rsvp_row stored;
    struct miraif_rsvp_result result;
    struct miraif_session session;
    MI_TRY(
        mi_rsvp_get(returned->store, said->object, said->person, returned->scratch, &stored, returned->err));
    if (stored.answer != NULL && stored.at > said->at) {
        *ret_outcome = MI_SHEET_UNCHANGED;
        return mi_text_is(stored.answer, said->value) ? MIRAIF_OK : mi_returned_outdated(returned, said);
    }
    /* As it is by now: an earlier row may have swapped turns. */
    MI_TRY(miraif_session_find(returned->store, said->object, returned->scratch, &session, returned->err));
    MI_TRY(mi_rsvp_apply(returned->store, &session, said->person, &rsvp, said->at, returned->scratch, &result,
                         returned->err));
    *ret_outcome = !result.changed         ? MI_SHEET_UNCHANGED
                   : stored.answer == NULL ? MI_SHEET_CREATED
                                           : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

static enum miraif_status read_attendance(struct mi_returned *returned, struct mi_said *said)
{
    MI_TRY(mi_attendance_read(mi_returned_cell(said, MI_FIELD_FIRST), returned->scratch, &said->value,
                              returned->err));
    if (said->value == NULL)
        mi_form_refuse_answer(returned, said);
    return MIRAIF_OK;
}

static enum miraif_status apply_attendance(struct mi_returned *returned, struct mi_said *said,
                                           enum mi_sheet_outcome *ret_outcome)
{
    const struct mi_form *form = returned->context;
    struct miraif_attend_result noting = {0};
    const char *before;
    bool changed;
    MI_TRY(mi_attendance_get(returned->store, said->object, said->person, returned->scratch, &before,
                             returned->err));
    MI_TRY(mi_attend_apply(returned->store, &form->session, said->person, said->value, returned->scratch,
                           &noting, &changed, returned->err));
    *ret_outcome = !changed ? MI_SHEET_UNCHANGED : before == NULL ? MI_SHEET_CREATED : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

static const struct mi_returned_kind rsvp_kind = {MI_FORM_KIND(rsvp_fields), .what = N_("whether they come"),
                                                  .read = read_rsvp, .take = apply_rsvp};

static const struct mi_returned_kind attend_kind = {MI_FORM_KIND(attend_fields), .what = N_("who came"),
                                                    .read = read_attendance, .take = apply_attendance};

enum miraif_status miraif_rsvp_import(struct miraif_store *store, const char *session,
                                      const struct miraif_import_options *options, struct miraif_arena *arena,
                                      struct miraif_import_report *ret_report, struct miraif_error *err)
{
    struct mi_form form = {.reference = session};
    return mi_returned_import(&rsvp_kind, &form, store, options, arena, ret_report, err);
}

enum miraif_status miraif_attend_import(struct miraif_store *store, const char *session,
                                        const struct miraif_import_options *options,
                                        struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                        struct miraif_error *err)
{
    struct mi_form form = {.reference = session};
    return mi_returned_import(&attend_kind, &form, store, options, arena, ret_report, err);
}
