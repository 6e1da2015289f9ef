/* Writing output with every error seen. */
#include "cli/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"

static enum miraif_status fail(const char *path, int number, struct miraif_error *err)
{
    if (path == NULL)
        return mi_fail(err, MIRAIF_IO, N_("cannot write to standard output: %s"), strerror(number));
    return mi_fail(err, MIRAIF_IO, N_("cannot write “%s”: %s"), path, strerror(number));
}

/* Where a file would be replaced: what a symbolic link stands for is written, not the link. */
static const char *resolve(const char *path, struct miraif_arena *arena)
{
    char *real = realpath(path, NULL);
    const char *copy = mi_arena_text(arena, real == NULL ? path : real);
    free(real);
    return copy;
}

/* A new file beside `path`, with the rights of the one that it will replace, else its owner's alone: what is
 * exported is about people. */
static FILE *open_beside(struct cli_sink *sink, const char *path, const struct stat *there,
                         struct miraif_arena *arena)
{
    char *name = mi_arena_printf(arena, "%s.XXXXXX", path);
    int fd = name == NULL ? -1 : mkstemp(name);
    if (fd < 0)
        return NULL;
    FILE *stream = there != NULL && fchmod(fd, there->st_mode & 0777) != 0 ? NULL : fdopen(fd, "w");
    if (stream == NULL) {
        close(fd);
        unlink(name);
        return NULL;
    }
    sink->path = path;
    sink->temporary = name;
    return stream;
}

enum miraif_status cli_sink_open(struct cli_sink *sink, const char *path, struct miraif_arena *arena,
                                 struct miraif_error *err)
{
    struct stat there;
    *sink = (struct cli_sink){.stream = stdout};
    if (path == NULL || strcmp(path, "-") == 0)
        return MIRAIF_OK;
    const char *real = resolve(path, arena);
    if (real == NULL)
        return mi_no_memory(err);
    sink->path = real;
    bool exists = stat(real, &there) == 0;
    if (exists && !S_ISREG(there.st_mode))
        sink->stream = fopen(real, "w"); /* a device or a pipe is not replaced */
    else
        sink->stream = open_beside(sink, real, exists ? &there : NULL, arena);
    return sink->stream == NULL ? fail(path, errno, err) : MIRAIF_OK;
}

void cli_sink_write(struct cli_sink *sink, const char *bytes, size_t length)
{
    if (sink->error == 0 && length > 0 && fwrite(bytes, 1, length, sink->stream) != length)
        sink->error = errno;
}

enum miraif_status cli_sink_status(const struct cli_sink *sink, struct miraif_error *err)
{
    if (sink->error == 0)
        return MIRAIF_OK;
    fail(sink->path, sink->error, err);
    if (sink->error == EPIPE && err != NULL)
        err->message[0] = '\0';
    return MIRAIF_IO;
}

/* The name must survive a crash, too: the folder is synced. */
static bool sync_folder(const char *path)
{
    char *folder = strdup(path);
    if (folder == NULL)
        return false;
    char *slash = strrchr(folder, '/');
    if (slash != NULL)
        slash[slash == folder ? 1 : 0] = '\0';
    int fd = open(slash == NULL ? "." : folder, O_RDONLY | O_DIRECTORY);
    bool synced = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    free(folder);
    return synced;
}

enum miraif_status cli_sink_close(struct cli_sink *sink, bool complete, struct miraif_error *err)
{
    if (sink->stream == NULL)
        return MIRAIF_OK;
    if (fflush(sink->stream) != 0 && sink->error == 0)
        sink->error = errno;
    bool whole = complete && sink->error == 0;
    if (whole && sink->temporary != NULL && fsync(fileno(sink->stream)) != 0)
        sink->error = errno;
    /* A standard output that was closed and never written to is nobody's loss. */
    if (fclose(sink->stream) != 0 && sink->error == 0)
        sink->error = errno;
    sink->stream = NULL;
    if (sink->temporary != NULL) {
        if (!complete || sink->error != 0)
            unlink(sink->temporary);
        else if (rename(sink->temporary, sink->path) != 0 || !sync_folder(sink->path))
            sink->error = errno;
    }
    return cli_sink_status(sink, err);
}

bool cli_sink_is_terminal(const struct cli_sink *sink)
{
    return isatty(fileno(sink->stream)) == 1;
}
