/* The table of assessments. */
#ifndef MI_STORE_ASSESSMENT_H
#define MI_STORE_ASSESSMENT_H

#include "miraif/assessment.h"

/* The code of the field that is shared. */
#define MI_FIELD_ASSESSMENT "assessment"

/* The latest result of each instrument, by instrument, of a person or with `taken_on` and `instrument` the
 * one of that day; without names. In `arena`. */
enum miraif_status mi_assessments_read(struct miraif_store *store, int64_t person, const char *instrument,
                                       const char *taken_on, struct miraif_arena *arena,
                                       struct miraif_assessment **ret_list, size_t *ret_count,
                                       struct miraif_error *err);

/* Takes the place of what is stored of that person, instrument and day. Within a write. */
enum miraif_status mi_assessment_put(struct miraif_store *store, const struct miraif_assessment *assessment,
                                     struct miraif_error *err);

typedef enum miraif_status mi_assessed_fn(void *context, int64_t person, const char *name);

/* Calls `each` for the people of miraif_assessment_each, by number. */
enum miraif_status mi_assessed_each(struct miraif_store *store, int64_t person, int64_t cohort,
                                    mi_assessed_fn *each, void *context, struct miraif_error *err);

#endif
