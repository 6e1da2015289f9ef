/* Cohorts as records. */
#ifndef CLI_RECORD_COHORT_H
#define CLI_RECORD_COHORT_H

#include "cli/record.h"

extern const struct record_type record_cohort_type;
extern const struct record_type record_cohort_sheet_type; /* a cohort on one page */
extern const struct record_type record_count_type;
extern const struct record_type record_status_type; /* a count of which `by` is clear */

/* Each builds a root in `arena`, to which it copies. */
struct mi_value *record_cohort(struct miraif_arena *arena, const struct miraif_cohort *cohort,
                               const struct miraif_cohort_state *state);
struct mi_value *record_count(struct miraif_arena *arena, const struct miraif_count *count);

/* Warns when a cohort does not start on a Friday, the day of general sessions; it may be meant. */
void record_warn_of_start(struct cli *cli, const struct miraif_cohort *cohort);

#endif
