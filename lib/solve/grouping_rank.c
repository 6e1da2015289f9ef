/* Where a division stands among all that are legal. */
#include "base/arena.h"
#include "base/error.h"
#include "solve/grouping_count.h"
#include "solve/grouping_shape.h"

static enum miraif_status count(struct mi_exact *exact, struct miraif_arena *scratch, int64_t least,
                                uint64_t *ret_count, bool *ret_counted, struct miraif_error *err)
{
    MI_TRY(mi_layers_make(exact, scratch, err));
    MI_TRY(mi_candidates_make(exact, scratch, err));
    mi_count_from(exact, least, ret_count, ret_counted);
    return MIRAIF_OK;
}

enum miraif_status miraif_count_grouping(const struct miraif_grouping *problem, int64_t least,
                                         const struct miraif_env *env, uint64_t *ret_count, bool *ret_counted,
                                         struct miraif_error *err)
{
    uint64_t found = 0;
    bool counted = false;
    MI_TRY(mi_grouping_shape(problem, err));
    if (problem->people <= MIRAIF_EXACT_PEOPLE_MOST && problem->least == NULL) {
        struct miraif_arena *scratch = miraif_arena_create();
        struct mi_exact *exact = scratch == NULL ? NULL : mi_arena_alloc(scratch, sizeof *exact);
        enum miraif_status status = MIRAIF_NO_MEMORY;
        if (exact != NULL) {
            exact->problem = problem;
            exact->env = env;
            status = count(exact, scratch, least, &found, &counted, err);
        }
        if (scratch != NULL)
            miraif_arena_destroy(scratch);
        if (exact == NULL)
            return mi_no_memory(err);
        MI_TRY(status);
    }
    *ret_count = found;
    *ret_counted = counted;
    return MIRAIF_OK;
}
