/* Acceptances coming back from a form. */
#include <stdlib.h>

#include "base/error.h"
#include "flow/returned/returned.h"
#include "flow/voice/promise.h"
#include "io/values.h"
#include "store/promise.h"

enum { FIELD_ANSWER = MI_RETURNED_OWN, FIELDS };

static const struct mi_sheet_field fields[] = {
    [FIELD_ANSWER] = {"answer", (const char *const[]){"accept", "accepted", "回答", "承諾", NULL},
                      (const char *const[]){"同意", "お約束", "承諾", "agree", "promise", NULL}},
};

static enum miraif_status judge_answer(struct mi_returned *returned, struct mi_said *said)
{
    const char *answer = mi_returned_cell(said, FIELD_ANSWER);
    enum mi_consent consent = mi_read_consent(answer);
    if (consent == MI_CONSENT_BLANK)
        mi_returned_refuse_silence(returned, said, FIELD_ANSWER);
    else if (consent == MI_CONSENT_REFUSED)
        mi_sheet_refuse(&returned->sheet, said->row, FIELD_ANSWER, "not_accepted",
                        N_("“%s”: they do not accept the promise; talk with them"), answer);
    else if (consent == MI_CONSENT_UNCLEAR)
        mi_sheet_refuse(&returned->sheet, said->row, FIELD_ANSWER, "unknown_answer",
                        N_("“%s” is neither yes nor no: enter it with miraif cohort promise accept"), answer);
    return MIRAIF_OK;
}

/* The version that the letter asked for, else the one that was in force. */
static enum miraif_status find_version(struct mi_returned *returned, const struct mi_said *said,
                                       int64_t *ret_version)
{
    struct miraif_promise promise;
    int64_t version = said->object == NULL ? 0 : strtoll(said->object, NULL, 10);
    MI_TRY(mi_promise_find(returned->store, version, version == 0 ? said->at : 0, returned->scratch, &promise,
                           returned->err));
    *ret_version = promise.version;
    return MIRAIF_OK;
}

static enum miraif_status take(struct mi_returned *returned, struct mi_said *said,
                               enum mi_sheet_outcome *ret_outcome)
{
    int64_t version, before;
    bool added;
    MI_TRY(find_version(returned, said, &version));
    MI_TRY(mi_promise_accepted(returned->store, said->person, &before, returned->err));
    if (version == 0) {
        mi_sheet_refuse(&returned->sheet, said->row, MI_RETURNED_AT, "no_version",
                        N_("no version of the promise was in force then"));
        return MIRAIF_OK;
    }
    MI_TRY(mi_promise_take(returned->store, version, said->person, said->at, &added, returned->err));
    *ret_outcome = !added ? MI_SHEET_UNCHANGED : before == 0 ? MI_SHEET_CREATED : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

static const struct mi_returned_kind kind = {.fields = fields,
                                             .field_count = FIELDS,
                                             .purposes = (const char *const[]){"promise", NULL},
                                             .need = (const size_t[]){FIELD_ANSWER},
                                             .needed = 1,
                                             .what = N_("what was answered"),
                                             .read = judge_answer,
                                             .take = take};

enum miraif_status miraif_promise_import(struct miraif_store *store,
                                         const struct miraif_import_options *options,
                                         struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                         struct miraif_error *err)
{
    return mi_returned_import(&kind, NULL, store, options, arena, ret_report, err);
}
