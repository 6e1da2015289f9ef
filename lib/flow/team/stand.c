/* Teams that were formed some time ago are held against today's people and rules. */
#include "flow/team/stand.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/team/change.h"
#include "store/cohort.h"
#include "store/run.h"
#include "store/team.h"

/* Somebody in a team. */
struct seat {
    int64_t person;
    int64_t team;
};

struct seats {
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct seat *item;
    size_t count;
    size_t room;
};

static int compare_seats(const void *a, const void *b)
{
    const struct seat *left = a, *right = b;
    return (left->person > right->person) - (left->person < right->person);
}

static enum miraif_status take_member(void *context, int64_t number, const struct miraif_member *member)
{
    struct seats *seats = context;
    struct seat *list = mi_arena_grow(seats->arena, seats->item, seats->count, &seats->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(seats->err);
    seats->item = list;
    seats->item[seats->count++] = (struct seat){member->person, number};
    return MIRAIF_OK;
}

static enum miraif_status find_run(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                   struct miraif_run *run, struct miraif_error *err)
{
    MI_TRY(mi_cohort_need(store, cohort, err));
    MI_TRY(mi_run_get(store, cohort, "form", "adopted", arena, run, err));
    if (run->id == 0)
        MI_TRY(mi_run_get(store, cohort, "form", "draft", arena, run, err));
    if (run->id != 0)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_NOT_FOUND, "cohort %lld has no teams yet", (long long)cohort);
    mi_hint(err, "draft them: miraif team form %lld", (long long)cohort);
    return MIRAIF_NOT_FOUND;
}

/* Who is in which team, of those who take part. */
static enum miraif_status seat_people(struct mi_standing *standing, const struct seats *seats,
                                      struct miraif_arena *arena, int64_t *size, struct miraif_error *err)
{
    const struct mi_roster *roster = &standing->pool.roster;
    standing->group = mi_arena_array(arena, roster->count, sizeof *standing->group);
    if (standing->group == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < roster->count; i++) {
        const struct seat key = {.person = roster->item[i].person.id};
        const struct seat *seat =
            bsearch(&key, seats->item, seats->count, sizeof *seats->item, compare_seats);
        standing->group[i] = seat == NULL ? 0 : (uint32_t)seat->team - 1;
        size[standing->group[i]]++;
    }
    standing->gone = seats->count - roster->count;
    return MIRAIF_OK;
}

/* Leaves out the rules that do not hold: what is to be avoided could not be, else the office set it aside. */
static enum miraif_status keep_rules(struct mi_standing *standing, struct miraif_arena *arena,
                                     struct miraif_error *err)
{
    struct miraif_grouping *solver = &standing->problem.solver;
    struct miraif_rule *rule = mi_arena_array(arena, solver->rules, sizeof *rule);
    struct mi_rule_origin *origin = mi_arena_array(arena, solver->rules, sizeof *origin);
    uint32_t kept = 0;
    if (rule == NULL || origin == NULL)
        return mi_no_memory(err);
    for (uint32_t r = 0; r < solver->rules; r++) {
        const struct miraif_separation *separation = standing->problem.origin[r].separation;
        bool holds = true;
        for (uint32_t g = 0; g < solver->groups; g++)
            holds = holds && mi_team_keeps(&solver->rule[r], standing->group, g);
        if (holds) {
            rule[kept] = solver->rule[r];
            origin[kept++] = standing->problem.origin[r];
        } else if (separation == NULL || separation->rule != MIRAIF_AVOID) {
            standing->set_aside++;
        }
    }
    solver->rule = rule;
    solver->rules = kept;
    standing->problem.origin = origin;
    return MIRAIF_OK;
}

static enum miraif_status load_members(struct miraif_store *store, struct mi_standing *standing,
                                       struct miraif_arena *arena, struct seats *seats,
                                       struct miraif_error *err)
{
    MI_TRY(mi_member_each(store, standing->run.id, take_member, seats, err));
    int64_t *person = mi_arena_array(arena, seats->count, sizeof *person);
    if (person == NULL)
        return mi_no_memory(err);
    if (seats->count > 0)
        qsort(seats->item, seats->count, sizeof *seats->item, compare_seats);
    for (size_t i = 0; i < seats->count; i++) {
        person[i] = seats->item[i].person;
        if (seats->item[i].team < 1)
            return mi_fail(err, MIRAIF_INTERNAL, "a member of a team that is not there");
        standing->teams =
            (size_t)seats->item[i].team > standing->teams ? (size_t)seats->item[i].team : standing->teams;
    }
    standing->members = (struct mi_people){person, seats->count};
    return MIRAIF_OK;
}

enum miraif_status mi_standing_load(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                    struct mi_standing *ret_standing, struct miraif_error *err)
{
    struct mi_standing *standing = ret_standing;
    struct seats seats = {.arena = arena, .err = err};
    *standing = (struct mi_standing){0};
    MI_TRY(find_run(store, cohort, arena, &standing->run, err));
    MI_TRY(mi_team_settings_read(&standing->run, arena, &standing->settings, err));
    MI_TRY(load_members(store, standing, arena, &seats, err));
    bool open = standing->run.adopted_at != 0 || standing->settings.options.with_offered;
    MI_TRY(mi_team_pool_load_only(store, cohort, open, &standing->members, arena, &standing->pool, err));
    struct miraif_form_options options = standing->settings.options;
    int64_t *size = mi_arena_array(arena, standing->teams, sizeof *size);
    if (size == NULL)
        return mi_no_memory(err);
    MI_TRY(seat_people(standing, &seats, arena, size, err));
    options.size = size;
    options.sizes = standing->teams;
    MI_TRY(mi_team_problem_encode(&standing->pool, &options, arena, &standing->problem, err));
    uint8_t *dropped = mi_arena_array(arena, standing->pool.constraints.separations, sizeof *dropped);
    if (dropped == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_team_rules_encode(&standing->problem, dropped, arena, err));
    return keep_rules(standing, arena, err);
}
