/* Assessments in a line. */
#ifndef MI_FLOW_PERSON_ASSESSMENT_H
#define MI_FLOW_PERSON_ASSESSMENT_H

#include "store/assessment.h"

/* The latest results of a person as one text, "外向性 3.5, 計画性 4", "" for none; in `arena`. */
enum miraif_status mi_assessment_text(struct miraif_store *store, int64_t person, struct miraif_arena *arena,
                                      const char **ret_text, struct miraif_error *err);

#endif
