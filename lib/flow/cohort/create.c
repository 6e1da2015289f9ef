/* A new cohort. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/cohort/check.h"
#include "store/cohort.h"
#include "store/db.h"

static enum miraif_status create_it(struct miraif_store *store, const struct miraif_cohort *cohort,
                                    struct miraif_error *err)
{
    bool exists;
    MI_TRY(mi_cohort_exists(store, cohort->id, &exists, err));
    if (!exists)
        return mi_cohort_insert(store, cohort, err);
    mi_fail(err, MIRAIF_CONFLICT, "cohort %lld is there already", (long long)cohort->id);
    mi_hint(err, "change it: miraif cohort edit %lld", (long long)cohort->id);
    return MIRAIF_CONFLICT;
}

enum miraif_status miraif_cohort_create(struct miraif_store *store, const struct miraif_cohort *cohort,
                                        struct miraif_arena *arena, struct miraif_cohort *ret_cohort,
                                        struct miraif_error *err)
{
    struct miraif_cohort wanted = *cohort;
    wanted.created_at = mi_store_env(store)->now;
    wanted.name = mi_text_blank(cohort->name) ? mi_arena_printf(arena, "%lld期", (long long)cohort->id)
                                              : mi_arena_text(arena, cohort->name);
    wanted.start_date = mi_arena_text(arena, cohort->start_date);
    if (wanted.name == NULL || (wanted.start_date == NULL && cohort->start_date != NULL))
        return mi_no_memory(err);
    MI_TRY(mi_cohort_check(&wanted, err));
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, create_it(store, &wanted, err), err));
    *ret_cohort = wanted;
    return MIRAIF_OK;
}
