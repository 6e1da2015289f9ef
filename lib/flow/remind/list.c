/* What a claim would hand over, and what is not settled. */
#include "base/error.h"
#include "base/str.h"
#include "flow/remind/compose.h"
#include "flow/remind/reclaim.h"
#include "store/db.h"

static enum miraif_status preview(const struct mi_composer *composer, int64_t until,
                                  struct miraif_arena *arena, struct miraif_arena *scratch,
                                  miraif_letter_fn *each, void *context, struct miraif_error *err)
{
    struct mi_dues dues;
    MI_TRY(mi_dues_read(composer->store, until, arena, &dues, err));
    for (size_t from = 0, count; from < dues.count; from += count) {
        struct miraif_letter letter;
        count = mi_dues_together(&dues, from);
        miraif_arena_reset(scratch);
        MI_TRY(mi_compose(composer, &dues.due[from], count, scratch, &letter, err));
        if (letter.recipients > 0)
            MI_TRY(each(context, &letter));
    }
    return MIRAIF_OK;
}

enum miraif_status miraif_letters_preview(struct miraif_store *store, int64_t until, miraif_letter_fn *each,
                                          void *context, struct miraif_error *err)
{
    struct miraif_store_info info;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_arena *scratch = miraif_arena_create();
    enum miraif_status status = arena == NULL || scratch == NULL ? mi_no_memory(err) : MIRAIF_OK;
    if (status == MIRAIF_OK)
        status = miraif_store_info(store, arena, &info, err);
    if (status == MIRAIF_OK)
        status =
            preview(&(struct mi_composer){store, info.uuid, true}, until, arena, scratch, each, context, err);
    miraif_arena_destroy(arena);
    miraif_arena_destroy(scratch);
    return status;
}

struct listing {
    struct miraif_store *store;
    miraif_letter_fn *each;
    void *context;
    struct miraif_arena *scratch;
    struct miraif_error *err;
};

static enum miraif_status list_letter(void *context, const char *id)
{
    const struct listing *listing = context;
    struct miraif_letter letter;
    bool found;
    int64_t now = mi_store_env(listing->store)->now;
    miraif_arena_reset(listing->scratch);
    MI_TRY(mi_letter_get(listing->store, id, listing->scratch, &letter, &found, listing->err));
    if (mi_text_is(letter.state, "claimed") && letter.lease_until <= now && mi_letter_expired(&letter, now))
        letter.state = "missed";
    return listing->each(listing->context, &letter);
}

enum miraif_status miraif_letters_each_open(struct miraif_store *store, miraif_letter_fn *each, void *context,
                                            struct miraif_error *err)
{
    struct listing listing = {store, each, context, miraif_arena_create(), err};
    if (listing.scratch == NULL)
        return mi_no_memory(err);
    enum miraif_status status = mi_letter_each_open(store, list_letter, &listing, err);
    miraif_arena_destroy(listing.scratch);
    return status;
}
