/* Answers that come back from forms about sessions: what its kinds share. */
#ifndef MI_FLOW_SESSION_IMPORT_H
#define MI_FLOW_SESSION_IMPORT_H

#include "flow/returned/returned.h"
#include "miraif/session.h"

/* What stands behind the first fields, which every such sheet has. */
enum { MI_FIELD_FIRST = MI_RETURNED_OWN, MI_FIELD_SECOND, MI_FIELD_THIRD, MI_FIELD_FOURTH, MI_FIELD_FIFTH };

/* What a whole sheet is about: a session, or the cohort of the sessions that its rows name. */
struct mi_form {
    const char *reference; /* of the session; null: of a cohort's */
    bool presented;        /* it is one at which visions are presented */
    int64_t cohort;
    struct miraif_session session; /* once it is found */
};

#define MI_FORM_KIND(rows)                                                                                   \
    .fields = (rows), .field_count = sizeof(rows) / sizeof *(rows),                                          \
    .purposes = (const char *const[]){"rsvp", NULL}, .need = (const size_t[]){MI_FIELD_FIRST}, .needed = 1,  \
    .latest = MI_LATEST_ALL, .begin = mi_form_open

/* Finds the session of the context, a struct mi_form. */
mi_returned_fn mi_form_open;

/* Refuses the row for its answer, which is not there or is not known. */
void mi_form_refuse_answer(struct mi_returned *returned, struct mi_said *said);

#endif
