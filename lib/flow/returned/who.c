/* What a row of answers says of who and when, and why it is refused. */
#include "base/error.h"
#include "base/str.h"
#include "flow/returned/returned.h"
#include "io/values.h"
#include "miraif/person.h"
#include "store/db.h"
#include "store/outbox.h"
#include "text/reference.h"

const char *mi_returned_cell(const struct mi_said *said, size_t field)
{
    return said->row->cell[field];
}

const char *mi_returned_text(const struct mi_said *said, size_t field)
{
    const char *cell = mi_returned_cell(said, field);
    return *cell != '\0' ? cell : NULL;
}

enum miraif_status mi_returned_refuse(struct mi_returned *returned, struct mi_said *said, size_t field,
                                      const char *reason, enum miraif_status status)
{
    struct miraif_error *err = returned->err;
    if (status != MIRAIF_REFUSED && status != MIRAIF_NOT_FOUND && status != MIRAIF_USAGE)
        return status;
    mi_sheet_refuse(&returned->sheet, said->row, field, reason, "%s", err != NULL ? err->message : reason);
    if (err != NULL)
        *err = (struct miraif_error){.env = err->env};
    return MIRAIF_OK;
}

void mi_returned_refuse_code(struct mi_returned *returned, struct mi_said *said)
{
    mi_sheet_refuse(&returned->sheet, said->row, MI_RETURNED_CODE, "unknown_code",
                    N_("“%s” is no reply code of such a letter"), mi_returned_cell(said, MI_RETURNED_CODE));
}

void mi_returned_refuse_silence(struct mi_returned *returned, struct mi_said *said, size_t field)
{
    mi_sheet_refuse(&returned->sheet, said->row, field, "missing_answer", N_("there is no answer"));
}

enum miraif_status mi_returned_warn(struct mi_returned *returned, const struct mi_said *said,
                                    const char *reason, const char *msgid)
{
    return mi_sheet_warn(&returned->sheet, said->row, reason,
                         mi_translate(mi_store_env(returned->store), msgid));
}

enum miraif_status mi_returned_outdated(struct mi_returned *returned, const struct mi_said *said)
{
    return mi_returned_warn(returned, said, "outdated",
                            N_("a later answer is there: this one changes nothing"));
}

enum miraif_status mi_returned_person(struct mi_returned *returned, struct mi_said *said, size_t field,
                                      int64_t *ret_person)
{
    struct miraif_person person = {0};
    enum miraif_status status = miraif_person_find(returned->store, mi_returned_cell(said, field),
                                                   returned->scratch, &person, returned->err);
    *ret_person = status == MIRAIF_OK ? person.id : 0;
    return status == MIRAIF_OK ? MIRAIF_OK
                               : mi_returned_refuse(returned, said, field, "unknown_person", status);
}

enum miraif_consent mi_returned_consent(struct mi_returned *returned, struct mi_said *said, size_t field)
{
    const char *cell = mi_returned_cell(said, field);
    switch (mi_read_consent(cell)) {
    case MI_CONSENT_GIVEN:
        return MIRAIF_CONSENT_YES;
    case MI_CONSENT_REFUSED:
        return MIRAIF_CONSENT_NO;
    case MI_CONSENT_UNCLEAR:
        mi_sheet_refuse(&returned->sheet, said->row, field, "unclear_consent",
                        N_("“%s” is neither yes nor no"), cell);
        return MIRAIF_CONSENT_UNSAID;
    default:
        return MIRAIF_CONSENT_UNSAID;
    }
}

static enum miraif_status find_by_code(struct mi_returned *returned, struct mi_said *said)
{
    const char *code = mi_returned_cell(said, MI_RETURNED_CODE);
    for (size_t i = 0; returned->kind->purposes[i] != NULL && said->person == 0; i++) {
        MI_TRY(mi_reply_find(returned->store, code, returned->kind->purposes[i], &said->person, &said->object,
                             returned->arena, returned->err));
        said->purpose = returned->kind->purposes[i];
    }
    if (returned->object != NULL && !mi_text_is(said->object, returned->object))
        said->person = 0;
    if (said->person == 0)
        mi_returned_refuse_code(returned, said);
    return MIRAIF_OK;
}

/* Programs that make forms number the answers in a column "ID": such a number is nobody's. */
static size_t field_of_who(const struct mi_said *said)
{
    struct mi_reference reference;
    bool person = mi_reference_parse(mi_returned_cell(said, MI_RETURNED_PERSON), &reference) &&
                  reference.kind == MI_REFERENCE_PERSON;
    if (*mi_returned_cell(said, MI_RETURNED_CODE) != '\0')
        return MI_RETURNED_CODE;
    if (!person && *mi_returned_cell(said, MI_RETURNED_EMAIL) != '\0')
        return MI_RETURNED_EMAIL;
    return *mi_returned_cell(said, MI_RETURNED_PERSON) != '\0' ? MI_RETURNED_PERSON : MI_RETURNED_EMAIL;
}

enum miraif_status mi_returned_read_who(struct mi_returned *returned, struct mi_said *said)
{
    said->who = field_of_who(said);
    if (said->who == MI_RETURNED_CODE)
        return find_by_code(returned, said);
    if (*mi_returned_cell(said, said->who) != '\0')
        return mi_returned_person(returned, said, said->who, &said->person);
    if (!returned->kind->nobody)
        mi_sheet_refuse(&returned->sheet, said->row, said->who, "missing_person",
                        N_("the row does not say who answers"));
    return MIRAIF_OK;
}

void mi_returned_read_time(struct mi_returned *returned, struct mi_said *said)
{
    const char *cell = mi_returned_cell(said, MI_RETURNED_AT);
    int64_t now = mi_store_env(returned->store)->now;
    enum mi_reading reading = mi_read_instant(cell, &said->at);
    said->timed = reading == MI_READ_OK || reading == MI_READ_SERIAL;
    if (reading == MI_READ_BLANK)
        said->at = now;
    else if (!said->timed)
        mi_sheet_refuse(&returned->sheet, said->row, MI_RETURNED_AT, "invalid_date", N_("“%s” is no time"),
                        cell);
    else if (said->at > now)
        mi_sheet_refuse(&returned->sheet, said->row, MI_RETURNED_AT, "future_date",
                        N_("“%s” is a time to come"), cell);
}
