/* A change of teams by hand: open → decide → measure → keep, in one transaction. The new set is a run of its
 * own, so that the earlier one can be restored. */
#include "flow/team/change.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/team/broken.h"
#include "flow/team/decode.h"
#include "flow/team/follow.h"
#include "flow/team/keep.h"
#include "flow/team/mentors.h"
#include "flow/team/read.h"
#include "model/naming.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/run.h"
#include "store/team.h"

static int compare_seats(const void *a, const void *b)
{
    const struct mi_seat *left = a, *right = b;
    return (left->person > right->person) - (left->person < right->person);
}

struct mi_seat *mi_change_seat(const struct mi_change *change, int64_t person)
{
    const struct mi_seat key = {.person = person};
    return change->seats == 0
               ? NULL
               : bsearch(&key, change->seat, change->seats, sizeof *change->seat, compare_seats);
}

bool mi_change_concerns(const struct mi_change *change, int64_t number)
{
    for (size_t i = 0; i < change->seats; i++)
        if (change->seat[i].was != change->seat[i].team &&
            (change->seat[i].was == number || change->seat[i].team == number))
            return true;
    return false;
}

/* Everybody in a team, and then whoever takes part besides. */
static enum miraif_status list_seats(struct mi_change *change, const struct mi_roster *roster)
{
    size_t most = roster->count;
    for (size_t t = 0; t < change->before.teams; t++)
        most += change->before.team[t].members;
    change->seat = mi_arena_array(change->arena, most, sizeof *change->seat);
    if (change->seat == NULL)
        return mi_no_memory(change->err);
    for (size_t t = 0; t < change->before.teams; t++) {
        const struct miraif_team *team = &change->before.team[t];
        for (size_t i = 0; i < team->members; i++)
            change->seat[change->seats++] = (struct mi_seat){
                .person = team->member[i].person, .name = team->member[i].name, .was = team->number};
    }
    if (change->seats > 0)
        qsort(change->seat, change->seats, sizeof *change->seat, compare_seats);
    size_t seated = change->seats;
    for (size_t i = 0; i < roster->count; i++) {
        const struct miraif_person *person = &roster->item[i].person;
        const struct mi_seat key = {.person = person->id};
        struct mi_seat *seat =
            seated == 0 ? NULL : bsearch(&key, change->seat, seated, sizeof key, compare_seats);
        if (seat == NULL) {
            seat = &change->seat[change->seats++];
            *seat = (struct mi_seat){.person = person->id, .name = person->name};
        }
        seat->stands = true;
        seat->team = seat->was;
    }
    if (change->seats > 0)
        qsort(change->seat, change->seats, sizeof *change->seat, compare_seats);
    return MIRAIF_OK;
}

static enum miraif_status open_teams(struct mi_change *change)
{
    struct miraif_run run;
    struct mi_team_pool everybody;
    MI_TRY(mi_cohort_need(change->store, change->cohort, change->err));
    MI_TRY(mi_run_get(change->store, change->cohort, "form", "adopted", change->arena, &run, change->err));
    change->live = run.id != 0;
    if (run.id == 0)
        MI_TRY(mi_run_get(change->store, change->cohort, "form", "draft", change->arena, &run, change->err));
    if (run.id == 0) {
        mi_fail(change->err, MIRAIF_NOT_FOUND, "cohort %lld has no teams yet", (long long)change->cohort);
        mi_hint(change->err, "draft them: miraif team form %lld", (long long)change->cohort);
        return MIRAIF_NOT_FOUND;
    }
    MI_TRY(mi_teams_read(change->store, &run, change->arena, &change->before, change->err));
    MI_TRY(mi_team_settings_read(&run, change->arena, &change->settings, change->err));
    change->settings.options.with_offered = change->live || change->settings.options.with_offered;
    MI_TRY(mi_team_pool_load(change->store, change->cohort, change->settings.options.with_offered,
                             change->arena, &everybody, change->err));
    MI_TRY(mi_team_pool_check_open(&everybody, change->arena, change->err));
    return list_seats(change, &everybody.roster);
}

enum miraif_status mi_change_load(struct mi_change *change)
{
    int64_t *person = mi_arena_array(change->arena, change->seats, sizeof *person);
    struct mi_people *only = mi_arena_array(change->arena, 1, sizeof *only);
    if (person == NULL || only == NULL)
        return mi_no_memory(change->err);
    only->person = person;
    for (size_t i = 0; i < change->seats; i++)
        if (change->seat[i].team != 0)
            person[only->count++] = change->seat[i].person;
    MI_TRY(mi_team_pool_load_only(change->store, change->cohort, change->settings.options.with_offered, only,
                                  change->arena, &change->pool, change->err));
    const struct mi_roster *roster = &change->pool.roster;
    change->group = mi_arena_array(change->arena, roster->count, sizeof *change->group);
    uint8_t *dropped = mi_arena_array(change->arena, change->pool.constraints.separations, sizeof *dropped);
    if (change->group == NULL || dropped == NULL)
        return mi_no_memory(change->err);
    for (size_t i = 0; i < roster->count; i++)
        change->group[i] = (uint32_t)mi_change_seat(change, roster->item[i].person.id)->team - 1;
    if (change->pool.constraints.separations > 0)
        memset(dropped, 1, change->pool.constraints.separations); /* what is to be avoided binds nobody */
    change->problem = (struct mi_team_problem){.pool = &change->pool};
    MI_TRY(mi_change_find_bars(change));
    return mi_team_rules_encode(&change->problem, dropped, change->arena, change->err);
}

/* The numbers of teams stay: one that loses everybody cannot be. */
static enum miraif_status encode(struct mi_change *change)
{
    struct miraif_form_options options = change->settings.options;
    int64_t *size = mi_arena_array(change->arena, change->before.teams, sizeof *size);
    if (size == NULL)
        return mi_no_memory(change->err);
    MI_TRY(mi_change_load(change));
    for (size_t i = 0; i < change->pool.roster.count; i++)
        size[change->group[i]]++;
    options.size = size;
    options.sizes = change->before.teams;
    const struct mi_team_problem rules = change->problem;
    MI_TRY(mi_team_problem_encode(&change->pool, &options, change->arena, &change->problem, change->err));
    change->problem.solver.rule = rules.solver.rule;
    change->problem.solver.rules = rules.solver.rules;
    change->problem.origin = rules.origin;
    return MIRAIF_OK;
}

/* What was done, for the reason that is kept. */
static struct mi_value *describe(const struct mi_change *change)
{
    struct mi_value *args = mi_value_object(change->arena);
    mi_put_text(args, "how", change->how);
    if (mi_text_is(change->how, "restore"))
        mi_put_int(args, "run", change->target);
    else
        mi_put_int(args, "run", change->before.run.id);
    if (mi_text_is(change->how, "move"))
        mi_put_copy(args, "to", mi_team_label(change->cohort, change->target, change->arena));
    struct mi_value *people = mi_put_array(args, "people");
    for (size_t i = 0; i < change->seats; i++)
        if (change->seat[i].was != change->seat[i].team)
            mi_put_ref(people, NULL, 'p', change->seat[i].person);
    if (!mi_text_blank(change->order->reason))
        mi_put_copy(args, "reason", change->order->reason);
    return args;
}

/* Figures of the seats as the solver would have them; no diversity is above 1 a team. */
static void measure(const struct mi_change *change, struct miraif_grouping_result *ret_result)
{
    const struct miraif_grouping *solver = &change->problem.solver;
    *ret_result = (struct miraif_grouping_result){.solution = MIRAIF_FEASIBLE,
                                                  .group = change->group,
                                                  .worst = INT64_MAX,
                                                  .considered = (uint64_t)change->considered};
    for (uint32_t g = 0; g < solver->groups; g++) {
        int64_t value = 0;
        for (uint32_t p = 0; p < solver->people; p++)
            for (uint32_t q = 0; q < p && change->group[p] == g; q++)
                value += change->group[q] == g ? solver->value_in[g][(size_t)p * solver->people + q] : 0;
        ret_result->worst = value < ret_result->worst ? value : ret_result->worst;
        ret_result->best = value > ret_result->best ? value : ret_result->best;
        ret_result->total += value;
    }
    int64_t most = (int64_t)solver->groups * change->problem.units;
    ret_result->bound = ret_result->total > most ? ret_result->total : most;
}

/* The check by other code that everything has to pass before it stands, but for the rules set aside. */
static enum miraif_status check(const struct mi_change *change, const struct miraif_grouping_result *result)
{
    struct mi_team_problem problem = change->problem;
    MI_TRY(
        mi_team_rules_set_aside(&problem, problem.waived, problem.waived_count, change->arena, change->err));
    return miraif_check_grouping(&problem.solver, result, change->err);
}

static enum miraif_status list_moves(const struct mi_change *change, struct miraif_team_change *report)
{
    struct miraif_team_move *move = mi_arena_array(change->arena, change->seats, sizeof *move);
    if (move == NULL)
        return mi_no_memory(change->err);
    for (size_t i = 0; i < change->seats; i++) {
        const struct mi_seat *seat = &change->seat[i];
        if (seat->was == seat->team)
            continue;
        move[report->moves++] = (struct miraif_team_move){
            seat->person, seat->name,
            seat->was == 0 ? NULL : mi_team_label(change->cohort, seat->was, change->arena),
            seat->team == 0 ? NULL : mi_team_label(change->cohort, seat->team, change->arena)};
    }
    report->move = move;
    return MIRAIF_OK;
}

/* Figures of teams that are not kept, as they would be read back. */
static void figure(const struct miraif_grouping_result *result, int64_t units, struct miraif_teams *teams)
{
    teams->worst = mi_team_millionths(result->worst, units);
    teams->total = mi_team_millionths(result->total, units);
    teams->gap = mi_team_millionths(result->best, units) - teams->worst;
    teams->bound = mi_team_millionths(result->bound, units);
    teams->legal = teams->equals = -1;
}

static enum miraif_status keep(struct mi_change *change, const struct miraif_teams *teams,
                               struct miraif_team_change *report)
{
    struct miraif_run run;
    int64_t id;
    MI_TRY(mi_run_supersede(change->store, change->before.run.id, change->err));
    MI_TRY(mi_teams_keep(change->store, teams, change->arena, &id, change->err));
    if (change->live) {
        MI_TRY(mi_run_adopt(change->store, id, change->err));
        MI_TRY(mi_team_mentors_follow(change->store, change->before.run.id, id, change->err));
    }
    MI_TRY(mi_run_find(change->store, id, change->arena, &run, change->err));
    MI_TRY(mi_teams_read(change->store, &run, change->arena, &report->after, change->err));
    report->kept = true;
    return change->live ? mi_change_follow(change, report) : MIRAIF_OK;
}

static enum miraif_status check_order(const struct mi_change *change)
{
    if (!change->order->force || !mi_text_blank(change->order->reason))
        return MIRAIF_OK;
    mi_fail(change->err, MIRAIF_REFUSED, "--force needs a reason");
    mi_hint(change->err, "say why: --reason TEXT");
    return MIRAIF_REFUSED;
}

enum miraif_status mi_change_make(struct mi_change *change, mi_decide_fn *decide, void *context,
                                  struct miraif_team_change *ret_change)
{
    struct miraif_team_change report = {.cohort = change->cohort};
    struct miraif_grouping_result result;
    struct miraif_teams teams;
    MI_TRY(check_order(change));
    MI_TRY(open_teams(change));
    MI_TRY(decide(change, context));
    report.before = report.after = change->before;
    report.considered = change->considered;
    MI_TRY(list_moves(change, &report));
    if (report.moves > 0) {
        MI_TRY(encode(change));
        MI_TRY(mi_change_find_broken(change, &report));
        change->problem.change = describe(change);
        measure(change, &result);
        MI_TRY(check(change, &result));
        MI_TRY(mi_teams_decode(&change->problem, &result, mi_store_env(change->store), change->arena, &teams,
                               change->err));
        report.after = teams;
        if (report.brokens > 0 && !change->order->force && !change->lenient)
            figure(&result, change->problem.units, &report.after);
        else
            MI_TRY(keep(change, &teams, &report));
    }
    *ret_change = report;
    return MIRAIF_OK;
}
