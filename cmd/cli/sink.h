/* Where output goes: standard output, or a file that appears whole or not at all. */
#ifndef CLI_SINK_H
#define CLI_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "miraif/arena.h"
#include "miraif/status.h"

struct cli_sink {
    FILE *stream;
    const char *path;      /* what -o names; null: standard output */
    const char *temporary; /* the file beside it that is renamed in the end; null: written to directly */
    int error;             /* errno of the first write that failed; 0: none */
};

/* `path` null or "-" is standard output. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status cli_sink_open(struct cli_sink *sink, const char *path, struct miraif_arena *arena,
                                 struct miraif_error *err);

/* Failures stick and are told by close. */
void cli_sink_write(struct cli_sink *sink, const char *bytes, size_t length);

/* Flushes, syncs and closes; `complete` false leaves no file behind. MIRAIF_IO, with an empty message when
 * the reader of a pipe went away, which needs no telling. */
enum miraif_status cli_sink_close(struct cli_sink *sink, bool complete, struct miraif_error *err);

/* What close will say of the failures so far. */
enum miraif_status cli_sink_status(const struct cli_sink *sink, struct miraif_error *err);

bool cli_sink_is_terminal(const struct cli_sink *sink);

#endif
