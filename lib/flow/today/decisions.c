/* Offers that wait for an answer, and seats that wait for people. */
#include "base/arena.h"
#include "flow/today/today.h"
#include "miraif/offer.h"

enum { DAYS_BEFORE = 2 }; /* from here on an offer ends soon */

enum wait { LAPSED, UNTOLD, IN_TEAM, ENDING, OPEN, WAITS };

static const struct {
    const char *source;
    enum miraif_urgency urgency;
    const char *message; /* how many, and who */
    const char *command; /* of the cohort */
} waits[] = {
    [LAPSED] = {"offers_expired", MIRAIF_URGENCY_URGENT, N_("offers that have run out: %lld (%s)"),
                "miraif cohort reply expire %lld"},
    [UNTOLD] = {"offers_untold", MIRAIF_URGENCY_URGENT,
                N_("offers that have run out, and no letter with them has left: %lld (%s)"),
                "miraif cohort reply expire %lld --renew"},
    [IN_TEAM] = {"offers_in_teams", MIRAIF_URGENCY_URGENT,
                 N_("in an adopted team without having answered: %lld (%s)"), "miraif cohort quiet %lld"},
    [ENDING] = {"offers_expiring", MIRAIF_URGENCY_URGENT, N_("offers that are about to run out: %lld (%s)"),
                "miraif cohort quiet %lld"},
    [OPEN] = {"replies_missing", MIRAIF_URGENCY_SOON, N_("offers without an answer so far: %lld (%s)"),
              "miraif cohort quiet %lld"},
};

struct tally {
    struct mi_few who;
    char due[MI_DATE_TEXT]; /* the first deadline */
};

struct count {
    struct tally tally[WAITS];
};

static enum wait wait_of(const struct miraif_offer *offer)
{
    if (offer->days_left < 0)
        return offer->in_team ? IN_TEAM : offer->told ? LAPSED : UNTOLD;
    return offer->days_left <= DAYS_BEFORE ? ENDING : OPEN;
}

static enum miraif_status count_offer(void *context, const struct miraif_offer *offer)
{
    struct count *count = context;
    struct tally *tally = &count->tally[wait_of(offer)];
    struct mi_date deadline;
    if (tally->who.count == 0 && mi_date_parse(offer->deadline, &deadline))
        mi_date_format(deadline, tally->due);
    mi_few_add_person(&tally->who, offer->person, offer->name);
    return MIRAIF_OK;
}

static enum miraif_status add_wait(struct mi_today *today, int64_t cohort, enum wait wait,
                                   struct tally *tally, struct miraif_error *err)
{
    if (tally->who.count == 0)
        return MIRAIF_OK;
    const char *who = mi_few_end(&tally->who);
    struct miraif_matter matter = {
        .source = waits[wait].source,
        .urgency = waits[wait].urgency,
        .cohort = cohort,
        .count = tally->who.count,
        .due = tally->due,
        .message = who == NULL ? NULL
                               : mi_arena_printf(today->arena, mi_today_say(today, waits[wait].message),
                                                 (long long)tally->who.count, who),
        .command = mi_arena_printf(today->arena, waits[wait].command, (long long)cohort),
    };
    return mi_today_add(today, &matter, err);
}

static enum miraif_status look_at_offers(struct mi_today *today, int64_t cohort, struct miraif_error *err)
{
    struct count count = {0};
    for (int i = 0; i < WAITS; i++)
        count.tally[i].who = mi_few_begin(today);
    MI_TRY(miraif_offer_each(today->store, cohort, count_offer, &count, err));
    for (int i = 0; i < WAITS; i++)
        MI_TRY(add_wait(today, cohort, (enum wait)i, &count.tally[i], err));
    return MIRAIF_OK;
}

enum miraif_status mi_today_offers(struct mi_today *today, struct miraif_error *err)
{
    for (size_t i = 0; i < today->cohorts; i++)
        MI_TRY(look_at_offers(today, today->cohort[i].id, err));
    return MIRAIF_OK;
}

static enum miraif_status add_free(struct mi_today *today, int64_t cohort, int64_t free, int64_t waiting,
                                   struct miraif_error *err)
{
    struct miraif_matter matter = {
        .source = "seats_free",
        .urgency = MIRAIF_URGENCY_SOON,
        .cohort = cohort,
        .count = free,
        .message =
            mi_arena_printf(today->arena, mi_today_say(today, N_("free seats: %lld; on the waitlist: %lld")),
                            (long long)free, (long long)waiting),
        .command = mi_arena_printf(today->arena, "miraif cohort waitlist promote %lld", (long long)cohort),
    };
    return mi_today_add(today, &matter, err);
}

/* Once the teams stand, no seat becomes free for those who wait. */
static enum miraif_status add_waiting(struct mi_today *today, const struct miraif_cohort *cohort,
                                      int64_t waiting, struct miraif_error *err)
{
    struct miraif_matter matter = {
        .source = "waitlist_open",
        .urgency = MIRAIF_URGENCY_SOON,
        .cohort = cohort->id,
        .count = waiting,
        .due = cohort->start_date,
        .message = mi_arena_printf(
            today->arena,
            mi_today_say(today, N_("teams are adopted, and people still wait for a seat: %lld")),
            (long long)waiting),
        .command = mi_arena_printf(today->arena, "miraif cohort waitlist close %lld", (long long)cohort->id),
    };
    return mi_today_add(today, &matter, err);
}

enum miraif_status mi_today_seats(struct mi_today *today, struct miraif_error *err)
{
    for (size_t i = 0; i < today->cohorts; i++) {
        struct miraif_cohort_state state;
        int64_t cohort = today->cohort[i].id;
        MI_TRY(miraif_cohort_state(today->store, cohort, &state, err));
        int64_t waiting = state.status[MIRAIF_APPLICATION_WAITLISTED];
        int64_t free = state.seats - state.status[MIRAIF_APPLICATION_SELECTED] -
                       state.status[MIRAIF_APPLICATION_OFFERED] - state.status[MIRAIF_APPLICATION_ACCEPTED];
        if (waiting == 0 || !state.announced)
            continue;
        if (state.teams == MIRAIF_STAGE_ADOPTED)
            MI_TRY(add_waiting(today, &today->cohort[i], waiting, err));
        else if (free > 0)
            MI_TRY(add_free(today, cohort, free, waiting, err));
    }
    return MIRAIF_OK;
}
