/* Answers to asks, and what came of asks, as forms export them. */
#include "base/error.h"
#include "base/str.h"
#include "flow/alumni/answer.h"
#include "flow/returned/returned.h"
#include "text/reference.h"

enum { FIELD_ASK = MI_RETURNED_OWN, FIELD_TEXT, FIELD_OUTCOME, FIELD_DIGEST, FIELDS };

static const struct mi_sheet_field fields[] = {
    [FIELD_ASK] = {"ask", (const char *const[]){"投げかけ", "投げかけの番号", NULL},
                   (const char *const[]){"投げかけの番号", NULL}},
    [FIELD_OUTCOME] = {"outcome", (const char *const[]){"result", "その後", "結果", NULL},
                       (const char *const[]){"その後", "どうなり", "came of", NULL}},
    [FIELD_DIGEST] = {"digest", (const char *const[]){"consent", "掲載", "掲載可否", NULL},
                      (const char *const[]){"掲載", "便りに", "may be quoted", NULL}},
    [FIELD_TEXT] = {"answer", (const char *const[]){"reply", "回答", "返事", "お返事", "アドバイス", NULL},
                    (const char *const[]){"お返事", "お答え", "ご回答", "アドバイス", "your answer", NULL}},
};
static const size_t need[] = {FIELD_TEXT, FIELD_OUTCOME};

/* Which ask: the code's, else the cell's. */
static bool find_ask(struct mi_returned *returned, struct mi_said *said, int64_t *ret_id)
{
    struct mi_reference reference;
    const char *cell = mi_returned_cell(said, FIELD_ASK);
    if (mi_reference_parse(said->object != NULL ? said->object : cell, &reference) &&
        reference.kind == MI_REFERENCE_ASK) {
        *ret_id = reference.number;
        return true;
    }
    if (*cell == '\0')
        mi_sheet_refuse(&returned->sheet, said->row, FIELD_ASK, "missing_ask",
                        N_("the row does not say which ask it answers"));
    else
        mi_sheet_refuse(&returned->sheet, said->row, FIELD_ASK, "unknown_ask",
                        N_("“%s” is no ask; they are called a1, a2 …"), cell);
    return false;
}

/* A letter to the asker wants to hear what came of it; in a sheet without codes a column says so. */
static const char *outcome_of(const struct mi_said *said)
{
    const char *outcome = mi_returned_text(said, FIELD_OUTCOME);
    return outcome == NULL && mi_text_is(said->purpose, "outcome") ? mi_returned_text(said, FIELD_TEXT)
                                                                   : outcome;
}

/* Only who asked can say what came of it. */
static enum miraif_status take_outcome(struct mi_returned *returned, struct mi_said *said, int64_t id,
                                       const char *outcome, bool *ret_changed)
{
    struct miraif_ask ask;
    MI_TRY(miraif_ask_get(returned->store, id, returned->scratch, &ask, returned->err));
    if (ask.asker != said->person)
        return mi_fail(returned->err, MIRAIF_REFUSED, "p%lld is not who asked", (long long)said->person);
    return mi_ask_take_outcome(returned->store, id, outcome, returned->scratch, &ask, ret_changed,
                               returned->err);
}

static enum miraif_status take(struct mi_returned *returned, struct mi_said *said,
                               enum mi_sheet_outcome *ret_outcome)
{
    struct miraif_ask_reply reply = {.person = said->person, .at = said->at};
    const char *outcome = outcome_of(said);
    struct miraif_ask ask;
    enum miraif_status status;
    bool changed = false;
    int64_t id;
    reply.text = mi_returned_text(said, FIELD_TEXT);
    reply.digest = mi_returned_consent(returned, said, FIELD_DIGEST) == MIRAIF_CONSENT_YES;
    if (!find_ask(returned, said, &id) || said->row->reason != NULL)
        return MIRAIF_OK;
    if (outcome != NULL)
        status = take_outcome(returned, said, id, outcome, &changed);
    else
        status =
            mi_ask_take_answer(returned->store, id, &reply, returned->scratch, &ask, &changed, returned->err);
    if (status != MIRAIF_OK)
        return mi_returned_refuse(returned, said, status == MIRAIF_NOT_FOUND ? FIELD_ASK : FIELD_TEXT,
                                  status == MIRAIF_NOT_FOUND ? "unknown_ask" : "not_allowed", status);
    *ret_outcome = changed ? MI_SHEET_CREATED : MI_SHEET_UNCHANGED;
    return MIRAIF_OK;
}

static const struct mi_returned_kind kind = {
    .fields = fields,
    .field_count = FIELDS,
    .purposes = (const char *const[]){"answer", "outcome", NULL},
    .need = need,
    .needed = sizeof need / sizeof *need,
    .what = N_("what was answered"),
    .take = take,
};

enum miraif_status miraif_ask_import(struct miraif_store *store, const struct miraif_import_options *options,
                                     struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                     struct miraif_error *err)
{
    return mi_returned_import(&kind, NULL, store, options, arena, ret_report, err);
}
