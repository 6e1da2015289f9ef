/* Writing batches. Names are made of the batch and the letter, so that writing again meets the same files. */
#include "flow/remind/spool.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "io/publish.h"

enum { BATCH_MOST = 1 << 30 };

static bool is_maildir(const struct mi_batch *batch)
{
    return mi_text_is(batch->format, "maildir");
}

enum miraif_status mi_spool_path(const char *spool, const struct mi_batch *batch, struct miraif_arena *arena,
                                 const char **ret_path, struct miraif_error *err)
{
    const char *path = is_maildir(batch) ? mi_arena_printf(arena, "%s/new", spool)
                                         : mi_arena_printf(arena, "%s/%s.jsonl", spool, batch->id);
    if (path == NULL)
        return mi_no_memory(err);
    *ret_path = path;
    return MIRAIF_OK;
}

struct writing {
    const char *spool;
    const struct mi_batch *batch;
    struct miraif_arena *arena;
    struct mi_str lines;
    int64_t letters;
    struct miraif_error *err;
};

static enum miraif_status make_maildir(struct writing *writing)
{
    static const char *const folders[] = {"tmp", "new", "cur"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        const char *folder = mi_arena_printf(writing->arena, "%s/%s", writing->spool, folders[i]);
        if (folder == NULL)
            return mi_no_memory(writing->err);
        MI_TRY(mi_make_folder(folder, writing->err));
    }
    return MIRAIF_OK;
}

static enum miraif_status place_mail(void *context, const char *letter, const char *bytes, size_t size,
                                     bool settled)
{
    struct writing *writing = context;
    if (settled)
        return MIRAIF_OK;
    miraif_arena_reset(writing->arena);
    const char *id = writing->batch->id;
    const char *temporary = mi_arena_printf(writing->arena, "%s/tmp/%s.%s", writing->spool, id, letter);
    const char *path = mi_arena_printf(writing->arena, "%s/new/%s.%s", writing->spool, id, letter);
    if (temporary == NULL || path == NULL)
        return mi_no_memory(writing->err);
    return mi_file_place(temporary, path, bytes, size, writing->err);
}

static enum miraif_status write_maildir(struct miraif_store *store, struct writing *writing)
{
    MI_TRY(make_maildir(writing));
    MI_TRY(mi_handover_each(store, writing->batch->id, place_mail, writing, writing->err));
    miraif_arena_reset(writing->arena);
    const char *folder = mi_arena_printf(writing->arena, "%s/new", writing->spool);
    return folder == NULL ? mi_no_memory(writing->err) : mi_folder_sync(folder, writing->err);
}

static enum miraif_status add_line(void *context, const char *letter, const char *bytes, size_t size,
                                   bool settled)
{
    struct writing *writing = context;
    (void)letter;
    (void)settled;
    mi_str_add_bytes(&writing->lines, bytes, size);
    writing->letters++;
    return MIRAIF_OK;
}

static enum miraif_status write_lines(struct miraif_store *store, struct writing *writing)
{
    const char *path, *lines;
    writing->lines = mi_str_begin(writing->arena, BATCH_MOST);
    MI_TRY(mi_handover_each(store, writing->batch->id, add_line, writing, writing->err));
    mi_str_addf(&writing->lines, "{\"end\":%lld}\n", (long long)writing->letters);
    MI_TRY(mi_str_end(&writing->lines, &lines, writing->err));
    MI_TRY(mi_spool_path(writing->spool, writing->batch, writing->arena, &path, writing->err));
    const char *temporary = mi_arena_printf(writing->arena, "%s/.%s.tmp", writing->spool, writing->batch->id);
    if (temporary == NULL)
        return mi_no_memory(writing->err);
    MI_TRY(mi_file_place(temporary, path, lines, writing->lines.length, writing->err));
    return mi_folder_sync(writing->spool, writing->err);
}

enum miraif_status mi_spool_write(struct miraif_store *store, const char *spool, const struct mi_batch *batch,
                                  struct miraif_error *err)
{
    struct writing writing = {.spool = spool, .batch = batch, .arena = miraif_arena_create(), .err = err};
    if (writing.arena == NULL)
        return mi_no_memory(err);
    enum miraif_status status = mi_make_folder(spool, err);
    if (status == MIRAIF_OK)
        status = is_maildir(batch) ? write_maildir(store, &writing) : write_lines(store, &writing);
    miraif_arena_destroy(writing.arena);
    return status;
}
