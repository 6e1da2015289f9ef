/* Moves and swaps: the office says who goes where. */
#include "base/arena.h"
#include "base/error.h"
#include "flow/team/change.h"
#include "miraif/person.h"
#include "model/naming.h"
#include "store/db.h"
#include "store/run.h"
#include "store/team.h"
#include "text/reference.h"

/* The seat of somebody who takes part. */
static enum miraif_status find_seat(const struct mi_change *change, const struct miraif_person *person,
                                    struct mi_seat **ret_seat)
{
    struct mi_seat *seat = mi_change_seat(change, person->id);
    if (seat == NULL || !seat->stands)
        return mi_fail(change->err, MIRAIF_REFUSED, "p%lld %s does not take part in cohort %lld",
                       (long long)person->id, person->name, (long long)change->cohort);
    *ret_seat = seat;
    return MIRAIF_OK;
}

struct move {
    struct miraif_person person;
    struct mi_reference to;
};

static enum miraif_status decide_move(struct mi_change *change, void *context)
{
    const struct move *move = context;
    struct mi_seat *seat = NULL;
    if ((size_t)move->to.team > change->before.teams) {
        mi_fail(change->err, MIRAIF_NOT_FOUND, "cohort %lld has only %zu teams", (long long)change->cohort,
                change->before.teams);
        mi_hint(change->err, "`miraif team list %lld` shows the teams", (long long)change->cohort);
        return MIRAIF_NOT_FOUND;
    }
    MI_TRY(find_seat(change, &move->person, &seat));
    if (seat->was == move->to.team)
        return mi_fail(change->err, MIRAIF_REFUSED, "p%lld %s is in that team already",
                       (long long)seat->person, seat->name);
    seat->team = change->target = move->to.team;
    return MIRAIF_OK;
}

static enum miraif_status put(struct mi_change *change, const char *person, const char *team,
                              struct miraif_team_change *ret_change)
{
    struct move move;
    if (!mi_reference_parse(team, &move.to) || move.to.kind != MI_REFERENCE_TEAM) {
        mi_fail(change->err, MIRAIF_NOT_FOUND, "there is no team “%s”", team);
        mi_hint(change->err, "write 1-B");
        return MIRAIF_NOT_FOUND;
    }
    MI_TRY(miraif_person_find(change->store, person, change->arena, &move.person, change->err));
    change->cohort = move.to.cohort;
    return mi_change_make(change, decide_move, &move, ret_change);
}

enum miraif_status miraif_team_put(struct miraif_store *store, const char *person, const char *team,
                                   const struct miraif_team_order *order, struct miraif_arena *arena,
                                   struct miraif_team_change *ret_change, struct miraif_error *err)
{
    struct mi_change change = {.store = store, .order = order, .arena = arena, .err = err, .how = "move"};
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, put(&change, person, team, ret_change), err);
}

struct swap {
    struct miraif_person one;
    struct miraif_person other;
};

static enum miraif_status decide_swap(struct mi_change *change, void *context)
{
    const struct swap *swap = context;
    struct mi_seat *one = NULL;
    struct mi_seat *other = NULL;
    MI_TRY(find_seat(change, &swap->one, &one));
    MI_TRY(find_seat(change, &swap->other, &other));
    if (one->was == other->was)
        return mi_fail(change->err, MIRAIF_REFUSED, "p%lld %s and p%lld %s are not in different teams",
                       (long long)one->person, one->name, (long long)other->person, other->name);
    one->team = other->was;
    other->team = one->was;
    return MIRAIF_OK;
}

static enum miraif_status swap_two(struct mi_change *change, const char *one, const char *other,
                                   struct miraif_team_change *ret_change)
{
    struct swap swap;
    MI_TRY(miraif_person_find(change->store, one, change->arena, &swap.one, change->err));
    MI_TRY(miraif_person_find(change->store, other, change->arena, &swap.other, change->err));
    MI_TRY(mi_team_cohort_of(change->store, swap.one.id, &change->cohort, change->err));
    if (change->cohort == 0)
        return mi_fail(change->err, MIRAIF_NOT_FOUND, "p%lld %s is in no team", (long long)swap.one.id,
                       swap.one.name);
    return mi_change_make(change, decide_swap, &swap, ret_change);
}

enum miraif_status miraif_team_swap(struct miraif_store *store, const char *one, const char *other,
                                    const struct miraif_team_order *order, struct miraif_arena *arena,
                                    struct miraif_team_change *ret_change, struct miraif_error *err)
{
    struct mi_change change = {.store = store, .order = order, .arena = arena, .err = err, .how = "swap"};
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, swap_two(&change, one, other, ret_change), err);
}
