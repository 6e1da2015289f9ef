/* Every review of a cohort as it was given. */
#include "base/error.h"
#include "miraif/cohort.h"
#include "miraif/review.h"
#include "store/review.h"

static enum miraif_status walk(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                               miraif_review_fn *each, void *context, struct miraif_error *err)
{
    struct miraif_cohort found;
    struct miraif_criteria criteria;
    struct miraif_review *review = NULL;
    size_t count = 0;
    MI_TRY(miraif_cohort_get(store, cohort, arena, &found, err));
    MI_TRY(mi_criteria_load(store, cohort, arena, &criteria, err));
    MI_TRY(mi_reviews_load(store, cohort, &criteria, arena, &review, &count, err));
    for (size_t i = 0; i < count; i++)
        MI_TRY(each(context, &review[i], &criteria));
    return MIRAIF_OK;
}

enum miraif_status miraif_review_each(struct miraif_store *store, int64_t cohort, miraif_review_fn *each,
                                      void *context, struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    enum miraif_status status =
        arena == NULL ? mi_no_memory(err) : walk(store, cohort, arena, each, context, err);
    miraif_arena_destroy(arena);
    return status;
}
