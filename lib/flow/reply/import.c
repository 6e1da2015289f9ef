/* Replies coming back from a form: who says what and when, decided row by row. */
#include "base/arena.h"
#include "base/error.h"
#include "flow/reply/decide.h"
#include "flow/reply/words.h"
#include "flow/returned/returned.h"
#include "store/cohort.h"
#include "store/offer.h"

enum { FIELD_ANSWER = MI_RETURNED_OWN, FIELDS };

static const struct mi_sheet_field fields[] = {
    [FIELD_ANSWER] = {"answer",
                      (const char *const[]){"reply", "response", "回答", "返事", "返答", "参加", NULL},
                      (const char *const[]){"参加され", "参加し", "参加でき", "ご参加", "参加の", "参加可否",
                                            "お返事", "ご回答", "take part", NULL}},
};

struct import {
    int64_t cohort;
    bool late;
    int64_t *out; /* people through whom a seat became free */
    size_t outs;
};

static enum miraif_status begin(struct mi_returned *returned)
{
    struct import *import = returned->context;
    MI_TRY(mi_cohort_need(returned->store, import->cohort, returned->err));
    returned->object = mi_arena_printf(returned->arena, "%lld", (long long)import->cohort);
    import->out = mi_arena_array(returned->arena, returned->sheet.rows, sizeof *import->out);
    return returned->object == NULL || import->out == NULL ? mi_no_memory(returned->err) : MIRAIF_OK;
}

static enum miraif_status read_row(struct mi_returned *returned, struct mi_said *said)
{
    const struct import *import = returned->context;
    const char *answer = mi_returned_cell(said, FIELD_ANSWER);
    struct mi_standing standing = {0};
    if (said->person != 0)
        MI_TRY(mi_standing_get(returned->store, import->cohort, said->person, returned->scratch, &standing,
                               returned->err));
    if (said->person != 0 && standing.person == 0)
        mi_sheet_refuse(&returned->sheet, said->row, said->who, "unknown_person",
                        N_("“%s” is not among the cohort's applicants"), mi_returned_cell(said, said->who));
    MI_TRY(mi_answer_read(answer, returned->scratch, &said->value, returned->err));
    if (*answer == '\0')
        mi_returned_refuse_silence(returned, said, FIELD_ANSWER);
    else if (said->value == NULL)
        mi_sheet_refuse(&returned->sheet, said->row, FIELD_ANSWER, "unknown_answer",
                        N_("“%s” is neither yes nor no: enter it with miraif cohort reply"), answer);
    return MIRAIF_OK;
}

static void note_seat(struct import *import, const struct miraif_replied *replied)
{
    size_t kept = 0;
    bool back = replied->after == MIRAIF_APPLICATION_ACCEPTED;
    for (size_t i = 0; i < import->outs; i++)
        if (!back || import->out[i] != replied->person)
            import->out[kept++] = import->out[i];
    import->outs = kept;
    if (replied->frees && replied->team == NULL)
        import->out[import->outs++] = replied->person;
}

/* A reply that cannot be taken is a row that is refused, with the words of the refusal. */
static enum miraif_status take(struct mi_returned *returned, struct mi_said *said,
                               enum mi_sheet_outcome *ret_outcome)
{
    struct import *import = returned->context;
    const struct mi_answer answer = {.cohort = import->cohort,
                                     .person = said->person,
                                     .answer = said->value,
                                     .at = said->at,
                                     .timed = said->timed,
                                     .late = import->late};
    struct miraif_replied replied;
    struct mi_offer_reply latest;
    const char *reason = NULL;
    MI_TRY(mi_offer_reply_latest(returned->store, import->cohort, said->person, returned->scratch, &latest,
                                 returned->err));
    enum miraif_status status =
        mi_answer_decide(returned->store, &answer, returned->scratch, &replied, &reason, returned->err);
    if (status == MIRAIF_REFUSED)
        return mi_returned_refuse(returned, said, FIELD_ANSWER, reason, status);
    MI_TRY(status);
    *ret_outcome = replied.repeated ? MI_SHEET_UNCHANGED
                   : latest.id == 0 ? MI_SHEET_CREATED
                                    : MI_SHEET_UPDATED;
    if (replied.outdated && !replied.repeated)
        return mi_returned_outdated(returned, said);
    note_seat(import, &replied);
    return MIRAIF_OK;
}

/* Of replies with a time each is kept. */
static const struct mi_returned_kind kind = {.fields = fields,
                                             .field_count = FIELDS,
                                             .purposes = (const char *const[]){"reply", NULL},
                                             .need = (const size_t[]){FIELD_ANSWER},
                                             .needed = 1,
                                             .what = N_("what was answered"),
                                             .latest = MI_LATEST_UNTIMED,
                                             .begin = begin,
                                             .read = read_row,
                                             .take = take};

enum miraif_status miraif_reply_import(struct miraif_store *store, int64_t cohort, bool late,
                                       const struct miraif_import_options *options,
                                       struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                       const int64_t **ret_out, size_t *ret_outs, struct miraif_error *err)
{
    struct import import = {.cohort = cohort, .late = late};
    enum miraif_status status = mi_returned_import(&kind, &import, store, options, arena, ret_report, err);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL) {
        *ret_out = import.out;
        *ret_outs = import.outs;
    }
    return status;
}
