/* What sheets of answers about sessions are about. */
#include "flow/session/import.h"

#include "base/error.h"
#include "flow/session/attend.h"
#include "flow/session/present.h"
#include "store/cohort.h"

enum miraif_status mi_form_open(struct mi_returned *returned)
{
    struct mi_form *form = returned->context;
    if (form->reference == NULL)
        return mi_cohort_need(returned->store, form->cohort, returned->err);
    MI_TRY((form->presented ? mi_present_session : mi_session_open)(
        returned->store, form->reference, returned->arena, &form->session, returned->err));
    returned->object = form->session.id;
    return MIRAIF_OK;
}

void mi_form_refuse_answer(struct mi_returned *returned, struct mi_said *said)
{
    const char *cell = mi_returned_cell(said, MI_FIELD_FIRST);
    if (*cell == '\0')
        mi_returned_refuse_silence(returned, said, MI_FIELD_FIRST);
    else
        mi_sheet_refuse(&returned->sheet, said->row, MI_FIELD_FIRST, "unknown_answer",
                        N_("“%s” says nothing that is known here"), cell);
}
