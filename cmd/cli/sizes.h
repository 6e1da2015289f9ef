/* Sizes on the command line: 5,4,4 or 4x6,3x2, which is six of four and two of three. */
#ifndef CLI_SIZES_H
#define CLI_SIZES_H

#include "cli/command.h"

struct cli_sizes {
    uint32_t *size;
    uint32_t count;
    uint32_t people; /* their sum */
};

/* Reads a list whose sum is at most `most`; `complaint` is what else is said, with a place for the list. The
 * sizes live in `arena`. MIRAIF_USAGE, MIRAIF_NO_MEMORY. */
enum miraif_status cli_sizes_read(const char *list, uint32_t most, const char *complaint,
                                  struct miraif_arena *arena, struct cli_sizes *ret_sizes,
                                  struct miraif_error *err);

#endif
