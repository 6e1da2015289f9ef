/* Messages to presenters, as forms export them. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/import.h"
#include "flow/session/present.h"
#include "text/key.h"

static const struct mi_sheet_field cheer_fields[] = {
    MI_FORM_CODE,
    MI_FORM_PERSON,
    MI_FORM_EMAIL,
    MI_FORM_AT,
    {"to", (const char *const[]){"for", "宛先", "宛て", "発表者", NULL},
     (const char *const[]){"どなたへ", "だれへ", "誰へ", "宛", "発表者", NULL}},
    {"message", (const char *const[]){"text", "メッセージ", "本文", NULL},
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

static enum miraif_status read_cheer(struct mi_form *form, struct mi_said *said)
{
    const char *cell = said->row->cell[MI_FIELD_FIRST];
    struct name_search search = {.arena = form->scratch, .err = form->err};
    MI_TRY(mi_text_key(cell, form->scratch, &search.key, form->err));
    if (*cell == '\0') {
        mi_form_refuse_answer(form, said);
        return MIRAIF_OK;
    }
    MI_TRY(miraif_session_people(form->store, &form->session, match_name, &search, form->err));
    said->other = search.person;
    if (search.found > 1)
        mi_sheet_refuse(&form->sheet, said->row, MI_FIELD_FIRST, "ambiguous_person",
                        N_("several people are called “%s”: name them by p12 or e-mail address"), cell);
    if (search.found == 0)
        return mi_form_find_person(form, said, MI_FIELD_FIRST, &said->other);
    return MIRAIF_OK;
}

static enum miraif_status apply_cheer(struct mi_form *form, struct mi_said *said,
                                      enum mi_sheet_outcome *ret_outcome)
{
    bool added;
    bool changed;
    enum miraif_status status =
        mi_cheer_apply(form->store, &form->session, said->other, said->person,
                       said->row->cell[MI_FIELD_SECOND], said->at, &added, &changed, form->err);
    if (status != MIRAIF_OK)
        return mi_form_refuse_for(form, said, MI_FIELD_SECOND, "not_allowed", status);
    *ret_outcome = !changed ? MI_SHEET_UNCHANGED : added ? MI_SHEET_CREATED : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

static const struct mi_form_kind cheer_kind = {MI_FORM_FIELDS(cheer_fields),
                                               .needed = N_("to whom a message is"),
                                               .people = true,
                                               .presented = true,
                                               .read = read_cheer,
                                               .apply = apply_cheer};

enum miraif_status miraif_cheer_import(struct miraif_store *store, const char *session,
                                       const struct miraif_import_options *options,
                                       struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                       struct miraif_error *err)
{
    struct mi_form form = {
        .store = store, .kind = &cheer_kind, .reference = session, .arena = arena, .err = err};
    return mi_form_run(&form, options, ret_report);
}
