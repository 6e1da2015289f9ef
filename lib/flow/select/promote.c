/* Offers to those who wait: load → encode → solve → check, and then make them, if nothing changed. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/select/clash.h"
#include "flow/select/seats.h"
#include "flow/select/tell.h"
#include "miraif/person.h"
#include "store/db.h"
#include "store/offer.h"

struct promotion {
    struct miraif_store *store;
    int64_t cohort;
    struct miraif_arena *arena;
    struct miraif_error *err;
    int64_t *person; /* those named */
    size_t people;
    struct mi_seats seats;
    const uint8_t *chosen; /* by place: 1 where an offer is made */
};

static enum miraif_status refuse_state(const struct promotion *promotion, const struct mi_standing *standing)
{
    mi_fail(promotion->err, MIRAIF_REFUSED,
            "p%lld %s is %s: offers go to the waitlist and to those whose offer"
            " has expired",
            (long long)standing->person, standing->name, miraif_application_status_code(standing->status));
    if (standing->status == MIRAIF_APPLICATION_SELECTED)
        mi_hint(promotion->err, "those selected get theirs with miraif cohort announce %lld",
                (long long)promotion->cohort);
    return MIRAIF_REFUSED;
}

static enum miraif_status find_named(struct promotion *promotion, const char *const *reference, size_t count)
{
    promotion->person = mi_arena_array(promotion->arena, count, sizeof *promotion->person);
    if (promotion->person == NULL)
        return mi_no_memory(promotion->err);
    for (size_t i = 0; i < count; i++) {
        struct miraif_person person;
        struct mi_standing standing;
        bool twice = false;
        MI_TRY(miraif_person_find(promotion->store, reference[i], promotion->arena, &person, promotion->err));
        MI_TRY(mi_standing_get(promotion->store, promotion->cohort, person.id, promotion->arena, &standing,
                               promotion->err));
        if (standing.person == 0)
            return mi_fail(promotion->err, MIRAIF_NOT_FOUND, "p%lld %s has not applied to cohort %lld",
                           (long long)person.id, person.name, (long long)promotion->cohort);
        if (standing.status != MIRAIF_APPLICATION_WAITLISTED && standing.status != MIRAIF_APPLICATION_EXPIRED)
            return refuse_state(promotion, &standing);
        for (size_t k = 0; k < promotion->people; k++)
            twice = twice || promotion->person[k] == person.id;
        if (!twice)
            promotion->person[promotion->people++] = person.id;
    }
    return MIRAIF_OK;
}

static enum miraif_status load(struct promotion *promotion, const char *const *reference, size_t count,
                               struct mi_seats *ret_seats)
{
    if (promotion->person == NULL)
        MI_TRY(find_named(promotion, reference, count));
    const struct mi_seat_changes changes = {.candidate = promotion->person, .candidates = promotion->people};
    return mi_seats_load(promotion->store, promotion->cohort, &changes, promotion->arena, ret_seats,
                         promotion->err);
}

/* Those named are to be legal with everybody who is in; quotas do not bind whom the office names. */
static enum miraif_status solve_named(struct promotion *promotion)
{
    struct mi_seats *seats = &promotion->seats;
    const struct miraif_env *env = mi_store_env(promotion->store);
    struct mi_seating seating;
    const char *words;
    uint8_t *wish = mi_seats_wish(seats, MIRAIF_EXCLUDE, promotion->arena);
    if (wish == NULL)
        return mi_no_memory(promotion->err);
    if (promotion->people > seats->free) {
        mi_fail(promotion->err, MIRAIF_REFUSED, "%u of %u seats are free, and %zu people are named",
                seats->free, seats->pool.seats, promotion->people);
        mi_hint(promotion->err, "see who holds an offer: miraif cohort quiet %lld",
                (long long)promotion->cohort);
        return MIRAIF_REFUSED;
    }
    for (size_t i = 0; i < promotion->people; i++)
        wish[mi_roster_find(&seats->pool.roster, promotion->person[i])] = MIRAIF_INCLUDE;
    seats->options.quotas = 0;
    MI_TRY(mi_seats_solve(seats, wish, seats->free - (uint32_t)promotion->people, false, env,
                          promotion->arena, &seating, promotion->err));
    promotion->chosen = seating.result.chosen;
    if (seating.result.solution != MIRAIF_INFEASIBLE)
        return MIRAIF_OK;
    MI_TRY(mi_clash_words(&seating.problem, &seating.result.clash, env, promotion->arena, &words,
                          promotion->err));
    mi_fail(promotion->err, MIRAIF_UNSATISFIABLE, "no legal teams exist with everybody who is in: %s", words);
    mi_hint(promotion->err, "see who could step in: miraif cohort waitlist %lld",
            (long long)promotion->cohort);
    return MIRAIF_UNSATISFIABLE;
}

static enum miraif_status solve_next(struct promotion *promotion)
{
    const struct mi_seats *seats = &promotion->seats;
    const struct miraif_env *env = mi_store_env(promotion->store);
    struct mi_seating seating;
    uint8_t *wish = mi_seats_wish(seats, MIRAIF_FREE, promotion->arena);
    uint8_t *none = mi_arena_array(promotion->arena, seats->pool.roster.count, sizeof *none);
    if (wish == NULL || none == NULL)
        return mi_no_memory(promotion->err);
    promotion->chosen = none;
    if (seats->free == 0)
        return MIRAIF_OK;
    for (int strict = 1; strict >= 0; strict--) {
        MI_TRY(mi_seats_solve(seats, wish, seats->free, strict != 0, env, promotion->arena, &seating,
                              promotion->err));
        if (seating.result.solution == MIRAIF_INFEASIBLE)
            continue;
        promotion->chosen = seating.result.chosen;
        break;
    }
    return MIRAIF_OK;
}

static enum miraif_status list_told(struct promotion *promotion, struct miraif_announcement *told)
{
    const struct mi_roster *roster = &promotion->seats.pool.roster;
    struct miraif_told *list = mi_arena_array(promotion->arena, roster->count, sizeof *list);
    if (list == NULL)
        return mi_no_memory(promotion->err);
    for (size_t i = 0; i < roster->count; i++)
        if (!promotion->seats.in[i] && promotion->chosen[i])
            list[told->count++] = (struct miraif_told){.person = roster->item[i].person.id,
                                                       .name = roster->item[i].person.name,
                                                       .email = roster->item[i].person.email,
                                                       .decision = MIRAIF_DECISION_OFFER};
    told->told = list;
    told->of[MIRAIF_DECISION_OFFER] = told->count;
    return MIRAIF_OK;
}

static enum miraif_status promote(struct promotion *promotion, const struct miraif_announcement *told)
{
    struct mi_seats now;
    MI_TRY(load(promotion, NULL, 0, &now));
    if (!mi_text_is(now.pool.digest, promotion->seats.pool.digest)) {
        mi_fail(promotion->err, MIRAIF_CONFLICT, "applications, separations or rules changed meanwhile");
        mi_hint(promotion->err, "do it again");
        return MIRAIF_CONFLICT;
    }
    for (size_t i = 0; i < told->count; i++)
        MI_TRY(mi_tell(promotion->store, promotion->cohort, &told->told[i], told->deadline, promotion->arena,
                       promotion->err));
    return MIRAIF_OK;
}

enum miraif_status miraif_waitlist_promote(struct miraif_store *store, int64_t cohort,
                                           const char *const *reference, size_t references,
                                           const char *deadline, struct miraif_arena *arena,
                                           struct miraif_announcement *ret_told, struct miraif_error *err)
{
    struct promotion promotion = {.store = store, .cohort = cohort, .arena = arena, .err = err};
    struct miraif_announcement told = {.cohort = cohort};
    MI_TRY(mi_deadline_decide(store, deadline, arena, &told.deadline, err));
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = load(&promotion, reference, references, &promotion.seats);
    mi_store_end_read(store);
    MI_TRY(status);
    MI_TRY(references > 0 ? solve_named(&promotion) : solve_next(&promotion));
    MI_TRY(list_told(&promotion, &told));
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, promote(&promotion, &told), err));
    *ret_told = told;
    return MIRAIF_OK;
}
