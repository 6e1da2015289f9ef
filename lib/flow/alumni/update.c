/* What changed in somebody's life. */
#include "flow/alumni/update.h"

#include "base/error.h"
#include "base/str.h"
#include "flow/returned/returned.h"
#include "flow/returned/words.h"
#include "miraif/person.h"
#include "store/db.h"
#include "store/update.h"

static const char *const kinds[] = {
#define KIND_CODE(name, code) code,
    MIRAIF_UPDATE_KIND_LIST(KIND_CODE)
#undef KIND_CODE
};
enum { KINDS = sizeof kinds / sizeof *kinds, OTHER = KINDS - 1 };

static enum miraif_status check_draft(struct miraif_store *store, const struct miraif_update_draft *draft,
                                      struct miraif_error *err)
{
    size_t kind = 0;
    while (draft->kind != NULL && kind < KINDS && !mi_text_is(kinds[kind], draft->kind))
        kind++;
    if (kind == KINDS)
        return mi_fail(err, MIRAIF_USAGE, "“%s” is no kind of update", draft->kind);
    if (mi_text_blank(draft->text))
        return mi_fail(err, MIRAIF_REFUSED, "the update says nothing");
    if (draft->at > mi_store_env(store)->now)
        return mi_fail(err, MIRAIF_REFUSED, "an update tells what was, not what is to come");
    return MIRAIF_OK;
}

/* What is said again may change its kind and whether others read it. */
static enum miraif_status change(struct miraif_store *store, const struct miraif_update_draft *draft,
                                 struct miraif_update *update, bool *ret_changed, struct miraif_error *err)
{
    const char *kind = draft->kind != NULL ? draft->kind : update->kind;
    bool digest =
        draft->digest == MIRAIF_CONSENT_UNSAID ? update->digest : draft->digest == MIRAIF_CONSENT_YES;
    *ret_changed = !mi_text_is(kind, update->kind) || digest != update->digest;
    update->kind = kind;
    update->digest = digest;
    return *ret_changed ? mi_update_change(store, update, err) : MIRAIF_OK;
}

enum miraif_status mi_update_take(struct miraif_store *store, const struct miraif_update_draft *draft,
                                  struct miraif_arena *arena, struct miraif_update *ret_update,
                                  bool *ret_changed, struct miraif_error *err)
{
    struct miraif_person person;
    struct miraif_update update;
    MI_TRY(check_draft(store, draft, err));
    MI_TRY(miraif_person_get(store, draft->person, arena, &person, err));
    MI_TRY(mi_update_find(store, draft->person, draft->text, arena, &update, err));
    if (update.id != 0) {
        MI_TRY(change(store, draft, &update, ret_changed, err));
        *ret_update = update;
        return MIRAIF_OK;
    }
    update = (struct miraif_update){.person = person.id,
                                    .name = person.name,
                                    .email = person.email,
                                    .at = draft->at == INT64_MIN ? mi_store_env(store)->now : draft->at,
                                    .kind = draft->kind != NULL ? draft->kind : kinds[OTHER],
                                    .text = draft->text,
                                    .digest = draft->digest == MIRAIF_CONSENT_YES};
    MI_TRY(mi_update_insert(store, &update, &update.id, err));
    *ret_changed = true;
    *ret_update = update;
    return MIRAIF_OK;
}

enum miraif_status miraif_update_put(struct miraif_store *store, const struct miraif_update_draft *draft,
                                     struct miraif_arena *arena, struct miraif_update *ret_update,
                                     bool *ret_changed, struct miraif_error *err)
{
    struct miraif_update update;
    bool changed;
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, mi_update_take(store, draft, arena, &update, &changed, err), err));
    *ret_update = update;
    *ret_changed = changed;
    return MIRAIF_OK;
}

/* The kind that a form's words mean, such as “転職しました”. */
static enum miraif_status read_kind(struct mi_returned *returned, const char *text, const char **ret_kind)
{
    static const struct mi_word words[] = {
        {false, "challenge", "challenge"},
        {false, "挑戦", "challenge"},
        {false, "ちゃれんじ", "challenge"},
        {false, "founding", "founding"},
        {false, "起業", "founding"},
        {false, "独立", "founding"},
        {false, "創業", "founding"},
        {false, "job", "job"},
        {false, "転職", "job"},
        {false, "異動", "job"},
        {false, "昇進", "job"},
        {false, "仕事", "job"},
        {false, "復職", "job"},
        {false, "learning", "learning"},
        {false, "学び", "learning"},
        {false, "資格", "learning"},
        {false, "勉強", "learning"},
        {false, "進学", "learning"},
        {false, "life", "life"},
        {false, "結婚", "life"},
        {false, "出産", "life"},
        {false, "引越", "life"},
        {false, "引っ越し", "life"},
        {false, "家族", "life"},
        {false, "暮らし", "life"},
        {false, "生活", "life"},
        {false, NULL, "other"},
    };
    return mi_words_read(text, words, returned->scratch, ret_kind, returned->err);
}

enum { FIELD_KIND = MI_RETURNED_OWN, FIELD_TEXT, FIELD_DIGEST, FIELDS };

static const struct mi_sheet_field fields[] = {
    [FIELD_KIND] = {"kind", (const char *const[]){"種類", "種別", NULL}, (const char *const[]){"種類", NULL}},
    [FIELD_DIGEST] = {"digest", (const char *const[]){"consent", "掲載", "掲載可否", NULL},
                      (const char *const[]){"掲載", "便りに", "紹介して", NULL}},
    [FIELD_TEXT] = {"text", (const char *const[]){"update", "近況", "お知らせ", "内容", NULL},
                    (const char *const[]){"近況", "最近", "新しい挑戦", NULL}},
};
static const size_t need[] = {FIELD_TEXT};

static enum miraif_status take(struct mi_returned *returned, struct mi_said *said,
                               enum mi_sheet_outcome *ret_outcome)
{
    struct miraif_update_draft draft = {
        .person = said->person, .text = mi_returned_cell(said, FIELD_TEXT), .at = said->at};
    struct miraif_update known, update;
    const char *kind = mi_returned_cell(said, FIELD_KIND);
    bool changed;
    draft.digest = mi_returned_consent(returned, said, FIELD_DIGEST);
    if (*draft.text == '\0')
        mi_sheet_refuse(&returned->sheet, said->row, FIELD_TEXT, "missing_text",
                        N_("the update says nothing"));
    if (said->row->reason != NULL)
        return MIRAIF_OK;
    if (*kind != '\0')
        MI_TRY(read_kind(returned, kind, &draft.kind));
    MI_TRY(
        mi_update_find(returned->store, said->person, draft.text, returned->scratch, &known, returned->err));
    MI_TRY(mi_update_take(returned->store, &draft, returned->scratch, &update, &changed, returned->err));
    *ret_outcome = !changed ? MI_SHEET_UNCHANGED : known.id == 0 ? MI_SHEET_CREATED : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

static const struct mi_returned_kind kind = {
    .fields = fields,
    .field_count = FIELDS,
    .purposes = (const char *const[]){"follow-up", NULL},
    .need = need,
    .needed = sizeof need / sizeof *need,
    .what = N_("what is new"),
    .take = take,
};

enum miraif_status miraif_update_import(struct miraif_store *store,
                                        const struct miraif_import_options *options,
                                        struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                        struct miraif_error *err)
{
    return mi_returned_import(&kind, NULL, store, options, arena, ret_report, err);
}
