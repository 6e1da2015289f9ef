/* Going on after a restore. */
#include "base/error.h"
#include "miraif/letter.h"
#include "store/db.h"
#include "store/hold.h"
#include "store/letter.h"

static enum miraif_status cancel_named(struct miraif_store *store, const char *key, int64_t *ret_count,
                                       struct miraif_error *err)
{
    int64_t cancelled;
    MI_TRY(mi_due_cancel(store, key, &cancelled, err));
    if (cancelled == 0) {
        mi_fail(err, MIRAIF_NOT_FOUND, "no item “%s” is due", key);
        mi_hint(err, "`miraif export reminders resume` lists those that are");
        return MIRAIF_NOT_FOUND;
    }
    *ret_count += cancelled;
    return MIRAIF_OK;
}

static enum miraif_status resume(struct miraif_store *store, const char *const *key, size_t keys, bool all,
                                 int64_t *ret_cancelled, struct miraif_error *err)
{
    int64_t since;
    MI_TRY(mi_hold_get(store, &since, err));
    if (since == 0)
        return mi_fail(err, MIRAIF_REFUSED, "the outbox is not on hold");
    for (size_t i = 0; i < keys; i++)
        MI_TRY(cancel_named(store, key[i], ret_cancelled, err));
    if (all) {
        int64_t cancelled;
        MI_TRY(mi_due_cancel(store, NULL, &cancelled, err));
        *ret_cancelled += cancelled;
    }
    return mi_hold_end(store, err);
}

enum miraif_status miraif_letters_resume(struct miraif_store *store, const char *const *key, size_t keys,
                                         bool all, int64_t *ret_cancelled, struct miraif_error *err)
{
    int64_t cancelled = 0;
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, resume(store, key, keys, all, &cancelled, err), err));
    *ret_cancelled = cancelled;
    return MIRAIF_OK;
}
