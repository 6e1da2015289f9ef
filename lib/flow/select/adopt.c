/* Adoption: the draft becomes what applicants will be told. */
#include "base/error.h"
#include "base/str.h"
#include "flow/select/pool.h"
#include "flow/select/read.h"
#include "store/db.h"
#include "store/run.h"
#include "store/selection.h"

static enum miraif_status find_draft(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                     struct miraif_run *ret_run, struct miraif_error *err)
{
    struct miraif_run run;
    MI_TRY(mi_run_get(store, cohort, "select", "draft", arena, &run, err));
    if (run.id == 0) {
        mi_fail(err, MIRAIF_NOT_FOUND, "there is no draft of a selection for cohort %lld", (long long)cohort);
        mi_hint(err, "draft one: miraif cohort select %lld", (long long)cohort);
        return MIRAIF_NOT_FOUND;
    }
    *ret_run = run;
    return MIRAIF_OK;
}

static enum miraif_status adopt(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                struct miraif_selected *ret_selected, struct miraif_error *err)
{
    struct mi_pool now;
    struct miraif_run run;
    MI_TRY(mi_selection_check_open(store, cohort, arena, err));
    MI_TRY(mi_pool_load(store, cohort, arena, &now, err));
    MI_TRY(find_draft(store, cohort, arena, &run, err));
    if (!mi_text_is(now.digest, run.digest)) {
        mi_fail(err, MIRAIF_CONFLICT,
                "applications, marks or separations of cohort %lld changed since the draft",
                (long long)cohort);
        mi_hint(err, "select again: miraif cohort select %lld", (long long)cohort);
        return MIRAIF_CONFLICT;
    }
    MI_TRY(mi_run_adopt(store, run.id, err));
    MI_TRY(mi_selection_apply(store, cohort, run.id, err));
    MI_TRY(mi_run_get(store, cohort, "select", "adopted", arena, &run, err));
    return mi_selection_read(store, &run, arena, ret_selected, err);
}

enum miraif_status miraif_selection_adopt(struct miraif_store *store, int64_t cohort,
                                          struct miraif_arena *arena, struct miraif_selected *ret_selected,
                                          struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, adopt(store, cohort, arena, ret_selected, err), err);
}
