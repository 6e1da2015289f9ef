/* Changing a cohort. */
#include "base/arena.h"
#include "base/error.h"
#include "flow/cohort/check.h"
#include "store/cohort.h"
#include "store/db.h"

/* Teams that people live in are not dissolved by a new size. */
static enum miraif_status check_sizes_open(struct miraif_store *store, const struct miraif_cohort *is,
                                           const struct miraif_cohort *wanted, struct miraif_error *err)
{
    struct miraif_cohort_state state;
    if (is->teams == wanted->teams && is->team_size == wanted->team_size)
        return MIRAIF_OK;
    MI_TRY(miraif_cohort_state(store, is->id, &state, err));
    if (state.teams != MIRAIF_STAGE_ADOPTED)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "the teams of cohort %lld are adopted: their sizes stand",
            (long long)is->id);
    mi_hint(err, "name and start can still be changed");
    return MIRAIF_REFUSED;
}

static enum miraif_status edit_it(struct miraif_store *store, const struct miraif_cohort *change,
                                  struct miraif_arena *arena, struct miraif_cohort *ret_cohort,
                                  struct miraif_error *err)
{
    struct miraif_cohort is;
    MI_TRY(miraif_cohort_get(store, change->id, arena, &is, err));
    struct miraif_cohort wanted = is;
    if (change->name != NULL)
        wanted.name = mi_arena_text(arena, change->name);
    if (change->start_date != NULL)
        wanted.start_date = mi_arena_text(arena, change->start_date);
    if (wanted.name == NULL || wanted.start_date == NULL)
        return mi_no_memory(err);
    if (change->teams != 0)
        wanted.teams = change->teams;
    if (change->team_size != 0)
        wanted.team_size = change->team_size;
    MI_TRY(mi_cohort_check(&wanted, err));
    MI_TRY(check_sizes_open(store, &is, &wanted, err));
    MI_TRY(mi_cohort_update(store, &wanted, err));
    *ret_cohort = wanted;
    return MIRAIF_OK;
}

enum miraif_status miraif_cohort_edit(struct miraif_store *store, const struct miraif_cohort *change,
                                      struct miraif_arena *arena, struct miraif_cohort *ret_cohort,
                                      struct miraif_error *err)
{
    struct miraif_cohort result;
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, edit_it(store, change, arena, &result, err), err));
    *ret_cohort = result;
    return MIRAIF_OK;
}
