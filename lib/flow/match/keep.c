/* Keeping what was computed as the draft. */
#include "flow/match/keep.h"

#include "base/error.h"
#include "base/str.h"
#include "flow/match/read.h"
#include "store/db.h"
#include "store/run.h"

static enum miraif_status keep_reasons(struct miraif_store *store, int64_t run,
                                       const struct mi_match_draft *draft, struct miraif_error *err)
{
    int64_t position = 0;
    for (size_t i = 0; i < draft->reasons; i++) {
        const struct miraif_reason *reason = &draft->reason[i];
        position = i > 0 && mi_text_is(reason->subject, reason[-1].subject) ? position + 1 : 1;
        MI_TRY(mi_run_add_reason(store, run, reason->subject, position, reason->code, reason->args, err));
    }
    return MIRAIF_OK;
}

enum miraif_status mi_match_keep(struct miraif_store *store, const struct mi_match_pool *pool,
                                 const struct mi_match_draft *draft, struct miraif_arena *arena,
                                 struct miraif_matches *ret_matches, struct miraif_error *err)
{
    struct mi_match_pool now;
    struct miraif_run run;
    int64_t id;
    MI_TRY(mi_match_pool_load(store, draft->run.cohort, &pool->absence, arena, &now, err));
    if (!mi_text_is(now.digest, draft->run.digest)) {
        mi_fail(err, MIRAIF_CONFLICT, "people, teams or separations changed while mentors were matched");
        mi_hint(err, "match them again");
        return MIRAIF_CONFLICT;
    }
    MI_TRY(mi_run_save_draft(store, &draft->run, &id, err));
    for (size_t i = 0; i < draft->rows; i++)
        MI_TRY(mi_match_insert(store, id, &draft->row[i], err));
    MI_TRY(keep_reasons(store, id, draft, err));
    MI_TRY(mi_run_get(store, draft->run.cohort, "match", "draft", arena, &run, err));
    return mi_matches_read(store, &run, arena, ret_matches, err);
}
