/* Checking what is claimed of a division, from its input alone. */
#ifndef MI_FLOW_GROUPING_RECHECK_H
#define MI_FLOW_GROUPING_RECHECK_H

#include "miraif/proof.h"

/* Fills in the verdicts but that about the digest. The input is well formed. MIRAIF_INTERRUPTED,
 * MIRAIF_NO_MEMORY. */
enum miraif_status mi_recheck(const struct miraif_sheet *sheet, const struct miraif_env *env,
                              struct miraif_arena *arena, struct miraif_arena *table,
                              enum miraif_verdict verdict[MIRAIF_CLAIMS], struct miraif_error *err);

#endif
