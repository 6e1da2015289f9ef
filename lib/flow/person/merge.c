/* Making two people one. */
#include "miraif/merge.h"

#include "base/error.h"
#include "store/db.h"
#include "store/forget.h"
#include "store/merge.h"
#include "store/redirect.h"

static enum miraif_status check_remembered(struct miraif_store *store, int64_t person,
                                           struct miraif_error *err)
{
    bool forgotten;
    MI_TRY(mi_forgotten_is(store, person, &forgotten, err));
    return forgotten ? mi_fail(err, MIRAIF_REFUSED, N_("p%lld was forgotten"), (long long)person) : MIRAIF_OK;
}

static enum miraif_status merge_it(struct miraif_store *store, int64_t into, int64_t from, bool drop,
                                   struct miraif_arena *arena, struct miraif_merge *merge,
                                   struct miraif_error *err)
{
    struct miraif_person other;
    MI_TRY(miraif_person_get(store, into, arena, &merge->person, err));
    MI_TRY(miraif_person_get(store, from, arena, &other, err));
    MI_TRY(check_remembered(store, merge->person.id, err));
    MI_TRY(check_remembered(store, other.id, err));
    MI_TRY(mi_merge_check(store, &merge->person, &other, drop, arena, err));
    MI_TRY(mi_merge_rows(store, merge->person.id, other.id, arena, merge, err));
    MI_TRY(mi_redirect_put(store, &other, merge->person.id, err));
    merge->from = other.id;
    merge->from_name = other.name;
    merge->from_email = other.email;
    return miraif_person_get(store, merge->person.id, arena, &merge->person, err);
}

enum miraif_status miraif_person_merge(struct miraif_store *store, int64_t into, int64_t from, bool drop,
                                       struct miraif_arena *arena, struct miraif_merge *ret_merge,
                                       struct miraif_error *err)
{
    struct miraif_merge merge = {0};
    MI_TRY(mi_merge_begin(store, err));
    MI_TRY(mi_store_end(store, merge_it(store, into, from, drop, arena, &merge, err), err));
    *ret_merge = merge;
    return MIRAIF_OK;
}
