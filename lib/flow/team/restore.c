/* Back to teams that were adopted before. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/team/change.h"
#include "store/db.h"
#include "store/run.h"
#include "store/team.h"

enum { RUNS_SHOWN = 8, RUNS_TEXT = 400 };

struct earlier {
    struct mi_str str;
    size_t count;
};

static enum miraif_status name_run(void *context, int64_t id, int64_t adopted_at)
{
    struct earlier *earlier = context;
    (void)adopted_at;
    if (earlier->count++ < RUNS_SHOWN)
        mi_str_addf(&earlier->str, "%s%lld", earlier->str.length == 0 ? "" : ", ", (long long)id);
    return MIRAIF_OK;
}

static enum miraif_status no_such_run(const struct mi_change *change)
{
    struct earlier earlier = {.str = mi_str_begin(change->arena, RUNS_TEXT)};
    const char *runs;
    mi_str_add(&earlier.str, "");
    MI_TRY(mi_run_earlier_each(change->store, change->cohort, "form", name_run, &earlier, change->err));
    MI_TRY(mi_str_end(&earlier.str, &runs, change->err));
    mi_fail(change->err, MIRAIF_NOT_FOUND, "run %lld holds no earlier teams of cohort %lld",
            (long long)change->target, (long long)change->cohort);
    if (earlier.count > 0)
        mi_hint(change->err, "earlier teams are those of the runs %s", runs);
    else
        mi_hint(change->err, "its teams never changed");
    return MIRAIF_NOT_FOUND;
}

static enum miraif_status take_member(void *context, int64_t number, const struct miraif_member *member)
{
    const struct mi_change *change = context;
    struct mi_seat *seat = mi_change_seat(change, member->person);
    if (seat != NULL && seat->stands)
        seat->team = number;
    return MIRAIF_OK;
}

static enum miraif_status decide(struct mi_change *change, void *context)
{
    struct miraif_run run;
    (void)context;
    MI_TRY(mi_run_find(change->store, change->target, change->arena, &run, change->err));
    if (run.cohort != change->cohort || !mi_text_is(run.stage, "form") || run.adopted_at == 0 ||
        run.id == change->before.run.id)
        return no_such_run(change);
    return mi_member_each(change->store, run.id, take_member, change, change->err);
}

enum miraif_status miraif_team_restore(struct miraif_store *store, int64_t cohort, int64_t run,
                                       const struct miraif_team_order *order, struct miraif_arena *arena,
                                       struct miraif_team_change *ret_change, struct miraif_error *err)
{
    struct mi_change change = {.store = store,
                               .cohort = cohort,
                               .order = order,
                               .arena = arena,
                               .err = err,
                               .how = "restore",
                               .target = run};
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, mi_change_make(&change, decide, NULL, ret_change), err);
}
