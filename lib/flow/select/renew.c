/* Offers made anew, where no letter told of them in time. */
#include "base/error.h"
#include "flow/select/tell.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/offer.h"
#include "store/outbox.h"

static enum miraif_status renew_one(struct miraif_store *store, int64_t cohort, int64_t person,
                                    const char *deadline, struct miraif_arena *arena,
                                    struct miraif_error *err)
{
    static const char *const rules[] = {"offer", "offer-reminder"};
    const struct miraif_told told = {.person = person, .decision = MIRAIF_DECISION_OFFER};
    struct mi_standing standing;
    int64_t cancelled;
    int64_t claimed;
    MI_TRY(mi_standing_get(store, cohort, person, arena, &standing, err));
    if (standing.person == 0 || standing.status != MIRAIF_APPLICATION_OFFERED)
        return MIRAIF_OK;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const struct mi_item_filter filter = {.person = person, .cohort = cohort, .rule = rules[i]};
        MI_TRY(mi_outbox_cancel(store, &filter, &cancelled, &claimed, err));
    }
    return mi_tell(store, cohort, &told, deadline, arena, err);
}

static enum miraif_status renew(struct miraif_store *store, int64_t cohort, const int64_t *person,
                                size_t people, struct miraif_arena *arena, const char **ret_deadline,
                                struct miraif_error *err)
{
    const char *deadline;
    MI_TRY(mi_cohort_need(store, cohort, err));
    MI_TRY(mi_deadline_decide(store, NULL, arena, &deadline, err));
    for (size_t i = 0; i < people; i++)
        MI_TRY(renew_one(store, cohort, person[i], deadline, arena, err));
    *ret_deadline = deadline;
    return MIRAIF_OK;
}

enum miraif_status miraif_offer_renew(struct miraif_store *store, int64_t cohort, const int64_t *person,
                                      size_t people, struct miraif_arena *arena, const char **ret_deadline,
                                      struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, renew(store, cohort, person, people, arena, ret_deadline, err), err);
}
