/* Graduation: who accepted, and stands in an adopted team, has been through the programme. */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/graduation.h"
#include "store/run.h"

struct graduating {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_graduation graduation;
};

static enum miraif_status graduate_one(void *context, int64_t person, enum miraif_application_status status)
{
    struct graduating *graduating = context;
    struct miraif_graduation *graduation = &graduating->graduation;
    bool added;
    switch (status) {
    case MIRAIF_APPLICATION_ACCEPTED:
        MI_TRY(mi_graduation_insert(graduating->store, graduation->cohort, person, graduation->date, &added,
                                    graduating->err));
        graduation->graduated += added;
        graduation->already += !added;
        return MIRAIF_OK;
    case MIRAIF_APPLICATION_SELECTED:
    case MIRAIF_APPLICATION_OFFERED:
        graduation->unanswered++;
        return MIRAIF_OK;
    default:
        graduation->gone++;
        return MIRAIF_OK;
    }
}

static enum miraif_status check_date(struct graduating *graduating)
{
    struct miraif_cohort cohort;
    MI_TRY(miraif_cohort_get(graduating->store, graduating->graduation.cohort, graduating->arena, &cohort,
                             graduating->err));
    if (strcmp(graduating->graduation.date, cohort.start_date) >= 0)
        return MIRAIF_OK;
    return mi_fail(graduating->err, MIRAIF_REFUSED, "cohort %lld begins on %s, after %s",
                   (long long)cohort.id, cohort.start_date, graduating->graduation.date);
}

static enum miraif_status find_teams(struct graduating *graduating, struct miraif_run *ret_run)
{
    long long cohort = graduating->graduation.cohort;
    MI_TRY(mi_run_get(graduating->store, cohort, "form", "adopted", graduating->arena, ret_run,
                      graduating->err));
    if (ret_run->id != 0)
        return MIRAIF_OK;
    mi_fail(graduating->err, MIRAIF_REFUSED, "the teams of cohort %lld are not adopted", cohort);
    mi_hint(graduating->err, "miraif team form %lld, then miraif team adopt %lld", cohort, cohort);
    return MIRAIF_REFUSED;
}

static enum miraif_status graduate(struct graduating *graduating)
{
    struct miraif_run run;
    const struct miraif_graduation *graduation = &graduating->graduation;
    MI_TRY(check_date(graduating));
    MI_TRY(find_teams(graduating, &run));
    MI_TRY(mi_finisher_each(graduating->store, run.id, graduate_one, graduating, graduating->err));
    if (graduation->graduated + graduation->already > 0)
        return MIRAIF_OK;
    mi_fail(graduating->err, MIRAIF_REFUSED, "nobody in the teams of cohort %lld has accepted",
            (long long)graduation->cohort);
    mi_hint(graduating->err, "miraif person list --cohort %lld shows the states of applications",
            (long long)graduation->cohort);
    return MIRAIF_REFUSED;
}

enum miraif_status miraif_cohort_graduate(struct miraif_store *store, int64_t cohort, const char *date,
                                          struct miraif_arena *arena,
                                          struct miraif_graduation *ret_graduation, struct miraif_error *err)
{
    char today[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), today);
    struct graduating graduating = {.store = store, .arena = arena, .err = err};
    graduating.graduation.cohort = cohort;
    graduating.graduation.date = mi_arena_text(arena, date != NULL ? date : today);
    if (graduating.graduation.date == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, graduate(&graduating), err));
    *ret_graduation = graduating.graduation;
    return MIRAIF_OK;
}
