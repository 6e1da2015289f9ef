/* Proof sheets as records and as a page. */
#ifndef CLI_RECORD_SHEET_H
#define CLI_RECORD_SHEET_H

#include "cli/record.h"

/* Builds a root in `arena`. */
struct mi_value *record_sheet(struct miraif_arena *arena, const struct miraif_sheet *sheet);

/* Says it as a page to read. MIRAIF_NO_MEMORY. */
enum miraif_status record_say_sheet(struct cli *cli, const struct miraif_sheet *sheet,
                                    struct miraif_error *err);

#endif
