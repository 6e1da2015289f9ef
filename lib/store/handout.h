/* What of the table of handouts concerns a person. */
#ifndef MI_STORE_HANDOUT_H
#define MI_STORE_HANDOUT_H

#include "miraif/handout.h"

/* Those that may hold :person: made since they came in, of all or of a cohort that they have to do with, and
 * naming somebody. */
#define MI_HANDOUTS_OF_PERSON                                                                                \
    "newest >= :person AND kind <> 'export ics' AND (kind <> 'export report' OR audience <> 'public')"       \
    " AND (cohort IS NULL OR cohort IN (SELECT cohort FROM application WHERE person = :person"               \
    " UNION SELECT cohort FROM duty WHERE person = :person))"

#endif
