/* A file of text as physical lines. */
#include "io/source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

enum { WINDOW = MI_LINE_MOST + (1 << 18), WAIT_MILLISECONDS = 200 };

struct mi_source {
    const char *name;
    int fd;
    bool owned; /* `fd` is closed with the source */
    struct stat facts;
    uint64_t size;
    enum mi_unit unit;
    char *window;  /* of the file from `base` */
    size_t room;   /* bytes that it has room for: the file, WINDOW at most */
    uint64_t base; /* offset of window[0] */
    size_t fill;   /* bytes in the window */
    size_t at;     /* where the next line begins, in the window */
    size_t lf;     /* the next LF and CR from `at` on, `fill` where there is none: */
    size_t cr;     /* kept, so that a file without one of them is not searched for it at every line */
    bool known;    /* `lf` and `cr` are of this window */
};

static enum miraif_status io_failed(const struct mi_source *source, struct miraif_error *err)
{
    enum miraif_status status =
        mi_fail(err, errno == ENOENT || errno == ENOTDIR ? MIRAIF_NOT_FOUND : MIRAIF_IO,
                N_("the file cannot be read: %s"), strerror(errno));
    mi_locate(err, source->name, 0, 0, NULL);
    return status;
}

/* Writes all of `size` bytes. */
static bool write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t done = write(fd, bytes, size);
        if (done < 0 && errno != EINTR)
            return false;
        bytes += done < 0 ? 0 : done;
        size -= done < 0 ? 0 : (size_t)done;
    }
    return true;
}

static int open_unlinked(void)
{
    int fd = open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0)
        return fd;
    char path[] = "/tmp/miraif-XXXXXX"; /* a file system without O_TMPFILE */
    fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0)
        unlink(path);
    return fd;
}

static bool must_stop(const struct miraif_error *err)
{
    const struct miraif_env *env = err == NULL ? NULL : err->env;
    return env != NULL && env->should_stop != NULL && env->should_stop(env->context);
}

static enum miraif_status interrupted(struct miraif_error *err)
{
    return mi_fail(err, MIRAIF_INTERRUPTED, N_("interrupted; nothing is stored"));
}

/* Reads what there is, and waits for whoever writes it, as long as the user does. */
static enum miraif_status await(const struct mi_source *source, char *bytes, size_t size, size_t *ret_got,
                                struct miraif_error *err)
{
    struct pollfd input = {.fd = source->fd, .events = POLLIN};
    for (;;) {
        if (must_stop(err))
            return interrupted(err);
        int ready = poll(&input, 1, WAIT_MILLISECONDS);
        ssize_t got = ready > 0 ? read(source->fd, bytes, size) : -1;
        if (got >= 0) {
            *ret_got = (size_t)got;
            return MIRAIF_OK;
        }
        if (ready != 0 && errno != EINTR && errno != EAGAIN)
            return io_failed(source, err);
    }
}

static enum miraif_status copy_to(int fd, const struct mi_source *source, struct miraif_error *err)
{
    char bytes[1 << 14];
    for (;;) {
        size_t got = 0;
        MI_TRY(await(source, bytes, sizeof bytes, &got, err));
        if (got == 0)
            return MIRAIF_OK;
        if (!write_all(fd, bytes, got))
            return io_failed(source, err);
    }
}

/* Copies what `source` reads into an unlinked file, which takes its place. */
static enum miraif_status spool(struct mi_source *source, struct miraif_error *err)
{
    int fd = open_unlinked();
    enum miraif_status status = fd < 0 ? io_failed(source, err) : copy_to(fd, source, err);
    if (status == MIRAIF_OK && fstat(fd, &source->facts) != 0)
        status = io_failed(source, err);
    if (source->owned)
        close(source->fd);
    source->fd = fd;
    source->owned = fd >= 0;
    return status;
}

static enum miraif_status open_file(struct mi_source *source, const char *path, struct miraif_error *err)
{
    bool input = mi_text_is(path, "-");
    source->fd = input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    source->owned = !input && source->fd >= 0;
    if (source->fd < 0 && errno == EINTR && must_stop(err))
        return interrupted(err);
    if (source->fd < 0 || fstat(source->fd, &source->facts) != 0)
        return io_failed(source, err);
    if (S_ISDIR(source->facts.st_mode)) {
        errno = EISDIR;
        return io_failed(source, err);
    }
    if (input || !S_ISREG(source->facts.st_mode))
        MI_TRY(spool(source, err));
    source->size = (uint64_t)source->facts.st_size;
    return MIRAIF_OK;
}

static enum miraif_status make_window(struct mi_source *source, struct miraif_arena *arena,
                                      struct miraif_error *err)
{
    source->room = source->size < WINDOW ? (size_t)source->size : WINDOW;
    source->window = mi_arena_bytes(arena, source->room);
    return source->window == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

enum miraif_status mi_source_open(const char *path, struct miraif_arena *arena, struct mi_source **ret_source,
                                  struct miraif_error *err)
{
    struct mi_source *source = mi_arena_alloc(arena, sizeof *source);
    const char *name = mi_arena_text(arena, path);
    if (source == NULL || name == NULL)
        return mi_no_memory(err);
    source->name = name;
    enum miraif_status status = open_file(source, path, err);
    if (status == MIRAIF_OK)
        status = make_window(source, arena, err);
    if (status != MIRAIF_OK)
        mi_source_close(source);
    else
        *ret_source = source;
    return status;
}

void mi_source_close(struct mi_source *source)
{
    if (source != NULL && source->owned)
        close(source->fd);
}

const char *mi_source_name(const struct mi_source *source)
{
    return source->name;
}

uint64_t mi_source_size(const struct mi_source *source)
{
    return source->size;
}

bool mi_source_is(const struct mi_source *source, uint64_t device, uint64_t inode)
{
    return (uint64_t)source->facts.st_dev == device && (uint64_t)source->facts.st_ino == inode;
}

void mi_source_set_unit(struct mi_source *source, enum mi_unit unit)
{
    source->unit = unit;
}

enum miraif_status mi_source_read(struct mi_source *source, uint64_t offset, void *bytes, size_t size,
                                  size_t *ret_size, struct miraif_error *err)
{
    size_t done = 0;
    if (offset < source->size && size > source->size - offset)
        size = (size_t)(source->size - offset);
    while (offset < source->size && done < size) {
        ssize_t got = pread(source->fd, (char *)bytes + done, size - done, (off_t)(offset + done));
        if (got < 0 && errno != EINTR)
            return io_failed(source, err);
        if (got == 0) /* the file has become shorter meanwhile */
            return mi_fail(err, MIRAIF_IO, N_("“%s” changed while it was read"), source->name);
        done += got < 0 ? 0 : (size_t)got;
    }
    *ret_size = done;
    return MIRAIF_OK;
}

void mi_source_seek(struct mi_source *source, uint64_t offset)
{
    if (offset >= source->base && offset <= source->base + source->fill) {
        source->at = (size_t)(offset - source->base);
    } else {
        source->base = offset;
        source->at = source->fill = 0;
    }
    source->known = false;
}

static bool at_end(const struct mi_source *source)
{
    return source->base + source->fill >= source->size;
}

/* Moves what is left to the front of the window and reads on. */
static enum miraif_status refill(struct mi_source *source, struct miraif_error *err)
{
    memmove(source->window, source->window + source->at, source->fill - source->at);
    source->base += source->at;
    source->fill -= source->at;
    source->at = 0;
    source->known = false;
    size_t got;
    MI_TRY(mi_source_read(source, source->base + source->fill, source->window + source->fill,
                          source->room - source->fill, &got, err));
    source->fill += got;
    return MIRAIF_OK;
}

/* Where `unit` is next in the window, from `from` on; `fill` where it is not. */
static size_t find(const struct mi_source *source, size_t from, char unit)
{
    if (source->unit == MI_UNIT_BYTE) {
        const char *found = memchr(source->window + from, unit, source->fill - from);
        return found == NULL ? source->fill : (size_t)(found - source->window);
    }
    size_t low = source->unit == MI_UNIT_LITTLE ? 0 : 1;
    for (; from + 1 < source->fill; from += 2)
        if (source->window[from + low] == unit && source->window[from + 1 - low] == '\0')
            return from;
    return source->fill;
}

/* Finds the end of the line at `at`: its newline, and where the next line begins. False when the window ends
 * before that is known. */
static bool find_end(struct mi_source *source, size_t *ret_next, enum mi_newline *ret_newline)
{
    size_t unit = source->unit == MI_UNIT_BYTE ? 1 : 2;
    if (!source->known || source->lf < source->at)
        source->lf = find(source, source->at, '\n');
    if (!source->known || source->cr < source->at)
        source->cr = find(source, source->at, '\r');
    source->known = true;
    size_t end = source->lf < source->cr ? source->lf : source->cr;
    if (end == source->fill)
        return false;
    *ret_next = end + unit;
    *ret_newline = end == source->lf ? MI_NEWLINE_LF : MI_NEWLINE_CR;
    if (end == source->lf)
        return true;
    if (end + 2 * unit > source->fill && !at_end(source))
        return false; /* an LF may follow */
    if (source->lf == end + unit && source->lf < source->fill) {
        *ret_next += unit;
        *ret_newline = MI_NEWLINE_CRLF;
    }
    return true;
}

enum miraif_status mi_source_line(struct mi_source *source, struct mi_line *ret_line, bool *ret_more,
                                  struct miraif_error *err)
{
    uint64_t start = source->base + source->at;
    size_t next;
    enum mi_newline newline = MI_NEWLINE_NONE;
    while (!find_end(source, &next, &newline)) {
        next = source->fill;
        if (at_end(source))
            break;
        if (source->fill - source->at > MI_LINE_MOST)
            source->at = source->fill - 4; /* an overlong line goes by; its CR may be the last seen */
        MI_TRY(refill(source, err));
    }
    const char *bytes = source->window + source->at;
    uint64_t end = source->base + next;
    source->at = next;
    *ret_more = end > start;
    *ret_line = (struct mi_line){.start = start, .end = end, .newline = newline};
    ret_line->too_long = end - start > MI_LINE_MOST;
    ret_line->bytes = ret_line->too_long ? NULL : bytes;
    ret_line->length = (size_t)(end - start);
    return MIRAIF_OK;
}
