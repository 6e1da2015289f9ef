/* A file of text as physical lines, in whatever encoding: CRLF, LF and CR each end one. Memory is bounded:
 * a window of the file, and places in it as offsets, to which the reader can go back. */
#ifndef MI_IO_SOURCE_H
#define MI_IO_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "miraif/arena.h"

/* The longest line that is handed out: a field of 1 MiB and its neighbours. */
enum { MI_LINE_MOST = (1 << 20) + (1 << 18) };

enum mi_newline { MI_NEWLINE_NONE = 0, MI_NEWLINE_LF = 1, MI_NEWLINE_CRLF = 2, MI_NEWLINE_CR = 4 };

struct mi_line {
    const char *bytes; /* with its line end; valid until the next line is read */
    size_t length;
    uint64_t start; /* where it begins in the file */
    uint64_t end;   /* where the next one begins */
    enum mi_newline newline;
    bool too_long; /* `bytes` is null */
};

struct mi_source;

/* Opens the file at `path`; "-" is standard input. What cannot be read twice (a pipe) is copied to an
 * unlinked file of mode 0600 first. The caller closes `*ret_source`, which lives in `arena`.
 * MIRAIF_NOT_FOUND, MIRAIF_IO (a folder, no permission, a failing read), MIRAIF_NO_MEMORY. */
enum miraif_status mi_source_open(const char *path, struct miraif_arena *arena, struct mi_source **ret_source,
                                  struct miraif_error *err);
void mi_source_close(struct mi_source *source);

const char *mi_source_name(const struct mi_source *source);
uint64_t mi_source_size(const struct mi_source *source);

/* True when `device` and `inode` (of fstat) are this file's. */
bool mi_source_is(const struct mi_source *source, uint64_t device, uint64_t inode);

/* How many bytes a unit of the encoding has: 1, or 2 with the more significant byte first or last. */
enum mi_unit { MI_UNIT_BYTE, MI_UNIT_LITTLE, MI_UNIT_BIG };
void mi_source_set_unit(struct mi_source *source, enum mi_unit unit);

/* The next line; `*ret_more` is false at the end of the file. MIRAIF_IO. */
enum miraif_status mi_source_line(struct mi_source *source, struct mi_line *ret_line, bool *ret_more,
                                  struct miraif_error *err);

/* The next line is the one that begins at `offset`. */
void mi_source_seek(struct mi_source *source, uint64_t offset);

/* Reads up to `size` bytes at `offset` without moving; fewer at the end of the file. MIRAIF_IO. */
enum miraif_status mi_source_read(struct mi_source *source, uint64_t offset, void *bytes, size_t size,
                                  size_t *ret_size, struct miraif_error *err);

#endif
