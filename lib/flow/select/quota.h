/* Quotas on values: which of the applicants count for one. */
#ifndef MI_FLOW_SELECT_QUOTA_H
#define MI_FLOW_SELECT_QUOTA_H

#include "miraif/application.h"
#include "miraif/selection.h"
#include "model/roster.h"

/* Sets `holds[i]` to 1 for those of the roster who have the value. A field is known by its name in either
 * language; any other is looked for among the headers of the applications' answers.
 * MIRAIF_NOT_FOUND: no such field. MIRAIF_NO_MEMORY. */
enum miraif_status mi_quota_holders(const struct miraif_value_quota *quota, const struct mi_roster *roster,
                                    uint8_t *holds, struct miraif_arena *arena, struct miraif_error *err);

/* The quota as it was typed, such as "industry:製造<=4". Null when out of memory. */
const char *mi_quota_text(const struct miraif_value_quota *quota, struct miraif_arena *arena);

#endif
