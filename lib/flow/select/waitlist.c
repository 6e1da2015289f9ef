/* The waitlist: load → encode → solve → check → decode, nothing is kept. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/select/clash.h"
#include "flow/select/replace.h"
#include "flow/select/seats.h"
#include "miraif/offer.h"
#include "store/db.h"

struct work {
    const struct mi_seats *seats;
    const struct miraif_env *env;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_seating present; /* those who are in, and empty seats */
    struct mi_replacement replacement;
    struct miraif_waiting *waiting;  /* by place in the roster; `person` is 0 for those who are in */
    struct miraif_waitlist waitlist; /* what is returned */
};

/* Whether those who are in can be teamed at all; else why not. */
static enum miraif_status solve_present(struct work *work, bool *ret_legal)
{
    const struct mi_seats *seats = work->seats;
    uint8_t *wish = mi_seats_wish(seats, MIRAIF_EXCLUDE, work->arena);
    if (wish == NULL)
        return mi_no_memory(work->err);
    *ret_legal = false;
    if (seats->in_count > seats->pool.seats) {
        work->waitlist.clash = mi_arena_printf(
            work->arena, mi_translate(work->env, N_("%u people are in, but there are %u seats")),
            seats->in_count, seats->pool.seats);
        return work->waitlist.clash == NULL ? mi_no_memory(work->err) : MIRAIF_OK;
    }
    MI_TRY(
        mi_seats_solve(seats, wish, seats->free, false, work->env, work->arena, &work->present, work->err));
    *ret_legal = work->present.result.solution != MIRAIF_INFEASIBLE;
    if (*ret_legal)
        return MIRAIF_OK;
    return mi_clash_words(&work->present.problem, &work->present.result.clash, work->env, work->arena,
                          &work->waitlist.clash, work->err);
}

/* Who fills the free seats. */
static enum miraif_status solve_steps(struct work *work)
{
    const struct mi_seats *seats = work->seats;
    struct mi_seating seating;
    uint8_t *wish = mi_seats_wish(seats, MIRAIF_FREE, work->arena);
    if (wish == NULL)
        return mi_no_memory(work->err);
    MI_TRY(mi_seats_solve(seats, wish, seats->free, true, work->env, work->arena, &seating, work->err));
    if (seating.result.solution == MIRAIF_INFEASIBLE) {
        work->waitlist.quota_missed = true;
        MI_TRY(mi_seats_solve(seats, wish, seats->free, false, work->env, work->arena, &seating, work->err));
    }
    work->waitlist.proved = seating.result.solution == MIRAIF_OPTIMAL;
    for (size_t i = 0; i < seats->pool.roster.count; i++) {
        if (seats->in[i] || seating.result.solution == MIRAIF_INFEASIBLE || !seating.result.chosen[i])
            continue;
        work->waiting[i].steps_in = true;
        work->waitlist.steps_in++;
    }
    return MIRAIF_OK;
}

/* Whose seat one of the waitlist could take; an empty one is that of a number behind the roster's. */
static enum miraif_status find_replaced(struct work *work, uint32_t comes)
{
    const struct mi_seats *seats = work->seats;
    uint32_t people = (uint32_t)seats->pool.roster.count;
    int64_t *replaces = mi_arena_array(work->arena, seats->in_count, sizeof *replaces);
    if (replaces == NULL)
        return mi_no_memory(work->err);
    for (uint32_t goes = 0; goes < people + (seats->free > 0 ? 1 : 0); goes++) {
        bool can;
        if (goes < people && !seats->in[goes])
            continue;
        MI_TRY(mi_can_replace(&work->replacement, comes, goes, work->arena, &can, work->err));
        if (can && goes < people)
            replaces[work->waiting[comes].replace_count++] = seats->pool.roster.item[goes].person.id;
        else if (can)
            work->waiting[comes].fits = true;
    }
    work->waiting[comes].replaces = replaces;
    return MIRAIF_OK;
}

static enum miraif_status find_all_replaced(struct work *work)
{
    const struct mi_seats *seats = work->seats;
    MI_TRY(mi_replacement_begin(&work->present.problem.solver, &work->present.result, work->env, work->arena,
                                &work->replacement, work->err));
    for (uint32_t i = 0; i < seats->pool.roster.count; i++)
        if (!seats->in[i])
            MI_TRY(find_replaced(work, i));
    return MIRAIF_OK;
}

static int compare_places(const void *a, const void *b)
{
    const struct miraif_waiting *x = a;
    const struct miraif_waiting *y = b;
    if (x->place != y->place)
        return x->place == 0 || (y->place != 0 && x->place > y->place) ? 1 : -1;
    return (x->person > y->person) - (x->person < y->person);
}

static enum miraif_status list_waiting(struct work *work)
{
    const struct mi_roster *roster = &work->seats->pool.roster;
    work->waiting = mi_arena_array(work->arena, roster->count, sizeof *work->waiting);
    if (work->waiting == NULL)
        return mi_no_memory(work->err);
    for (size_t i = 0; i < roster->count; i++) {
        const struct miraif_application *application = &roster->item[i];
        if (work->seats->in[i])
            continue;
        work->waiting[i] = (struct miraif_waiting){.person = application->person.id,
                                                   .name = application->person.name,
                                                   .email = application->person.email,
                                                   .company = application->person.profile.company,
                                                   .place = application->waitlist,
                                                   .rank = application->rank,
                                                   .mark = application->mark};
    }
    return MIRAIF_OK;
}

/* Leaves those who wait, by place. */
static void close_up(struct work *work)
{
    struct miraif_waitlist *waitlist = &work->waitlist;
    for (size_t i = 0; i < work->seats->pool.roster.count; i++)
        if (work->waiting[i].person != 0)
            work->waiting[waitlist->count++] = work->waiting[i];
    if (waitlist->count > 0)
        qsort(work->waiting, waitlist->count, sizeof *work->waiting, compare_places);
    waitlist->waiting = work->waiting;
}

static enum miraif_status decode(struct work *work, bool replacing)
{
    const struct mi_seats *seats = work->seats;
    bool legal;
    work->waitlist = (struct miraif_waitlist){.cohort = seats->pool.cohort.id,
                                              .seats = seats->pool.seats,
                                              .in = seats->in_count,
                                              .free = seats->free,
                                              .proved = true};
    for (int i = 0; i < MIRAIF_APPLICATION_STATUSES; i++)
        work->waitlist.status[i] = seats->status[i];
    MI_TRY(list_waiting(work));
    MI_TRY(solve_present(work, &legal));
    if (legal && seats->free > 0 && seats->pool.roster.count > seats->in_count)
        MI_TRY(solve_steps(work));
    if (legal && replacing)
        MI_TRY(find_all_replaced(work));
    close_up(work);
    return MIRAIF_OK;
}

enum miraif_status miraif_waitlist_get(struct miraif_store *store, int64_t cohort, const int64_t *out,
                                       size_t outs, bool replacing, struct miraif_arena *arena,
                                       struct miraif_waitlist *ret_waitlist, struct miraif_error *err)
{
    struct mi_seats seats;
    struct work work = {.seats = &seats, .env = mi_store_env(store), .arena = arena, .err = err};
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status =
        mi_seats_load(store, cohort, &(struct mi_seat_changes){.out = out, .outs = outs}, arena, &seats, err);
    mi_store_end_read(store);
    MI_TRY(status);
    MI_TRY(decode(&work, replacing));
    *ret_waitlist = work.waitlist;
    return MIRAIF_OK;
}
