/* Messages to presenters, as forms export them. */
#include "base/error.h"
#include "base/str.h"
#include "flow/session/import.h"
#include "flow/session/present.h"
#include "text/key.h"

static const struct mi_sheet_field cheer_fields[] = {
    [MI_FIELD_FIRST] = {"to", (const char *const[]){"for", "宛先", "宛て", "発表者", NULL},
                        (const char *const[]){"どなたへ", "だれへ", "誰へ", "宛", "発表者", NULL}},
    [MI_FIELD_SECOND] = {"message", (const char *const[]){"text", "メッセージ", "本文", NULL},
                         (const char *const[]){"メッセージ", "応援", NULL}},
};

/* A participant by name, as forms offer them. */
struct name_search {
    const char *key;
    struct miraif_arena *arena;
    struct miraif_error *err;
    int64_t person;
    size_t found;
};

static enum miraif_status match_name(void *context, const struct miraif_attendee *attendee)
{
    struct name_search *search = context;
    const char *key;
    MI_TRY(mi_text_key(attendee->name, search->arena, &key, search->err));
    if (!mi_text_is(key, search->key))
        return MIRAIF_OK;
    search->person = attendee->person;
    search->found++;
    return MIRAIF_OK;
}

static enum miraif_status read_cheer(struct mi_returned *returned, struct mi_said *said)
{
    const char *cell = mi_returned_cell(said, MI_FIELD_FIRST);
    const struct mi_form *form = returned->context;
    struct name_search search = {.arena = returned->scratch, .err = returned->err};
    MI_TRY(mi_text_key(cell, returned->scratch, &search.key, returned->err));
    if (*cell == '\0') {
        mi_form_refuse_answer(returned, said);
        return MIRAIF_OK;
    }
    MI_TRY(miraif_session_people(returned->store, &form->session, match_name, &search, returned->err));
    said->part = search.person;
    if (search.found > 1)
        mi_sheet_refuse(&returned->sheet, said->row, MI_FIELD_FIRST, "ambiguous_person",
                        N_("several people are called “%s”: name them by p12 or e-mail address"), cell);
    if (search.found == 0)
        return mi_returned_person(returned, said, MI_FIELD_FIRST, &said->part);
    return MIRAIF_OK;
}

static enum miraif_status apply_cheer(struct mi_returned *returned, struct mi_said *said,
                                      enum mi_sheet_outcome *ret_outcome)
{
    const struct mi_form *form = returned->context;
    bool added;
    bool changed;
    enum miraif_status status =
        mi_cheer_apply(returned->store, &form->session, said->part, said->person,
                       mi_returned_cell(said, MI_FIELD_SECOND), said->at, &added, &changed, returned->err);
    if (status != MIRAIF_OK)
        return mi_returned_refuse(returned, said, MI_FIELD_SECOND, "not_allowed", status);
    *ret_outcome = !changed ? MI_SHEET_UNCHANGED : added ? MI_SHEET_CREATED : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

static const struct mi_returned_kind cheer_kind = {
    MI_FORM_KIND(cheer_fields), .what = N_("to whom a message is"), .read = read_cheer, .take = apply_cheer};

enum miraif_status miraif_cheer_import(struct miraif_store *store, const char *session,
                                       const struct miraif_import_options *options,
                                       struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                       struct miraif_error *err)
{
    struct mi_form form = {.reference = session, .presented = true};
    return mi_returned_import(&cheer_kind, &form, store, options, arena, ret_report, err);
}
