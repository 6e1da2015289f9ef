/* Keeping two people apart, and no longer. */
#include "store/apart.h"
#include "base/error.h"
#include "base/str.h"
#include "miraif/person.h"
#include "store/db.h"

static enum miraif_status need_both(struct miraif_store *store, int64_t low, int64_t high,
                                    struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_person person;
    enum miraif_status status =
        arena == NULL ? mi_no_memory(err) : miraif_person_get(store, low, arena, &person, err);
    if (status == MIRAIF_OK)
        status = miraif_person_get(store, high, arena, &person, err);
    miraif_arena_destroy(arena);
    return status;
}

static enum miraif_status add_it(struct miraif_store *store, int64_t low, int64_t high, const char *reason,
                                 struct miraif_arena *arena, struct miraif_apart *ret_apart,
                                 struct miraif_error *err)
{
    MI_TRY(need_both(store, low, high, err));
    MI_TRY(
        mi_apart_put(store, low, high, mi_text_blank(reason) ? NULL : reason, mi_store_env(store)->now, err));
    return mi_apart_get(store, low, high, arena, ret_apart, err);
}

enum miraif_status miraif_apart_add(struct miraif_store *store, int64_t a, int64_t b, const char *reason,
                                    struct miraif_arena *arena, struct miraif_apart *ret_apart,
                                    struct miraif_error *err)
{
    struct miraif_apart apart;
    if (a == b)
        return mi_fail(err, MIRAIF_REFUSED, "p%lld cannot be kept apart from themselves", (long long)a);
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, add_it(store, a < b ? a : b, a < b ? b : a, reason, arena, &apart, err), err));
    *ret_apart = apart;
    return MIRAIF_OK;
}

static enum miraif_status remove_it(struct miraif_store *store, int64_t low, int64_t high,
                                    struct miraif_error *err)
{
    bool deleted;
    MI_TRY(mi_apart_delete(store, low, high, &deleted, err));
    if (deleted)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_NOT_FOUND, "p%lld and p%lld are not kept apart", (long long)low, (long long)high);
    mi_hint(err, "miraif person apart list shows who is");
    return MIRAIF_NOT_FOUND;
}

enum miraif_status miraif_apart_remove(struct miraif_store *store, int64_t a, int64_t b,
                                       struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, remove_it(store, a < b ? a : b, a < b ? b : a, err), err);
}
