/* Ties as forms export them: said anew, or confirmed by the code of a letter. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "flow/alumni/tie.h"
#include "flow/returned/returned.h"
#include "flow/returned/words.h"
#include "miraif/person.h"
#include "store/tie.h"

enum { FIELD_OTHER = MI_RETURNED_OWN, FIELD_KIND, FIELD_ANSWER, FIELDS };

static const struct mi_sheet_field fields[] = {
    [FIELD_OTHER] = {"other", (const char *const[]){"with", "相手", "お相手", NULL},
                     (const char *const[]){"お相手", "どなたと", "相手の", NULL}},
    [FIELD_KIND] = {"kind", (const char *const[]){"種類", "種別", "ご縁", NULL},
                    (const char *const[]){"どんなご縁", "種類", NULL}},
    [FIELD_ANSWER] = {"answer", (const char *const[]){"reply", "回答", "返事", "確認", NULL},
                      (const char *const[]){"間違いありません", "そのとおり", "よろしいですか", NULL}},
};
static const size_t need[] = {FIELD_OTHER, FIELD_ANSWER};

static enum miraif_status read_kind(struct mi_returned *returned, struct mi_said *said, const char **ret_kind)
{
    static const struct mi_word words[] = {
        {false, "business", "business"},
        {false, "仕事", "business"},
        {false, "びじねす", "business"},
        {false, "取引", "business"},
        {false, "起業", "business"},
        {false, "hire", "hire"},
        {false, "採用", "hire"},
        {false, "転職", "hire"},
        {false, "入社", "hire"},
        {false, "mentoring", "mentoring"},
        {false, "めんた", "mentoring"},
        {false, "相談", "mentoring"},
        {false, "project", "project"},
        {false, "活動", "project"},
        {false, "ぷろじぇくと", "project"},
        {false, "friendship", "friendship"},
        {false, "友", "friendship"},
        {false, "仲間", "friendship"},
        {false, "other", "other"},
        {false, "その他", "other"},
        {false, NULL, NULL},
    };
    const char *cell = mi_returned_cell(said, FIELD_KIND);
    MI_TRY(mi_words_read(cell, words, returned->scratch, ret_kind, returned->err));
    if (*ret_kind == NULL)
        mi_sheet_refuse(&returned->sheet, said->row, FIELD_KIND, "unknown_kind", N_("“%s” is no kind of tie"),
                        cell);
    return MIRAIF_OK;
}

struct namesakes {
    int64_t person;
    size_t count;
};

static enum miraif_status count_namesake(void *context, const struct miraif_person *person)
{
    struct namesakes *found = context;
    found->person = person->id;
    found->count++;
    return MIRAIF_OK;
}

/* The other, as people write them: by e-mail address or number, else by name. */
static enum miraif_status find_other(struct mi_returned *returned, struct mi_said *said, int64_t *ret_other)
{
    const char *cell = mi_returned_cell(said, FIELD_OTHER);
    struct miraif_person_filter filter = {.search = cell};
    struct namesakes found = {0};
    *ret_other = 0;
    if (*cell == '\0') {
        mi_sheet_refuse(&returned->sheet, said->row, FIELD_OTHER, "missing_other",
                        N_("the row does not say with whom"));
        return MIRAIF_OK;
    }
    if (strchr(cell, '@') != NULL || strspn(cell, "pP0123456789") == strlen(cell))
        return mi_returned_person(returned, said, FIELD_OTHER, ret_other);
    MI_TRY(miraif_person_each(returned->store, &filter, count_namesake, &found, returned->err));
    if (found.count == 1)
        *ret_other = found.person;
    else
        mi_sheet_refuse(&returned->sheet, said->row, FIELD_OTHER,
                        found.count == 0 ? "unknown_person" : "ambiguous_person",
                        found.count == 0 ? N_("nobody is called “%s”") : N_("more than one is called “%s”"),
                        cell);
    return MIRAIF_OK;
}

/* What the letter asked about: "t5". */
static enum miraif_status read_asked(struct mi_returned *returned, struct mi_said *said,
                                     struct miraif_tie_draft *draft)
{
    struct miraif_tie tie;
    MI_TRY(mi_tie_get(returned->store, strtoll(said->object + 1, NULL, 10), returned->scratch, &tie,
                      returned->err));
    if (tie.id == 0) {
        mi_returned_refuse_code(returned, said);
        return MIRAIF_OK;
    }
    draft->other = tie.person[0] == said->person ? tie.person[1] : tie.person[0];
    draft->kind = tie.kind;
    return MIRAIF_OK;
}

static void read_answer(struct mi_returned *returned, struct mi_said *said, struct miraif_tie_draft *draft)
{
    enum miraif_consent answer = mi_returned_consent(returned, said, FIELD_ANSWER);
    draft->deny = answer == MIRAIF_CONSENT_NO;
    if (answer == MIRAIF_CONSENT_UNSAID && said->purpose != NULL)
        mi_returned_refuse_silence(returned, said, FIELD_ANSWER);
}

static enum miraif_status read_draft(struct mi_returned *returned, struct mi_said *said,
                                     struct miraif_tie_draft *draft)
{
    *draft = (struct miraif_tie_draft){.person = said->person, .at = said->at};
    read_answer(returned, said, draft);
    if (said->purpose != NULL)
        return read_asked(returned, said, draft);
    MI_TRY(find_other(returned, said, &draft->other));
    return read_kind(returned, said, &draft->kind);
}

static enum miraif_status take(struct mi_returned *returned, struct mi_said *said,
                               enum mi_sheet_outcome *ret_outcome)
{
    struct miraif_tie_draft draft;
    struct miraif_tie tie;
    bool changed = false;
    MI_TRY(read_draft(returned, said, &draft));
    if (said->row->reason != NULL)
        return MIRAIF_OK;
    enum miraif_status status =
        mi_tie_take(returned->store, &draft, returned->scratch, &tie, &changed, returned->err);
    if (status != MIRAIF_OK)
        return mi_returned_refuse(returned, said, FIELD_OTHER, "not_allowed", status);
    *ret_outcome = !changed                                            ? MI_SHEET_UNCHANGED
                   : mi_text_is(miraif_tie_state(&tie), "unconfirmed") ? MI_SHEET_CREATED
                                                                       : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

static const struct mi_returned_kind kind = {
    .fields = fields,
    .field_count = FIELDS,
    .purposes = (const char *const[]){"tie", NULL},
    .need = need,
    .needed = sizeof need / sizeof *need,
    .what = N_("with whom there is a tie"),
    .take = take,
};

enum miraif_status miraif_tie_import(struct miraif_store *store, const struct miraif_import_options *options,
                                     struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                     struct miraif_error *err)
{
    return mi_returned_import(&kind, NULL, store, options, arena, ret_report, err);
}
