/* Acquaintances that people declare. */
#include "miraif/acquaintance.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/acquaintance.h"
#include "store/db.h"

/* The one pair that is looked for. */
struct wanted {
    int64_t low;
    int64_t high;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_apart pair;
};

static enum miraif_status take(void *context, const struct miraif_apart *pair)
{
    struct wanted *wanted = context;
    if (pair->low != wanted->low || pair->high != wanted->high)
        return MIRAIF_OK;
    wanted->pair = *pair;
    wanted->pair.low_name = mi_arena_text(wanted->arena, pair->low_name);
    wanted->pair.high_name = mi_arena_text(wanted->arena, pair->high_name);
    wanted->pair.reason = mi_arena_text(wanted->arena, pair->reason);
    bool lost = wanted->pair.low_name == NULL || wanted->pair.high_name == NULL ||
                (pair->reason != NULL && wanted->pair.reason == NULL);
    return lost ? mi_no_memory(wanted->err) : MIRAIF_OK;
}

static enum miraif_status add_it(struct miraif_store *store, struct wanted *wanted, const char *reason)
{
    struct miraif_person person;
    MI_TRY(miraif_person_get(store, wanted->low, wanted->arena, &person, wanted->err));
    MI_TRY(miraif_person_get(store, wanted->high, wanted->arena, &person, wanted->err));
    MI_TRY(mi_acquaintance_put(store, wanted->low, wanted->high, mi_text_blank(reason) ? NULL : reason,
                               wanted->err));
    return miraif_acquaintance_each(store, wanted->low, take, wanted, wanted->err);
}

enum miraif_status miraif_acquaintance_add(struct miraif_store *store, int64_t a, int64_t b,
                                           const char *reason, struct miraif_arena *arena,
                                           struct miraif_apart *ret_pair, struct miraif_error *err)
{
    struct wanted wanted = {.low = a < b ? a : b, .high = a < b ? b : a, .arena = arena, .err = err};
    if (a == b)
        return mi_fail(err, MIRAIF_REFUSED, N_("p%lld knows themselves already"), (long long)a);
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, add_it(store, &wanted, reason), err));
    *ret_pair = wanted.pair;
    return MIRAIF_OK;
}

static enum miraif_status remove_it(struct miraif_store *store, int64_t low, int64_t high,
                                    struct miraif_error *err)
{
    bool deleted;
    MI_TRY(mi_acquaintance_delete(store, low, high, &deleted, err));
    if (deleted)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_NOT_FOUND, N_("nobody said that p%lld and p%lld know one another"), (long long)low,
            (long long)high);
    mi_hint(err, N_("miraif person knows list shows who does"));
    return MIRAIF_NOT_FOUND;
}

enum miraif_status miraif_acquaintance_remove(struct miraif_store *store, int64_t a, int64_t b,
                                              struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, remove_it(store, a < b ? a : b, a < b ? b : a, err), err);
}
