/* Deciding that two people who look like one are two. */
#include "base/error.h"
#include "base/str.h"
#include "miraif/merge.h"
#include "store/db.h"
#include "store/dismissal.h"

static enum miraif_status need_people(struct miraif_store *store, int64_t *a, int64_t *b,
                                      struct miraif_arena *arena, struct miraif_error *err)
{
    struct miraif_person one, other;
    MI_TRY(miraif_person_get(store, *a, arena, &one, err));
    MI_TRY(miraif_person_get(store, *b, arena, &other, err));
    if (one.id == other.id)
        return mi_fail(err, MIRAIF_REFUSED, N_("p%lld %s is one person already"), (long long)one.id,
                       one.name);
    *a = one.id < other.id ? one.id : other.id;
    *b = one.id < other.id ? other.id : one.id;
    return MIRAIF_OK;
}

static enum miraif_status dismiss_them(struct miraif_store *store, int64_t a, int64_t b, const char *reason,
                                       struct miraif_arena *arena, struct miraif_error *err)
{
    MI_TRY(need_people(store, &a, &b, arena, err));
    return mi_twin_dismissal_put(store, a, b, mi_text_blank(reason) ? NULL : reason, err);
}

enum miraif_status miraif_twin_dismiss(struct miraif_store *store, int64_t a, int64_t b, const char *reason,
                                       struct miraif_arena *arena, struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, dismiss_them(store, a, b, reason, arena, err), err);
}

static enum miraif_status reopen_them(struct miraif_store *store, int64_t a, int64_t b,
                                      struct miraif_arena *arena, struct miraif_error *err)
{
    bool deleted;
    MI_TRY(need_people(store, &a, &b, arena, err));
    MI_TRY(mi_twin_dismissal_delete(store, a, b, &deleted, err));
    if (deleted)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_NOT_FOUND, N_("nobody decided that p%lld and p%lld are two people"), (long long)a,
            (long long)b);
    mi_hint(err, N_("miraif person merge --list --dismissed shows what was decided"));
    return MIRAIF_NOT_FOUND;
}

enum miraif_status miraif_twin_reopen(struct miraif_store *store, int64_t a, int64_t b,
                                      struct miraif_arena *arena, struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, reopen_them(store, a, b, arena, err), err);
}
