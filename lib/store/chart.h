/* The lines of a person's chart, over all tables. */
#ifndef MI_STORE_CHART_H
#define MI_STORE_CHART_H

#include "miraif/chart.h"

/* Calls `each` for the lines of one part. */
enum miraif_status mi_chart_part_each(struct miraif_store *store, int64_t person, enum miraif_chart_part part,
                                      miraif_chart_fn *each, void *context, struct miraif_error *err);

#endif
