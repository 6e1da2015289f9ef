/* What every cohort must be. */
#ifndef MI_FLOW_COHORT_CHECK_H
#define MI_FLOW_COHORT_CHECK_H

#include "miraif/cohort.h"

/* MIRAIF_REFUSED, naming the field, when number, name, date or sizes are out of range. */
enum miraif_status mi_cohort_check(const struct miraif_cohort *cohort, struct miraif_error *err);

#endif
