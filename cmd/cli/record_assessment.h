/* Results of assessments as records. */
#ifndef CLI_RECORD_ASSESSMENT_H
#define CLI_RECORD_ASSESSMENT_H

#include "cli/record.h"

extern const struct record_type record_assessment_type;

struct mi_value *record_assessment(struct miraif_arena *arena, const struct miraif_assessment *assessment);

#endif
