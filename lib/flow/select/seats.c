/* Loading the seats, and asking the solver about them. */
#include "flow/select/seats.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "io/json_read.h"
#include "store/run.h"
#include "store/vocabulary.h"

enum miraif_status mi_selection_need(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                     struct miraif_run *ret_run, struct miraif_error *err)
{
    struct miraif_run run;
    MI_TRY(mi_run_get(store, cohort, "select", "adopted", arena, &run, err));
    if (run.id == 0) {
        mi_fail(err, MIRAIF_REFUSED, "no selection of cohort %lld is adopted yet", (long long)cohort);
        mi_hint(err, "miraif cohort select %lld, then miraif cohort adopt %lld", (long long)cohort,
                (long long)cohort);
        return MIRAIF_REFUSED;
    }
    *ret_run = run;
    return MIRAIF_OK;
}

static enum miraif_status read_quotas(const struct miraif_run *run, struct miraif_arena *arena,
                                      struct miraif_select_options *options, struct miraif_error *err)
{
    struct mi_value *settings;
    MI_TRY(mi_json_read(run->settings, strlen(run->settings), arena, &settings, err));
    const struct mi_value *quotas = mi_value_get(settings, "quotas");
    size_t count = 0;
    for (const struct mi_value *one = quotas != NULL ? quotas->first : NULL; one != NULL; one = one->next)
        count++;
    struct miraif_value_quota *quota = mi_arena_array(arena, count, sizeof *quota);
    if (quota == NULL)
        return mi_no_memory(err);
    for (const struct mi_value *one = count > 0 ? quotas->first : NULL; one != NULL; one = one->next)
        MI_TRY(miraif_value_quota_parse(one->text, arena, &quota[options->quotas++], err));
    options->quota = quota;
    return MIRAIF_OK;
}

struct taking {
    struct mi_seats *seats;
    const struct mi_seat_changes *changes;
};

static bool is_among(const int64_t *list, size_t count, int64_t person)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == person)
            return true;
    return false;
}

static bool is_in(enum miraif_application_status status)
{
    return status == MIRAIF_APPLICATION_SELECTED || status == MIRAIF_APPLICATION_OFFERED ||
           status == MIRAIF_APPLICATION_ACCEPTED;
}

static enum miraif_status take(void *context, const struct miraif_application *application)
{
    const struct taking *taking = context;
    const struct mi_seat_changes *changes = taking->changes;
    int64_t person = application->person.id;
    taking->seats->status[application->status]++;
    bool candidate = application->status == MIRAIF_APPLICATION_WAITLISTED ||
                     is_among(changes->candidate, changes->candidates, person);
    if (is_among(changes->out, changes->outs, person) || (!candidate && !is_in(application->status)))
        return MIRAIF_OK;
    return mi_roster_take(&taking->seats->pool.roster, application);
}

/* Marks are those of the selection, which put people in their order: they stay what they were. */
static enum miraif_status place_people(struct mi_seats *seats, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    const struct mi_roster *roster = &seats->pool.roster;
    struct mi_mark *mark = mi_arena_array(arena, roster->count, sizeof *mark);
    seats->in = mi_arena_array(arena, roster->count, sizeof *seats->in);
    if (mark == NULL || seats->in == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < roster->count; i++) {
        const struct miraif_application *application = &roster->item[i];
        seats->in[i] = is_in(application->status);
        seats->in_count += seats->in[i];
        mark[i] = (struct mi_mark){.complete = 1, .mark = application->rank == 0 ? 0 : application->mark};
    }
    seats->pool.mark = mark;
    seats->free = seats->in_count < seats->pool.seats ? seats->pool.seats - seats->in_count : 0;
    return MIRAIF_OK;
}

enum miraif_status mi_seats_load(struct miraif_store *store, int64_t cohort,
                                 const struct mi_seat_changes *changes, struct miraif_arena *arena,
                                 struct mi_seats *ret_seats, struct miraif_error *err)
{
    struct mi_seats seats = {.pool.roster = {.arena = arena, .err = err}};
    struct miraif_run run;
    MI_TRY(miraif_cohort_get(store, cohort, arena, &seats.pool.cohort, err));
    MI_TRY(mi_selection_need(store, cohort, arena, &run, err));
    MI_TRY(read_quotas(&run, arena, &seats.options, err));
    seats.pool.seats = (uint32_t)(seats.pool.cohort.teams * seats.pool.cohort.team_size);
    MI_TRY(mi_vocabulary_load(store, arena, &seats.pool.roster.vocabulary, err));
    MI_TRY(miraif_application_each(store, cohort, take, &(struct taking){&seats, changes}, err));
    MI_TRY(place_people(&seats, arena, err));
    MI_TRY(mi_pool_load_constraints(store, &seats.pool, arena, err));
    mi_pool_digest(&seats.pool);
    *ret_seats = seats;
    return MIRAIF_OK;
}

uint8_t *mi_seats_wish(const struct mi_seats *seats, enum miraif_wish others, struct miraif_arena *arena)
{
    uint8_t *wish = mi_arena_array(arena, seats->pool.roster.count, sizeof *wish);
    for (size_t i = 0; wish != NULL && i < seats->pool.roster.count; i++)
        wish[i] = (uint8_t)(seats->in[i] ? MIRAIF_INCLUDE : others);
    return wish;
}

enum miraif_status mi_seats_solve(const struct mi_seats *seats, const uint8_t *wish, uint32_t empty,
                                  bool strict, const struct miraif_env *env, struct miraif_arena *arena,
                                  struct mi_seating *ret_seating, struct miraif_error *err)
{
    struct mi_seating seating;
    MI_TRY(mi_problem_encode_seats(&seats->pool, &seats->options, wish, empty, strict, arena,
                                   &seating.problem, err));
    MI_TRY(miraif_solve_selection(&seating.problem.solver, env, arena, &seating.result, err));
    if (seating.result.stopped)
        return mi_fail(err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
    if (seating.result.solution != MIRAIF_INFEASIBLE)
        MI_TRY(miraif_check_selection(&seating.problem.solver, &seating.result, err));
    *ret_seating = seating;
    return MIRAIF_OK;
}
