/* Two texts beside each other, line by line. */
#ifndef MI_TEXT_DIFF_H
#define MI_TEXT_DIFF_H

#include <stddef.h>

#include "miraif/arena.h"
#include "miraif/status.h"

struct mi_diff_line {
    char sign; /* ' ' in both, '-' in the first, '+' in the second */
    const char *text;
};

/* The lines of a text, without their ends; in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_text_lines(const char *text, struct miraif_arena *arena, const char *const **ret_line,
                                 size_t *ret_count, struct miraif_error *err);

/* Both texts' lines in order, with as few signs as can be: a longest common subsequence (Wagner and Fischer
 * 1974), whose time and memory go with the product of the lines that differ; in `arena`. MIRAIF_NO_MEMORY. */
enum miraif_status mi_text_diff(const char *before, const char *after, struct miraif_arena *arena,
                                const struct mi_diff_line **ret_line, size_t *ret_count,
                                struct miraif_error *err);

#endif
