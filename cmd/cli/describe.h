/* The command tables as data: what `miraif help --json` prints. */
#ifndef CLI_DESCRIBE_H
#define CLI_DESCRIBE_H

#include "cli/find.h"

/* The commands that `path` leads to, with operands, options, records' fields; the nouns, the global options
 * and the statuses. A root in `arena`. */
struct mi_value *cli_describe(const struct cli_path *path, struct miraif_arena *arena);

#endif
