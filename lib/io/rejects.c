/* The file of bad records and the file of reasons. */
#include "io/rejects.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"

enum { CHUNK = 16 * 1024 };

struct mi_rejects {
    const char *path;
    struct mi_source *source;
    FILE *records;
    FILE *reasons; /* null where `path` is no regular file */
    bool told;
};

static enum miraif_status cannot_write(const char *path, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_IO, N_("cannot write “%s”: %s"), path, strerror(errno));
    mi_locate(err, path, 0, 0, NULL);
    return MIRAIF_IO;
}

/* Opens without emptying, since it may be the very file that is read. */
static enum miraif_status open_empty(const char *path, struct mi_source *source, FILE **ret_file,
                                     bool *ret_regular, struct miraif_error *err)
{
    struct stat facts;
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return cannot_write(path, err);
    enum miraif_status status = MIRAIF_OK;
    if (fstat(fd, &facts) != 0)
        status = cannot_write(path, err);
    else if (mi_source_is(source, (uint64_t)facts.st_dev, (uint64_t)facts.st_ino))
        status = mi_fail(err, MIRAIF_REFUSED, N_("“%s” is the file that is read"), path);
    else if (S_ISREG(facts.st_mode) && ftruncate(fd, 0) != 0)
        status = cannot_write(path, err);
    FILE *file = status == MIRAIF_OK ? fdopen(fd, "w") : NULL;
    if (file != NULL) {
        *ret_file = file;
        *ret_regular = S_ISREG(facts.st_mode);
        return MIRAIF_OK;
    }
    close(fd);
    return status == MIRAIF_OK ? mi_no_memory(err) : status;
}

static enum miraif_status open_both(struct mi_rejects *rejects, struct miraif_arena *arena,
                                    struct miraif_error *err)
{
    bool regular;
    MI_TRY(open_empty(rejects->path, rejects->source, &rejects->records, &regular, err));
    if (!regular)
        return MIRAIF_OK;
    const char *path = mi_arena_printf(arena, "%s.json", rejects->path);
    if (path == NULL)
        return mi_no_memory(err);
    MI_TRY(open_empty(path, rejects->source, &rejects->reasons, &regular, err));
    fputs("{\"schema\":\"miraif/import-rejects/1\",\"rejected\":[", rejects->reasons);
    return MIRAIF_OK;
}

enum miraif_status mi_rejects_open(const char *path, struct mi_source *source, struct miraif_arena *arena,
                                   struct mi_rejects **ret_rejects, struct miraif_error *err)
{
    struct mi_rejects *rejects = mi_arena_alloc(arena, sizeof *rejects);
    if (rejects == NULL)
        return mi_no_memory(err);
    rejects->source = source;
    rejects->path = mi_arena_text(arena, path);
    enum miraif_status status = rejects->path == NULL ? mi_no_memory(err) : open_both(rejects, arena, err);
    if (status != MIRAIF_OK)
        return mi_rejects_close(rejects, status, err);
    *ret_rejects = rejects;
    return MIRAIF_OK;
}

enum miraif_status mi_rejects_copy(struct mi_rejects *rejects, uint64_t start, uint64_t end,
                                   struct miraif_error *err)
{
    char bytes[CHUNK];
    while (start < end) {
        size_t size = end - start < CHUNK ? (size_t)(end - start) : CHUNK;
        size_t got;
        MI_TRY(mi_source_read(rejects->source, start, bytes, size, &got, err));
        if (got == 0 || fwrite(bytes, 1, got, rejects->records) != got)
            return cannot_write(rejects->path, err);
        start += got;
    }
    return MIRAIF_OK;
}

void mi_rejects_tell(struct mi_rejects *rejects, const char *json)
{
    if (rejects->reasons == NULL)
        return;
    fputs(rejects->told ? ",\n" : "\n", rejects->reasons); /* errors stick until the file is closed */
    fputs(json, rejects->reasons);
    rejects->told = true;
}

static bool close_file(FILE *file)
{
    if (file == NULL)
        return true;
    bool failed = fflush(file) != 0 || ferror(file) != 0;
    return fclose(file) == 0 && !failed;
}

enum miraif_status mi_rejects_close(struct mi_rejects *rejects, enum miraif_status status,
                                    struct miraif_error *err)
{
    if (rejects == NULL)
        return status;
    if (rejects->reasons != NULL)
        fputs("\n]}\n", rejects->reasons);
    bool written = close_file(rejects->records);
    written = close_file(rejects->reasons) && written;
    if (written || (status != MIRAIF_OK && status != MIRAIF_PARTIAL))
        return status;
    return cannot_write(rejects->path, err);
}
